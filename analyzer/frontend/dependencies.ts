import fs from "node:fs"
import path from "node:path"
import { kindOf } from "./disk.ts"
import { asObject, readJsonObject, targetsOf } from "./packages.ts"
import { join, parentOf, relativeTo, splitPackage } from "./paths.ts"
import { isDeclaration, isSource } from "./source-text.ts"

/** Whether a path lies in an installed package. */
export function isInstalled(file: string): boolean {
    return file.startsWith("node_modules/") || file.includes("/node_modules/")
}

const CONDITIONS = ["node", "module-sync", "node-addons"]
const FOR_IMPORT = new Set(["import", ...CONDITIONS])
const FOR_REQUIRE = new Set(["require", ...CONDITIONS])

interface Installed {
    readonly folder: string
    readonly json: Readonly<Record<string, unknown>>
}

/**
 * Resolves from and into installed packages by Node's algorithm on the disk. Only JavaScript below
 * the root counts; symbolic links (pnpm) are followed. A package that has no file for the way it is
 * asked for is asked the other way: what a compiler makes of `import` is not known.
 *
 * @see https://nodejs.org/api/modules.html#all-together
 */
export function createInstalledResolver(root: string, disk = new Disk(root)): (specifier: string, fromFile: string) => string | undefined {
    return (specifier, from) => {
        if (/^\.{1,2}(?:\/|$)/.test(specifier)) return disk.load(join(parentOf(from), specifier), /(?:^|\/)\.{0,2}$/.test(specifier))
        const conditions = disk.isModule(from) ? [FOR_IMPORT, FOR_REQUIRE] : [FOR_REQUIRE, FOR_IMPORT]
        if (specifier.startsWith("#")) {
            const home = disk.packageOf(from)
            const targets = home ? conditions.flatMap(holding => targetsOf(home.json["imports"], specifier, holding)) : []
            return home && disk.firstOf(home, targets)
        }
        const [name, subpath] = splitPackage(specifier)
        const own = disk.packageOf(from)
        const found = own?.json["name"] === name && own.json["exports"] !== undefined ? own : disk.lookUp(name, from)
        return found && disk.inPackage(found, subpath, conditions)
    }
}

/** A package as it is installed. */
export interface InstalledPackage {
    readonly name: string
    readonly version: string
    /** Its folder below the root, symbolic links followed. */
    readonly folder: string
    /** Names of the packages that it says it needs at run time. */
    readonly dependencies: readonly string[]
}

export interface InstalledPackages {
    /** The package that this name means in a file. */
    find(name: string, fromFile: string): InstalledPackage | undefined
    /** The modules it offers to others: the main one, what its `exports` list, and these subpaths. */
    modules(installed: InstalledPackage, subpaths: readonly string[]): readonly { readonly file: string; readonly specifier: string }[]
    /** Resolves a name within one package; what leads out of it is undefined. */
    within(specifier: string, fromFile: string): string | undefined
}

/** Looks at the packages installed below a root. */
export function createInstalledPackages(root: string): InstalledPackages {
    const disk = new Disk(root)
    const resolve = createInstalledResolver(root, disk)
    const known = new Map<string, Installed>()
    return {
        find(name, fromFile) {
            const found = disk.lookUp(name, fromFile)
            const folder = found && disk.realFolder(found.folder)
            if (!found || folder === undefined) return undefined
            known.set(folder, found)
            const { version, dependencies, optionalDependencies, peerDependencies } = found.json
            const needs = [dependencies, optionalDependencies, peerDependencies].flatMap(table => Object.keys(asObject(table) ?? {}))
            return { name, version: typeof version === "string" ? version : "", folder, dependencies: [...new Set(needs)].sort() }
        },
        modules({ name, folder }, subpaths) {
            const found = known.get(folder)
            if (!found) return []
            const listed = Object.keys(asObject(found.json["exports"]) ?? {}).flatMap(key => (key.startsWith("./") && !/[*]|\/$|\.json$/.test(key) ? key.slice(2) : []))
            const wanted = [...new Set(["", ...listed, ...subpaths])]
            return wanted.flatMap(subpath => {
                const file = disk.inPackage(found, subpath, [FOR_REQUIRE, FOR_IMPORT])
                return file === undefined ? [] : { file, specifier: subpath === "" ? name : `${name}/${subpath}` }
            })
        },
        within(specifier, fromFile) {
            const file = resolve(specifier, fromFile)
            return file !== undefined && packageFolderOf(file) === packageFolderOf(fromFile) ? file : undefined
        },
    }
}

/** Folder of the installed package that a file belongs to. */
export function packageFolderOf(file: string): string | undefined {
    return /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]
}

/** Questions to the disk, each asked once. */
class Disk {
    private readonly kinds = new Map<string, "file" | "folder" | undefined>()
    private readonly packages = new Map<string, Installed | undefined>()
    private readonly root: string

    constructor(root: string) {
        this.root = root
    }

    lookUp(name: string, from: string): Installed | undefined {
        for (let folder = parentOf(from); ; folder = parentOf(folder)) {
            const candidate = join(folder, "node_modules", name)
            if (!/(?:^|\/)node_modules$/.test(folder)) {
                const found = this.packageAt(candidate) ?? (this.kindOf(candidate) === "folder" ? { folder: candidate, json: {} } : undefined)
                if (found) return found
            }
            if (folder === "") return undefined
        }
    }

    inPackage(found: Installed, subpath: string, conditions: readonly ReadonlySet<string>[]): string | undefined {
        const { exports } = found.json
        if (exports !== undefined && exports !== null) {
            return this.firstOf(found, conditions.flatMap(holding => targetsOf(exports, subpath === "" ? "." : `./${subpath}`, holding)))
        }
        return this.load(join(found.folder, subpath), subpath === "")
    }

    firstOf(home: Installed, targets: readonly string[]): string | undefined {
        for (const target of targets) {
            const file = target.startsWith(".") ? this.real(join(home.folder, target)) : undefined
            if (file !== undefined) return file
        }
        return undefined
    }

    /** As `require` loads a path: a file, with an ending added, or a folder. */
    load(base: string, isFolder: boolean): string | undefined {
        if (!isFolder) {
            for (const ending of ["", ".js", ".json", ".cjs", ".mjs"]) {
                if (this.kindOf(base + ending) === "file") return this.real(base + ending)
            }
        }
        if (this.kindOf(base) !== "folder") return undefined
        const main = this.packageAt(base)?.json["main"]
        if (typeof main === "string" && join(main) !== "" && !join(main).startsWith("..")) {
            const target = join(base, main)
            for (const file of [target, `${target}.js`, `${target}.cjs`, `${target}/index.js`]) if (this.kindOf(file) === "file") return this.real(file)
        }
        return ["index.js", "index.cjs", "index.mjs"].map(name => join(base, name)).map(file => this.real(file)).find(file => file !== undefined)
    }

    /** Runs as an ES module. */
    isModule(file: string): boolean {
        if (/\.m[jt]s$/.test(file)) return true
        return !/\.c[jt]s$/.test(file) && this.packageOf(file)?.json["type"] === "module"
    }

    packageOf(file: string): Installed | undefined {
        for (let folder = parentOf(file); ; folder = parentOf(folder)) {
            const found = this.packageAt(folder)
            if (found || folder === "") return found
        }
    }

    private packageAt(folder: string): Installed | undefined {
        if (this.packages.has(folder)) return this.packages.get(folder)
        const file = join(folder, "package.json")
        const json = this.kindOf(file) === "file" ? asObject(readJsonObject(path.join(this.root, file), () => undefined)) : undefined
        const found = json && { folder, json }
        this.packages.set(folder, found)
        return found
    }

    private kindOf(file: string): "file" | "folder" | undefined {
        if (this.kinds.has(file)) return this.kinds.get(file)
        const kind = kindOf(path.join(this.root, file))
        this.kinds.set(file, kind)
        return kind
    }

    realFolder(folder: string): string | undefined {
        const real = relativeTo(this.root, fs.realpathSync(path.join(this.root, folder)))
        return packageFolderOf(`${real}/`) === real ? real : undefined
    }

    /** The file itself, if it is code below the root. */
    private real(file: string): string | undefined {
        if (!isSource(file) || isDeclaration(file) || this.kindOf(file) !== "file") return undefined
        const real = relativeTo(this.root, fs.realpathSync(path.join(this.root, file)))
        return real.startsWith("../") || path.isAbsolute(real) ? undefined : real
    }
}

import fs from "node:fs"
import { builtinModules } from "node:module"
import path from "node:path"
import type { Resolution } from "../facts.ts"
import type { Aliases } from "./aliases.ts"
import { sourcesOf } from "./built-output.ts"
import { isInstalled } from "./dependencies.ts"
import type { Manifest } from "./packages.ts"
import { manifestFinder, targetsOf } from "./packages.ts"
import { join, parentOf, relativeTo, splitPackage } from "./paths.ts"
import { isDeclaration, isSource } from "./source-text.ts"
import type { ModuleOptions, ModuleOptionsOf } from "./tsconfig.ts"

export interface ResolverInput {
    readonly root: string
    /** The files that can be the answer. */
    readonly files: ReadonlySet<string>
    readonly links: ReadonlyMap<string, string>
    readonly manifests: readonly Manifest[]
    readonly optionsOf: ModuleOptionsOf
    readonly aliases: readonly Aliases[]
    /** Finds a file of an installed package, where the project includes them. */
    readonly installed?: (specifier: string, fromFile: string) => string | undefined
}

/** Says where a specifier leads from a file. Answers are kept per folder and ending. */
export type Resolve = (specifier: string, fromFile: string) => Resolution

const BUILTINS = new Set(builtinModules)

/** Written and built endings. TypeScript imports the built name: `./user.js` means `user.ts`. */
const REPLACED: Readonly<Record<string, readonly string[]>> = {
    ".js": [".ts", ".tsx", ".jsx", ".mts", ".cts"],
    ".jsx": [".tsx"],
    ".mjs": [".mts", ".ts", ".js"],
    ".cjs": [".cts", ".ts", ".js"],
    ".d.ts": [".ts", ".tsx", ".js"],
    ".d.mts": [".mts", ".mjs"],
    ".d.cts": [".cts", ".cjs"],
}
const FROM_TYPESCRIPT = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"]
const FROM_JAVASCRIPT = [".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts"]

/**
 * Resolves module names as the program's own tools would, from the names of its files alone:
 * nothing needs to be installed or built. The order is: Node's own modules, `paths` of tsconfig,
 * aliases, the package's own `imports` and `exports`, packages of the workspace, `baseUrl`; what is
 * left is a package from outside.
 *
 * Built output that is not among the files stands for the source it is made from. A configuration
 * that is a program (webpack, Vite) is not run; `@/x` and `~/x`, which no package can be named,
 * are looked for at the usual places.
 *
 * @see https://nodejs.org/api/esm.html#resolution-algorithm-specification
 */
export function createResolver(input: ResolverInput): Resolve {
    const resolver = new Resolver(input)
    const known = new Map<string, Map<string, Resolution>>()
    return (specifier, fromFile) => {
        // TypeScript prefers sources, `.mjs` another file of a package than `.cjs`.
        const key = `${parentOf(fromFile)}|${path.extname(fromFile)}`
        let own = known.get(key)
        if (!own) known.set(key, (own = new Map()))
        let answer = own.get(specifier)
        if (!answer) own.set(specifier, (answer = resolver.resolve(specifier, fromFile)))
        return answer
    }
}

/** Which known file a path in a package leads to: its `main`, its `bin`. */
export function createTargetResolver(input: ResolverInput): (target: string, manifest: Manifest) => string | undefined {
    const resolver = new Resolver(input)
    return (target, manifest) => resolver.target(join(manifest.folder, target), "package.ts")
}

function isTypeScript(file: string): boolean {
    return /\.[cm]?tsx?$/.test(file)
}

class Resolver {
    private readonly input: ResolverInput
    private readonly manifestOf: (file: string) => Manifest | undefined
    private readonly byName = new Map<string, Manifest[]>()
    private readonly byFolder = new Map<string, Manifest>()

    constructor(input: ResolverInput) {
        this.input = input
        this.manifestOf = manifestFinder(input.manifests)
        for (const manifest of input.manifests) {
            this.byFolder.set(manifest.folder, manifest)
            if (manifest.name === "") continue
            const same = this.byName.get(manifest.name)
            if (same) same.push(manifest)
            else this.byName.set(manifest.name, [manifest])
        }
    }

    resolve(written: string, from: string): Resolution {
        if (written.includes("!")) return other("the syntax of a webpack loader")
        const specifier = written.replace(/\?.*$/s, "")
        if (isInstalled(from)) return this.fromInstalled(specifier, from)
        if (specifier === "") return other("an empty name")
        if (/^\.{1,2}(?:\/|$)/.test(specifier)) return this.relative(specifier, from)
        if (/^(?:https?|data|blob):/.test(specifier)) return other("a URL")
        if (specifier.startsWith("file://")) return this.absolute(decodeURI(specifier.slice("file://".length)), from)
        if (path.posix.isAbsolute(specifier) || path.win32.isAbsolute(specifier)) return this.absolute(specifier, from)
        return this.bare(specifier, from)
    }

    /** Code in node_modules knows no aliases. */
    private fromInstalled(specifier: string, from: string): Resolution {
        if (specifier.startsWith("node:")) return { kind: "builtin", name: specifier }
        if (BUILTINS.has(specifier)) return { kind: "builtin", name: `node:${specifier}` }
        const file = this.input.installed?.(specifier, from)
        const isOutside = /^[\w@]/.test(specifier)
        const [name, subpath] = splitPackage(specifier)
        if (file !== undefined) return isOutside ? { kind: "file", file, package: name, subpath } : { kind: "file", file }
        return isOutside ? { kind: "package", name, subpath: subpath.replace(/\/$/, "") } : this.missing(join(parentOf(from), specifier))
    }

    private relative(specifier: string, from: string): Resolution {
        const base = join(parentOf(from), specifier)
        if (base === ".." || base.startsWith("../")) return other("outside of the analysed folder")
        const isFolder = /(?:^|\/)\.{0,2}$/.test(specifier)
        const file = (isFolder ? this.folder(base, from) : this.target(base, from)) ?? this.overRootDirs(specifier, from)
        return file === undefined ? this.missing(base) : { kind: "file", file }
    }

    /** `rootDirs` lays several folders over each other. */
    private overRootDirs(specifier: string, from: string): string | undefined {
        for (const { rootDirs } of this.input.optionsOf(parentOf(from))) {
            const own = rootDirs.find(dir => dir === "" || from.startsWith(`${dir}/`))
            if (own === undefined) continue
            const within = join(parentOf(from).slice(own.length).replace(/^\//, ""), specifier)
            for (const dir of rootDirs) {
                const file = this.target(join(dir, within), from)
                if (file !== undefined) return file
            }
        }
        return undefined
    }

    /** `/x` is meant from the disk's root by Node, from the application's by Meteor and Vite. */
    private absolute(specifier: string, from: string): Resolution {
        const onDisk = relativeTo(this.input.root, specifier)
        const homes = [...this.homesOf(from)].flatMap(({ folder }) => [folder, join(folder, "public"), join(folder, "src")])
        for (const base of [onDisk, ...homes.map(home => join(home, specifier)), join(specifier)]) {
            const file = base.startsWith("..") ? undefined : this.target(base, from)
            if (file !== undefined) return { kind: "file", file }
        }
        return other("an absolute path outside of the analysed folder")
    }

    private bare(specifier: string, from: string): Resolution {
        const options = this.input.optionsOf(parentOf(from))
        if (specifier.startsWith("node:")) return { kind: "builtin", name: specifier }
        const isBuiltin = BUILTINS.has(specifier)
        const aliased = this.overPaths(specifier, options, from, isBuiltin) ?? this.overAliases(specifier, from)
        if (aliased !== undefined) return { kind: "file", file: aliased }
        if (isBuiltin) return { kind: "builtin", name: `node:${specifier}` }
        if (specifier.startsWith("#")) return this.overImports(specifier, from)

        const [name, subpath] = splitPackage(specifier.replace(/^npm:((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?/, "$1"))
        const file = this.inWorkspace(name, subpath, from) ?? this.overRoots(specifier, name, options, from)
        if (file !== undefined) return { kind: "file", file }
        const installed = this.input.installed?.(specifier, from)
        if (installed !== undefined) return { kind: "file", file: installed, package: name, subpath }
        const kind = noCode(specifier)
        if (kind !== undefined && subpath !== "") return other(kind)
        if (isAliasOnly(specifier)) return this.missing(specifier)
        return { kind: "package", name, subpath: subpath.replace(/\/$/, "") }
    }

    private overPaths(specifier: string, all: readonly ModuleOptions[], from: string, exactOnly: boolean): string | undefined {
        for (const { paths } of all) {
            for (const { before, after, targets } of paths) {
                if (after === undefined ? specifier !== before : exactOnly || !fits(specifier, before, after)) continue
                const middle = after === undefined ? "" : specifier.slice(before.length, specifier.length - after.length)
                const file = this.first(targets.map(target => join(target.replaceAll("*", middle))), from)
                if (file !== undefined) return file
            }
        }
        return undefined
    }

    private overAliases(specifier: string, from: string): string | undefined {
        for (const { folder, names } of this.input.aliases) {
            if (!isBelow(from, folder)) continue
            for (const [name, target] of names) {
                const rest = specifier.slice(name.length)
                if (!specifier.startsWith(name) || (rest !== "" && !name.endsWith("/") && !rest.startsWith("/"))) continue
                const file = this.target(join(target, rest), from)
                if (file !== undefined) return file
            }
        }
        return undefined
    }

    private overImports(specifier: string, from: string): Resolution {
        for (const manifest of this.homesOf(from)) {
            const targets = targetsOf(manifest.json["imports"], specifier)
            if (targets.length === 0) continue
            const file = this.first(targets.filter(target => target.startsWith(".")).map(target => join(manifest.folder, target)), from)
            if (file !== undefined) return { kind: "file", file }
            const outside = targets.find(target => !target.startsWith("."))
            return outside === undefined ? this.missing(join(manifest.folder, targets[0]!)) : this.bare(outside, from)
        }
        return other("no `imports` of a package.json names it")
    }

    /** A package of the workspace, or the file's own package by its name. */
    private inWorkspace(name: string, subpath: string, from: string): string | undefined {
        const home = this.manifestOf(from)
        const candidates = this.byName.get(name)?.filter(manifest => isMeant(manifest, home)) ?? []
        // Of several with one name (templates, copies) the nearest one.
        const nearest = [...candidates].sort((a, b) => shared(b.folder, from) - shared(a.folder, from))
        for (const manifest of nearest) {
            const file = this.inPackage(manifest, subpath, from)
            if (file !== undefined) return file
        }
        return undefined
    }

    private inPackage(manifest: Manifest, subpath: string, from: string): string | undefined {
        const { folder, json } = manifest
        const exported = targetsOf(json["exports"], subpath === "" ? "." : `./${subpath}`)
        const inside = (targets: readonly unknown[]): readonly string[] => targets.flatMap(target => (typeof target === "string" ? join(folder, target) : []))
        const found = this.first(inside(exported), from)
        if (found !== undefined) return found
        if (subpath !== "") return this.first(inside([subpath, `src/${subpath}`, `dist/${subpath}`]), from)
        const { source, main, module, types, typings } = json
        return this.first(inside([source, main, module, types, typings, "src/index", "index", "src/main", "lib/index"]), from)
    }

    /** Bare names below a folder: `baseUrl`, `NODE_PATH`, the package's own folders. Not where the package is a declared dependency. */
    private overRoots(specifier: string, name: string, options: readonly ModuleOptions[], from: string): string | undefined {
        const homes = [...this.homesOf(from)]
        if (homes.some(({ dependencies }) => Object.hasOwn(dependencies, name) || Object.hasOwn(dependencies, `@types/${name}`))) return undefined
        const roots = options.flatMap(({ baseUrl }) => baseUrl ?? [])
        for (const { folder, roots: own } of this.input.aliases) if (isBelow(from, folder)) roots.push(...own)
        const found = this.first(roots.map(root => join(root, specifier)), from)
        if (found !== undefined) return found
        const folders = homes.map(({ folder }) => folder)
        if (!folders.includes("")) folders.push("")
        if (!isAliasOnly(specifier)) return specifier.includes("/") ? this.first(folders.map(folder => join(folder, specifier)), from) : undefined
        const rest = specifier.replace(/^[@~]\/?/, "")
        return this.first(folders.flatMap(folder => ["src", "", "app"].map(base => join(folder, base, rest))), from)
    }

    /** The package a file belongs to, and those around it. */
    private *homesOf(file: string): Generator<Manifest> {
        for (let home = this.manifestOf(file); home; home = home.folder === "" ? undefined : this.manifestOf(home.folder)) yield home
    }

    private first(targets: readonly string[], from: string): string | undefined {
        for (const target of targets) {
            const file = this.target(target, from)
            if (file !== undefined) return file
        }
        return undefined
    }

    /** The file that a path means: itself, the source of its built form, or that of a folder. */
    target(written: string, from: string): string | undefined {
        // A config above the root may lead back into it.
        const base = written.startsWith("..") ? relativeTo(this.input.root, path.resolve(this.input.root, written)) : written
        const direct = this.file(base, from) ?? this.folder(base, from)
        if (direct !== undefined) return direct
        const sources = sourcesOf(base, this.manifestOf(base), this.input.optionsOf(parentOf(base)))
        for (const source of sources) {
            const file = this.file(source, from) ?? this.indexOf(source, from)
            if (file !== undefined) return file
        }
        return undefined
    }

    private file(base: string, from: string): string | undefined {
        const { files } = this.input
        const plain = this.followLinks(base)
        const replaced = replacements(plain)
        // Next to its source a built file is a leftover; TypeScript looks for the source too.
        if (isTypeScript(from)) for (const name of replaced) if (files.has(name)) return name
        if (files.has(plain)) return plain
        for (const name of replaced) if (files.has(name)) return name
        for (const extension of isTypeScript(from) ? FROM_TYPESCRIPT : FROM_JAVASCRIPT) {
            if (files.has(plain + extension)) return plain + extension
            if (this.input.links.has(plain + extension)) return this.file(plain + extension, from)
        }
        return undefined
    }

    private folder(base: string, from: string): string | undefined {
        const plain = this.followLinks(base)
        const manifest = this.byFolder.get(plain)
        const main = manifest?.json["main"]
        if (typeof main === "string" && join(main) !== "" && !join(main).startsWith("..")) {
            const target = join(plain, main)
            for (const path of [target, ...sourcesOf(target, manifest, this.input.optionsOf(plain))]) {
                const file = this.file(path, from) ?? this.indexOf(path, from)
                if (file !== undefined) return file
            }
        }
        return this.indexOf(plain, from)
    }

    private indexOf(folder: string, from: string): string | undefined {
        return this.file(join(folder, "index"), from)
    }

    private followLinks(file: string): string {
        const { links } = this.input
        if (links.size === 0) return file
        for (let end = file.length; end > 0; end = file.lastIndexOf("/", end - 1)) {
            const target = links.get(file.slice(0, end))
            if (target !== undefined) return join(target, file.slice(end))
        }
        return file
    }

    private missing(base: string): Resolution {
        const kind = noCode(base)
        if (kind !== undefined) return other(kind)
        const plain = this.followLinks(base)
        const onDisk = (suffix: string): boolean => fs.existsSync(path.join(this.input.root, plain + suffix))
        if (onDisk(".json") || onDisk("/index.json")) return other("json")
        if ([".d.ts", ".d.mts", "/index.d.ts"].some(onDisk)) return other("declarations only")
        if (["", ...FROM_TYPESCRIPT].some(extension => isSource(plain + extension) && onDisk(extension))) return other("left out of the analysis")
        return other("no such file")
    }
}

function other(reason: string): Resolution {
    return { kind: "other", reason }
}

/** What a file is by its ending, if it is no code. */
function noCode(file: string): string | undefined {
    if (/\.json[c5]?$/.test(file)) return "json"
    if (isDeclaration(file)) return "declarations only"
    const ending = /\.(css|scss|sass|less|styl|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|mp[34]|webm|html?|md|mdx|txt|ya?ml|toml|graphql|gql|sql|vue|svelte|astro|hbs|ejs|pug|wasm|node|prisma|proto|csv|xml|tpl|po|webmanifest|pdf)$/.exec(file)
    return ending ? `no code: .${ending[1]}` : undefined
}

/** No package can have such a name: only an alias is meant. */
function isAliasOnly(specifier: string): boolean {
    return /^(?:@\/|~)/.test(specifier)
}

function fits(specifier: string, before: string, after: string): boolean {
    return specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after)
}

function replacements(file: string): readonly string[] {
    const ending = /(?:\.d\.[cm]?ts|\.[cm]?jsx?)$/.exec(file)?.[0]
    if (ending === undefined) return []
    return REPLACED[ending]?.map(extension => file.slice(0, -ending.length) + extension) ?? []
}

function isBelow(file: string, folder: string): boolean {
    return folder === "" || file.startsWith(`${folder}/`)
}

/** Length of what two paths have in common. */
function shared(a: string, b: string): number {
    let length = 0
    while (length < a.length && a[length] === b[length]) length++
    return length
}

/** Not where the importing package asks for another version than the workspace has: then the published one is meant. */
function isMeant(manifest: Manifest, home: Manifest | undefined): boolean {
    if (!home || home === manifest) return true
    const asked = /^[~^]?(\d+)(?:\.|$)/.exec(home.dependencies[manifest.name] ?? "")?.[1]
    const own = /^(\d+)\./.exec(manifest.version ?? "")?.[1]
    return asked === undefined || own === undefined || asked === own || own === "0"
}

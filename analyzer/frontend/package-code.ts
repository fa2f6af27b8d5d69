import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import type { FileFacts, ProjectFacts, Resolution } from "../facts.ts"
import { codeVersion } from "./code-version.ts"
import { asObject, readJsonObject } from "./packages.ts"
import { createInstalledPackages, type InstalledPackage, type InstalledPackages, packageFolderOf } from "./dependencies.ts"
import { byCodeUnit } from "./discover.ts"
import { type Reader, readFiles, resolveAll } from "./project.ts"

/** A package with more files than this is a program of its own. */
const MOST_FILES = 500

/** One installed package with its code. Imports of other packages stay names. */
export interface PackageCode {
    readonly installed: InstalledPackage
    /** What others can import. */
    readonly modules: readonly { readonly file: string; readonly specifier: string }[]
    readonly project: ProjectFacts
    /** Packages that its code imports. */
    readonly imports: readonly InstalledPackage[]
    /** Why not all of its code was read. */
    readonly cut?: string
}

export interface PackageReader {
    readonly packages: InstalledPackages
    /** Names the package's code and everything it says it needs, as installed: equal keys, equal code. */
    key(installed: InstalledPackage, subpaths: readonly string[]): string
    /**
     * Reads the code of packages, and of those that they import, as far as `isWanted` says.
     *
     * @returns By folder. Of a package that is too large nothing is kept but that.
     */
    read(wanted: ReadonlyMap<InstalledPackage, readonly string[]>, isWanted: (installed: InstalledPackage) => boolean): Promise<ReadonlyMap<string, PackageCode>>
}

/** Reads installed packages below a root, each by itself. */
export function createPackageReader(root: string, options: Reader["options"] = {}): PackageReader {
    const packages = createInstalledPackages(root)
    const contents = createContents(root)
    const version = codeVersion()
    const keys = new Map<string, string>()
    return { packages, key, read }

    function key(installed: InstalledPackage, subpaths: readonly string[]): string {
        return digest(`${keyOf(installed, [])}\0${subpaths.join("\0")}`)
    }

    function keyOf(installed: InstalledPackage, around: readonly string[]): string {
        const known = keys.get(installed.folder)
        if (known !== undefined) return known
        const own = `${version} ${installed.folder} ${installed.name}@${installed.version} ${contents(installed)}`
        if (around.includes(installed.folder)) return own
        const within = [...around, installed.folder]
        const needed = installed.dependencies.flatMap(name => packages.find(name, `${installed.folder}/package.json`) ?? [])
        const made = digest([own, ...needed.map(one => keyOf(one, within))].join("\0"))
        keys.set(installed.folder, made)
        return made
    }

    async function read(wanted: ReadonlyMap<InstalledPackage, readonly string[]>, isWanted: (installed: InstalledPackage) => boolean): Promise<ReadonlyMap<string, PackageCode>> {
        const reader: Reader = { found: { root, forced: new Set() }, cache: undefined, options, extract: undefined, skipped: [], texts: new Map() }
        const drafts = new Map<string, Draft>()
        const asked = new Set<string>()
        const join = (installed: InstalledPackage, subpaths: readonly string[]): readonly string[] => {
            if (drafts.has(installed.folder)) return []
            const modules = packages.modules(installed, subpaths)
            drafts.set(installed.folder, { installed, modules, files: new Map(), resolutions: new Map(), imports: new Map(), cut: undefined })
            return modules.map(({ file }) => file)
        }
        let round = [...wanted].flatMap(([installed, subpaths]) => join(installed, subpaths))
        while (round.length > 0) {
            const names = [...new Set(round)].filter(file => !asked.has(file)).sort(byCodeUnit)
            for (const name of names) asked.add(name)
            const fresh = new Map<string, FileFacts>()
            await readFiles(names, reader, fresh)
            round = []
            const resolutions = resolveAll(fresh.values(), { root, files: new Set(), links: new Map(), manifests: [], optionsOf: () => [], aliases: [], installed: packages.within })
            for (const [file, facts] of fresh) {
                const draft = drafts.get(packageFolderOf(file) ?? "")
                if (!draft) continue
                draft.files.set(file, facts)
                draft.resolutions.set(file, resolutions.get(file)!)
                if (draft.files.size > MOST_FILES) draft.cut = `more than ${MOST_FILES} files`
                if (draft.cut !== undefined) continue
                for (const target of Object.values(resolutions.get(file)!)) {
                    if (target.kind === "file") round.push(target.file)
                    else if (target.kind === "package") {
                        const other = packages.find(target.name, file)
                        if (!other || other.folder === draft.installed.folder) continue
                        draft.imports.set(other.folder, other)
                        if (isWanted(other)) round.push(...join(other, []))
                    }
                }
            }
        }
        for (const { file, reason } of reader.skipped) {
            const draft = drafts.get(packageFolderOf(file) ?? "")
            if (draft && !draft.files.has(file)) draft.cut ??= reason
        }
        return new Map([...drafts].map(([folder, draft]) => [folder, finished(draft)]))
    }
}

interface Draft extends Pick<PackageCode, "installed" | "modules"> {
    readonly files: Map<string, FileFacts>
    readonly resolutions: Map<string, Readonly<Record<string, Resolution>>>
    readonly imports: Map<string, InstalledPackage>
    cut: string | undefined
}

function finished({ installed, modules, files, resolutions, imports, cut }: Draft): PackageCode {
    if (files.size > MOST_FILES) files.clear()
    return {
        installed,
        modules,
        ...(cut !== undefined && { cut }),
        project: {
            files: [...files.values()].sort((a, b) => byCodeUnit(a.file, b.file)),
            resolutions: Object.fromEntries([...resolutions].sort(([a], [b]) => byCodeUnit(a, b))),
            packages: [],
            skipped: [],
        },
        imports: [...imports.values()].sort((a, b) => byCodeUnit(a.folder, b.folder)),
    }
}

/** Tells contents of packages apart: what the lock file says of them, else the names and sizes of their files. */
function createContents(root: string): (installed: InstalledPackage) => string {
    const locked = asObject(readJsonObject(path.join(root, "node_modules", ".package-lock.json"), () => undefined)?.["packages"]) ?? {}
    return ({ folder }) => {
        const integrity = asObject(locked[folder])?.["integrity"]
        return typeof integrity === "string" ? integrity : digest(sizes(path.join(root, folder)).join("\n"))
    }
}

function sizes(folder: string): string[] {
    return fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => byCodeUnit(a.name, b.name)).flatMap(entry => {
        const file = path.join(folder, entry.name)
        if (entry.isDirectory()) return entry.name === "node_modules" ? [] : sizes(file).map(line => `${entry.name}/${line}`)
        return entry.isFile() ? `${entry.name} ${fs.statSync(file).size}` : []
    })
}

function digest(text: string): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 32)
}

import fs from "node:fs"
import path from "node:path"
import { kindOf } from "./disk.ts"
import type { Manifest } from "./packages.ts"
import { asObject, readJsonObject, targetsOf } from "./packages.ts"
import { join, parentOf, relativeTo, splitPackage } from "./paths.ts"
import type { Skipped } from "./source-text.ts"

/** What a tsconfig or jsconfig says about where modules are. Folders are relative to the project's root. */
export interface ModuleOptions {
    /** Keys of `paths`: what stands before and after the `*` (`after` undefined: no `*`), and the targets with their `*`. */
    readonly paths: readonly PathPattern[]
    readonly baseUrl?: string
    readonly rootDirs: readonly string[]
    /** Where built files go, and where the folder they were built from is, if it says so. */
    readonly outDir?: string
    readonly rootDir?: string
    /** Folder of the config. */
    readonly folder: string
}

export interface PathPattern {
    readonly before: string
    readonly after: string | undefined
    readonly targets: readonly string[]
}

/**
 * Options that hold in a folder, those of the nearest config first: `tsconfig.json`, the configs it
 * refers to, its siblings (`tsconfig.server.json`), then the same in the folders around it. A
 * specifier counts as meant by one of them only if it leads to a file, so a config too many does
 * no harm, and one too few loses whole call paths.
 */
export type ModuleOptionsOf = (folder: string) => readonly ModuleOptions[]

/**
 * Reads the project's configs with what they extend and refer to. Broken and missing ones are
 * listed in `skipped`, once each; the rest counts.
 *
 * @see https://www.typescriptlang.org/docs/handbook/modules/reference.html#paths
 */
export function readModuleOptions(root: string, configs: readonly string[], manifests: readonly Manifest[], skipped: Skipped[]): ModuleOptionsOf {
    const reader = new ConfigReader(root, manifests, skipped)
    const byFolder = new Map<string, readonly ModuleOptions[]>()
    for (const [folder, files] of groupByFolder([...configsAbove(root), ...configs])) {
        byFolder.set(folder, mainFirst(files).flatMap(file => reader.withReferences(file)))
    }
    const above = [...byFolder].filter(([folder]) => folder.startsWith("..")).sort(([a], [b]) => a.length - b.length).flatMap(([, own]) => own)
    const known = new Map<string, readonly ModuleOptions[]>()
    const optionsOf: ModuleOptionsOf = folder => {
        const cached = known.get(folder)
        if (cached) return cached
        const outer = folder === "" ? above : optionsOf(parentOf(folder))
        const options = [...new Set([...(byFolder.get(folder) ?? []), ...outer])]
        known.set(folder, options)
        return options
    }
    return optionsOf
}

function groupByFolder(files: readonly string[]): ReadonlyMap<string, string[]> {
    const groups = new Map<string, string[]>()
    for (const file of files) {
        if (!/^[jt]sconfig/.test(file.slice(file.lastIndexOf("/") + 1))) continue
        const group = groups.get(parentOf(file))
        if (group) group.push(file)
        else groups.set(parentOf(file), [file])
    }
    return groups
}

function mainFirst(files: readonly string[]): readonly string[] {
    const rank = (file: string): number => (file.endsWith("tsconfig.json") ? 0 : file.endsWith("jsconfig.json") ? 1 : 2)
    return [...files].sort((a, b) => rank(a) - rank(b))
}

/** A part of a repository is analysed: the configs between it and the repository's root hold too. */
function configsAbove(root: string): readonly string[] {
    const found: string[] = []
    for (let up = ".."; ; up += "/..") {
        const folder = path.resolve(root, up)
        for (const name of ["tsconfig.json", "jsconfig.json"]) if (fs.existsSync(path.join(folder, name))) found.push(`${up}/${name}`)
        if (fs.existsSync(path.join(folder, ".git"))) return found
        if (folder === path.dirname(folder)) return []
    }
}

/** Options as one config file writes them, with the folder each of them is relative to. */
interface RawOptions {
    readonly paths?: { readonly value: Readonly<Record<string, unknown>>; readonly from: string }
    readonly baseUrl?: string
    readonly rootDirs?: readonly string[]
    readonly outDir?: string
    readonly rootDir?: string
}

class ConfigReader {
    private readonly files = new Map<string, Readonly<Record<string, unknown>> | undefined>()
    private readonly options = new Map<string, ModuleOptions>()
    private readonly told = new Set<string>()
    private readonly root: string
    private readonly manifests: readonly Manifest[]
    private readonly skipped: Skipped[]

    constructor(root: string, manifests: readonly Manifest[], skipped: Skipped[]) {
        this.root = root
        this.manifests = manifests
        this.skipped = skipped
    }

    /** Options of a config and of all that it refers to, each once. */
    withReferences(file: string, seen: Set<string> = new Set()): readonly ModuleOptions[] {
        if (seen.has(file)) return []
        seen.add(file)
        const json = this.read(file)
        if (!json) return []
        const own = this.options.get(file) ?? this.toOptions(file)
        this.options.set(file, own)
        const references = Array.isArray(json["references"]) ? json["references"] : []
        return [own, ...references.flatMap(reference => this.referenced(file, asObject(reference)?.["path"], seen))]
    }

    private referenced(file: string, target: unknown, seen: Set<string>): readonly ModuleOptions[] {
        if (typeof target !== "string") return []
        const joined = join(parentOf(file), target)
        const found = [joined, join(joined, "tsconfig.json")].find(path => path.endsWith(".json") && this.isFile(path))
        if (found !== undefined) return this.withReferences(found, seen)
        this.tell(file, `refers to ${JSON.stringify(target)}, which is not there`)
        return []
    }

    private toOptions(file: string): ModuleOptions {
        const raw = this.raw(file, [])
        const folder = parentOf(file)
        return {
            paths: raw.paths ? toPatterns(raw.paths.value, raw.baseUrl ?? raw.paths.from, folder) : [],
            rootDirs: raw.rootDirs ?? [],
            folder,
            ...(raw.baseUrl !== undefined && { baseUrl: raw.baseUrl }),
            ...(raw.outDir !== undefined && { outDir: raw.outDir }),
            ...(raw.rootDir !== undefined && { rootDir: raw.rootDir }),
        }
    }

    /** A config over what it extends; of several bases a later one wins. */
    private raw(file: string, trail: readonly string[]): RawOptions {
        const json = this.read(file)
        if (!json) return {}
        if (trail.includes(file)) {
            this.tell(trail.at(-1)!, "extends itself, over " + [...trail.slice(trail.indexOf(file) + 1), file].join(", "))
            return {}
        }
        const bases = [json["extends"]].flat().filter(base => typeof base === "string")
        let options: RawOptions = {}
        for (const base of bases) {
            const found = this.extended(file, base)
            if (found !== undefined) options = { ...options, ...this.raw(found, [...trail, file]) }
            else this.tell(file, `extends ${JSON.stringify(base)}, which is not there; read without it`)
        }
        return { ...options, ...ownOptions(parentOf(file), trail[0] ?? file, asObject(json["compilerOptions"]) ?? {}) }
    }

    private extended(file: string, base: string): string | undefined {
        const folder = parentOf(file)
        if (/^\.{0,2}\//.test(base) || base === "." || base === ".." || path.isAbsolute(base)) {
            const joined = path.isAbsolute(base) ? relativeTo(this.root, base) : join(folder, base)
            return [joined, `${joined}.json`, join(joined, "tsconfig.json")].find(path => path.endsWith(".json") && this.isFile(path))
        }
        const [name, subpath] = splitPackage(base)
        const manifest = this.manifests.find(manifest => manifest.name === name)
        if (manifest) return this.inPackage(manifest.folder, subpath, manifest.json)
        for (let up = folder; ; up = join(up, "..")) {
            const found = this.inPackage(join(up, `node_modules/${name}`), subpath, undefined)
            if (found !== undefined) return found
            if (path.resolve(this.root, up) === path.parse(this.root).root) return undefined
        }
    }

    private inPackage(folder: string, subpath: string, known: Readonly<Record<string, unknown>> | undefined): string | undefined {
        const manifestFile = path.join(this.root, folder, "package.json")
        const json = known ?? (fs.existsSync(manifestFile) ? readJsonObject(manifestFile, () => undefined) : undefined)
        const exported = targetsOf(json?.["exports"], subpath === "" ? "." : `./${subpath}`)
        const main = subpath === "" && typeof json?.["tsconfig"] === "string" ? [json["tsconfig"]] : []
        const plain = subpath === "" ? ["tsconfig.json"] : [subpath, `${subpath}.json`, `${subpath}/tsconfig.json`]
        return [...main, ...exported, ...plain].map(target => join(folder, target)).find(file => file.endsWith(".json") && this.isFile(file))
    }

    private read(file: string): Readonly<Record<string, unknown>> | undefined {
        if (this.files.has(file)) return this.files.get(file)
        const json = readJsonObject(path.join(this.root, file), reason => this.tell(file, reason))
        this.files.set(file, json)
        return json
    }

    private isFile(file: string): boolean {
        return kindOf(path.join(this.root, file)) === "file"
    }

    private tell(file: string, reason: string): void {
        if (this.told.has(`${file}: ${reason}`)) return
        this.told.add(`${file}: ${reason}`)
        this.skipped.push({ file, reason })
    }
}

function ownOptions(folder: string, leaf: string, json: Readonly<Record<string, unknown>>): RawOptions {
    const at = (value: unknown): string | undefined => (typeof value === "string" ? join(...configDir(value, folder, parentOf(leaf))) : undefined)
    const paths = asObject(json["paths"])
    const rootDirs = Array.isArray(json["rootDirs"]) ? json["rootDirs"].flatMap(dir => at(dir) ?? []) : undefined
    const [baseUrl, outDir, rootDir] = [at(json["baseUrl"]), at(json["outDir"]), at(json["rootDir"])]
    return {
        ...(paths && { paths: { value: paths, from: folder } }),
        ...(baseUrl !== undefined && { baseUrl }),
        ...(rootDirs && { rootDirs }),
        ...(outDir !== undefined && { outDir }),
        ...(rootDir !== undefined && { rootDir }),
    }
}

function toPatterns(paths: Readonly<Record<string, unknown>>, from: string, leaf: string): readonly PathPattern[] {
    const patterns = Object.entries(paths).map(([key, value]): PathPattern => {
        const star = key.indexOf("*")
        const targets = [value].flat().filter(target => typeof target === "string").map(target => join(...configDir(target, from, leaf)))
        return star === -1 ? { before: key, after: undefined, targets } : { before: key.slice(0, star), after: key.slice(star + 1), targets }
    })
    // An exact key wins, then the longest beginning.
    return patterns.sort((a, b) => Number(a.after !== undefined) - Number(b.after !== undefined) || b.before.length - a.before.length)
}

/** `${configDir}` stands for the folder of the config that is used, not of the one that is extended. */
function configDir(value: string, folder: string, leaf: string): [folder: string, value: string] {
    return value.startsWith("${configDir}") ? [leaf, `.${value.slice("${configDir}".length)}`] : [folder, value]
}

import fs from "node:fs"
import path from "node:path"
import { filesOfScript, SERVING_SCRIPT } from "../../catalog/package-scripts.ts"
import { ONE_MAJOR } from "../../catalog/versions.ts"
import type { PackageFolder } from "../facts.ts"
import { parseJsonc } from "./jsonc.ts"
import { parentOf } from "./paths.ts"
import type { Skipped } from "./source-text.ts"
import { systemMessage } from "./source-text.ts"

/** One package.json of the project. What it does not say, or says wrongly, is as if absent. */
export interface Manifest {
    /** "" for the root. */
    readonly folder: string
    readonly name: string
    readonly version?: string
    /** What it asks for, all kinds of dependencies together: name -> range. */
    readonly dependencies: Readonly<Record<string, string>>
    readonly json: Readonly<Record<string, unknown>>
}

const DEPENDENCIES = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]

/** Reads every package.json; a broken one is listed in `skipped`, and its folder has none. */
export function readManifests(root: string, files: readonly string[], skipped: Skipped[]): readonly Manifest[] {
    const manifests: Manifest[] = []
    for (const file of files) {
        const json = readJsonObject(path.join(root, file), reason => skipped.push({ file, reason }))
        if (json) manifests.push(toManifest(file.slice(0, -"package.json".length).replace(/\/$/, ""), json))
    }
    return manifests
}

function toManifest(folder: string, json: Readonly<Record<string, unknown>>): Manifest {
    const dependencies: Record<string, string> = {}
    for (const kind of DEPENDENCIES) {
        for (const [name, range] of Object.entries(asObject(json[kind]) ?? {})) dependencies[name] = String(range)
    }
    const { name, version } = json
    return { folder, name: typeof name === "string" ? name : "", ...(typeof version === "string" && { version }), dependencies, json }
}

/** A JSON file's object, or undefined after telling what is wrong. Comments and trailing commas are forgiven. */
export function readJsonObject(file: string, report: (reason: string) => void): Readonly<Record<string, unknown>> | undefined {
    let text: string
    try {
        text = fs.readFileSync(file, "utf8")
    } catch (error) {
        report(`cannot be read: ${systemMessage(error)}`)
        return undefined
    }
    try {
        const json = asObject(parseJsonc(text))
        if (!json) report("broken: holds no JSON object; read as if it were not there")
        return json
    } catch (error) {
        report(`broken JSON, ${(error as Error).message}; read as if it were not there`)
        return undefined
    }
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

/** Finds the manifest of the package that a file or folder belongs to. */
export function manifestFinder(manifests: readonly Manifest[]): (file: string) => Manifest | undefined {
    const byFolder = new Map(manifests.map(manifest => [manifest.folder, manifest]))
    const known = new Map<string, Manifest | undefined>()
    const find = (folder: string): Manifest | undefined => {
        if (known.has(folder)) return known.get(folder)
        const own = byFolder.get(folder) ?? (folder === "" ? undefined : find(parentOf(folder)))
        known.set(folder, own)
        return own
    }
    return file => find(parentOf(file))
}

/** The version in the nearest `node_modules` around the folder. */
function installedVersion(root: string, folder: string, name: string): string | undefined {
    for (let at = folder; ; at = parentOf(at)) {
        const version = readJsonObject(path.join(root, at, "node_modules", name, "package.json"), () => {})?.["version"]
        if (typeof version === "string") return version
        if (at === "") return undefined
    }
}

/** What the report needs to know of a package; `resolve` says which known file a path in the package leads to. */
export function toPackageFolder(root: string, manifest: Manifest, resolve: (target: string, manifest: Manifest) => string | undefined): PackageFolder {
    const { bin, main } = manifest.json
    const bins = typeof bin === "string" ? [bin] : Object.values(asObject(bin) ?? {}).filter(target => typeof target === "string")
    const entry = typeof main === "string" ? main : (targetsOf(manifest.json["exports"], ".")[0] ?? "./index.js")
    const mainFile = resolve(entry, manifest)
    const serving = Object.entries(asObject(manifest.json["scripts"]) ?? {}).flatMap(([name, script]) => (SERVING_SCRIPT.test(name) && typeof script === "string" ? filesOfScript(script) : []))
    return {
        folder: manifest.folder,
        name: manifest.name,
        dependencies: Object.keys(manifest.dependencies).sort(),
        ranges: Object.fromEntries(Object.entries(manifest.dependencies).map(([name, range]) => [name, ONE_MAJOR.test(range) ? range : (installedVersion(root, manifest.folder, name) ?? range)])),
        ...(mainFile !== undefined && { main: mainFile }),
        bin: [...new Set(bins.flatMap(target => resolve(target, manifest) ?? []))].sort(),
        ...(serving.length > 0 && { serves: [...new Set(serving.flatMap(file => resolve(`./${file}`, manifest) ?? []))].sort() }),
    }
}

/** Conditions that a package's own tools invented come first: they usually name the source. Others never hold on a server. */
const RANKS: Readonly<Record<string, number>> = {
    ...Object.fromEntries(["node", "import", "require", "module", "module-sync", "default", "development", "production", "node-addons"].map(name => [name, 1])),
    types: 2,
    ...Object.fromEntries(["browser", "worker", "workerd", "edge-light", "react-native", "react-server", "deno", "bun", "electron", "svelte", "style"].map(name => [name, 3])),
}

/**
 * The files that `exports` (or `imports`) may mean by a subpath (`.`, `./x`, `#x`), best first.
 *
 * @param conditions What holds. Without it every condition may hold: files of a workspace need no
 *     build to be found, and whichever target leads to a source is the right one.
 * @see https://nodejs.org/api/packages.html#subpath-patterns
 */
export function targetsOf(field: unknown, subpath: string, conditions?: ReadonlySet<string>): readonly string[] {
    const table = asObject(field)
    const isMap = table !== undefined && Object.keys(table).some(key => key.startsWith(".") || key.startsWith("#"))
    if (!isMap) return subpath === "." ? leaves(field, conditions) : []
    if (Object.hasOwn(table, subpath) && !subpath.includes("*")) return leaves(table[subpath], conditions)
    const patterns = Object.keys(table).filter(key => key.includes("*") || key.endsWith("/"))
    const starOf = (key: string): number => (key.endsWith("/") ? key.length : key.indexOf("*"))
    patterns.sort((a, b) => starOf(b) - starOf(a) || b.length - a.length)
    for (const key of patterns) {
        const star = starOf(key)
        const [before, after] = [key.slice(0, star), key.slice(star + 1)]
        if (!subpath.startsWith(before) || !subpath.endsWith(after) || subpath.length < before.length + after.length) continue
        const middle = subpath.slice(before.length, subpath.length - after.length)
        return leaves(table[key], conditions).map(target => (target.endsWith("/") ? target + middle : target.replaceAll("*", middle)))
    }
    return []
}

function leaves(target: unknown, conditions: ReadonlySet<string> | undefined): readonly string[] {
    if (typeof target === "string") return [target]
    if (Array.isArray(target)) return target.flatMap(one => leaves(one, conditions))
    const table = asObject(target)
    if (!table) return []
    const keys = Object.keys(table)
    const holding = conditions
        ? keys.filter(key => conditions.has(key) || key === "default")
        : keys.map((key, index) => ({ key, index, rank: RANKS[key] ?? 0 })).sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ key }) => key)
    return holding.flatMap(key => leaves(table[key], conditions))
}

import path from "node:path"
import type { Manifest } from "./packages.ts"
import { asObject, readJsonObject } from "./packages.ts"
import { join, parentOf } from "./paths.ts"
import type { Skipped } from "./source-text.ts"

/** Names that a project's tools replace when they load or build it. */
export interface Aliases {
    /** Folder whose files they hold for. */
    readonly folder: string
    /** Name or beginning of a name -> path; longest name first. */
    readonly names: readonly (readonly [name: string, target: string])[]
    /** Folders in which a bare name is looked for. */
    readonly roots: readonly string[]
}

/** Aliases that frameworks bring along: they write them into a tsconfig that is not committed. */
const FRAMEWORKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "@sveltejs/kit": { "$lib": "./src/lib" },
    "nuxt": { "~~": ".", "@@": ".", "~": ".", "@": ".", "#shared": "./shared" },
}

/**
 * Reads aliases where they are data: `_moduleAliases` and `_moduleDirectories` (module-alias),
 * `imports`-like maps of Babel's module-resolver and root-import in JSON, `NODE_PATH` in a package's
 * scripts, and what a framework's own are. Configuration that is a program is not run.
 */
export function readAliases(root: string, configs: readonly string[], manifests: readonly Manifest[], skipped: Skipped[]): readonly Aliases[] {
    const found: Aliases[] = []
    for (const { folder, json, dependencies } of manifests) {
        found.push(ofManifest(folder, json))
        for (const [name, table] of Object.entries(FRAMEWORKS)) if (Object.hasOwn(dependencies, name)) found.push({ folder, names: Object.entries(table).map(([alias, target]) => [alias, join(folder, target)] as const), roots: [] })
        const babel = asObject(json["babel"])
        if (babel) found.push(ofBabel(folder, babel))
    }
    for (const file of configs) {
        if (!/(?:^|\/)(?:\.babelrc(?:\.json)?|babel\.config\.json)$/.test(file)) continue
        const json = readJsonObject(path.join(root, file), reason => skipped.push({ file, reason }))
        if (json) found.push(ofBabel(parentOf(file), json))
    }
    // The nearest folder's are asked first.
    return found.filter(({ names, roots }) => names.length + roots.length > 0).sort((a, b) => b.folder.length - a.folder.length)
}

function ofManifest(folder: string, json: Readonly<Record<string, unknown>>): Aliases {
    const scripts = Object.values(asObject(json["scripts"]) ?? {}).filter(script => typeof script === "string").join("\n")
    const searched = [...scripts.matchAll(/\bNODE_PATH=["']?([\w./-]+)/g)].map(match => match[1]!).filter(dir => !path.isAbsolute(dir))
    const directories = Array.isArray(json["_moduleDirectories"]) ? json["_moduleDirectories"].filter(dir => typeof dir === "string") : []
    const roots = [...searched, ...directories].map(dir => join(folder, dir)).filter(dir => !/(^|\/)node_modules/.test(dir))
    return { folder, names: toNames(folder, asObject(json["_moduleAliases"])), roots: [...new Set(roots)] }
}

function ofBabel(folder: string, json: Readonly<Record<string, unknown>>): Aliases {
    const environments = Object.values(asObject(json["env"]) ?? {})
    const plugins = [json, ...environments].flatMap(part => asObject(part)?.["plugins"] ?? []).filter(Array.isArray)
    const names: (readonly [string, string])[] = []
    const roots: string[] = []
    for (const [name, options] of plugins as readonly (readonly unknown[])[]) {
        if (typeof name !== "string") continue
        if (/(?:^|[-/])module-resolver$/.test(name)) {
            const own = asObject(options)
            names.push(...toNames(folder, asObject(own?.["alias"])))
            roots.push(...[own?.["root"]].flat().flatMap(dir => (typeof dir === "string" && !dir.includes("*") ? join(folder, dir) : [])))
        } else if (/(?:^|[-/])root-import$/.test(name)) {
            const own = asObject(options) ?? {}
            const parts = Array.isArray(options) ? options : Array.isArray(own["paths"]) ? own["paths"] : [own]
            for (const part of parts) {
                const { rootPathPrefix = "~/", rootPathSuffix = "." } = asObject(part) ?? {}
                names.push([String(rootPathPrefix), join(folder, String(rootPathSuffix).replace(/^\//, ""))])
            }
        }
    }
    return { folder, names: names.sort((a, b) => b[0].length - a[0].length), roots: [...new Set(roots)] }
}

function toNames(folder: string, table: Readonly<Record<string, unknown>> | undefined): readonly (readonly [string, string])[] {
    const entries = Object.entries(table ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string")
    // Regular expressions are keys of module-resolver too: `^@app/(.+)` to `./src/\\1`.
    const plain = entries.map(([name, target]) => [name.replace(/^\^/, "").replace(/\(\.[+*]\)\$?$/, ""), target.replace(/\/?\\+1$/, "")] as const)
    return plain
        .filter(([name, target]) => !/[*+?()[\]\\|$]/.test(name) && (target.startsWith(".") || target.startsWith("/") || target.includes("/") || target === ""))
        .map(([name, target]) => [name, join(folder, target.replace(/^\//, ""))] as const)
        .sort((a, b) => b[0].length - a[0].length)
}

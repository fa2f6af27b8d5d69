import fs from "node:fs"
import path from "node:path"
import type { Walk } from "./discover.ts"
import { parseJsonc } from "./jsonc.ts"

/** Names under which compilers, bundlers and coverage tools write. People write some of them by hand too. */
const OUTPUT_NAMES = new Set(["dist", "build", "out", "output", "coverage", "storybook-static"])

/**
 * Folders with an output's name that really hold output: the sources they were made from are in
 * the project too, and reporting both would name every place twice. Evidence is a compiler's trace
 * beside the files (declarations, source maps), a tsconfig's `outDir`, a package.json that starts
 * there although the package has sources, or minified scripts among them.
 */
export function generatedFolders(root: string, walk: Walk): readonly string[] {
    const candidates = walk.folders.filter(folder => OUTPUT_NAMES.has(nameOf(folder)))
    if (candidates.length === 0) return []
    const outDirs = outDirsOf(root, walk.configs)
    return candidates.filter(folder => {
        const inside = walk.sources.filter(file => file.startsWith(`${folder}/`))
        if (nameOf(folder) === "coverage" && inside.some(file => /\/(?:lcov-report|prettify\.js|sorter\.js)/.test(file))) return true
        if (inside.some(file => /\.min\.[cm]?js$|\.[0-9a-f]{8,}\.(?:chunk\.)?js$/.test(file))) return true
        if (inside.some(file => /\.tsx?$/.test(file))) return false
        if (hasTraces(inside, walk.traces)) return true
        if (outDirs.has(folder)) return true
        return builtFromSources(root, folder, walk)
    })
}

function nameOf(folder: string): string {
    return folder.slice(folder.lastIndexOf("/") + 1)
}

function hasTraces(sources: readonly string[], traces: readonly string[]): boolean {
    const known = new Set(traces)
    return sources.some(file => known.has(`${file}.map`) || known.has(file.replace(/\.([cm]?)js$/, ".d.$1ts")))
}

function outDirsOf(root: string, configs: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>()
    for (const config of configs) {
        const outDir = (readObject(root, config)?.["compilerOptions"] as { outDir?: unknown } | undefined)?.outDir
        if (typeof outDir !== "string") continue
        // `${configDir}` stands for the folder of the config.
        const local = outDir.replace(/^\$\{configDir\}\/?/, "./")
        const target = path.posix.normalize(path.posix.join(path.posix.dirname(config), local)).replace(/\/$/, "")
        for (let folder = target; folder !== "." && folder !== ""; folder = path.posix.dirname(folder)) found.add(folder)
    }
    return found
}

/** The package starts in the folder, or a script writes to it, and there is something it was made from. */
function builtFromSources(root: string, folder: string, walk: Walk): boolean {
    const manifest = nearestManifest(folder, walk.manifests)
    if (manifest === undefined) return false
    const json = readObject(root, manifest)
    if (!json) return false
    const home = path.posix.dirname(manifest) === "." ? "" : `${path.posix.dirname(manifest)}/`
    const own = folder.slice(home.length)
    const hasSources = walk.sources.some(file => file.startsWith(home) && /^(?:src|source|lib|app)\//.test(file.slice(home.length)))
    if (!hasSources) return false
    const starts = JSON.stringify([json["main"], json["module"], json["exports"], json["bin"], json["types"], json["files"]])
    const scripts = Object.values((json["scripts"] ?? {}) as Record<string, unknown>).join("\n")
    const escaped = own.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    return new RegExp(`"(?:\\./)?${escaped}[/"]`).test(starts) || new RegExp(`(?:--?(?:d|o|out-?[dD]ir|outfile|dest)[= ]|rm -rf |rimraf |node )(?:\\./)?${escaped}(?:[/\\s]|$)`).test(scripts)
}

function nearestManifest(folder: string, manifests: readonly string[]): string | undefined {
    for (let at = path.posix.dirname(folder); ; at = path.posix.dirname(at)) {
        const file = at === "." ? "package.json" : `${at}/package.json`
        if (manifests.includes(file)) return file
        if (at === ".") return undefined
    }
}

/** Broken files are reported by those who need their content. */
function readObject(root: string, file: string): Record<string, unknown> | undefined {
    try {
        const json = parseJsonc(fs.readFileSync(path.join(root, file), "utf8"))
        return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : undefined
    } catch {
        return undefined
    }
}

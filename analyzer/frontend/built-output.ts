import type { Manifest } from "./packages.ts"
import { join } from "./paths.ts"
import type { ModuleOptions } from "./tsconfig.ts"

/** Folders that compilers write to, and those that they read from. */
const BUILT = /^(?:dist|build|built|lib|out|output|cjs|esm|es|compiled|types|typings|\.next|dist-[\w-]+|[\w-]+-dist)$/
const FORMATS = /^(?:esm|cjs|es|es6|commonjs|common|module|modules|node|types|src|lib|server|js|index)$/
const SOURCES = ["src", "source", "sources", "lib", "app", ""]

/**
 * Files that a built file may have been made from, likeliest first, without a guess at their
 * extension: the built file is not there in a fresh checkout, and where it is its source is better.
 *
 * @param file Path of the built file, relative to the root.
 * @param home The package it belongs to.
 * @param options Of the folder it lies in.
 */
export function sourcesOf(file: string, home: Manifest | undefined, options: readonly ModuleOptions[]): readonly string[] {
    const found: string[] = []
    for (const { outDir, rootDir, folder } of options) {
        if (outDir === undefined || outDir === folder || !file.startsWith(`${outDir}/`)) continue
        const rest = file.slice(outDir.length + 1)
        // Without a `rootDir` it is what all sources have in common, which is one of these.
        const bases = rootDir === undefined ? ["src", "", "source", "lib"].map(base => join(folder, base)) : [rootDir]
        found.push(...bases.map(base => join(base, rest)))
    }
    const prefix = home === undefined || home.folder === "" ? "" : `${home.folder}/`
    if (!file.startsWith(prefix)) return found
    const parts = file.slice(prefix.length).split("/")
    if (!BUILT.test(parts[0]!)) return found
    for (let skip = 1; skip < parts.length; skip++) {
        const rest = parts.slice(skip).join("/")
        found.push(...SOURCES.map(source => join(prefix + source, rest)))
        if (!FORMATS.test(parts[skip]!)) break
    }
    return found
}

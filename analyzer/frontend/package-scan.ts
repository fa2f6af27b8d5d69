import fs from "node:fs"
import path from "node:path"
import type { InstalledPackage, InstalledPackages } from "./dependencies.ts"
import { isDeclaration, isSource } from "./source-text.ts"

/** Names of functions that block, by the module they are imported from: built-in ones as `node:fs`. */
export type BlockingNames = ReadonlyMap<string, ReadonlySet<string>>

/** A loop that may wait for the time, or for nothing. */
const WAITS = /\bwhile\s*\([^{}]{0,80}(?:Date|now|hrtime)|\bfor\s*\([^{}]{0,80}(?:Date|now|hrtime)|\bwhile\s*\([^()]*(?:\([^()]*\))?[^()]*\)\s*(?:;|\{\s*\})/

/**
 * Says of installed packages whether something in them may block, by looking for words in their
 * texts and in those of what they depend on: ten times as fast as reading their code, and never
 * "no" where reading would find something, as long as packages say what they depend on.
 */
export function createPackageScan(root: string, packages: InstalledPackages, names: BlockingNames): (installed: InstalledPackage) => boolean {
    const speaking = new Map<string, boolean>()
    const builtins = [...names.keys()].filter(name => name.startsWith("node:")).map(name => name.slice("node:".length))
    const imported = new RegExp(`["'\`](?:node:)?(${builtins.join("|")})["'\`]`, "g")
    return mayBlock

    function mayBlock(installed: InstalledPackage): boolean {
        const reached = new Map([[installed.folder, installed]])
        for (const [folder, { dependencies }] of reached) {
            if (dependencies.some(name => names.has(name)) || speaks(folder)) return true
            for (const name of dependencies) {
                const other = packages.find(name, `${folder}/package.json`)
                if (other) reached.set(other.folder, other)
            }
        }
        return false
    }

    function speaks(folder: string): boolean {
        const known = speaking.get(folder) ?? says(folder)
        speaking.set(folder, known)
        return known
    }

    function says(folder: string): boolean {
        const texts = sourcesIn(path.join(root, folder))
        if (texts.some(text => WAITS.test(text))) return true
        const words = new Set<string>()
        for (const text of texts) for (const [, module] of text.matchAll(imported)) for (const name of names.get(`node:${module!}`)!) words.add(name)
        if (words.size === 0) return false
        const spoken = new RegExp(`\\b(?:${[...words].join("|")})\\b`)
        return texts.some(text => spoken.test(text))
    }
}

function sourcesIn(folder: string): string[] {
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
        const file = path.join(folder, entry.name)
        if (entry.isDirectory()) return entry.name === "node_modules" ? [] : sourcesIn(file)
        return entry.isFile() && isSource(entry.name) && !isDeclaration(entry.name) ? [fs.readFileSync(file, "utf8")] : []
    })
}

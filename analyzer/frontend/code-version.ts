import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

/**
 * A name for the code that makes facts: a hash of its own files, built or not. Facts of another
 * version of the tool, or of one that someone is just changing, are void, and nobody has to think
 * of raising a number.
 */
export function codeVersion(): string {
    const here = fileURLToPath(import.meta.url)
    const files = here.endsWith(".ts") ? sourceFiles(path.dirname(here)) : builtFiles(path.dirname(here))
    const hash = createHash("sha256").update(process.versions.node)
    for (const file of files) hash.update(path.basename(file)).update(fs.readFileSync(file))
    return hash.digest("hex").slice(0, 32)
}

function sourceFiles(folder: string): readonly string[] {
    return [...namesIn(folder, ".ts"), path.join(folder, "..", "facts.ts")]
}

/** The build puts shared code into files of its own, somewhere below `dist`. */
function builtFiles(folder: string): readonly string[] {
    let top = folder
    while (path.basename(top) !== "dist" && top !== path.dirname(top)) top = path.dirname(top)
    if (path.basename(top) !== "dist") return namesIn(folder, ".js")
    const folders = [top, path.join(top, "analyzer"), path.join(top, "analyzer", "frontend")]
    return folders.flatMap(one => namesIn(one, ".js"))
}

function namesIn(folder: string, ending: string): readonly string[] {
    if (!fs.existsSync(folder)) return []
    return fs.readdirSync(folder).filter(name => name.endsWith(ending)).sort().map(name => path.join(folder, name))
}

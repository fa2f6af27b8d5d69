import fs from "node:fs"

/** What is at a path; undefined where nothing is or nothing can be seen. Follows symbolic links. */
export function kindOf(file: string): "file" | "folder" | undefined {
    try {
        const stat = fs.statSync(file, { throwIfNoEntry: false })
        return stat?.isFile() ? "file" : stat?.isDirectory() ? "folder" : undefined
    } catch {
        // A file where a folder should be, a cycle of links, a folder that must not be read.
        return undefined
    }
}

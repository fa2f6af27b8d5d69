import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { afterAll } from "vitest"

const made: string[] = []

afterAll(() => {
    for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

/** Content by path; an object is written as JSON. A path with `/` at its end is an empty folder. */
export type Tree = Readonly<Record<string, string | Buffer | object>>

/** Makes a real folder with these files in it. It is removed after the tests of the file. */
export function folderOf(tree: Tree): string {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "unblock-test-")))
    made.push(folder)
    addFiles(folder, tree)
    return folder
}

export function addFiles(folder: string, tree: Tree): void {
    for (const [name, content] of Object.entries(tree)) {
        const file = path.join(folder, name)
        if (name.endsWith("/")) {
            fs.mkdirSync(file, { recursive: true })
            continue
        }
        fs.mkdirSync(path.dirname(file), { recursive: true })
        fs.writeFileSync(file, typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content))
    }
}

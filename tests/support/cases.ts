import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** A folder under `tests/fixtures/<theme>/`; its name is the sentence it shows. */
export interface Case {
    /** `reach/through-an-import` */
    readonly name: string
    readonly folder: string
    /** Contents by path relative to the folder. */
    readonly files: ReadonlyMap<string, string>
}

const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url))
const SOURCE = /\.[cm]?[jt]sx?$/

export function allCases(): Case[] {
    return folders(FIXTURES).flatMap(theme => folders(join(FIXTURES, theme)).map(name => readCase(`${theme}/${name}`)))
}

function readCase(name: string): Case {
    const folder = join(FIXTURES, name)
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort()
    return { name, folder, files: new Map(paths.map(path => [path, readFileSync(join(folder, path), "utf8")])) }
}

function folders(parent: string): string[] {
    return readdirSync(parent, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => entry.name)
        .sort()
}

/** Only these can carry annotations. */
export function isSource(file: string): boolean {
    return SOURCE.test(file)
}

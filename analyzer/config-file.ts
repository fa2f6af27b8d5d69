import { basename, isAbsolute, relative, resolve } from "node:path"
import { lilconfig } from "lilconfig"
import { validateConfig } from "./config-schema.ts"
import type { UnblockConfig } from "./config.ts"
import { UserError } from "./errors.ts"

const FILES = ["unblock.config.ts", "unblock.config.mts", "unblock.config.js", "unblock.config.mjs", "unblock.config.cjs", "unblock.config.json"]

export interface LoadedConfig {
    readonly config: UnblockConfig
    /** As messages name it: `unblock.config.json`; undefined where there is none. */
    readonly file?: string
}

/**
 * Reads `unblock.config.*` or the key `unblock` of package.json in a folder, or the named file.
 * A configuration written as code is run; nothing else in the folder is.
 *
 * @throws {UserError} If the file cannot be read or run, has an unknown key or a wrong value.
 */
export async function loadConfig(root: string, named?: string): Promise<LoadedConfig> {
    const explorer = lilconfig("unblock", {
        cache: false,
        stopDir: root,
        searchPlaces: [...FILES, "package.json"],
        loaders: { ".ts": run, ".mts": run, ".js": run, ".mjs": run, ".cjs": run, ".json": (path, content) => parse(named ?? shown(root, path), path, content), noExt: (path, content) => parse(named ?? path, path, content) },
    })
    const found = named === undefined ? await explorer.search(root) : await read(named, () => explorer.load(resolve(named)))
    if (!found || found.isEmpty) {
        if (found && named === undefined && basename(found.filepath) === "package.json") return { config: {} }
        return { config: {}, ...(found && { file: shown(root, found.filepath) }) }
    }
    const file = named ?? shown(root, found.filepath)
    const inManifest = basename(found.filepath) === "package.json"
    // There it names the model that the package ships, see models.ts.
    if (inManifest && typeof found.config === "string") return { config: {} }
    const place = inManifest ? `${file}: unblock` : file
    return { config: validateConfig(found.config, place), file }
}

async function read<Value>(named: string, load: () => Promise<Value>): Promise<Value> {
    try {
        return await load()
    } catch (error) {
        if (error instanceof UserError) throw error
        const code = (error as NodeJS.ErrnoException).code
        if (code === "ENOENT") throw new UserError(`${named}: there is no such file.`)
        throw new UserError(`${named}: ${firstLine(error)}`)
    }
}

/** JSON with a place for its mistakes. A broken package.json is somebody else's problem: then there is no configuration. */
function parse(name: string, path: string, content: string): unknown {
    try {
        return JSON.parse(content.replace(/^\uFEFF/, ""))
    } catch (error) {
        if (basename(path) === "package.json") return {}
        throw new UserError(`${name}: ${firstLine(error)}.\nWrite JSON: names and texts in double quotes, no comments, no comma after the last value.`)
    }
}

/** jiti costs 100 ms to load, so only where it is needed: Node 20 runs no TypeScript. */
async function run(path: string): Promise<unknown> {
    const { createJiti } = await import("jiti")
    const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false })
    try {
        return await jiti.import(path, { default: true })
    } catch (error) {
        throw new UserError(`${basename(path)} cannot be run: ${firstLine(error)}`)
    }
}

function shown(root: string, path: string): string {
    const below = relative(root, path)
    return below.startsWith("..") || isAbsolute(below) ? path : below.split("\\").join("/")
}

function firstLine(error: unknown): string {
    return String(error instanceof Error ? error.message : error).split("\n", 1)[0]!.replace(/\.$/, "")
}

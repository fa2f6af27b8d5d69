import { createHash, randomUUID } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { crc32 } from "node:zlib"
import { codeVersion } from "./code-version.ts"

/** Facts of earlier runs as JSON text, by key. Of what is saved everything else is forgotten. */
export interface FactsCache {
    readonly key: (file: string, text: string) => string
    readonly get: (key: string) => string | undefined
    readonly save: (entries: ReadonlyMap<string, string>) => void
}

/**
 * Few files, because thousands of small ones take longer to write: measured on the facts of 2,000
 * sources (15 MB) 18 ms for these against 526 ms; reading is the same, 15 and 17 ms. Several, so
 * that one changed source rewrites little.
 */
const SHARDS = 16

/** Caches of roots that nobody analysed for this long go. Milliseconds. */
const FORGOTTEN = 30 * 24 * 3_600_000

/**
 * Opens the cache of a project. What cannot be read or is damaged is as if absent; where nothing
 * can be written nothing is kept, and no run fails for it.
 *
 * @param folder Where to keep it; by default `node_modules/.cache/unblock` of the nearest package.
 */
export function openCache(root: string, folder?: string, what = "facts"): FactsCache | undefined {
    const home = folder === undefined ? defaultFolder(root) : { cache: path.resolve(folder), name: "" }
    if (!home) return undefined
    const version = codeVersion()
    const own = path.join(home.cache, `${what}-${digest(home.name || path.resolve(root)).slice(0, 16)}`)
    const shards = Array.from({ length: SHARDS }, (_, shard) => readShard(shardFile(own, shard), version))
    return {
        key: (file, text) => digest(`${file}\0${text}`),
        get: key => shards[shardOf(key)]!.get(key),
        save: entries => {
            try {
                fs.mkdirSync(own, { recursive: true })
                const now = new Date()
                fs.utimesSync(own, now, now)
                save(own, version, shards, entries)
                removeForgotten(home.cache)
            } catch {
                // A read-only disk, a full one, somebody else's folder: the next run is slower, that is all.
            }
        },
    }
}

function defaultFolder(root: string): { readonly cache: string; readonly name: string } | undefined {
    for (let folder = root; ; folder = path.dirname(folder)) {
        if (fs.existsSync(path.join(folder, "package.json"))) {
            return { cache: path.join(folder, "node_modules", ".cache", "unblock"), name: path.relative(folder, root) || "." }
        }
        if (folder === path.dirname(folder)) return undefined
    }
}

function digest(text: string): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 32)
}

function shardOf(key: string): number {
    return Number.parseInt(key[0]!, 16) % SHARDS
}

function shardFile(folder: string, shard: number): string {
    return path.join(folder, `${shard.toString(16)}.jsonl`)
}

/** First line: version and checksum of the rest. Then a line per file: key, space, JSON. */
function readShard(file: string, version: string): ReadonlyMap<string, string> {
    const entries = new Map<string, string>()
    let bytes: Buffer
    try {
        bytes = fs.readFileSync(file)
    } catch {
        return entries
    }
    const end = bytes.indexOf(10)
    const body = bytes.subarray(end + 1)
    if (bytes.toString("latin1", 0, Math.max(end, 0)) !== `${version} ${crc32(body)}`) return entries
    const text = body.toString("utf8")
    for (let start = 0; start < text.length; ) {
        const newline = text.indexOf("\n", start)
        const space = text.indexOf(" ", start)
        entries.set(text.slice(start, space), text.slice(space + 1, newline))
        start = newline + 1
    }
    return entries
}

function save(folder: string, version: string, shards: readonly ReadonlyMap<string, string>[], entries: ReadonlyMap<string, string>): void {
    const fresh = shards.map(() => new Map<string, string>())
    for (const [key, facts] of entries) fresh[shardOf(key)]!.set(key, facts)
    for (const [shard, own] of fresh.entries()) {
        const old = shards[shard]!
        if (own.size === old.size && [...own.keys()].every(key => old.has(key))) continue
        const body = Buffer.from([...own].map(([key, facts]) => `${key} ${facts}\n`).join(""))
        writeAtomic(shardFile(folder, shard), Buffer.concat([Buffer.from(`${version} ${crc32(body)}\n`), body]))
    }
}

/** Readers see the old file or the new one. */
function writeAtomic(file: string, bytes: Buffer): void {
    const temporary = `${file}.${randomUUID()}.tmp`
    try {
        fs.writeFileSync(temporary, bytes)
        fs.renameSync(temporary, file)
    } catch (error) {
        fs.rmSync(temporary, { force: true })
        throw error
    }
}

function removeForgotten(cache: string): void {
    const before = Date.now() - FORGOTTEN
    for (const name of fs.readdirSync(cache)) {
        const folder = path.join(cache, name)
        if (/^(?:facts|summaries)-/.test(name) && fs.statSync(folder).mtimeMs < before) fs.rmSync(folder, { recursive: true, force: true })
    }
}

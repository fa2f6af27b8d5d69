import { isUtf8 } from "node:buffer"
import fs from "node:fs"
import path from "node:path"
import type { ProjectFacts } from "../facts.ts"

/** Something left out of the analysis, or only partly read, and why. */
export type Skipped = ProjectFacts["skipped"][number]

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/
const DECLARATION = /\.d\.(?:[^./]+\.)?[cm]?ts$/

/** A file with code in it, by its name. */
export function isSource(file: string): boolean {
    return SOURCE.test(file) && !DECLARATION.test(file)
}

export function isDeclaration(file: string): boolean {
    return DECLARATION.test(file)
}

/** Larger files are bundles or data: nobody writes them, and a parser needs a gigabyte for them. */
export const MOST_BYTES = 2_000_000

/** Larger plain scripts in folders that are served as they are were made by others, for browsers. */
const MOST_STATIC_BYTES = 200_000

export interface SourceText {
    readonly text: string
    /** What is wrong with it, if it can be read nevertheless. */
    readonly problem?: string
}

export interface Unread {
    readonly reason: string
}

/**
 * Reads one source file, or says why it is left out: unreadable, too large, minified, not a
 * program at all.
 *
 * @param limits What speaks against a file that can be read: nothing if the user asked for it, its
 *     size alone if it is part of an installed package, of which nobody reads a report.
 */
export function readSource(root: string, file: string, limits: "none" | "size" | "all"): SourceText | Unread {
    let bytes: Buffer
    try {
        const descriptor = fs.openSync(path.join(root, file), "r")
        try {
            const tooLarge = limits === "none" ? undefined : sizeProblem(file, fs.fstatSync(descriptor).size)
            if (tooLarge !== undefined) return { reason: tooLarge }
            bytes = fs.readFileSync(descriptor)
        } finally {
            fs.closeSync(descriptor)
        }
    } catch (error) {
        return { reason: `cannot be read: ${systemMessage(error)}` }
    }
    const source = decode(bytes)
    if ("reason" in source || limits !== "all") return source
    const reason = notWritten(file, source.text)
    return reason === undefined ? source : { reason }
}

function sizeProblem(file: string, size: number): string | undefined {
    if (size > MOST_BYTES) return `too large to be written by hand: ${kilobytes(size)}, at most ${kilobytes(MOST_BYTES)} are read`
    if (size > MOST_STATIC_BYTES && /\.[cm]?js$/.test(file) && /(^|\/)(public|static|assets)\//.test(file)) {
        return `a script of ${kilobytes(size)} among the files for browsers`
    }
    return undefined
}

function decode(bytes: Buffer): SourceText | Unread {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString("utf16le", 2) }
    const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    if (bytes.subarray(0, 8_000).includes(0)) return { reason: "binary data, no program" }
    const text = bytes.toString("utf8", start)
    if (isUtf8(bytes)) return { text }
    const line = text.slice(0, text.indexOf("\ufffd")).split("\n").length
    return { text, problem: `not valid UTF-8 (line ${line}); what cannot be read was replaced` }
}

/** Minified and generated text: a finding in it helps nobody, and parsing it costs most. */
function notWritten(file: string, text: string): string | undefined {
    if (/\.min\.[cm]?js$/.test(file)) return "minified"
    if (text.startsWith("<?xml") || text.startsWith("<!DOCTYPE TS")) return "a translation file of Qt, no program"
    const head = text.slice(0, 10_000)
    if (head.length > 1_000 && head.length / (head.split("\n").length) > 500) return "minified: its lines are longer than 500 characters"
    return undefined
}

function kilobytes(bytes: number): string {
    return `${Math.round(bytes / 1000)} kB`
}

/** `EACCES: permission denied, open '/…'` without the code and the place, which the reader knows. */
export function systemMessage(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error)
    return /^E[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message
}

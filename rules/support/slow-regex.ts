import { createRequire } from "node:module"
import type * as Scslre from "scslre"

/** Why a regular expression is slow, for people. */
export interface Slowness {
    readonly how: "exponential" | "polynomial"
    /** The part of the pattern that is to blame. */
    readonly where: string
    /** A character whose repetition shows it. */
    readonly character: string
}

/** Longer patterns are generated (lists of words, Unicode ranges) and would take seconds to analyse. */
const LONGEST_PATTERN = 600
const MOST_QUANTIFIERS = 25

const known = new Map<string, Slowness | undefined>()
let library: typeof Scslre | undefined

/**
 * Whether matching can take exponential or polynomial time. Trying again from each position
 * (`/\s+$/`) is left out: it takes 100,000 characters to be felt.
 *
 * Loads its library, which takes 50 ms, with the first expression that is asked about.
 */
export function slownessOf(source: string, flags: string): Slowness | undefined {
    const key = `/${source}/${flags}`
    if (!known.has(key)) known.set(key, analyse(source, flags))
    return known.get(key)
}

function analyse(source: string, flags: string): Slowness | undefined {
    if (source.length > LONGEST_PATTERN || (source.match(/[*+}]/g) ?? []).length > MOST_QUANTIFIERS) return undefined
    library ??= createRequire(import.meta.url)("scslre") as typeof Scslre
    let reports: readonly Scslre.Report[]
    try {
        reports = library.analyse({ source, flags }).reports
    } catch {
        return undefined // Syntax that the library does not know yet.
    }
    const report = reports.find(one => one.exponential) ?? reports.find(one => one.type !== "Move")
    if (!report) return undefined
    const where = report.type === "Self" ? report.parentQuant.raw : report.type === "Trade" ? `${report.startQuant.raw}…${report.endQuant.raw}` : report.quant.raw
    return { how: report.exponential ? "exponential" : "polynomial", where, character: report.character.pick }
}

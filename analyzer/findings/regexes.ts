import { analyse } from "scslre"
import type { Confidence } from "../report.ts"
import type { Cost } from "../../catalog/entry.ts"
import { weakest } from "../graph/certainty.ts"
import type { Program, Sighting } from "./candidate.ts"

/** Longer patterns are generated (lists of words, Unicode ranges) and would take seconds to analyse. */
const LONGEST_PATTERN = 600
const MOST_QUANTIFIERS = 25

/** Constant regular expressions that take more than linear time on an input that a client chooses. */
export function superLinearRegexes({ project, graph }: Program): Sighting[] {
    const found: Sighting[] = []
    for (const use of graph.regexUses) {
        const site = project.files[use.site.file]?.sites[use.site.site]
        const slow = site && slownessOf(use.pattern)
        if (!slow) continue
        found.push({
            kind: "blocking-call",
            api: "global#RegExp",
            waitsFor: "cpu",
            cost: slow.cost,
            file: use.site.file,
            fn: graph.nodes[use.node]!.fn,
            at: site.at,
            text: site.text,
            loop: site.loop === true,
            message: `\`${use.pattern}\` is applied to data a client sent and ${slow.how} for ${slow.input}: no other request is served meanwhile.`,
            advice: { text: `Rewrite \`${slow.where}\` so that it can match in one way only, or limit the length of the input.`, fixable: false },
            occurrence: { node: use.node, confidence: weakest([use.confidence, slow.confidence]), kind: "call", site: use.site },
        })
    }
    return found
}

interface Slowness {
    readonly cost: Cost
    readonly confidence: Confidence
    /** `takes exponential time` */
    readonly how: string
    /** `many repetitions of "a"` */
    readonly input: string
    /** The part of the pattern that is to blame. */
    readonly where: string
}

const known = new Map<string, Slowness | undefined>()

/** @param pattern As written: `/(a+)+$/i`. */
export function slownessOf(pattern: string): Slowness | undefined {
    if (!known.has(pattern)) known.set(pattern, analysePattern(pattern))
    return known.get(pattern)
}

function analysePattern(pattern: string): Slowness | undefined {
    const end = pattern.lastIndexOf("/")
    const source = pattern.slice(1, end)
    if (end <= 0 || source.length > LONGEST_PATTERN || (source.match(/[*+}]/g) ?? []).length > MOST_QUANTIFIERS) return undefined

    let reports
    try {
        reports = analyse({ source, flags: pattern.slice(end + 1) }).reports
    } catch {
        return undefined // Syntax that the library does not know yet.
    }
    const input = (character: string): string => `many repetitions of ${JSON.stringify(character)}`
    for (const report of reports) {
        if (!report.exponential) continue
        const where = report.type === "Self" ? report.parentQuant.raw : report.startQuant.raw
        return { cost: "unbounded", confidence: "certain", how: "takes exponential time", input: input(report.character.pick), where }
    }
    for (const report of reports) {
        if (report.type === "Move") continue
        const where = report.type === "Self" ? report.parentQuant.raw : `${report.startQuant.raw}…${report.endQuant.raw}`
        return { cost: "grows", confidence: "likely", how: "takes more than linear time", input: input(report.character.pick), where }
    }
    // Trying again from each position (`/\s+$/`) is quadratic too, but takes 100,000 characters to be felt.
    const move = reports[0]
    return move?.type === "Move" ? { cost: "grows", confidence: "possible", how: "takes quadratic time", input: input(move.character.pick), where: move.quant.raw } : undefined
}

import { bitOf, TOPICS, type Topic, type Topics } from "./topics.ts"

/** What a file shows at one look at its text. A rule has nothing to report in a file that shows none of its signs. */
export type Sign = Topic | keyof typeof OF_THE_LANGUAGE

/** Signs that need no package: a file that has one says one of these pieces of words. */
const OF_THE_LANGUAGE = {
    loop: ["while"],
    promise: ["Promise", "Each"],
    require: ["quire"],
    /** It makes requests to other servers. */
    outgoing: ["fetch"],
    regex: ["RegExp"],
} as const

/**
 * Matches a regular expression that repeats something. What stands before its slash makes it none: a
 * comment, a path, a division, unless it is a word of the language. The slash comes first, because
 * engines look for that fast.
 */
export const REPEATING_REGEX = /\/(?![/*])(?:(?<![\w$"'`./*\]<@]\/)|(?<=\b(?:return|typeof|case|of|in|else|do|void|delete|yield|await|instanceof)\/))(?=[^\n]*?\/)[^\n]*?[*+}]/

const SIGNS: readonly Sign[] = [...TOPICS, ...Object.keys(OF_THE_LANGUAGE) as (keyof typeof OF_THE_LANGUAGE)[]]

/** Several signs as one number, whose bits for topics are those of `bitOf`. */
export function bitsOf(signs: readonly Sign[]): number {
    return signs.reduce((bits, sign) => bits | (1 << SIGNS.indexOf(sign)), 0)
}

export const ALL_SIGNS = bitsOf(SIGNS)

/** A piece of words that stands in each file that shows one of these signs. */
export interface Piece {
    readonly text: string
    readonly signs: number
}

/** The pieces to look for in every file. Those of `request` are asked for late: they are many, and few files come to that. */
export function piecesOf(topics: readonly Topics[]): readonly Piece[] {
    const found = new Map<string, number>()
    const add = (text: string, signs: number): void => void found.set(text, (found.get(text) ?? 0) | signs)
    for (const [sign, pieces] of Object.entries(OF_THE_LANGUAGE)) for (const piece of pieces) add(piece, bitsOf([sign as Sign]))
    for (const { bit, globalPieces } of topics) if (bit !== bitOf("request")) for (const piece of globalPieces) add(piece, bit)
    return [...found].map(([text, signs]) => ({ text, signs }))
}

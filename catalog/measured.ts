import type { PackageFacts, Verified } from "./entry.ts"
import { measured, seenToRun } from "./measured.generated.ts"

/** Lists of a package whose entries `npm run measure` checks. */
export const MEASURED_LISTS = ["blocking", "threadpool", "offloads", "limiters", "fanOuts"] as const

export type MeasuredList = (typeof MEASURED_LISTS)[number]

/** Says of every entry that is measured that it is. */
export function withMeasured(facts: PackageFacts): PackageFacts {
    const found = measured[facts.package]
    if (!found) return facts
    const lists: Record<string, unknown> = {}
    for (const list of MEASURED_LISTS) {
        const names = new Set(found[list])
        if (names.size > 0 && facts[list]) lists[list] = marked(facts[list], names)
    }
    return { ...facts, ...lists }
}

/** Says of every way to register handlers that a started server confirms that it does. */
export function withSeenToRun(all: readonly PackageFacts[]): PackageFacts[] {
    const passed = new Map<string, number>()
    return all.map(facts => {
        if (!facts.handlers) return facts
        // Facts of one package may stand in several places: positions are counted through all of them.
        const first = passed.get(facts.package) ?? 0
        passed.set(facts.package, first + facts.handlers.length)
        const seen = new Set(seenToRun[facts.package])
        return seen.size === 0 ? facts : { ...facts, handlers: facts.handlers.map((shape, index) => (seen.has(first + index) ? { ...shape, verified: "run" } : shape)) }
    })
}

interface Named {
    readonly name: string
    readonly new?: true
}

function marked<Entry extends Named>(entries: readonly Entry[], names: ReadonlySet<string>): (Entry & { readonly verified?: Verified })[] {
    return entries.map((entry, index) => (names.has(keyOf(entries, index)) ? { ...entry, verified: "run" } : entry))
}

/** `new Database`, `sign`, `sign (2)`: the second entry of that name in the list. */
export function keyOf(entries: readonly Named[], index: number): string {
    const entry = entries[index]!
    const nth = entries.slice(0, index + 1).filter(one => one.name === entry.name && one.new === entry.new).length
    return `${entry.new ? "new " : ""}${entry.name}${nth > 1 ? ` (${nth})` : ""}`
}

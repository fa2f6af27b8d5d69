import type { Candidate, Program, Sighting } from "./candidate.ts"
import { blockingCalls, blockingLoops, ownBlockingCalls, type OwnBlockingFunctions } from "./blocking-calls.ts"
import { clientCreations } from "./clients.ts"
import { fanOuts } from "./fan-outs.ts"
import { superLinearRegexes } from "./regexes.ts"
import { comparePlaces } from "../graph/order.ts"
import { COSTS } from "./severity.ts"

/** Everything that would be a problem if a handler reached it, in order of place. */
export function findCandidates(program: Program, own: OwnBlockingFunctions, threads: number): readonly Candidate[] {
    return onePerPackage(program, mergeSightings([
        ...blockingCalls(program),
        ...blockingLoops(program),
        ...ownBlockingCalls(program, own),
        ...superLinearRegexes(program),
        ...fanOuts(program, threads),
        ...clientCreations(program),
    ]))
}

/**
 * Ten calls of one package in one function are one thing to do: of what is known through a
 * package's own code the worst stands for the others, the first among equals.
 */
function onePerPackage({ project }: Program, candidates: readonly Candidate[]): readonly Candidate[] {
    const chosen = new Map<string, Candidate>()
    const keyOf = (one: Candidate): string => `${one.file},${one.fn},${one.api.slice(0, one.api.indexOf("#"))}`
    const rank = (one: Candidate): number => COSTS.indexOf(one.cost) * 2 + (isGuarded(project, one) ? 0 : 1)
    for (const one of candidates) {
        if (!one.through) continue
        const known = chosen.get(keyOf(one))
        if (!known || rank(one) > rank(known)) chosen.set(keyOf(one), one)
    }
    return candidates.filter(one => !one.through || chosen.get(keyOf(one)) === one)
}

function isGuarded(project: Program["project"], { occurrences }: Candidate): boolean {
    const { file, site } = occurrences[0]!.site
    const fact = project.files[file]!.sites[site]
    return fact?.once !== undefined || fact?.onceOfThis !== undefined || fact?.phase !== undefined
}

/** One candidate for each kind, place and API, with all nodes it was seen in; the worst sighting speaks. */
export function mergeSightings(sightings: readonly Sighting[]): readonly Candidate[] {
    const groups = new Map<string, Sighting[]>()
    for (const one of sightings) {
        const key = `${one.kind}|${one.file}|${one.at.join(",")}|${one.api}`
        const group = groups.get(key)
        if (group) group.push(one)
        else groups.set(key, [one])
    }
    const merged = [...groups.values()].map((group): Candidate => {
        const worst = group.reduce((a, b) => (COSTS.indexOf(b.cost) > COSTS.indexOf(a.cost) ? b : a))
        const { occurrence: _, ...candidate } = worst
        return { ...candidate, occurrences: group.map(one => one.occurrence) }
    })
    return merged.sort((a, b) => a.file - b.file || comparePlaces(a.at, b.at) || compareText(a.kind, b.kind) || compareText(a.api, b.api))
}

function compareText(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0
}

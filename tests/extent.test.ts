import fc from "fast-check"
import { expect, test } from "vitest"
import type { Confidence } from "../analyzer/report.ts"
import { countCalls } from "../analyzer/graph/extent.ts"
import { callEdge, callGraph } from "./support/graphs.ts"

/** Function `from` calls function `to`, or a package's function if that is undefined. Calls of one function on the same site have several targets. */
interface Call {
    readonly from: number
    readonly to: number | undefined
    readonly site: number
    readonly confidence: Confidence
    readonly leaves: boolean
}

const FUNCTIONS = 8
const fn = fc.nat({ max: FUNCTIONS - 1 })
const calls = fc.array(fc.record<Call>({
    from: fn,
    to: fc.oneof({ weight: 3, arbitrary: fn }, { weight: 1, arbitrary: fc.constant(undefined) }),
    site: fc.nat({ max: 4 }),
    confidence: fc.constantFrom("certain", "certain", "likely", "possible"),
    leaves: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
}), { maxLength: 30 })

test("counts the places that a naive closure of the call relation finds", () => {
    fc.assert(fc.property(calls, fc.array(fc.array(fn, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (program, groups) => {
        expect(countCalls(graphOf(program), groups)).toEqual(groups.map(starts => naiveCount(program, starts)))
    }), { numRuns: 1000 })
})

/** Sites belong to functions: the same number in another function is another place. */
const placeOf = (call: Call): number => call.from * 10 + call.site

function graphOf(program: readonly Call[]) {
    const of = (from: number): readonly Call[] => program.filter(call => call.from === from)
    const functions = Array.from({ length: FUNCTIONS }, (_, index) => index)
    return callGraph({
        nodes: functions.map(index => ({ file: 0, fn: index })),
        edges: functions.map(from => of(from).flatMap(call => (call.to === undefined ? [] : callEdge(placeOf(call), call.to, { confidence: call.confidence, ...(call.leaves && { leaves: "loop" as const }) })))),
        apiCalls: functions.map(from => of(from).flatMap(call => (call.to === undefined ? { site: { file: 0, site: placeOf(call) }, api: "node:fs#readFile", new: false, kind: "call" as const, confidence: call.confidence } : []))),
    })
}

/** Grows the set of reached functions until it stops growing. Slow, and plainly right. */
function naiveCount(program: readonly Call[], starts: readonly number[]): number {
    const followed = program.filter(call => call.confidence !== "possible" && !(call.leaves && call.to !== undefined))
    const reached = new Set(starts)
    for (let before = 0; before < reached.size; ) {
        before = reached.size
        for (const { from, to } of followed) if (reached.has(from) && to !== undefined) reached.add(to)
    }
    return new Set(followed.filter(({ from }) => reached.has(from)).map(placeOf)).size
}

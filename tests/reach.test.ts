import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { CallEdge, HandlerEntry } from "../analyzer/graph/call-graph.ts"
import type { SiteFact } from "../analyzer/facts.ts"
import { reach, type Target, type Way } from "../analyzer/graph/reach.ts"
import { callEdge, callGraph, fileFacts, functionFact, handlerEntry, projectFacts, siteFact } from "./support/graphs.ts"

const CONFIDENCES = ["certain", "likely", "possible"] as const

/** A call in a program of numbers: function `from` calls function `to`. */
interface Call {
    readonly from: number
    readonly to: number
    readonly confidence: number
    readonly guard: "none" | "once"
    readonly leaves: boolean
}

/** A handler or a blocking call in a function, and how sure that is. */
interface Standing {
    readonly fn: number
    readonly confidence: number
}

interface Program {
    readonly functions: number
    readonly calls: readonly Call[]
    readonly handlers: readonly Standing[]
    /** Functions with a blocking call, by target. */
    readonly targets: readonly Standing[]
    readonly closed: readonly number[]
}

/** Sparse and dense programs, chains as well as knots: a search that gives up after three calls must not survive. */
const programs: fc.Arbitrary<Program> = fc.integer({ min: 2, max: 14 }).chain(functions => {
    const fn = fc.integer({ min: 0, max: functions - 1 })
    const chain = fc.constant(Array.from({ length: functions - 1 }, (_, from): Call => ({ from, to: from + 1, confidence: 0, guard: "none", leaves: false })))
    const call = fc.record<Call>({
        from: fn,
        to: fn,
        confidence: fc.nat({ max: 2 }),
        guard: fc.oneof({ weight: 4, arbitrary: fc.constant("none" as const) }, { weight: 1, arbitrary: fc.constant("once" as const) }),
        leaves: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    })
    const standing = fc.record<Standing>({ fn, confidence: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 2 }) }) })
    return fc.record({
        functions: fc.constant(functions),
        calls: fc.tuple(fc.oneof(chain, fc.constant([])), fc.array(call, { maxLength: 3 * functions })).map(([a, b]) => [...a, ...b]),
        handlers: fc.array(standing, { minLength: 1, maxLength: 4 }),
        targets: fc.array(standing, { minLength: 1, maxLength: 4 }),
        closed: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.uniqueArray(fn, { maxLength: 2 }) }),
    })
})

const runs = { numRuns: 1000 }

describe("laws", () => {
    test("finds exactly what a naive closure of the call relation finds", () => {
        fc.assert(fc.property(programs, program => {
            expect(pairs(waysIn(program))).toEqual(naivePairs(program, () => true, 2))
        }), runs)
    })

    test("runs for every request exactly if it can be reached without a guarded call", () => {
        fc.assert(fc.property(programs, program => {
            const perRequest = waysIn(program).map(ways => ways.filter(way => way.runs === "per-request"))
            expect(pairs(perRequest)).toEqual(naivePairs(program, call => call.guard === "none", 2))
        }), runs)
    })

    test("is as certain as the best way there is", () => {
        fc.assert(fc.property(programs, program => {
            for (const [certainty, confidence] of CONFIDENCES.entries()) {
                const found = waysIn(program).map(ways => ways.filter(way => way.runs === "per-request" && CONFIDENCES.indexOf(way.confidence) <= certainty))
                expect(pairs(found), confidence).toEqual(naivePairs(program, call => call.guard === "none" && call.confidence <= certainty, certainty))
            }
        }), runs)
    })

    test("each way is a chain of calls from the handler to the target, and no shorter one is as good", () => {
        fc.assert(fc.property(programs, program => {
            for (const [target, ways] of waysIn(program).entries()) {
                for (const { handler, steps, occurrence, confidence, runs } of ways) {
                    const walked = steps.map(step => program.calls[step.site.site]!)
                    const start = program.handlers[handler]!
                    const end = program.targets[target]!
                    const functions = [start.fn, ...walked.map(call => call.to)]
                    expect(walked.map(call => call.from)).toEqual(functions.slice(0, -1))
                    expect(functions.at(-1)).toBe(end.fn)
                    expect(occurrence.node).toBe(end.fn)
                    expect(Math.max(start.confidence, end.confidence, ...walked.map(call => call.confidence))).toBe(CONFIDENCES.indexOf(confidence))
                    expect(walked.some(call => call.guard === "once")).toBe(runs === "once")

                    const best = Math.max(end.confidence, ...walked.map(call => call.confidence))
                    const distance = naiveDistance(program, start.fn, end.fn, call => call.confidence <= best && (runs === "once" || call.guard === "none"))
                    expect(walked.length).toBe(distance)
                }
            }
        }), runs)
    })

    test("the order in which calls are listed changes nothing", () => {
        fc.assert(fc.property(programs, fc.integer(), (program, seed) => {
            const shuffled = { ...program, order: shuffle(program.calls.map((_, index) => index), seed) }
            expect(waysIn(shuffled)).toEqual(waysIn(program))
        }), runs)
    })

    test("one more call never takes a finding away", () => {
        fc.assert(fc.property(programs, program => {
            const before = pairs(waysIn({ ...program, calls: program.calls.slice(0, -1) }))
            expect(pairs(waysIn(program))).toEqual(expect.arrayContaining(before))
        }), runs)
    })
})

describe("once per object", () => {
    // handler -> Renderer.page -> (behind `this.template ??=`) load, which blocks
    const functions = [
        functionFact("<module>", { kind: "module", parent: -1 }),
        functionFact("handler"),
        functionFact("Renderer.page", { kind: "method" }),
        functionFact("load"),
        functionFact("Renderer.constructor", { kind: "constructor", implicit: true }),
    ]
    const sites: SiteFact[] = [siteFact(1, "renderer.page"), siteFact(2, "load", { onceOfThis: "this.template" }), siteFact(3, "readFileSync"), siteFact(4, "new Renderer")]
    const file = fileFacts("a.ts", {
        functions,
        sites,
        classes: [{ name: "Renderer", at: [1, 1, 9, 1], constructor: 4, members: [{ key: "page", fn: 2, kind: "method" }], implements: [], properties: {} }],
    })
    const target: Target = { occurrences: [{ node: 3, confidence: "certain", kind: "call", site: { file: 0, site: 2 } }] }
    const graphWith = (edges: (readonly CallEdge[])[]) => callGraph({
        nodes: functions.map((_, fn) => ({ file: 0, fn })),
        edges,
        handlers: [handlerOf(1)],
    })

    test("a property that caches runs once if the object outlives the request", () => {
        const [ways] = reach(graphWith([[callEdge(3, 4, { kind: "new" })], [callEdge(0, 2)], [callEdge(1, 3)], [], []]), projectFacts([file]), [target])
        expect(ways!.map(way => way.runs)).toEqual(["once"])
    })

    test("it runs per request if a function on the path makes the object", () => {
        const [ways] = reach(graphWith([[], [callEdge(0, 2), callEdge(3, 4, { kind: "new" })], [callEdge(1, 3)], [], []]), projectFacts([file]), [target])
        expect(ways!.map(way => way.runs)).toEqual(["per-request"])
    })
})

test("a static member that caches runs once, whoever makes objects of its class", () => {
    const functions = [functionFact("<module>", { kind: "module", parent: -1 }), functionFact("handler"), functionFact("Pool.shared", { kind: "getter" }), functionFact("open"), functionFact("Pool.constructor", { kind: "constructor" })]
    const sites = [siteFact(1, "Pool.shared"), siteFact(2, "open", { onceOfThis: "this.pool" }), siteFact(3, "new Pool"), siteFact(4, "readFileSync")]
    const classes = [{ name: "Pool", at: [1, 1, 9, 1] as const, constructor: 4, members: [{ key: "shared", fn: 2, kind: "getter" as const, static: true as const }], implements: [], properties: {} }]
    const graph = callGraph({ nodes: functions.map((_, fn) => ({ file: 0, fn })), edges: [[], [callEdge(0, 2), callEdge(2, 4, { kind: "new" })], [callEdge(1, 3)], [], []], handlers: [handlerOf(1)] })
    const [ways] = reach(graph, projectFacts([fileFacts("a.ts", { functions, sites, classes })]), [{ occurrences: [{ node: 3, confidence: "certain", kind: "call", site: { file: 0, site: 3 } }] }])
    expect(ways!.map(way => way.runs)).toEqual(["once"])
})

test("a call that is only made when the file is the main program is no way", () => {
    const file = fileFacts("a.ts", {
        functions: [functionFact("<module>", { kind: "module", parent: -1 }), functionFact("handler"), functionFact("main")],
        sites: [siteFact(1, "main", { phase: "main" }), siteFact(2, "readFileSync")],
    })
    const graph = callGraph({ nodes: [0, 1, 2].map(fn => ({ file: 0, fn })), edges: [[], [callEdge(0, 2)], []], handlers: [handlerOf(1)] })
    expect(reach(graph, projectFacts([file]), [{ occurrences: [{ node: 2, confidence: "certain", kind: "call", site: { file: 0, site: 1 } }] }])).toEqual([[]])
})

test("four hundred handlers that share ten thousand functions take no second", () => {
    const size = 10_000
    const functions = Array.from({ length: size }, (_, index) => functionFact(`f${index}`))
    const sites = Array.from({ length: 2 * size }, (_, index) => siteFact(index + 1, "f"))
    const edges = functions.map((_, from) => [2 * from + 1, 2 * from + 2].filter(to => to < size).map((to, side) => callEdge(2 * from + side, to)))
    const graph = callGraph({ nodes: functions.map((_, fn) => ({ file: 0, fn })), edges, handlers: Array.from({ length: 400 }, (_, node) => handlerOf(node)) })
    const targets = Array.from({ length: 300 }, (_, index): Target => ({ occurrences: [{ node: size - 1 - index, confidence: "certain", kind: "call", site: { file: 0, site: 0 } }] }))

    const start = performance.now()
    const ways = reach(graph, projectFacts([fileFacts("a.ts", { functions, sites })]), targets)
    expect(ways.every(found => found.length > 0)).toBe(true)
    expect(performance.now() - start).toBeLessThan(3000)
})

function handlerOf(node: number): HandlerEntry {
    return handlerEntry({ name: `GET /${node}`, node, registeredAt: { file: 0, site: -1 } })
}

function waysIn(program: Program & { readonly order?: readonly number[] }): readonly (readonly Way[])[] {
    const functions = Array.from({ length: program.functions }, (_, fn) => functionFact(`f${fn}`, {
        at: [1000 + fn, 1, 1000 + fn, 2],
        ...(program.closed.includes(fn) && { marked: "nonblocking" as const }),
    }))
    const sites = program.calls.map((call, index) => siteFact(index + 1, `f${call.to}`, call.guard === "once" ? { once: "cache" } : {}))
    const edges: CallEdge[][] = functions.map(() => [])
    for (const index of program.order ?? program.calls.keys()) {
        const { from, to, confidence, leaves } = program.calls[index]!
        edges[from]!.push(callEdge(index, to, { confidence: CONFIDENCES[confidence]!, ...(leaves && { leaves: "startup" as const }) }))
    }
    const graph = callGraph({ nodes: functions.map((_, fn) => ({ file: 0, fn })), edges, handlers: program.handlers.map(({ fn, confidence }) => ({ ...handlerOf(fn), confidence: CONFIDENCES[confidence]! })) })
    const targets = program.targets.map(({ fn, confidence }): Target => ({ occurrences: [{ node: fn, confidence: CONFIDENCES[confidence]!, kind: "call", site: { file: 0, site: -1 } }] }))
    return reach(graph, projectFacts([fileFacts("a.ts", { functions, sites })]), targets)
}

/** (target, handler) for each way. */
function pairs(ways: readonly (readonly Way[])[]): string[] {
    return ways.flatMap((found, target) => found.map(way => `${target} from ${way.handler}`)).sort()
}

/** Grows the set of reached functions until it stops growing. Slow, and plainly right. */
function naivePairs(program: Program, allows: (call: Call) => boolean, certainty: number): string[] {
    const found: string[] = []
    for (const [index, handler] of program.handlers.entries()) {
        if (handler.confidence > certainty) continue
        const reached = new Set(program.closed.includes(handler.fn) ? [] : [handler.fn])
        for (let before = -1; before < reached.size; ) {
            before = reached.size
            for (const call of program.calls) if (reached.has(call.from) && usable(program, call) && allows(call)) reached.add(call.to)
        }
        for (const [target, { fn, confidence }] of program.targets.entries()) if (reached.has(fn) && confidence <= certainty) found.push(`${target} from ${index}`)
    }
    return found.sort()
}

/** Bellman-Ford: relaxes every call as often as there are functions. */
function naiveDistance(program: Program, from: number, to: number, allows: (call: Call) => boolean): number {
    const distance = new Array<number>(program.functions).fill(Infinity)
    distance[from] = 0
    for (let round = 0; round < program.functions; round++) {
        for (const call of program.calls) if (usable(program, call) && allows(call)) distance[call.to] = Math.min(distance[call.to]!, distance[call.from]! + 1)
    }
    return distance[to]!
}

function usable(program: Program, call: Call): boolean {
    return !call.leaves && !program.closed.includes(call.to)
}

function shuffle<Value>(values: readonly Value[], seed: number): Value[] {
    const result = [...values]
    for (let index = result.length - 1, random = seed >>> 0; index > 0; index--) {
        random = (random * 1103515245 + 12345) >>> 0
        const other = random % (index + 1)
        ;[result[index], result[other]] = [result[other]!, result[index]!]
    }
    return result
}

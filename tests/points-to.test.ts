import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { PointsTo } from "../analyzer/graph/points-to.ts"

type Step =
    | { readonly do: "add"; readonly to: number; readonly value: number }
    | { readonly do: "flow"; readonly from: number; readonly to: number }
    | { readonly do: "load"; readonly base: number; readonly to: number }
    | { readonly do: "solve" }

const VARIABLES = 12
const variable = fc.nat(VARIABLES - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant("add" as const), to: variable, value: variable }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("flow" as const), from: variable, to: variable }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("load" as const), base: variable, to: variable }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("solve" as const) }) },
)

/** `load`: every value of `base` is a variable again, whose values flow on: what property reads are. */
function solved(steps: readonly Step[]): number[][] {
    const pointsTo = new PointsTo()
    pointsTo.allocate(VARIABLES)
    for (const one of steps) {
        if (one.do === "add") pointsTo.add(one.to, one.value)
        else if (one.do === "flow") pointsTo.flow(one.from, one.to)
        else if (one.do === "load") pointsTo.each(one.base, value => pointsTo.flow(value, one.to))
        else pointsTo.solve()
    }
    pointsTo.solve()
    return Array.from({ length: VARIABLES }, (_, at) => [...pointsTo.valuesOf(at)].sort((a, b) => a - b))
}

/** Applies every constraint again and again until nothing grows. Slow, and plainly right. */
function naive(steps: readonly Step[]): number[][] {
    const sets = Array.from({ length: VARIABLES }, () => new Set<number>())
    const size = (): number => sets.reduce((sum, set) => sum + set.size, 0)
    const into = (from: Iterable<number>, to: number): void => {
        for (const value of [...from]) sets[to]!.add(value)
    }
    for (let before = -1; before < size(); ) {
        before = size()
        for (const one of steps) {
            if (one.do === "add") into([one.value], one.to)
            else if (one.do === "flow") into(sets[one.from]!, one.to)
            else if (one.do === "load") for (const value of [...sets[one.base]!]) into(sets[value]!, one.to)
        }
    }
    return sets.map(set => [...set].sort((a, b) => a - b))
}

describe("subset constraints", () => {
    test("give the least solution, whenever constraints are added and solved", () => {
        fc.assert(fc.property(fc.array(step, { maxLength: 60 }), steps => {
            expect(solved(steps)).toEqual(naive(steps))
        }), { numRuns: 3000 })
    })

    test("do not depend on the order of constraints", () => {
        fc.assert(fc.property(fc.array(step, { maxLength: 40 }), steps => {
            expect(solved([...steps].reverse())).toEqual(solved(steps))
        }), { numRuns: 500 })
    })

    test("a watcher sees every value once", () => {
        const pointsTo = new PointsTo()
        const at = pointsTo.allocate()
        const seen: number[] = []
        for (let value = 0; value < 30; value++) pointsTo.add(at, value)
        pointsTo.each(at, value => seen.push(value))
        pointsTo.solve()
        for (let value = 20; value < 40; value++) pointsTo.add(at, value)
        pointsTo.solve()
        expect(seen).toEqual(Array.from({ length: 40 }, (_, value) => value))
    })

    test("a set that grows too large is widened, and says so", () => {
        const pointsTo = new PointsTo()
        const at = pointsTo.allocate()
        for (let value = 0; value < 5000; value++) pointsTo.add(at, value)
        pointsTo.solve()
        expect(pointsTo.valuesOf(at).length).toBeLessThan(5000)
        expect(pointsTo.widened).toBeGreaterThan(0)
    })
})

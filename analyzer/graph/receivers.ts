import { SLOT } from "../facts.ts"
import { isAccessorKey, isPlainKey } from "./heap.ts"
import type { Value } from "./points-to.ts"
import type { Solver } from "./solver.ts"
import { instancesOfClass } from "./types.ts"

/** A function that is a member of more objects than this is a helper, not a method. */
const MOST_OWNERS = 4

/**
 * Methods that nobody is seen to call (a framework does, or code that is not followed) are called
 * on what they are members of: `this` is the object, or an instance of the class. Returns how many
 * methods that was said of.
 */
export function seedReceivers(solver: Solver): number {
    const called = calledOnSomething(solver)
    let seeded = 0
    for (const [method, owners] of ownersOfMethods(solver, called)) {
        if (owners.size > MOST_OWNERS) continue
        const self = solver.defaultInstance(method).base + SLOT.this
        let any = false
        for (const owner of owners) {
            for (const receiver of receiversFor(solver, owner)) {
                solver.pointsTo.add(self, receiver)
                any = true
            }
        }
        if (any) seeded++
    }
    return seeded
}

/** Functions with a `this`, in any context. */
function calledOnSomething(solver: Solver): ReadonlySet<string> {
    const called = new Set<string>()
    for (const { file, fn, base } of solver.instances) if (solver.pointsTo.valuesOf(base + SLOT.this).length > 0) called.add(`${file},${fn}`)
    return called
}

function ownersOfMethods(solver: Solver, called: ReadonlySet<string>): ReadonlyMap<Value, ReadonlySet<Value>> {
    const { values, heap, pointsTo } = solver
    const owners = new Map<Value, Set<Value>>()
    for (let owner = 0; owner < values.size; owner++) {
        if (!hasMethods(solver, owner)) continue
        for (const [key, variable] of heap.ownProperties(owner)) {
            if (key === "constructor" || !(isPlainKey(key) || isAccessorKey(key))) continue
            for (const method of pointsTo.valuesOf(variable)) {
                const abstract = values.get(method)
                if (abstract.kind !== "function" || abstract.class !== undefined || called.has(`${abstract.file},${abstract.fn}`)) continue
                if (solver.functionFact(abstract).kind === "arrow" || solver.isInstalled(abstract.file)) continue
                const known = owners.get(method)
                if (known) known.add(owner)
                else owners.set(method, new Set([owner]))
            }
        }
    }
    return owners
}

function hasMethods(solver: Solver, value: Value): boolean {
    const abstract = solver.values.get(value)
    if (abstract.kind === "function") return abstract.class !== undefined
    return abstract.kind === "object" && (abstract.shape === "literal" || abstract.shape === "prototype" || abstract.shape === "instance" || abstract.shape === "exports")
}

function receiversFor(solver: Solver, owner: Value): readonly Value[] {
    const abstract = solver.values.get(owner)
    if (abstract.kind !== "object" || abstract.shape !== "prototype" || abstract.of === undefined) return [owner]
    const made = solver.values.get(abstract.of)
    if (made.kind === "function" && made.class !== undefined) return instancesOfClass(solver, made.file, made.class)
    const instance = solver.makeInstance(abstract.of)
    if (made.kind === "function") solver.pointsTo.add(solver.defaultInstance(abstract.of).base + SLOT.this, instance)
    return [instance]
}

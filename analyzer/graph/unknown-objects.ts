import { type FunctionFact, OP } from "../facts.ts"
import { capturedVariable } from "./operations.ts"
import { eachOperation } from "./origins.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Instance, Solver } from "./solver.ts"

/** A property written by its name, with the path that leads to its object: `root.keys[0].keys[1]… = from`. */
interface Write {
    readonly root: number
    readonly keys: readonly string[]
    readonly from: number
}

/**
 * What is written into an object of which nothing is known can be read from it again:
 * `self.routes.load = f; self.routes.load()`. Such objects, and those on the path to the write,
 * become values of their own. Returns how many.
 */
export function makeUnknownObjects(solver: Solver): number {
    const { pointsTo, heap, values } = solver
    let made = 0
    const unknown = (variable: Variable): void => {
        if (pointsTo.valuesOf(variable).length > 0) return
        pointsTo.add(variable, values.object(`unknown${variable}`, { shape: "literal", file: undefined }))
        made++
    }
    for (const instance of [...solver.instances]) {
        if (solver.isInstalled(instance.file)) continue
        for (const { root, keys, from } of writesOf(solver, instance)) {
            if (!pointsTo.valuesOf(variableOf(solver, instance, from)).some(value => isWorthKeeping(solver, value))) continue
            const start = variableOf(solver, instance, root)
            unknown(start)
            // Only what has just been made, or was for another write, has unknown parts.
            let at = unknownIn(solver, start)
            for (const key of keys) {
                if (at === undefined) break
                const part = heap.property(at, key)
                unknown(part)
                at = unknownIn(solver, part)
            }
        }
    }
    return made
}

function unknownIn(solver: Solver, variable: Variable): Value | undefined {
    const made = solver.values.object(`unknown${variable}`, { shape: "literal", file: undefined })
    return solver.pointsTo.valuesOf(variable).includes(made) ? made : undefined
}

function isWorthKeeping(solver: Solver, value: Value): boolean {
    const { kind } = solver.values.get(value)
    return kind === "function" || kind === "object" || kind === "bound"
}

function variableOf(solver: Solver, instance: Instance, slot: number): Variable {
    if (slot >= 0) return instance.base + slot
    const { captures } = solver.functionFact(instance)
    return capturedVariable(solver, instance, captures[(-1 - slot) * 2]!, captures[(-1 - slot) * 2 + 1]!)
}

const known = new WeakMap<FunctionFact, readonly Write[]>()

/** The writes whose object is empty so far, as far as this can be told from the function alone. */
function writesOf(solver: Solver, instance: Instance): readonly Write[] {
    const fact = solver.functionFact(instance)
    let writes = known.get(fact)
    if (!writes) known.set(fact, (writes = findWrites(fact, solver.facts(instance.file).strings)))
    return writes
}

function findWrites({ operations }: FunctionFact, strings: readonly string[]): readonly Write[] {
    const loads = new Map<number, { readonly base: number; readonly key: string }>()
    const writes: Write[] = []
    eachOperation(operations, (code, at) => {
        if (code === OP.LOAD) loads.set(operations[at]!, { base: operations[at + 1]!, key: strings[operations[at + 2]!]! })
        if (code !== OP.STORE) return
        const keys: string[] = []
        let root = operations[at]!
        for (let load = loads.get(root); load && keys.length < DEEPEST_PATH; load = loads.get(root)) {
            keys.unshift(load.key)
            root = load.base
        }
        writes.push({ root, keys, from: operations[at + 2]! })
    })
    return writes
}

const DEEPEST_PATH = 6

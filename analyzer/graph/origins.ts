import { OP, OPERATIONS } from "../facts.ts"
import type { Variable } from "./points-to.ts"
import type { Instance, Solver } from "./solver.ts"

const CASE_METHODS = new Set(["toLowerCase", "toUpperCase"])
/** Methods of functions that call them. */
const CALLING = new Set(["call", "apply"])

/** Where the value of a variable was read: `route.handler`, `routes[path]`. */
export type Origin =
    | { readonly kind: "member"; readonly base: Variable; readonly key: string }
    | { readonly kind: "computed"; readonly base: Variable; readonly key: Variable }

/**
 * The one place where a variable gets its value from, if it is a member of something. Values of
 * variables are sets, and two of them do not say which of one goes with which of the other:
 * `route.path` and `route.handler` do so by the object that both were read from.
 */
export function originOf(solver: Solver, caller: Instance, variable: Variable): Origin | undefined {
    const owner = ownerOf(solver, caller, variable)
    if (!owner) return undefined
    const fact = solver.functionFact(owner)
    const { strings } = solver.facts(owner.file)
    const slot = variable - owner.base
    const asVariable = (index: number): Variable | undefined => (index >= 0 ? owner.base + index : capturedBy(owner, fact.captures, index))
    let origin: Origin | "several" | undefined
    let copied: number | undefined
    eachOperation(fact.operations, (code, at) => {
        if (code === OP.CALL_METHOD && fact.operations[at + 1] === slot) {
            // What `route.method.toLowerCase()` gives goes with the same route.
            const isText = CASE_METHODS.has(strings[fact.operations[at + 3]!]!)
            origin = isText && origin === undefined && copied === undefined ? undefined : "several"
            copied = fact.operations[at + 2]!
            return
        }
        if (fact.operations[at] !== slot) return
        if (code === OP.COPY) {
            origin = origin === undefined && copied === undefined ? undefined : "several"
            copied = fact.operations[at + 1]!
        } else if (code === OP.LOAD || code === OP.LOAD_COMPUTED) {
            const base = asVariable(fact.operations[at + 1]!)
            const key = fact.operations[at + 2]!
            const read = code === OP.LOAD ? ({ kind: "member", base: base!, key: strings[key]! } as const) : ({ kind: "computed", base: base!, key: asVariable(key)! } as const)
            origin = origin === undefined && copied === undefined && base !== undefined ? read : "several"
        }
    })
    if (origin === "several") return undefined
    const source = copied === undefined ? undefined : asVariable(copied)
    return origin ?? (source === undefined || source === variable ? undefined : originOf(solver, owner, source))
}

/** The key of a call `base[key](…)`, `base[key].call(base, …)`. */
export function keyOfCall(solver: Solver, caller: Instance, site: number): Variable | undefined {
    const { operations, captures } = solver.functionFact(caller)
    const { strings } = solver.facts(caller.file)
    let key: number | undefined
    eachOperation(operations, (code, at) => {
        if (operations[at] !== site) return
        if (code === OP.CALL_COMPUTED) key = operations[at + 3]!
        else if (code === OP.CALL_METHOD && CALLING.has(strings[operations[at + 3]!]!)) key = keyRead(operations, operations[at + 2]!)
    })
    return key === undefined ? undefined : key >= 0 ? caller.base + key : capturedBy(caller, captures, key)
}

/** The key by which a slot was read from somewhere. */
function keyRead(operations: readonly number[], slot: number): number | undefined {
    let key: number | undefined
    eachOperation(operations, (code, at) => {
        if (code === OP.LOAD_COMPUTED && operations[at] === slot) key = operations[at + 2]!
    })
    return key
}

/** Calls back with the code and the position of the first operand. */
export function eachOperation(operations: readonly number[], then: (code: number, at: number) => void): void {
    for (let at = 0; at < operations.length; ) {
        const code = operations[at]!
        then(code, at + 1)
        const { operands, list } = OPERATIONS[code]!
        at += 1 + operands + (list ? operations[at + operands]! * 2 : 0)
    }
}

function ownerOf(solver: Solver, caller: Instance, variable: Variable): Instance | undefined {
    for (let at: Instance | undefined = caller; at; at = at.scope) if (variable >= at.base && variable < at.base + solver.functionFact(at).slots) return at
    return undefined
}

function capturedBy(instance: Instance, captures: readonly number[], index: number): Variable | undefined {
    const fn = captures[(-1 - index) * 2]
    for (let at: Instance | undefined = instance; at; at = at.scope) if (at.fn === fn) return at.base + captures[(-1 - index) * 2 + 1]!
    return undefined
}

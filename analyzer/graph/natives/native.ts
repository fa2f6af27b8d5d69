import type { ApiName } from "../../../catalog/entry.ts"
import { readElements } from "../operations.ts"
import type { Value, Variable } from "../points-to.ts"
import type { Call, Solver } from "../solver.ts"
import type { ApiValue } from "../values.ts"

/** What a function of the language or of Node's core does with values and functions. */
export type Native = (solver: Solver, call: Call, api: ApiValue) => void

/** Models by the name of what is called. */
export type Natives = Readonly<Record<ApiName | string, Native>>

export const argument = (call: Call, index: number): Variable | undefined => (index < call.args.list.length && index < call.args.spreadFrom ? call.args.list[index] : undefined)

/** Runs for each value of an argument, if it is there. */
export function eachArgument(solver: Solver, call: Call, index: number, then: (value: Value) => void): void {
    const variable = argument(call, index)
    if (variable !== undefined) solver.pointsTo.each(variable, then)
    else if (index >= call.args.spreadFrom && call.args.list.length > 0) {
        const any = spreadElements(solver, call)
        solver.pointsTo.each(any, then)
    }
}

/** Elements of the spread arguments of a call, without their positions. */
export function spreadElements(solver: Solver, call: Call): Variable {
    const any = solver.pointsTo.allocate()
    for (const list of call.args.list.slice(call.args.spreadFrom)) {
        solver.pointsTo.each(list, value => readElements(solver, call.caller, -1, value, any))
    }
    return any
}

export function freshArray(solver: Solver, call: Call, what = ""): Value {
    return solver.values.object(`native${what}${call.caller.file}:${call.site}:${call.caller.id}`, { shape: "array", file: call.caller.file })
}

export function freshObject(solver: Solver, call: Call, what: string, shape: "literal" | "map" | "instance" = "literal"): Value {
    return solver.values.object(`native${what}${call.caller.file}:${call.site}:${call.caller.id}`, { shape, file: call.caller.file })
}

/** The elements of the receiver, and the receiver itself as a variable. */
export function elementsOfSelf(solver: Solver, call: Call): Variable {
    const elements = solver.pointsTo.allocate()
    if (call.self !== undefined) readElements(solver, call.caller, -1, call.self, elements)
    else if (call.selfVariable !== undefined) solver.pointsTo.each(call.selfVariable, value => readElements(solver, call.caller, -1, value, elements))
    return elements
}

export function selfVariable(solver: Solver, call: Call): Variable {
    return call.self !== undefined ? solver.constant(call.self) : (call.selfVariable ?? solver.pointsTo.allocate())
}

export const itself: Native = (solver, call) => solver.pointsTo.flow(selfVariable(solver, call), call.to)
export const firstArgument: Native = (solver, call) => eachArgument(solver, call, 0, value => solver.pointsTo.add(call.to, value))
export const nothing: Native = () => {}

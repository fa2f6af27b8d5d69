import { callValue } from "../calls.ts"
import type { Value, Variable } from "../points-to.ts"
import type { Arguments, Call, Solver } from "../solver.ts"
import { type Native, type Natives } from "./native.ts"

const functionCall: Native = (solver, call) => {
    const { self: callee, selfVariable: callees, ...rest } = call
    const [self, ...list] = call.args.list
    const made: Call = {
        ...rest, args: { list, spreadFrom: Math.max(0, call.args.spreadFrom - 1) }, ...(self === undefined ? {} : { selfVariable: self }),
    }
    callSelf(solver, made, callee, callees)
}

const functionApply: Native = (solver, call) => {
    const { self: callee, selfVariable: callees, ...rest } = call
    const [self, list] = call.args.list
    const args: Arguments = list === undefined ? { list: [], spreadFrom: 0 } : { list: [list], spreadFrom: 0 }
    callSelf(solver, { ...rest, args, ...(self === undefined ? {} : { selfVariable: self }) }, callee, callees)
}

function callSelf(solver: Solver, call: Call, callee: Value | undefined, callees: Variable | undefined): void {
    if (callee !== undefined) callValue(solver, call, callee)
    else if (callees !== undefined) solver.pointsTo.each(callees, value => callValue(solver, call, value))
}

const functionBind: Native = (solver, call) => {
    const [self, ...given] = call.args.list
    const bind = (target: Value): void => {
        // A bound function keeps its `this`, and binding in a loop would nest without end.
        if (solver.values.get(target).kind === "bound") return solver.pointsTo.add(call.to, target)
        const bound = solver.values.bound(`${call.caller.id}:${call.site}:${target}`, { target, self: self ?? solver.pointsTo.allocate(), given, file: call.caller.file })
        solver.pointsTo.add(call.to, bound)
    }
    if (call.self !== undefined) bind(call.self)
    else if (call.selfVariable !== undefined) solver.pointsTo.each(call.selfVariable, bind)
}

const reflectApply: Native = (solver, call) => {
    const [callee, self, list] = call.args.list
    if (callee === undefined) return
    const { self: _, selfVariable: __, ...rest } = call
    const made: Call = { ...rest, args: list === undefined ? { list: [], spreadFrom: 0 } : { list: [list], spreadFrom: 0 }, ...(self === undefined ? {} : { selfVariable: self }) }
    solver.pointsTo.each(callee, value => callValue(solver, made, value))
}

const reflectConstruct: Native = (solver, call) => {
    const [callee, list, target] = call.args.list
    if (callee === undefined) return
    const { self: _, selfVariable: __, ...rest } = call
    // What is made is one of the third argument, where there is one, though the first is called.
    const to = target === undefined ? call.to : solver.pointsTo.allocate()
    if (target !== undefined) solver.pointsTo.each(target, value => {
        if (solver.values.get(value).kind !== "function") return solver.pointsTo.flow(to, call.to)
        const made = solver.makeInstance(value)
        solver.pointsTo.add(call.to, made)
        solver.pointsTo.each(to, fields => solver.heap.copyProperties(fields, made))
    })
    solver.pointsTo.each(callee, value => callValue(solver, { ...rest, to, construct: true, args: list === undefined ? { list: [], spreadFrom: 0 } : { list: [list], spreadFrom: 0 } }, value))
}

/** Calling functions by other means: call, apply, bind, Reflect. */
export const functions: Natives = {
    "global#Function.prototype.call": functionCall,
    "global#Function.prototype.apply": functionApply,
    "global#Function.prototype.bind": functionBind,
    "global#Reflect.apply": reflectApply,
    "global#Reflect.construct": reflectConstruct,
}

import { callBack } from "../calls.ts"
import { readElements } from "../operations.ts"
import { argument, eachArgument, freshObject, selfVariable, firstArgument, nothing, type Native, type Natives } from "./native.ts"

const promiseThen: Native = (solver, call) => {
    const { pointsTo } = solver
    const self = selfVariable(solver, call)
    const onDone = argument(call, 0)
    if (onDone === undefined) pointsTo.flow(self, call.to)
    else callBack(solver, call, onDone, [self], call.to)
    const onError = argument(call, 1)
    if (onError !== undefined) callBack(solver, call, onError, [], call.to)
}

const promiseCatch: Native = (solver, call) => {
    solver.pointsTo.flow(selfVariable(solver, call), call.to)
    const onError = argument(call, 0)
    if (onError !== undefined) callBack(solver, call, onError, [], call.to)
}

const promiseFinally: Native = (solver, call) => {
    solver.pointsTo.flow(selfVariable(solver, call), call.to)
    const onEnd = argument(call, 0)
    if (onEnd !== undefined) callBack(solver, call, onEnd, [], solver.pointsTo.allocate())
}

/** new Promise((resolve, reject) => …): what `resolve` is given is what the promise holds. */
const newPromise: Native = (solver, call) => {
    const resolve = solver.values.bound(`resolve${call.caller.id}:${call.site}`, {
        target: solver.values.api("global#Promise.resolve"), self: call.to, given: [],
    })
    const executor = argument(call, 0)
    if (executor !== undefined) callBack(solver, call, executor, [solver.constant(resolve), solver.constant(solver.values.api("global#Promise.reject"))], solver.pointsTo.allocate())
}

/** Promise.resolve(x), and the `resolve` of `new Promise`, whose `self` is the promise. */
const promiseResolve: Native = (solver, call) => {
    const value = argument(call, 0)
    if (value === undefined) return
    solver.pointsTo.flow(value, call.to)
    if (call.selfVariable !== undefined) solver.pointsTo.flow(value, call.selfVariable)
}

const withResolvers: Native = (solver, call) => {
    const made = freshObject(solver, call, "resolvers")
    const promise = solver.heap.property(made, "promise")
    solver.pointsTo.add(call.to, made)
    solver.pointsTo.add(solver.heap.property(made, "resolve"), solver.values.bound(`resolver${call.caller.id}:${call.site}`, { target: solver.values.api("global#Promise.resolve"), self: promise, given: [] }))
}

/** Promises, which are not told apart from what they resolve to. */
export const promises: Natives = {
    "global#Promise": newPromise,
    "global#Promise.resolve": promiseResolve,
    "global#Promise.reject": nothing,
    "global#Promise.all": firstArgument,
    "global#Promise.allSettled": firstArgument,
    "global#Promise.race": (solver, call) => eachArgument(solver, call, 0, value => readElements(solver, call.caller, call.site, value, call.to)),
    "global#Promise.any": (solver, call) => eachArgument(solver, call, 0, value => readElements(solver, call.caller, call.site, value, call.to)),
    "global#Promise.withResolvers": withResolvers,
    "global#Promise.prototype.then": promiseThen,
    "global#Promise.prototype.catch": promiseCatch,
    "global#Promise.prototype.finally": promiseFinally,
}

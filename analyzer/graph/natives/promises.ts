import { callBack } from "../calls.ts"
import { ELEMENTS, REJECTED } from "../heap.ts"
import { readElements } from "../operations.ts"
import type { Value, Variable } from "../points-to.ts"
import type { Solver } from "../solver.ts"
import { argument, eachArgument, freshObject, selfVariable, type Native, type Natives } from "./native.ts"

// A promise is what it resolves to. One that may fail with something of interest holds a second
// value: a wrapper around nothing, with that under `REJECTED`.

/** The promise fails with what is in the variable. */
export function reject(solver: Solver, promise: Variable, place: string, reason: Variable): void {
    const { pointsTo, heap, values } = solver
    let made: Value | undefined
    pointsTo.each(reason, value => {
        if (values.get(value).kind === "string") return
        if (made === undefined) pointsTo.add(promise, (made = values.object(`rejected${place}`, { shape: "wrapper", file: undefined })))
        pointsTo.add(heap.property(made, REJECTED), value)
    })
}

/** Splits what a promise holds into what it resolves to and what it fails with. */
function settled(solver: Solver, promise: Variable): { readonly done: Variable; readonly failed: Variable; readonly failures: Variable } {
    const { pointsTo, heap, values } = solver
    const [done, failed, failures] = [pointsTo.allocate(), pointsTo.allocate(), pointsTo.allocate()]
    pointsTo.each(promise, value => {
        const abstract = values.get(value)
        if (abstract.kind !== "object" || abstract.shape !== "wrapper") return pointsTo.add(done, value)
        pointsTo.add(isFailure(solver, value) ? failures : done, value)
        pointsTo.flow(heap.property(value, REJECTED), failed)
    })
    return { done, failed, failures }
}

function isFailure(solver: Solver, value: Value): boolean {
    return solver.heap.hasProperty(value, REJECTED)
}

const promiseThen: Native = (solver, call) => {
    const { pointsTo } = solver
    const { done, failed, failures } = settled(solver, selfVariable(solver, call))
    const onDone = argument(call, 0)
    if (onDone === undefined) pointsTo.flow(done, call.to)
    else callBack(solver, call, onDone, [done], call.to)
    const onError = argument(call, 1)
    if (onError === undefined) pointsTo.flow(failures, call.to)
    else callBack(solver, call, onError, [failed], call.to)
}

const promiseCatch: Native = (solver, call) => {
    const { done, failed } = settled(solver, selfVariable(solver, call))
    solver.pointsTo.flow(done, call.to)
    const onError = argument(call, 0)
    if (onError !== undefined) callBack(solver, call, onError, [failed], call.to)
}

const promiseFinally: Native = (solver, call) => {
    solver.pointsTo.flow(selfVariable(solver, call), call.to)
    const onEnd = argument(call, 0)
    if (onEnd !== undefined) callBack(solver, call, onEnd, [], solver.pointsTo.allocate())
}

/** new Promise((resolve, reject) => …): what `resolve` is given is what the promise holds. */
const newPromise: Native = (solver, call) => {
    const resolve = solver.values.bound(`resolve${call.caller.id}:${call.site}`, {
        target: solver.values.api("global#Promise.resolve"), self: call.to, given: [], file: call.caller.file,
    })
    const reason = solver.pointsTo.allocate()
    const refuse = solver.values.bound(`reject${call.caller.id}:${call.site}`, {
        target: solver.values.api("global#Promise.reject"), self: reason, given: [], file: call.caller.file,
    })
    reject(solver, call.to, `${call.caller.id}:${call.site}`, reason)
    const executor = argument(call, 0)
    if (executor === undefined) return
    callBack(solver, call, executor, [solver.constant(resolve), solver.constant(refuse)], solver.pointsTo.allocate())
    // What the executor throws is what the promise fails with.
    solver.pointsTo.each(executor, value => {
        const abstract = solver.values.get(value)
        if (abstract.kind !== "function") return
        const { thrown } = solver.functionFact(abstract)
        if (thrown !== undefined) solver.pointsTo.flow(solver.defaultInstance(value).base + thrown, reason)
    })
}

/** Promise.reject(reason), and the `reject` of `new Promise`, whose `self` takes the reason. */
const promiseReject: Native = (solver, call) => {
    const reason = argument(call, 0)
    if (reason === undefined) return
    if (call.selfVariable !== undefined) solver.pointsTo.flow(reason, call.selfVariable)
    else reject(solver, call.to, `${call.caller.id}:${call.site}`, reason)
}

/** Promise.all(list): the list, and what fails in it. */
const promiseAll: Native = (solver, call) => {
    eachArgument(solver, call, 0, list => {
        solver.pointsTo.add(call.to, list)
        const elements = solver.pointsTo.allocate()
        readElements(solver, call.caller, call.site, list, elements)
        solver.pointsTo.flow(settled(solver, elements).failures, call.to)
    })
}

/** Promise.allSettled(list): `{ value, reason }` for each. */
const allSettled: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    eachArgument(solver, call, 0, list => {
        if (values.get(list).kind !== "object") return pointsTo.add(call.to, list)
        const made = values.object(`settled${call.caller.id}:${call.site}:${list}`, { shape: "array", file: call.caller.file })
        pointsTo.add(call.to, made)
        const settle = (key: string, promise: Variable): void => {
            const one = values.object(`settled${call.caller.id}:${call.site}:${list}:${key}`, { shape: "literal", file: call.caller.file })
            const { done, failed } = settled(solver, promise)
            pointsTo.add(heap.property(made, key), one)
            pointsTo.flow(done, heap.property(one, "value"))
            pointsTo.flow(failed, heap.property(one, "reason"))
        }
        heap.eachProperty(list, (key, variable) => {
            if (/^\d+$/.test(key)) settle(key, variable)
        })
        settle(ELEMENTS, heap.property(list, ELEMENTS))
    })
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
    const reason = solver.pointsTo.allocate()
    reject(solver, promise, `${call.caller.id}:${call.site}`, reason)
    solver.pointsTo.add(solver.heap.property(made, "reject"), solver.values.bound(`rejecter${call.caller.id}:${call.site}`, { target: solver.values.api("global#Promise.reject"), self: reason, given: [], file: call.caller.file }))
    solver.pointsTo.add(solver.heap.property(made, "resolve"), solver.values.bound(`resolver${call.caller.id}:${call.site}`, { target: solver.values.api("global#Promise.resolve"), self: promise, given: [], file: call.caller.file }))
}

/** Promises, which are not told apart from what they resolve to. */
export const promises: Natives = {
    "global#Promise": newPromise,
    "global#Promise.resolve": promiseResolve,
    "global#Promise.reject": promiseReject,
    "global#Promise.all": promiseAll,
    "global#Promise.allSettled": allSettled,
    "global#Promise.race": (solver, call) => eachArgument(solver, call, 0, value => readElements(solver, call.caller, call.site, value, call.to)),
    "global#Promise.any": (solver, call) => eachArgument(solver, call, 0, value => readElements(solver, call.caller, call.site, value, call.to)),
    "global#Promise.withResolvers": withResolvers,
    "global#Promise.prototype.then": promiseThen,
    "global#Promise.prototype.catch": promiseCatch,
    "global#Promise.prototype.finally": promiseFinally,
}

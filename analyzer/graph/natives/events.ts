import { callBack, callBackOf, callValue } from "../calls.ts"
import type { Variable } from "../points-to.ts"
import type { Call, Solver } from "../solver.ts"
import { argument, type Native, type Natives } from "./native.ts"

const timer: Native = (solver, call) => {
    const callback = argument(call, 0)
    const [, ...rest] = call.args.list
    if (callback !== undefined) callBack(solver, call, callback, rest.slice(1), solver.pointsTo.allocate(), "timer")
}

const soon: Native = (solver, call) => {
    const callback = argument(call, 0)
    if (callback !== undefined) callBack(solver, call, callback, call.args.list.slice(1), solver.pointsTo.allocate(), "timer")
}

/** Names of events: constants are kept apart, everything else is "*". */
function eachEvent(solver: Solver, call: Call, then: (event: string) => void): void {
    const key = argument(call, 0)
    if (key === undefined) return
    solver.pointsTo.each(key, name => {
        const abstract = solver.values.get(name)
        then(abstract.kind === "string" && !abstract.pattern ? abstract.text : abstract.kind === "api" ? `@@${abstract.name}` : "*")
    })
    solver.unknownKeys.push({ key, then: () => then("*") })
}

const addListener: Native = (solver, call) => {
    const listener = argument(call, 1)
    if (call.self === undefined) return
    const emitter = call.self
    solver.pointsTo.add(call.to, emitter)
    if (listener !== undefined) eachEvent(solver, call, event => solver.pointsTo.flow(listener, solver.heap.property(emitter, `on:${event}`)))
}

const emit: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    if (call.self === undefined) return
    const emitter = call.self
    const args = call.args.list.slice(1)
    const fire = (listeners: Variable): void => {
        pointsTo.each(listeners, listener => callValue(solver, { ...callBackOf(call, args, pointsTo.allocate(), "event"), self: emitter }, listener))
    }
    eachEvent(solver, call, event => {
        if (event !== "*") {
            fire(heap.property(emitter, `on:${event}`))
            fire(heap.property(emitter, "on:*"))
        } else {
            heap.eachProperty(emitter, (key, variable) => {
                if (key.startsWith("on:")) fire(variable)
            })
        }
    })
}

/** `storage.run(store, f, ...args)`: what was stored is what `getStore` gives, in whatever runs meanwhile. */
const runWithStore: Native = (solver, call) => {
    const [store, callback, ...rest] = call.args.list
    if (call.self !== undefined && store !== undefined) solver.pointsTo.flow(store, solver.heap.property(call.self, "(store)"))
    if (callback !== undefined) callBack(solver, call, callback, rest, call.to)
}
const getStore: Native = (solver, call) => {
    if (call.self !== undefined) solver.pointsTo.flow(solver.heap.property(call.self, "(store)"), call.to)
}

/** Timers, emitters of the program, stores of asynchronous contexts. */
export const events: Natives = {
    "global#setTimeout": timer,
    "global#setInterval": timer,
    "global#setImmediate": soon,
    "global#queueMicrotask": soon,
    "node:process#nextTick": soon,
    "node:events#EventEmitter.on": addListener,
    "node:events#EventEmitter.once": addListener,
    "node:events#EventEmitter.addListener": addListener,
    "node:events#EventEmitter.prependListener": addListener,
    "node:events#EventEmitter.prependOnceListener": addListener,
    "node:events#EventEmitter.emit": emit,
    "node:async_hooks#AsyncLocalStorage.run": runWithStore,
    "node:async_hooks#AsyncLocalStorage.enterWith": runWithStore,
    "node:async_hooks#AsyncLocalStorage.getStore": getStore,
}

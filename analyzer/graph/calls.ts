import { callApi } from "./apis.ts"
import { accessorKey, WRAPPED } from "./heap.ts"
import type { Value, Variable } from "./points-to.ts"
import { type Call, type Instance, NO_ARGUMENTS, type Solver } from "./solver.ts"

/** callee(...): whatever the variable holds is called. */
export function callValues(solver: Solver, call: Call, callee: Variable): void {
    noteOpen(solver, call, callee, undefined, undefined)
    solver.pointsTo.each(callee, value => callValue(solver, call, value))
}

/** base.key(...): each receiver's own method is called on it. */
export function callMethod(solver: Solver, call: Call, base: Variable, key: string): void {
    const { pointsTo, heap } = solver
    const callee = pointsTo.allocate()
    noteOpen(solver, call, callee, base, key)
    pointsTo.each(base, receiver => {
        const method = heap.lookup(receiver, key)
        pointsTo.flow(method, callee)
        const onReceiver: Call = { ...call, self: receiver }
        pointsTo.each(method, value => callValue(solver, onReceiver, value))
        // The method itself comes out of a getter: `get send() { return this.#send }`.
        whenRead(solver, receiver, key, () => {
            const got = pointsTo.allocate()
            readAccessor(solver, call.caller, call.site, receiver, key, got)
            pointsTo.flow(got, callee)
            pointsTo.each(got, value => callValue(solver, onReceiver, value))
        })
    })
}

/** new callee(...) */
export function construct(solver: Solver, call: Call, callee: Variable): void {
    noteOpen(solver, call, callee, undefined, undefined)
    solver.pointsTo.each(callee, value => {
        callValue(solver, call, value)
        if (solver.values.get(value).kind === "function") solver.pointsTo.each(solver.heap.lookup(value, "prototype"), prototype => callStreamMethods(solver, call, value, prototype, 0))
    })
}

/** What a stream calls of its subclass, on the loop, for each piece of data. */
const STREAM_METHODS = ["_read", "_write", "_writev", "_transform", "_flush", "_final", "_construct", "_destroy"]

function callStreamMethods(solver: Solver, call: Call, made: Value, prototype: Value, depth: number): void {
    const { pointsTo, heap, values } = solver
    if (depth > 5) return
    pointsTo.each(heap.prototypeOf(prototype), parent => {
        const abstract = values.get(parent)
        if (abstract.kind === "object") return callStreamMethods(solver, call, made, parent, depth + 1)
        if (abstract.kind !== "api" || !abstract.name.startsWith("node:stream#")) return
        const self = solver.makeInstance(made)
        for (const method of STREAM_METHODS) {
            pointsTo.each(heap.lookup(self, method), value => callValue(solver, { ...callBackOf(call, [], pointsTo.allocate()), self }, value))
        }
    })
}

/** super(...) and super.m(...): the parent's function with our own `this`. */
export function superCall(solver: Solver, call: Call, callee: Variable, self: Variable, constructs: boolean): void {
    const { pointsTo, values } = solver
    noteOpen(solver, call, callee, undefined, undefined)
    pointsTo.each(callee, value => {
        const abstract = values.get(value)
        // A package's constructor makes nothing new here; its methods are called as usual.
        if (constructs && abstract.kind === "api") return
        pointsTo.each(self, receiver => callValue(solver, { ...call, self: receiver, ...(constructs && { superclass: true as const }) }, value))
    })
}

/** One value is called. */
export function callValue(solver: Solver, call: Call, value: Value): void {
    const abstract = solver.values.get(value)
    switch (abstract.kind) {
        case "function":
            // Only `new` and `super(...)` run a class: any other call of it throws.
            if (abstract.class === undefined || call.construct || call.superclass) solver.enter(value, abstract, call)
            return
        case "api":
            callApi(solver, call, abstract)
            return
        case "bound": {
            if (solver.values.get(abstract.target).kind === "api" && !isFirst(solver, call, value)) return
            const args = {
                list: [...abstract.given, ...call.args.list],
                spreadFrom: call.args.spreadFrom + abstract.given.length,
            }
            const { self: _, ...unbound } = call
            callValue(solver, { ...unbound, args, selfVariable: abstract.self }, abstract.target)
            return
        }
        case "object":
            if (abstract.shape === "wrapper" && isNew(solver, call, value)) solver.pointsTo.each(solver.heap.property(value, WRAPPED), inner => callValue(solver, call, inner))
            if ((abstract.shape === "wrapper" || abstract.shape === "instance") && isFirst(solver, call, value)) {
                solver.pointsTo.each(solver.heap.prototypeOf(value), parent => {
                    const of = solver.values.get(parent)
                    if (of.kind === "api" && !call.construct) callApi(solver, call, of)
                })
            }
            return
        case "string":
            return
    }
}

/** A wrapper, or a package's function bound to something, may be handed to itself: what a package calls back at one place is called once. */
function isFirst(solver: Solver, call: Call, value: Value): boolean {
    if (call.kind !== "callback") return true
    const key = `${call.caller.id}:${call.site}:${value}`
    if (solver.calledBack.has(key)) return false
    solver.calledBack.add(key)
    return true
}

/** No call gives more arguments than this: what wraps itself bound to one more would never end. */
const MOST_ARGUMENTS = 20

/** A wrapper may hold itself, also bound to something: with the same arguments it is called once at one place. */
function isNew(solver: Solver, { caller, site, args }: Call, value: Value): boolean {
    const key = `${caller.id}:${site}:${value}:${args.list.join()}`
    if (args.list.length > MOST_ARGUMENTS || solver.calledBack.has(key)) return false
    solver.calledBack.add(key)
    return true
}

/** Calls a function that was handed to something: with given arguments, or with nothing known. */
export function callBack(solver: Solver, call: Call, callee: Variable, args: readonly Variable[], to: Variable, kind: Call["kind"] = "callback", self?: Variable): void {
    const made = callBackOf(call, args, to, kind)
    const onSelf = self === undefined ? made : { ...made, selfVariable: self }
    solver.pointsTo.each(callee, value => {
        if (!isClass(solver, value)) callValue(solver, onSelf, value)
    })
}

/** The call that a package makes of what it was given at `call`. */
export function callBackOf(call: Call, args: readonly Variable[], to: Variable, kind: Call["kind"] = "callback"): Call {
    return { caller: call.caller, site: call.site, to, kind, args: { list: args, spreadFrom: args.length } }
}

/** Classes handed to a package are made, if at all, by its own rules: they are not called. */
export function isClass(solver: Solver, value: Value): boolean {
    const abstract = solver.values.get(value)
    return abstract.kind === "function" && abstract.class !== undefined
}

/** to = value.key, through a getter where there is one. */
export function readKey(solver: Solver, instance: Instance, site: number, value: Value, key: string, to: Variable): void {
    solver.pointsTo.flow(solver.heap.lookup(value, key), to)
    whenRead(solver, value, key, () => readAccessor(solver, instance, site, value, key, to))
}

/** Reading the member may run code: a getter's or a proxy's. */
function whenRead(solver: Solver, value: Value, key: string, then: () => void): void {
    if (solver.proxies.has(value)) then()
    else solver.heap.whenAccessor(key, then)
}

function readAccessor(solver: Solver, instance: Instance, site: number, value: Value, key: string, to: Variable): void {
    if (solver.values.get(value).kind === "api") return
    callTrap(solver, { caller: instance, site, to, kind: "getter" }, value, "get", key)
    solver.pointsTo.each(solver.heap.lookup(value, accessorKey("get", key)), getter =>
        callValue(solver, { caller: instance, site, to, args: NO_ARGUMENTS, kind: "getter", self: value }, getter),
    )
}

/** value.key = from, through a setter where there is one. */
export function writeKey(solver: Solver, instance: Instance, site: number, value: Value, key: string, from: Variable): void {
    const { pointsTo, heap, values } = solver
    if (!heap.keepsProperties(values.get(value))) return
    if (key === "__proto__") {
        pointsTo.flow(from, heap.prototypeOf(value))
        return
    }
    const proxy = solver.proxies.get(value)
    if (proxy) {
        // A proxy may stand for a proxy made at the same place, which is the same value here.
        const written = `${value}:${key}:${from}`
        if (solver.proxyWrites.has(written)) return
        solver.proxyWrites.add(written)
        callTrap(solver, { caller: instance, site, to: pointsTo.allocate(), kind: "setter" }, value, "set", key, from)
        pointsTo.each(proxy.target, target => writeKey(solver, instance, site, target, key, from))
        return
    }
    pointsTo.flow(from, heap.property(value, key))
    heap.whenAccessor(key, () =>
        pointsTo.each(heap.lookup(value, accessorKey("set", key)), setter =>
            callValue(solver, { caller: instance, site, to: pointsTo.allocate(), args: { list: [from], spreadFrom: 1 }, kind: "setter", self: value }, setter),
        ),
    )
}

/** `get(target, key, receiver)` or `set(target, key, value, receiver)`, if the receiver is a proxy. */
function callTrap(solver: Solver, call: Omit<Call, "args">, receiver: Value, trap: "get" | "set", key: string, ...values: readonly Variable[]): void {
    const proxy = solver.proxies.get(receiver)
    if (!proxy) return
    const list = [proxy.target, solver.constant(solver.values.string(key)), ...values, solver.constant(receiver)]
    solver.pointsTo.each(solver.heap.lookup(proxy.handler, trap), value => callValue(solver, { ...call, args: { list, spreadFrom: list.length }, self: proxy.handler }, value))
}

/** Remembers a call, so that functions given to it are called even if nothing is known of the callee. */
function noteOpen(solver: Solver, call: Call, callee: Variable, base: Variable | undefined, key: string | undefined): void {
    if (call.site < 0) return
    solver.callSites.add(solver.globalSite(call.caller.file, call.site))
    solver.openCalls.push({ call, callee, base, key })
}

import type { ApiName } from "../../catalog/entry.ts"
import { callBack, callBackOf, callValue } from "./calls.ts"
import { ANY_KEY, ELEMENTS, isPlainKey } from "./heap.ts"
import { packageValue, requireFrom } from "./modules.ts"
import { readElements } from "./operations.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Arguments, Call, Solver } from "./solver.ts"
import { concatenate } from "./strings.ts"
import type { ApiValue } from "./values.ts"

/** What a function of the language or of Node's core does with values and functions. */
type Native = (solver: Solver, call: Call, api: ApiValue) => void

const argument = (call: Call, index: number): Variable | undefined => (index < call.args.list.length && index < call.args.spreadFrom ? call.args.list[index] : undefined)

/** Runs for each value of an argument, if it is there. */
function eachArgument(solver: Solver, call: Call, index: number, then: (value: Value) => void): void {
    const variable = argument(call, index)
    if (variable !== undefined) solver.pointsTo.each(variable, then)
    else if (index >= call.args.spreadFrom && call.args.list.length > 0) {
        const any = spreadElements(solver, call)
        solver.pointsTo.each(any, then)
    }
}

/** Elements of the spread arguments of a call, without their positions. */
function spreadElements(solver: Solver, call: Call): Variable {
    const any = solver.pointsTo.allocate()
    for (const list of call.args.list.slice(call.args.spreadFrom)) {
        solver.pointsTo.each(list, value => readElements(solver, call.caller, -1, value, any))
    }
    return any
}

function freshArray(solver: Solver, call: Call, what = ""): Value {
    return solver.values.object(`native${what}${call.caller.file}:${call.site}:${call.caller.id}`, { shape: "array" })
}

function freshObject(solver: Solver, call: Call, what: string, shape: "literal" | "map" | "instance" = "literal"): Value {
    return solver.values.object(`native${what}${call.caller.file}:${call.site}:${call.caller.id}`, { shape })
}

/** The elements of the receiver, and the receiver itself as a variable. */
function elementsOfSelf(solver: Solver, call: Call): Variable {
    const elements = solver.pointsTo.allocate()
    if (call.self !== undefined) readElements(solver, call.caller, -1, call.self, elements)
    else if (call.selfVariable !== undefined) solver.pointsTo.each(call.selfVariable, value => readElements(solver, call.caller, -1, value, elements))
    return elements
}

function selfVariable(solver: Solver, call: Call): Variable {
    return call.self !== undefined ? solver.constant(call.self) : (call.selfVariable ?? solver.pointsTo.allocate())
}

/** `xs.f(callback)`: the callback gets an element. `result` says what comes out. */
function iteration(result: "none" | "element" | "same" | "mapped" | "flat" | "callback"): Native {
    return (solver, call) => {
        const { pointsTo, heap } = solver
        const elements = elementsOfSelf(solver, call)
        const returned = pointsTo.allocate()
        const callback = argument(call, 0)
        if (callback !== undefined) callBack(solver, call, callback, [elements, pointsTo.allocate(), selfVariable(solver, call)], returned)
        if (result === "element") pointsTo.flow(elements, call.to)
        else if (result === "callback") pointsTo.flow(returned, call.to)
        else if (result !== "none") {
            const made = freshArray(solver, call)
            pointsTo.add(call.to, made)
            if (result === "same") pointsTo.flow(elements, heap.property(made, ELEMENTS))
            else if (result === "mapped") pointsTo.flow(returned, heap.property(made, ELEMENTS))
            else pointsTo.each(returned, value => readElements(solver, call.caller, -1, value, heap.property(made, ELEMENTS)))
        }
    }
}

const sort: Native = (solver, call) => {
    const elements = elementsOfSelf(solver, call)
    const compare = argument(call, 0)
    if (compare !== undefined) callBack(solver, call, compare, [elements, elements], solver.pointsTo.allocate())
    solver.pointsTo.flow(selfVariable(solver, call), call.to)
}

const reduce: Native = (solver, call) => {
    const elements = elementsOfSelf(solver, call)
    const accumulated = solver.pointsTo.allocate()
    const initial = argument(call, 1)
    solver.pointsTo.flow(initial ?? elements, accumulated)
    const callback = argument(call, 0)
    if (callback !== undefined) callBack(solver, call, callback, [accumulated, elements], accumulated)
    solver.pointsTo.flow(accumulated, call.to)
}

/** push, unshift: the arguments become elements of the receiver. */
const append: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const into = (value: Value): void => {
        if (solver.values.get(value).kind !== "object") return
        for (const [index, from] of call.args.list.entries()) {
            if (index < call.args.spreadFrom) pointsTo.flow(from, heap.property(value, ELEMENTS))
            else pointsTo.each(from, list => readElements(solver, call.caller, -1, list, heap.property(value, ELEMENTS)))
        }
    }
    if (call.self !== undefined) into(call.self)
    else if (call.selfVariable !== undefined) pointsTo.each(call.selfVariable, into)
}

const someElement: Native = (solver, call) => solver.pointsTo.flow(elementsOfSelf(solver, call), call.to)
const itself: Native = (solver, call) => solver.pointsTo.flow(selfVariable(solver, call), call.to)
const firstArgument: Native = (solver, call) => eachArgument(solver, call, 0, value => solver.pointsTo.add(call.to, value))
const nothing: Native = () => {}

/** slice, filter without looking, concat, splice: a list with the elements of the receiver and of list arguments. */
const elementsAgain: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    pointsTo.flow(elementsOfSelf(solver, call), heap.property(made, ELEMENTS))
    for (const list of call.args.list) {
        pointsTo.each(list, value => {
            const abstract = solver.values.get(value)
            if (abstract.kind === "object" && abstract.shape === "array") readElements(solver, call.caller, -1, value, heap.property(made, ELEMENTS))
            else if (abstract.kind !== "string") pointsTo.add(heap.property(made, ELEMENTS), value)
        })
    }
}

const listIterator: Native = (solver, call) => {
    const made = freshArray(solver, call)
    solver.pointsTo.add(call.to, made)
    solver.pointsTo.flow(elementsOfSelf(solver, call), solver.heap.property(made, ELEMENTS))
}

/** iterator.next(): `{ value }` */
const next: Native = (solver, call) => {
    const made = freshObject(solver, call, "next")
    solver.pointsTo.add(call.to, made)
    solver.pointsTo.flow(elementsOfSelf(solver, call), solver.heap.property(made, "value"))
}

const arrayFrom: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const elements = pointsTo.allocate()
    eachArgument(solver, call, 0, value => readElements(solver, call.caller, call.site, value, elements))
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    const mapper = argument(call, 1)
    if (mapper === undefined) pointsTo.flow(elements, heap.property(made, ELEMENTS))
    else callBack(solver, call, mapper, [elements], heap.property(made, ELEMENTS))
}

const arrayOf: Native = (solver, call) => {
    const made = freshArray(solver, call)
    solver.pointsTo.add(call.to, made)
    for (const [index, from] of call.args.list.entries()) solver.pointsTo.flow(from, solver.heap.property(made, index < call.args.spreadFrom ? String(index) : ELEMENTS))
}

// Promises are not told apart from what they resolve to.

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

// Functions

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
    if (callee !== undefined) callOnEachSelf(solver, call, callee)
    else if (callees !== undefined) solver.pointsTo.each(callees, value => callOnEachSelf(solver, call, value))
}

/** `method.call(receiver)` is a call on each receiver of its own, so that results are not mixed. */
function callOnEachSelf(solver: Solver, call: Call, callee: Value): void {
    callValue(solver, call, callee)
}

const functionBind: Native = (solver, call) => {
    const [self, ...given] = call.args.list
    const bind = (target: Value): void => {
        // A bound function keeps its `this`, and binding in a loop would nest without end.
        if (solver.values.get(target).kind === "bound") return solver.pointsTo.add(call.to, target)
        const bound = solver.values.bound(`${call.caller.id}:${call.site}:${target}`, { target, self: self ?? solver.pointsTo.allocate(), given })
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
    const [callee, list] = call.args.list
    if (callee === undefined) return
    const { self: _, selfVariable: __, ...rest } = call
    solver.pointsTo.each(callee, value => callValue(solver, { ...rest, construct: true, args: list === undefined ? { list: [], spreadFrom: 0 } : { list: [list], spreadFrom: 0 } }, value))
}

// Objects

const objectAssign: Native = (solver, call) => {
    eachArgument(solver, call, 0, target => {
        solver.pointsTo.add(call.to, target)
        for (let index = 1; index < call.args.list.length; index++) eachArgument(solver, call, index, source => solver.heap.copyProperties(source, target))
    })
}

const objectCreate: Native = (solver, call) => {
    const made = freshObject(solver, call, "create")
    solver.pointsTo.add(call.to, made)
    eachArgument(solver, call, 0, parent => solver.pointsTo.add(solver.heap.prototypeOf(made), parent))
    eachArgument(solver, call, 1, descriptors => defineAll(solver, made, descriptors))
}

function eachPlainProperty(solver: Solver, value: Value, then: (key: string, variable: Variable) => void): void {
    solver.heap.eachProperty(value, (key, variable) => {
        if (isPlainKey(key) || key === ELEMENTS) then(key, variable)
    })
}

const objectValues: Native = (solver, call) => {
    const made = freshArray(solver, call)
    solver.pointsTo.add(call.to, made)
    eachArgument(solver, call, 0, value => {
        if (solver.values.get(value).kind === "api") solver.pointsTo.add(call.to, value)
        else eachPlainProperty(solver, value, (_, variable) => solver.pointsTo.flow(variable, solver.heap.property(made, ELEMENTS)))
    })
}

/** Keys are kept one by one for objects of the program: `for (const k of Object.keys(handlers)) handlers[k]()`. */
const objectKeys: Native = (solver, call) => {
    const made = freshArray(solver, call)
    solver.pointsTo.add(call.to, made)
    eachArgument(solver, call, 0, value => {
        const abstract = solver.values.get(value)
        if (abstract.kind === "api") solver.pointsTo.add(solver.heap.property(made, ELEMENTS), value)
        else if (abstract.kind !== "string") eachPlainProperty(solver, value, key => solver.pointsTo.add(solver.heap.property(made, ELEMENTS), solver.values.string(key)))
    })
}

const objectEntries: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    eachArgument(solver, call, 0, value => {
        if (values.get(value).kind === "api") return pointsTo.add(heap.property(made, ELEMENTS), value)
        eachPlainProperty(solver, value, (key, variable) => {
            const pair = values.object(`entry${call.caller.id}:${call.site}:${value}:${key}`, { shape: "array" })
            pointsTo.add(heap.property(pair, "0"), values.string(key))
            pointsTo.flow(variable, heap.property(pair, "1"))
            pointsTo.add(heap.property(made, ELEMENTS), pair)
        })
    })
}

const fromEntries: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshObject(solver, call, "entries")
    pointsTo.add(call.to, made)
    const pairs = pointsTo.allocate()
    eachArgument(solver, call, 0, value => readElements(solver, call.caller, call.site, value, pairs))
    pointsTo.each(pairs, pair => {
        const stored = heap.lookup(pair, "1")
        let named = false
        pointsTo.each(heap.lookup(pair, "0"), key => {
            const abstract = values.get(key)
            if (abstract.kind !== "string" || abstract.pattern) return
            named = true
            pointsTo.flow(stored, heap.property(made, abstract.text))
        })
        if (!named) pointsTo.flow(stored, heap.property(made, ANY_KEY))
    })
}

function defineOne(solver: Solver, target: Value, key: string, descriptor: Value): void {
    const { pointsTo, heap } = solver
    pointsTo.flow(heap.lookup(descriptor, "value"), heap.property(target, key))
    if (key === ANY_KEY) return
    heap.accessors.add(key)
    pointsTo.flow(heap.lookup(descriptor, "get"), heap.property(target, `get ${key}`))
    pointsTo.flow(heap.lookup(descriptor, "set"), heap.property(target, `set ${key}`))
}

function defineAll(solver: Solver, target: Value, descriptors: Value): void {
    eachPlainProperty(solver, descriptors, (key, variable) => solver.pointsTo.each(variable, descriptor => defineOne(solver, target, key, descriptor)))
}

const defineProperty: Native = (solver, call) => {
    eachArgument(solver, call, 0, target => {
        solver.pointsTo.add(call.to, target)
        eachArgument(solver, call, 2, descriptor => {
            if (solver.values.get(descriptor).kind !== "object") return
            eachArgument(solver, call, 1, key => {
                const abstract = solver.values.get(key)
                defineOne(solver, target, abstract.kind === "string" && !abstract.pattern ? abstract.text : ANY_KEY, descriptor)
            })
        })
    })
}

const defineProperties: Native = (solver, call) => {
    eachArgument(solver, call, 0, target => {
        solver.pointsTo.add(call.to, target)
        eachArgument(solver, call, 1, descriptors => defineAll(solver, target, descriptors))
    })
}

const getPrototypeOf: Native = (solver, call) => eachArgument(solver, call, 0, value => solver.pointsTo.flow(solver.heap.prototypeOf(value), call.to))
const setPrototypeOf: Native = (solver, call) => {
    eachArgument(solver, call, 0, value => {
        solver.pointsTo.add(call.to, value)
        const parent = argument(call, 1)
        if (parent !== undefined) solver.pointsTo.flow(parent, solver.heap.prototypeOf(value))
    })
}

/** `inherits(Sub, Base)` of node:util and its copies on npm. */
const inherits: Native = (solver, call) => {
    const { pointsTo, heap, values, catalog } = solver
    eachArgument(solver, call, 0, sub => {
        eachArgument(solver, call, 1, base => {
            const abstract = values.get(base)
            pointsTo.add(heap.property(sub, "super_"), base)
            pointsTo.each(heap.lookup(sub, "prototype"), prototype => {
                if (abstract.kind === "api") pointsTo.add(heap.prototypeOf(prototype), values.api(catalog.canonicalType(abstract.name), { instance: true }))
                else pointsTo.flow(heap.lookup(base, "prototype"), heap.prototypeOf(prototype))
            })
        })
    })
}

const reflectGet: Native = (solver, call) => eachArgument(solver, call, 0, target => eachArgument(solver, call, 1, key => {
    const abstract = solver.values.get(key)
    if (abstract.kind === "string" && !abstract.pattern) solver.pointsTo.flow(solver.heap.lookup(target, abstract.text), call.to)
}))

const reflectSet: Native = (solver, call) => eachArgument(solver, call, 0, target => eachArgument(solver, call, 1, key => {
    const abstract = solver.values.get(key)
    const value = argument(call, 2)
    if (abstract.kind === "string" && !abstract.pattern && value !== undefined) solver.pointsTo.flow(value, solver.heap.property(target, abstract.text))
}))

/** new Proxy(target, { get, apply, … }): reads and calls of the proxy see the target and what simple traps return. */
const proxy: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    eachArgument(solver, call, 0, target => pointsTo.add(call.to, target))
    eachArgument(solver, call, 1, traps => {
        const made = values.object(`proxy${call.caller.id}:${call.site}`, { shape: "wrapper" })
        pointsTo.add(call.to, made)
        const target = argument(call, 0)
        if (target === undefined) return
        pointsTo.each(heap.lookup(traps, "get"), trap => callValue(solver, callBackOf(call, [target, pointsTo.allocate(), solver.constant(made)], heap.property(made, "*"), "getter"), trap))
        pointsTo.flow(heap.lookup(traps, "apply"), heap.property(made, "(wrapped)"))
    })
}

// Maps and sets

const newCollection: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const made = freshObject(solver, call, "map", "map")
    pointsTo.add(call.to, made)
    eachArgument(solver, call, 0, initial => {
        const elements = pointsTo.allocate()
        readElements(solver, call.caller, call.site, initial, elements)
        pointsTo.flow(elements, heap.property(made, ELEMENTS))
        pointsTo.each(elements, pair => {
            const abstract = solver.values.get(pair)
            if (abstract.kind !== "object" || abstract.shape !== "array") return
            pointsTo.flow(heap.lookup(pair, "1"), heap.property(made, "key:*"))
            pointsTo.each(heap.lookup(pair, "0"), key => putNamed(solver, made, key, heap.lookup(pair, "1")))
        })
    })
}

function putNamed(solver: Solver, map: Value, key: Value, from: Variable): void {
    const abstract = solver.values.get(key)
    if (abstract.kind === "string" && !abstract.pattern) solver.pointsTo.flow(from, solver.heap.property(map, `key:${abstract.text}`))
}

const mapSet: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const stored = argument(call, 1)
    const map = call.self
    if (map === undefined || stored === undefined) return
    pointsTo.add(call.to, map)
    const pair = values.object(`pair${map}`, { shape: "array" })
    pointsTo.add(heap.property(map, ELEMENTS), pair)
    pointsTo.flow(stored, heap.property(pair, "1"))
    pointsTo.flow(stored, heap.property(map, "key:*"))
    const key = argument(call, 0)
    if (key === undefined) return
    pointsTo.flow(key, heap.property(pair, "0"))
    pointsTo.each(key, name => putNamed(solver, map, name, stored))
}

/** A key that is a constant gives what was stored under it or under an unknown key; any other key everything. */
const mapGet: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const map = call.self
    const key = argument(call, 0)
    if (map === undefined || key === undefined) return
    let any = false
    const everything = (): void => {
        if (any) return
        any = true
        pointsTo.flow(heap.property(map, "key:*"), call.to)
    }
    pointsTo.each(key, name => {
        const abstract = values.get(name)
        if (abstract.kind === "string" && !abstract.pattern) pointsTo.flow(heap.property(map, `key:${abstract.text}`), call.to)
        else everything()
    })
    solver.unknownKeys.push({ key, then: everything })
}

const mapForEach: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const callback = argument(call, 0)
    if (call.self === undefined || callback === undefined) return
    const stored = pointsTo.allocate()
    pointsTo.flow(heap.property(call.self, "key:*"), stored)
    pointsTo.flow(heap.property(call.self, ELEMENTS), stored)
    callBack(solver, call, callback, [stored, stored, selfVariable(solver, call)], pointsTo.allocate())
}

const mapValues: Native = (solver, call) => {
    const made = freshArray(solver, call)
    solver.pointsTo.add(call.to, made)
    if (call.self === undefined) return
    solver.pointsTo.flow(solver.heap.property(call.self, "key:*"), solver.heap.property(made, ELEMENTS))
    // A set's values are its elements; a map's elements are pairs, which nobody calls.
    solver.pointsTo.flow(solver.heap.property(call.self, ELEMENTS), solver.heap.property(made, ELEMENTS))
}

// Timers, events

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

// Paths and strings

const joinPath: Native = (solver, call) => concatenate(solver, call.to, call.args.list, "/")
const concat: Native = (solver, call) => concatenate(solver, call.to, [selfVariable(solver, call), ...call.args.list], "")
const directory: Native = (solver, call) => eachArgument(solver, call, 0, value => {
    const abstract = solver.values.get(value)
    if (abstract.kind === "string" && abstract.text.includes("/")) solver.pointsTo.add(call.to, solver.values.pattern(abstract.text.slice(0, abstract.text.lastIndexOf("/"))))
})

const createRequire: Native = (solver, call) => solver.pointsTo.add(call.to, solver.values.api("node:module#require", { file: call.caller.file }))
const require: Native = (solver, call, api) => {
    const specifier = argument(call, 0)
    if (specifier !== undefined) requireFrom(solver, call, api.file ?? call.caller.file, specifier)
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

const builtinModule: Native = (solver, call) => eachArgument(solver, call, 0, value => {
    const abstract = solver.values.get(value)
    if (abstract.kind === "string") solver.pointsTo.add(call.to, packageValue(solver, { kind: "builtin", name: abstract.text.replace(/^(?!node:)/, "node:") }))
})

/** Copies of `Object.assign` on npm. */
const ASSIGN = ["assign", "assignIn", "assignWith", "extend", "merge", "mergeWith", "defaults", "defaultsDeep"]
const assigning = Object.fromEntries([
    ...["lodash", "lodash-es", "underscore"].flatMap(name => ASSIGN.map(method => [`${name}#${method}`, objectAssign])),
    ...["extend", "object-assign", "merge-descriptors", "utils-merge", "xtend/mutable"].map(name => [`${name}#default`, objectAssign]),
]) as Record<string, Native>

const array = (names: string, native: Native): Record<string, Native> => Object.fromEntries(names.split(" ").map(name => [`global#Array.prototype.${name}`, native]))

/**
 * Models of what moves functions and objects around. Whatever else the language offers returns
 * nothing of interest; the callbacks it is given are called like those of any package.
 */
export const natives: Readonly<Record<ApiName | string, Native>> = {
    ...array("forEach every some findIndex findLastIndex", iteration("none")),
    ...array("find findLast", iteration("element")),
    ...array("filter", iteration("same")),
    ...array("map", iteration("mapped")),
    ...array("flatMap", iteration("flat")),
    ...array("sort toSorted", sort),
    ...array("reduce reduceRight", reduce),
    ...array("push unshift", append),
    ...array("pop shift at", someElement),
    ...array("reverse toReversed fill copyWithin", itself),
    ...array("slice splice concat flat toSpliced with", elementsAgain),
    ...array("values entries", listIterator),
    ...array("keys join includes indexOf lastIndexOf", nothing),
    ...array("next", next),
    "global#Array.from": arrayFrom,
    "global#Array.fromAsync": arrayFrom,
    "global#Array.of": arrayOf,
    "global#Array": arrayOf,
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
    "global#Function.prototype.call": functionCall,
    "global#Function.prototype.apply": functionApply,
    "global#Function.prototype.bind": functionBind,
    "global#Reflect.apply": reflectApply,
    "global#Reflect.construct": reflectConstruct,
    "global#Reflect.get": reflectGet,
    "global#Reflect.set": reflectSet,
    "global#Reflect.ownKeys": objectKeys,
    "global#Reflect.defineProperty": defineProperty,
    "global#Reflect.getPrototypeOf": getPrototypeOf,
    "global#Reflect.setPrototypeOf": setPrototypeOf,
    "global#Proxy": proxy,
    "global#Object": firstArgument,
    ...assigning,
    "global#Object.assign": objectAssign,
    "global#Object.create": objectCreate,
    "global#Object.values": objectValues,
    "global#Object.keys": objectKeys,
    "global#Object.getOwnPropertyNames": objectKeys,
    "global#Object.entries": objectEntries,
    "global#Object.fromEntries": fromEntries,
    "global#Object.freeze": firstArgument,
    "global#Object.seal": firstArgument,
    "global#Object.preventExtensions": firstArgument,
    "global#Object.defineProperty": defineProperty,
    "global#Object.defineProperties": defineProperties,
    "global#Object.getPrototypeOf": getPrototypeOf,
    "global#Object.setPrototypeOf": setPrototypeOf,
    "global#Map": newCollection,
    "global#WeakMap": newCollection,
    "global#Set": newCollection,
    "global#WeakSet": newCollection,
    "global#Map.prototype.set": mapSet,
    "global#Map.prototype.get": mapGet,
    "global#Map.prototype.has": nothing,
    "global#Map.prototype.delete": nothing,
    "global#Map.prototype.clear": nothing,
    "global#Map.prototype.size": nothing,
    "global#Map.prototype.forEach": mapForEach,
    "global#Map.prototype.values": mapValues,
    "global#Map.prototype.keys": mapValues,
    "global#Map.prototype.entries": listIterator,
    "global#Map.prototype.add": append,
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
    "node:util#inherits": inherits,
    "inherits#default": inherits,
    "node:util#callbackify": firstArgument,
    "node:util#deprecate": firstArgument,
    "node:path#join": joinPath,
    "node:path#resolve": joinPath,
    "node:path#normalize": firstArgument,
    "node:path#dirname": directory,
    "node:path/posix#join": joinPath,
    "node:url#fileURLToPath": firstArgument,
    "node:url#pathToFileURL": firstArgument,
    "global#String": firstArgument,
    "global#String.prototype.concat": concat,
    "node:module#createRequire": createRequire,
    "node:module#require": require,
    "node:process#getBuiltinModule": builtinModule,
}

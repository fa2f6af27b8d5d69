import { writeKey } from "../calls.ts"
import { accessorKey, ANY_KEY, ELEMENTS, isPlainKey } from "../heap.ts"
import { forwardedMember } from "../copies.ts"
import { capturedVariable, eachName, loadComputed, MOST_KEYS, readElements } from "../operations.ts"
import type { Value, Variable } from "../points-to.ts"
import type { Solver } from "../solver.ts"
import { argument, eachArgument, freshArray, freshObject, firstArgument, type Native, type Natives } from "./native.ts"

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
        else eachName(solver, value, name => solver.pointsTo.add(solver.heap.property(made, ELEMENTS), name))
    })
}

const objectEntries: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    eachArgument(solver, call, 0, value => {
        if (values.get(value).kind === "api") return pointsTo.add(heap.property(made, ELEMENTS), value)
        eachPlainProperty(solver, value, (key, variable) => {
            const pair = values.object(`entry${call.caller.id}:${call.site}:${value}:${key}`, { shape: "array", file: call.caller.file })
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
    const source = solver.describes.get(descriptor)
    if (source !== undefined) return copyMember(solver, source, target, key)
    pointsTo.each(heap.lookup(descriptor, "get"), getter => {
        const from = forwardedFrom(solver, getter)
        if (from !== undefined) pointsTo.each(from, value => copyMember(solver, value, target, key))
    })
    pointsTo.flow(heap.lookup(descriptor, "value"), heap.property(target, key))
    if (key === ANY_KEY) return
    heap.addAccessor(key)
    pointsTo.each(heap.lookup(descriptor, "get"), getter => {
        if (forwardedFrom(solver, getter) === undefined) pointsTo.add(heap.property(target, accessorKey("get", key)), getter)
    })
    pointsTo.flow(heap.lookup(descriptor, "set"), heap.property(target, accessorKey("set", key)))
}

/** One member, or all where the name is not known, with its accessors. */
function copyMember(solver: Solver, from: Value, to: Value, key: string): void {
    const { pointsTo, heap } = solver
    if (from === to) return
    if (key === ANY_KEY) return heap.copyProperties(from, to)
    pointsTo.flow(heap.lookup(from, key), heap.property(to, key))
    heap.whenAccessor(key, () => {
        for (const accessor of [accessorKey("get", key), accessorKey("set", key)]) pointsTo.flow(heap.lookup(from, accessor), heap.property(to, accessor))
    })
}

/**
 * What a getter like `() => from[key]` reads: how compilers re-export. It stands in a loop over the
 * names, so each name's getter reads the member of that name and no other.
 */
function forwardedFrom(solver: Solver, getter: Value): Variable | undefined {
    const closure = solver.values.get(getter)
    if (closure.kind !== "function" || closure.scope < 0) return undefined
    const from = forwardedMember(solver.functionFact(closure))
    return from && capturedVariable(solver, solver.instance(closure.scope), from.fn, from.slot)
}

/** `getOwnPropertyDescriptor(object, key)`: what is defined with it elsewhere is a copy of that member. */
const getOwnPropertyDescriptor: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    eachArgument(solver, call, 0, object => {
        if (values.get(object).kind === "string") return
        const descriptor = values.object(`descriptor${object}`, { shape: "literal", file: values.fileOf(object) })
        solver.describes.set(descriptor, object)
        pointsTo.add(call.to, descriptor)
        eachArgument(solver, call, 1, key => {
            const abstract = values.get(key)
            if (abstract.kind !== "string" || abstract.pattern) return
            pointsTo.flow(heap.lookup(object, abstract.text), heap.property(descriptor, "value"))
            heap.whenAccessor(abstract.text, () => {
                pointsTo.flow(heap.lookup(object, accessorKey("get", abstract.text)), heap.property(descriptor, "get"))
                pointsTo.flow(heap.lookup(object, accessorKey("set", abstract.text)), heap.property(descriptor, "set"))
            })
        })
    })
}

const getOwnPropertyDescriptors: Native = (solver, call) => {
    eachArgument(solver, call, 0, object => {
        const descriptors = solver.values.object(`descriptors${object}`, { shape: "literal", file: solver.values.fileOf(object) })
        solver.describes.set(descriptors, object)
        solver.pointsTo.add(call.to, descriptors)
    })
}

function defineAll(solver: Solver, target: Value, descriptors: Value): void {
    const source = solver.describes.get(descriptors)
    if (source !== undefined) return solver.heap.copyProperties(source, target)
    eachPlainProperty(solver, descriptors, (key, variable) => solver.pointsTo.each(variable, descriptor => defineOne(solver, target, key, descriptor)))
}

const defineProperty: Native = (solver, call) => {
    eachArgument(solver, call, 0, target => {
        solver.pointsTo.add(call.to, target)
        eachArgument(solver, call, 2, descriptor => {
            if (solver.values.get(descriptor).kind !== "object") return
            let any = false
            const define = (key: string): void => {
                if (key !== ANY_KEY || !any) defineOne(solver, target, key, descriptor)
                any ||= key === ANY_KEY
            }
            eachArgument(solver, call, 1, key => {
                const abstract = solver.values.get(key)
                define(abstract.kind === "string" && !abstract.pattern ? abstract.text : ANY_KEY)
            })
            const key = argument(call, 1)
            // A copy of more members than a computed key tells apart copies all.
            if (key !== undefined) solver.unknownKeys.push({ key, then: () => define(ANY_KEY), ...(solver.describes.has(descriptor) && { most: MOST_KEYS }) })
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

const reflectGet: Native = (solver, call) => {
    const [target, key] = [argument(call, 0), argument(call, 1)]
    if (target !== undefined && key !== undefined) loadComputed(solver, call.caller, call.site, target, key, call.to)
}

const reflectSet: Native = (solver, call) => eachArgument(solver, call, 0, target => eachArgument(solver, call, 1, key => {
    const abstract = solver.values.get(key)
    const value = argument(call, 2)
    if (abstract.kind === "string" && !abstract.pattern && value !== undefined) writeKey(solver, call.caller, call.site, target, abstract.text, value)
}))

/** object.__defineGetter__(name, getter) and `__defineSetter__`. */
function defineAccessor(kind: "get" | "set"): Native {
    return (solver, call) => {
        const accessor = argument(call, 1)
        if (call.self === undefined || accessor === undefined) return
        const object = call.self
        eachArgument(solver, call, 0, key => {
            const abstract = solver.values.get(key)
            if (abstract.kind !== "string" || abstract.pattern) return
            solver.heap.addAccessor(abstract.text)
            solver.pointsTo.flow(accessor, solver.heap.property(object, accessorKey(kind, abstract.text)))
        })
    }
}

/** Copies of `Object.assign` on npm. */
const ASSIGN = ["assign", "assignIn", "assignWith", "extend", "merge", "mergeWith", "defaults", "defaultsDeep"]
const assigning = Object.fromEntries([
    ...["lodash", "lodash-es", "underscore"].flatMap(name => ASSIGN.map(method => [`${name}#${method}`, objectAssign])),
    ...["extend", "object-assign", "merge-descriptors", "utils-merge", "xtend/mutable"].map(name => [`${name}#default`, objectAssign]),
]) as Record<string, Native>

/** Objects: copying, listing and defining properties, prototypes. */
export const objects: Natives = {
    "global#Reflect.get": reflectGet,
    "global#Reflect.set": reflectSet,
    "global#Reflect.ownKeys": objectKeys,
    "global#Reflect.defineProperty": defineProperty,
    "global#Reflect.getPrototypeOf": getPrototypeOf,
    "global#Reflect.setPrototypeOf": setPrototypeOf,
    "global#Object": firstArgument,
    ...assigning,
    "global#Object.assign": objectAssign,
    "global#Object.create": objectCreate,
    "global#Object.values": objectValues,
    "global#Object.keys": objectKeys,
    "global#Object.getOwnPropertyNames": objectKeys,
    "global#Object.entries": objectEntries,
    "global#Object.fromEntries": fromEntries,
    "global#Object.prototype.__defineGetter__": defineAccessor("get"),
    "global#Object.prototype.__defineSetter__": defineAccessor("set"),
    "global#Object.freeze": firstArgument,
    "global#Object.seal": firstArgument,
    "global#Object.preventExtensions": firstArgument,
    "global#Object.getOwnPropertyDescriptor": getOwnPropertyDescriptor,
    "global#Object.getOwnPropertyDescriptors": getOwnPropertyDescriptors,
    "global#Reflect.getOwnPropertyDescriptor": getOwnPropertyDescriptor,
    "global#Object.defineProperty": defineProperty,
    "global#Object.defineProperties": defineProperties,
    "global#Object.getPrototypeOf": getPrototypeOf,
    "global#Object.setPrototypeOf": setPrototypeOf,
    "node:util#inherits": inherits,
    "inherits#default": inherits,
}

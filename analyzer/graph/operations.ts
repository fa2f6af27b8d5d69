import { MODULE_SLOT, OP } from "../facts.ts"
import { callMethod, callValues, construct, readKey, superCall, writeKey } from "./calls.ts"
import { argumentsAt, correlations } from "./copies.ts"
import { accessorKey, ANY_KEY, ELEMENTS, isPlainKey } from "./heap.ts"
import { exportAll, exportName, importComputed, importConstant } from "./modules.ts"
import { globalValue } from "./globals.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Arguments, Call, Instance, Solver } from "./solver.ts"
import { concatenate } from "./strings.ts"
import { declareType } from "./types.ts"

/** Turns the operations of a function into constraints over the variables of one instance. */
export function run(solver: Solver, instance: Instance): void {
    const { pointsTo, heap, values } = solver
    const facts = solver.facts(instance.file)
    const fact = facts.functions[instance.fn]!
    const code = fact.operations
    const { writes, given } = correlations(fact, facts.strings)
    const captured: Variable[] = []

    const slot = (index: number): Variable => {
        if (index >= 0) return instance.base + index
        return (captured[-1 - index] ??= capturedVariable(solver, instance, fact.captures[(-1 - index) * 2]!, fact.captures[(-1 - index) * 2 + 1]!))
    }
    const text = (index: number): string => facts.strings[index]!

    let at = 0
    const next = (): number => code[at++]!
    const args = (): Arguments => {
        const count = next()
        const list: Variable[] = []
        let spreadFrom = count
        for (let index = 0; index < count; index++) {
            list.push(slot(next()))
            if (next() === 1 && spreadFrom === count) spreadFrom = index
        }
        return { list, spreadFrom }
    }

    const memberGiven = (place: number): Pick<Call, "member"> | undefined => {
        const member = given.get(place)
        return member && { member: { value: member.value, name: member.name, from: slot(member.from) } }
    }

    /** What the call at a place returns for one name among its arguments. */
    const resultFor = (place: number, key: number, name: string): Variable => {
        const list = argumentsAt(code, place)
        const spreadFrom = list.findIndex(({ spread }) => spread)
        const named = list.map(argument => (argument.slot === key && !argument.spread ? solver.constant(values.string(name)) : slot(argument.slot)))
        const call: Call = { caller: instance, site: code[place + 1]!, to: pointsTo.allocate(), args: { list: named, spreadFrom: spreadFrom < 0 ? list.length : spreadFrom }, kind: "call" }
        if (code[place] === OP.CALL) callValues(solver, call, slot(code[place + 3]!))
        else callMethod(solver, call, slot(code[place + 3]!), text(code[place + 4]!))
        return call.to
    }

    while (at < code.length) {
        switch (next()) {
            case OP.COPY: {
                const to = slot(next())
                pointsTo.flow(slot(next()), to)
                break
            }
            case OP.FUNCTION: {
                const to = slot(next())
                const value = values.function(instance.file, next(), instance.id)
                pointsTo.add(to, value)
                solver.introduce(value)
                break
            }
            case OP.CLASS: {
                const to = slot(next())
                const index = next()
                const hasHeritage = next()
                const heritage = next()
                pointsTo.add(to, makeClass(solver, instance, index, hasHeritage ? slot(heritage) : undefined))
                break
            }
            case OP.OBJECT: {
                const to = slot(next())
                const object = next()
                const kind = next()
                const site = next()
                pointsTo.add(to, allocate(solver, instance, object, kind, site))
                break
            }
            case OP.STRING: {
                const to = slot(next())
                pointsTo.add(to, values.string(text(next())))
                break
            }
            case OP.CONCAT: {
                const to = slot(next())
                concatenate(solver, to, args().list, "")
                break
            }
            case OP.LOAD: {
                const to = slot(next())
                const base = slot(next())
                const key = text(next())
                const site = next()
                pointsTo.each(base, value => readKey(solver, instance, site, value, key, to))
                break
            }
            case OP.STORE: {
                const base = slot(next())
                const key = text(next())
                const from = slot(next())
                const site = next()
                pointsTo.each(base, value => writeKey(solver, instance, site, value, key, from))
                break
            }
            case OP.LOAD_COMPUTED: {
                const to = slot(next())
                const base = slot(next())
                const key = slot(next())
                const site = next()
                loadComputed(solver, instance, site, base, key, to)
                break
            }
            case OP.STORE_COMPUTED: {
                const write = writes.get(at - 1)
                const base = slot(next())
                const keySlot = next()
                const key = slot(keySlot)
                const from = slot(next())
                const site = next()
                const members = solver.membersGiven.get(from)
                if (write?.how === "copied") copyMembers(solver, instance, site, slot(write.from), base, key)
                else if (write?.how === "bound") copyBound(solver, instance, slot(write.from), base, key, slot(write.self))
                else if (members?.name === key) copyMembers(solver, instance, site, members.from, base, key)
                else eachKey(solver, key, base, name => {
                    const made = write === undefined || name === undefined ? from : resultFor(write.call, keySlot, name)
                    eachOwner(solver, base, value => {
                        if (name === undefined) pointsTo.flow(from, heap.property(value, isList(solver, value) ? ELEMENTS : ANY_KEY))
                        else writeKey(solver, instance, site, value, name, made)
                    })
                })
                break
            }
            case OP.DEFINE: {
                const base = slot(next())
                const key = text(next())
                const from = slot(next())
                const kind = next()
                pointsTo.each(base, value => pointsTo.flow(from, heap.property(value, memberKey(key, kind))))
                break
            }
            case OP.DEFINE_COMPUTED: {
                const base = slot(next())
                const key = slot(next())
                const from = slot(next())
                const kind = next()
                eachKey(solver, key, base, name => {
                    if (kind > 0 && name !== undefined) heap.addAccessor(name)
                    pointsTo.each(base, value => pointsTo.flow(from, heap.property(value, name === undefined ? ANY_KEY : memberKey(name, kind))))
                })
                break
            }
            case OP.ELEMENT: {
                const to = slot(next())
                const base = slot(next())
                const site = next()
                pointsTo.each(base, value => readElements(solver, instance, site, value, to))
                break
            }
            case OP.KEYS: {
                const to = slot(next())
                pointsTo.each(slot(next()), value => eachName(solver, value, name => pointsTo.add(to, name)))
                break
            }
            case OP.APPEND: {
                const base = slot(next())
                const from = slot(next())
                pointsTo.each(base, value => pointsTo.flow(from, heap.property(value, ELEMENTS)))
                break
            }
            case OP.SPREAD: {
                const base = slot(next())
                const from = slot(next())
                pointsTo.each(base, to => pointsTo.each(from, value => heap.copyProperties(value, to)))
                break
            }
            case OP.SPREAD_LIST: {
                const base = slot(next())
                const from = slot(next())
                const at = next()
                const skip = next()
                const site = next()
                pointsTo.each(base, to => pointsTo.each(from, value => spreadList(solver, instance, site, value, to, at, skip)))
                break
            }
            case OP.CALL: {
                const member = memberGiven(at - 1)
                const site = next()
                const to = slot(next())
                const callee = slot(next())
                callValues(solver, { caller: instance, site, to, args: args(), kind: "call", ...member }, callee)
                break
            }
            case OP.CALL_METHOD: {
                const member = memberGiven(at - 1)
                const site = next()
                const to = slot(next())
                const base = slot(next())
                const key = text(next())
                callMethod(solver, { caller: instance, site, to, args: args(), kind: "call", ...member }, base, key)
                break
            }
            case OP.CALL_COMPUTED: {
                const site = next()
                const to = slot(next())
                const base = slot(next())
                const key = slot(next())
                const call = { caller: instance, site, to, args: args(), kind: "dispatch" as const }
                const callee = pointsTo.allocate()
                loadComputed(solver, instance, -1, base, key, callee)
                callValues(solver, { ...call, selfVariable: base }, callee)
                break
            }
            case OP.NEW: {
                const site = next()
                const to = slot(next())
                const callee = slot(next())
                construct(solver, { caller: instance, site, to, args: args(), kind: "new", construct: true }, callee)
                break
            }
            case OP.CALL_WITH_THIS: {
                const site = next()
                const to = slot(next())
                const callee = slot(next())
                const self = slot(next())
                const constructs = next() === 1
                superCall(solver, { caller: instance, site, to, args: args(), kind: "call" }, callee, self, constructs)
                break
            }
            case OP.IMPORT: {
                const to = slot(next())
                const specifier = text(next())
                const name = text(next())
                const form = next()
                importConstant(solver, instance, to, specifier, name, form, next())
                break
            }
            case OP.IMPORT_COMPUTED: {
                const to = slot(next())
                const specifier = slot(next())
                const form = next()
                importComputed(solver, instance, to, specifier, form, next())
                break
            }
            case OP.EXPORT: {
                const name = text(next())
                exportName(solver, instance.file, name, slot(next()))
                break
            }
            case OP.EXPORT_ALL:
                exportAll(solver, instance.file, slot(next()))
                break
            case OP.GLOBAL: {
                const to = slot(next())
                globalValue(solver, instance.file, text(next()), to)
                break
            }
            case OP.SET_GLOBAL: {
                const name = text(next())
                pointsTo.flow(slot(next()), heap.property(values.api("global#globalThis"), name))
                break
            }
            case OP.TYPE: {
                const variable = slot(next())
                declareType(solver, { variable, file: instance.file, type: next() })
                break
            }
            case OP.DECORATE: {
                const site = next()
                const decorator = slot(next())
                const decoration = next()
                solver.decorators.push({ file: instance.file, instance, site, decorator, decoration, class: slot(next()) })
                break
            }
            default:
                throw new Error(`${facts.file}: unknown operation ${code[at - 1]} at ${at - 1} of ${fact.name}`)
        }
    }
}

/** `to[key] = from[key].bind(self)`: methods, also inherited ones, become functions with a fixed `this`, each under its own name. */
function copyBound(solver: Solver, instance: Instance, from: Variable, to: Variable, key: Variable, self: Variable): void {
    const { heap, pointsTo, values } = solver
    const bindAs = (name: string, members: Variable): void =>
        pointsTo.each(members, member => {
            if (values.get(member).kind !== "function") return
            const made = values.bound(`${instance.id}:${self}:${member}`, { target: member, self, given: [], file: instance.file })
            eachOwner(solver, to, target => pointsTo.add(heap.property(target, name), made))
        })
    const seen = new Set<Value>()
    const bindMembers = (source: Value): void => {
        if (seen.has(source) || values.get(source).kind === "api") return
        seen.add(source)
        heap.eachProperty(source, (name, variable) => {
            if (isPlainKey(name) && name !== "constructor") bindAs(name, variable)
        })
        pointsTo.each(heap.prototypeOf(source), bindMembers)
    }
    eachKey(solver, key, to, name => eachOwner(solver, from, source => (name === undefined ? bindMembers(source) : bindAs(name, heap.lookup(source, name)))))
}

/** `to[key] = from[key]`: each member goes where it has the same name. */
function copyMembers(solver: Solver, instance: Instance, site: number, from: Variable, to: Variable, key: Variable): void {
    eachKey(solver, key, to, name =>
        eachOwner(solver, from, source =>
            eachOwner(solver, to, target => {
                if (name === undefined) solver.heap.copyProperties(source, target)
                else if (source !== target) writeKey(solver, instance, site, target, name, solver.heap.lookup(source, name))
            }),
        ),
    )
}

/** The variable of a function around the instance. */
export function capturedVariable(solver: Solver, instance: Instance, fn: number, slot: number): Variable {
    for (let scope: Instance | undefined = instance; scope; scope = scope.scope) if (scope.fn === fn) return scope.base + slot
    throw new Error(`${solver.facts(instance.file).file}: function ${instance.fn} captures a slot of ${fn}, which is not around it`)
}

function makeClass(solver: Solver, instance: Instance, index: number, heritage: Variable | undefined): Value {
    const { pointsTo, heap, values } = solver
    const klass = solver.facts(instance.file).classes[index]!
    const value = values.function(instance.file, klass.constructor, instance.id, index)
    const key = `${instance.file},${index}`
    const known = solver.classValues.get(key)
    if (known) known.push(value)
    else solver.classValues.set(key, [value])

    const prototype = solver.prototypeValue(value)
    for (const member of klass.members) {
        const owner = member.static ? value : prototype
        const name = memberKey(member.key, member.kind === "method" ? 0 : member.kind === "getter" ? 1 : 2)
        const fn = values.function(instance.file, member.fn, instance.id)
        heap.define(owner, name)
        pointsTo.add(heap.property(owner, name), fn)
        // Getters and setters, and methods nobody calls, still have bodies that register handlers.
        solver.introduce(fn)
    }
    if (heritage !== undefined) {
        pointsTo.each(heritage, parent => {
            const abstract = values.get(parent)
            pointsTo.add(heap.prototypeOf(value), parent)
            if (abstract.kind === "api") pointsTo.add(heap.prototypeOf(prototype), values.api(solver.catalog.canonicalType(abstract.name), { instance: true }))
            else pointsTo.flow(heap.lookup(parent, "prototype"), heap.prototypeOf(prototype))
        })
    }
    solver.introduce(value)
    return value
}

/** 0 value or method, 1 getter, 2 setter */
function memberKey(key: string, kind: number): string {
    return kind === 0 ? key : accessorKey(kind === 1 ? "get" : "set", key)
}

const SHAPES = ["literal", "array", "iterator", "regex"] as const

function allocate(solver: Solver, instance: Instance, object: number, kind: number, site: number): Value {
    const shape = SHAPES[kind]!
    const key = `${instance.file}:${object}:${solver.heapContext(`${instance.file}:${object}`, instance)}`
    const { file } = instance
    if (shape !== "regex") return solver.values.object(key, { shape, file })
    return solver.values.object(key, { shape, file, text: solver.site(instance.file, site)?.text ?? "" })
}

export function isList(solver: Solver, value: Value): boolean {
    const abstract = solver.values.get(value)
    return abstract.kind === "object" && (abstract.shape === "array" || abstract.shape === "iterator")
}

/**
 * A computed key with more names than this is any name: a loop over all members of all modules
 * (`for (key in module) module[key] = wrap(module[key])`) would otherwise put everything everywhere.
 */
export const MOST_KEYS = 16

/** What `x[key]` reads or writes, if `x` is more objects than this, is no table of anything. */
const MOST_OWNERS = 24

/** And fewer, where the key is not known: a function for all objects (`deepMerge`, `get(object, path)`) is no table either. */
const MOST_UNKNOWN_OWNERS = 6

/** How `extract` writes members named by a well-known symbol: `[Symbol.iterator]`. */
function symbolKey(name: string): string {
    return `[${name.slice("global#".length)}]`
}

/** The objects of which a computed key is asked. */
function eachOwner(solver: Solver, base: Variable, then: (owner: Value) => void): void {
    let owners = 0
    solver.pointsTo.each(base, value => {
        if (++owners <= MOST_OWNERS) then(value)
        else solver.count("computedKeys")
    })
}

/**
 * Names that a computed key may be. `undefined` stands for any name: said once it is clear that
 * the key is not known, or that it is too many.
 */
function eachKey(solver: Solver, key: Variable, owners: Variable, then: (name: string | undefined) => void, unless?: "parts"): void {
    const known = new Set<string>()
    solver.pointsTo.each(key, value => {
        const name = nameOf(solver, value)
        if (name === undefined || known.has(name) || known.size >= MOST_KEYS) return
        known.add(name)
        then(name)
    })
    solver.unknownKeys.push({
        key, most: MOST_KEYS, ...(unless && { parts: true as const }),
        then() {
            if (solver.pointsTo.valuesOf(owners).length <= MOST_UNKNOWN_OWNERS) then(undefined)
            else solver.count("unknownKeys")
        },
    })
}

/** Names of the own members of an object of the program; a pattern stands for those that are not known. */
export function eachName(solver: Solver, value: Value, then: (name: Value) => void): void {
    const { kind } = solver.values.get(value)
    if (kind === "api" || kind === "string") return
    solver.heap.eachProperty(value, key => {
        if (isPlainKey(key) || key === ANY_KEY) then(solver.values.pattern(key))
    })
}

/** The value names members by a part of their names: `on*`. */
export function isNameInPart(solver: Solver, value: Value): boolean {
    const abstract = solver.values.get(value)
    return abstract.kind === "string" && abstract.pattern === true && abstract.text !== "*"
}

/** The member that a value names as a key. */
export function nameOf(solver: Solver, value: Value): string | undefined {
    const abstract = solver.values.get(value)
    if (abstract.kind === "string") return abstract.pattern ? undefined : abstract.text
    return abstract.kind === "api" && abstract.name.startsWith("global#Symbol") ? symbolKey(abstract.name) : undefined
}

export function loadComputed(solver: Solver, instance: Instance, site: number, base: Variable, key: Variable, to: Variable): void {
    const { pointsTo, heap, values } = solver
    // A list has nothing but elements to offer to a computed key.
    pointsTo.each(base, value => {
        if (isList(solver, value)) readElements(solver, instance, -1, value, to)
        else if (values.get(value).kind === "api") pointsTo.add(to, value)
    })
    pointsTo.each(key, value => {
        const abstract = values.get(value)
        if (abstract.kind !== "string" || !isNameInPart(solver, value)) return
        eachOwner(solver, base, owner => {
            if (values.get(owner).kind !== "api") pointsTo.flow(heap.lookupPattern(owner, abstract.text), to)
        })
    })
    eachKey(solver, key, base, name =>
        eachOwner(solver, base, owner => {
            if (name !== undefined) readKey(solver, instance, site, owner, name, to)
            else if (!isList(solver, owner) && values.get(owner).kind === "object") pointsTo.flow(heap.lookupAny(owner), to)
        }), "parts",
    )
}

/** Positions from here on are not told apart: `list = [first, ...list]` in a loop has no last one. */
const MOST_POSITIONS = 20

/** Elements of a list keep their order in another; those of anything else may be anywhere. */
function spreadList(solver: Solver, instance: Instance, site: number, from: Value, to: Value, at: number, skip: number): void {
    const { pointsTo, heap, values } = solver
    const abstract = values.get(from)
    if (at < 0 || abstract.kind !== "object" || abstract.shape !== "array") return readElements(solver, instance, site, from, heap.property(to, ELEMENTS))
    heap.eachProperty(from, (key, variable) => {
        if (key === ELEMENTS) pointsTo.flow(variable, heap.property(to, ELEMENTS))
        else if (/^\d+$/.test(key) && Number(key) >= skip) {
            const position = Number(key) - skip + at
            pointsTo.flow(variable, heap.property(to, position < MOST_POSITIONS ? String(position) : ELEMENTS))
        }
    })
}

/** Everything that iterating over the value gives. */
export function readElements(solver: Solver, instance: Instance, site: number, value: Value, to: Variable): void {
    const { pointsTo, heap, values } = solver
    const abstract = values.get(value)
    if (abstract.kind === "api") {
        pointsTo.add(to, value)
        return
    }
    if (abstract.kind !== "object") return
    if (abstract.shape === "array" || abstract.shape === "iterator" || abstract.shape === "map") {
        heap.eachProperty(value, (key, variable) => {
            if (key === ELEMENTS || /^\d+$/.test(key)) pointsTo.flow(variable, to)
        })
        return
    }
    if (abstract.shape === "literal" || abstract.shape === "instance") pointsTo.flow(iterated(solver, instance, site, value), to)
}

/** What an object's own iterator gives. One variable for all who walk it: iterators that return themselves would never end. */
function iterated(solver: Solver, instance: Instance, site: number, value: Value): Variable {
    const { pointsTo, heap } = solver
    const known = solver.iterated.get(value)
    if (known !== undefined) return known
    const to = pointsTo.allocate()
    solver.iterated.set(value, to)
    {
        for (const symbol of ["iterator", "asyncIterator"]) {
            pointsTo.each(heap.lookup(value, `[Symbol.${symbol}]`), method => {
                const made = pointsTo.allocate()
                callValues(solver, { caller: instance, site, to: made, args: { list: [], spreadFrom: 0 }, kind: "getter", self: value }, solver.constant(method))
                pointsTo.each(made, iterator => {
                    readElements(solver, instance, -1, iterator, to)
                    pointsTo.each(heap.lookup(iterator, "next"), nextMethod => {
                        const step = pointsTo.allocate()
                        callValues(solver, { caller: instance, site, to: step, args: { list: [], spreadFrom: 0 }, kind: "getter", self: iterator }, solver.constant(nextMethod))
                        pointsTo.each(step, result => pointsTo.flow(heap.lookup(result, "value"), to))
                    })
                })
            })
        }
    }
    return to
}

/** Variables of a module function's own slots. */
export function moduleVariable(instance: Instance, slot: keyof typeof MODULE_SLOT): Variable {
    return instance.base + MODULE_SLOT[slot]
}

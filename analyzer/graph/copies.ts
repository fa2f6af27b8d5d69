import { type FileFacts, type FunctionFact, OP, OPERATIONS, SLOT } from "../facts.ts"

/** Where an operation keeps the slot that it writes; not listed: it writes none. */
const TARGET: Readonly<Record<number, number>> = {
    ...Object.fromEntries([OP.COPY, OP.FUNCTION, OP.CLASS, OP.OBJECT, OP.STRING, OP.CONCAT, OP.LOAD, OP.LOAD_COMPUTED, OP.ELEMENT, OP.IMPORT, OP.IMPORT_COMPUTED, OP.GLOBAL].map(code => [code, 0])),
    ...Object.fromEntries([OP.CALL, OP.CALL_METHOD, OP.CALL_COMPUTED, OP.NEW, OP.CALL_WITH_THIS].map(code => [code, 1])),
}

const none: ReadonlyMap<number, number> = new Map()
const known = new WeakMap<FunctionFact, ReadonlyMap<number, number>>()

/**
 * Writes that store under a computed key what was read under the same key: `to[key] = from[key]`,
 * also through a variable. By the place of the write among the operations, the slot of `from`.
 *
 * Such a pair copies members name by name. Taken apart, it would put every member of `from` under
 * every name of `to`: the largest source of invented values in JavaScript.
 *
 * @see Sridharan et al., Correlation Tracking for Points-To Analysis of JavaScript, ECOOP 2012
 */
export function memberCopies(fact: FunctionFact): ReadonlyMap<number, number> {
    let copies = known.get(fact)
    if (!copies) known.set(fact, (copies = findCopies(fact)))
    return copies
}

function findCopies({ operations, parameters }: FunctionFact): ReadonlyMap<number, number> {
    const writes: number[] = []
    for (const at of places(operations)) if (operations[at] === OP.STORE_COMPUTED) writes.push(at)
    if (writes.length === 0) return none

    const definitions = definitionsIn(operations)
    const copies = new Map<number, number>()
    for (const at of writes) {
        const key = operations[at + 2]!
        const from = operations[at + 3]!
        const read = definitions.get(from)
        const isParameter = from >= SLOT.firstParameter && from < SLOT.firstParameter + parameters
        if (read !== undefined && operations[read] === OP.LOAD_COMPUTED && !isParameter && operations[read + 3] === key) copies.set(at, operations[read + 2]!)
    }
    return copies
}

const bound = new WeakMap<FunctionFact, ReadonlyMap<number, { readonly from: number; readonly self: number }>>()

/** Writes like copies of which each member is bound: `to[key] = from[key].bind(self)`. By the place of the write. */
export function boundCopies(fact: FunctionFact, strings: readonly string[]): ReadonlyMap<number, { readonly from: number; readonly self: number }> {
    let found = bound.get(fact)
    if (!found) bound.set(fact, (found = findBound(fact, strings)))
    return found
}

function findBound({ operations }: FunctionFact, strings: readonly string[]): ReadonlyMap<number, { readonly from: number; readonly self: number }> {
    const found = new Map<number, { readonly from: number; readonly self: number }>()
    if (!operations.includes(OP.STORE_COMPUTED)) return found
    const definitions = definitionsIn(operations)
    for (const at of places(operations)) {
        if (operations[at] !== OP.STORE_COMPUTED) continue
        const bind = definitions.get(operations[at + 3]!)
        if (bind === undefined || operations[bind] !== OP.CALL_METHOD || strings[operations[bind + 4]!] !== "bind") continue
        const read = definitions.get(operations[bind + 3]!)
        const [self, ...more] = argumentsAt(operations, bind)
        if (read === undefined || operations[read] !== OP.LOAD_COMPUTED || operations[read + 3] !== operations[at + 2] || !self || self.spread || more.length > 0) continue
        found.set(at, { from: operations[read + 2]!, self: self.slot })
    }
    return found
}

/** Where each slot is written, of those that are written at one place only. */
function definitionsIn(operations: readonly number[]): ReadonlyMap<number, number> {
    const found = new Map<number, number>()
    const several = new Set<number>()
    for (const at of places(operations)) {
        const target = TARGET[operations[at]!]
        if (target === undefined) continue
        const slot = operations[at + 1 + target]!
        if (found.has(slot)) several.add(slot)
        found.set(slot, at)
    }
    for (const slot of several) found.delete(slot)
    return found
}

const results = new WeakMap<FunctionFact, ReadonlyMap<number, number>>()

/**
 * Writes that store under a computed key what a call returned that was given the same key:
 * `to[key] = wrap(key)`. By the place of the write, the place of the call. They are taken apart by
 * name like copies: what was made for one name does not belong under another.
 */
export function resultsByName(fact: FunctionFact): ReadonlyMap<number, number> {
    let found = results.get(fact)
    if (!found) results.set(fact, (found = findResults(fact)))
    return found
}

function findResults({ operations }: FunctionFact): ReadonlyMap<number, number> {
    if (!operations.includes(OP.STORE_COMPUTED)) return none
    const definitions = definitionsIn(operations)
    const found = new Map<number, number>()
    for (const at of places(operations)) {
        if (operations[at] !== OP.STORE_COMPUTED) continue
        const call = definitions.get(operations[at + 3]!)
        if (call === undefined || (operations[call] !== OP.CALL && operations[call] !== OP.CALL_METHOD)) continue
        if (argumentsAt(operations, call).some(({ slot, spread }) => !spread && slot === operations[at + 2])) found.set(at, call)
    }
    return found
}

/** A call is given a member together with its name: `iteratee(object[key], key)`. */
export interface GivenMember {
    /** Positions of the two among the arguments. */
    readonly value: number
    readonly name: number
    /** Slot of the object. */
    readonly from: number
}

const given = new WeakMap<FunctionFact, ReadonlyMap<number, GivenMember>>()

/** The calls of a function that are given a member together with its name, by their places. */
export function givenMembers(fact: FunctionFact): ReadonlyMap<number, GivenMember> {
    let found = given.get(fact)
    if (!found) given.set(fact, (found = findGiven(fact)))
    return found
}

function findGiven({ operations }: FunctionFact): ReadonlyMap<number, GivenMember> {
    if (!operations.includes(OP.LOAD_COMPUTED)) return new Map()
    const definitions = definitionsIn(operations)
    const found = new Map<number, GivenMember>()
    for (const at of places(operations)) {
        if (operations[at] !== OP.CALL && operations[at] !== OP.CALL_METHOD) continue
        const list = argumentsAt(operations, at)
        if (list.some(({ spread }) => spread)) continue
        for (const [value, { slot }] of list.entries()) {
            const read = definitions.get(slot)
            const name = read === undefined || operations[read] !== OP.LOAD_COMPUTED ? -1 : list.findIndex(argument => argument.slot === operations[read + 3])
            if (name >= 0) found.set(at, { value, name, from: operations[read! + 2]! })
        }
    }
    return found
}

/** The arguments of the call at a place. */
export function argumentsAt(operations: readonly number[], at: number): readonly { readonly slot: number; readonly spread: boolean }[] {
    const { operands } = OPERATIONS[operations[at]!]!
    return Array.from({ length: operations[at + operands]! }, (_, index) => ({ slot: operations[at + operands + 1 + index * 2]!, spread: operations[at + operands + 2 + index * 2] === 1 }))
}

const keysOf = new WeakMap<FileFacts, ReadonlyMap<number, number>>()

/**
 * The parameter that a function, or a function inside it, uses as the name of a member:
 * `(name, value) => { table[name] = value }`, `name => (...given) => table[name](...given)`.
 * Each name that is given for it is a context of its own, for the same reason as with copies.
 */
export function keyParameter(facts: FileFacts, fn: number): number | undefined {
    let keys = keysOf.get(facts)
    if (!keys) keysOf.set(facts, (keys = findKeys(facts)))
    return keys.get(fn)
}

/** Methods of `Object` and `Reflect` whose second argument is the name of a member. */
const BY_NAME = new Set(["defineProperty", "getOwnPropertyDescriptor"])

/** By function, the first parameter that it uses as a key. */
function findKeys({ functions, strings }: FileFacts): ReadonlyMap<number, number> {
    const found = new Map<number, number>()
    const inside = new Map<number, number>()
    for (const [fn, { operations, captures }] of functions.entries()) {
        for (const at of places(operations)) {
            const code = operations[at]!
            const operand = code === OP.CALL_METHOD && BY_NAME.has(strings[operations[at + 4]!]!) && operations[at + 5]! > 1 ? 7 : KEY[code]
            if (operand === undefined) continue
            const slot = operations[at + 1 + operand]!
            const [owner, own, into] = slot >= 0 ? [fn, slot, found] : [captures[(-1 - slot) * 2]!, captures[(-1 - slot) * 2 + 1]!, inside]
            const parameter = own - SLOT.firstParameter
            if (parameter >= 0 && parameter < functions[owner]!.parameters && !into.has(owner)) into.set(owner, parameter)
        }
    }
    // What the function itself does with a name says more than what a function inside it does.
    for (const [fn, parameter] of inside) if (!found.has(fn)) found.set(fn, parameter)
    addForwarding(functions, strings, found)
    return found
}

/** `get(name) { return this.lookup(name) }`: what is handed on as the name of a member is one too. Methods are known by their names in the same file. */
function addForwarding(functions: readonly FunctionFact[], strings: readonly string[], found: Map<number, number>): void {
    const byName = new Map<string, number>()
    for (const [fn, parameter] of found) byName.set(functions[fn]!.name.split(".").at(-1)!, parameter)
    for (const [fn, { operations, parameters }] of functions.entries()) {
        if (found.has(fn)) continue
        for (const at of places(operations)) {
            if (operations[at] !== OP.CALL_METHOD) continue
            const argument = byName.get(strings[operations[at + 4]!]!)
            const given = argument === undefined ? undefined : argumentsAt(operations, at)[argument]
            const parameter = given === undefined || given.spread ? -1 : given.slot - SLOT.firstParameter
            if (parameter < 0 || parameter >= parameters) continue
            found.set(fn, parameter)
            break
        }
    }
}

/** Where an operation keeps the slot of a key. */
const KEY: Readonly<Record<number, number>> = { [OP.LOAD_COMPUTED]: 2, [OP.STORE_COMPUTED]: 1, [OP.DEFINE_COMPUTED]: 1, [OP.CALL_COMPUTED]: 3 }

/** The slot of `from` in a function that does nothing but `return from[key]`, with both from around it. */
export function forwardedMember({ operations, captures }: FunctionFact): { readonly fn: number; readonly slot: number } | undefined {
    if (operations[0] !== OP.LOAD_COMPUTED || operations.length !== 5 || operations[1] !== SLOT.result) return undefined
    const [, , base, key] = operations as readonly [number, number, number, number]
    return base < 0 && key < 0 ? { fn: captures[(-1 - base) * 2]!, slot: captures[(-1 - base) * 2 + 1]! } : undefined
}

/** Where each operation of a function begins. */
export function* places(operations: readonly number[]): Generator<number> {
    for (let at = 0; at < operations.length; ) {
        yield at
        const { operands, list } = OPERATIONS[operations[at]!]!
        at += 1 + operands
        if (list) at += operations[at - 1]! * 2
    }
}

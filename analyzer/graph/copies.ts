import { type FileFacts, type FunctionFact, OP, OPERATIONS, SLOT } from "../facts.ts"

/** Where an operation keeps the slot that it writes; not listed: it writes none. */
const TARGET: Readonly<Record<number, number>> = {
    ...Object.fromEntries([OP.COPY, OP.FUNCTION, OP.CLASS, OP.OBJECT, OP.STRING, OP.CONCAT, OP.LOAD, OP.LOAD_COMPUTED, OP.ELEMENT, OP.IMPORT, OP.IMPORT_COMPUTED, OP.GLOBAL].map(code => [code, 0])),
    ...Object.fromEntries([OP.CALL, OP.CALL_METHOD, OP.CALL_COMPUTED, OP.NEW, OP.CALL_WITH_THIS].map(code => [code, 1])),
}

/**
 * How what is stored under a computed key belongs to that key; slots and places of operations.
 *
 * `to[key] = from[key]`, also through a variable, copies members name by name. Taken apart, it would
 * put every member of `from` under every name of `to`: the largest source of invented values in
 * JavaScript. The same holds for `to[key] = from[key].bind(self)`, and for what a call returns that
 * was given the key (`to[key] = wrap(key)`): what was made for one name does not belong under another.
 *
 * @see Sridharan et al., Correlation Tracking for Points-To Analysis of JavaScript, ECOOP 2012
 */
export type NamedWrite =
    | { readonly how: "copied"; readonly from: number }
    | { readonly how: "bound"; readonly from: number; readonly self: number }
    | { readonly how: "returned"; readonly call: number }

/** A call is given a member together with its name: `iteratee(object[key], key)`. */
export interface GivenMember {
    /** Positions of the two among the arguments. */
    readonly value: number
    readonly name: number
    /** Slot of the object. */
    readonly from: number
}

/** What a function does with members name by name, by the place of the write or of the call. */
export interface Correlations {
    readonly writes: ReadonlyMap<number, NamedWrite>
    readonly given: ReadonlyMap<number, GivenMember>
}

const known = new WeakMap<FunctionFact, Correlations>()

export function correlations(fact: FunctionFact, strings: readonly string[]): Correlations {
    let found = known.get(fact)
    if (!found) known.set(fact, (found = correlate(fact, strings)))
    return found
}

function correlate(fact: FunctionFact, strings: readonly string[]): Correlations {
    const { operations } = fact
    const writes = new Map<number, NamedWrite>()
    const given = new Map<number, GivenMember>()
    if (!operations.includes(OP.LOAD_COMPUTED) && !operations.includes(OP.STORE_COMPUTED)) return { writes, given }
    const definitions = definitionsIn(fact)
    for (const at of places(operations)) {
        const write = operations[at] === OP.STORE_COMPUTED ? namedWrite(operations, definitions, at, strings) : undefined
        if (write) writes.set(at, write)
        const member = isCall(operations[at]!) ? givenMember(operations, definitions, at) : undefined
        if (member) given.set(at, member)
    }
    return { writes, given }
}

function namedWrite(operations: readonly number[], definitions: ReadonlyMap<number, number>, at: number, strings: readonly string[]): NamedWrite | undefined {
    const key = operations[at + 2]!
    const value = operations[at + 3]!
    const copied = readUnder(operations, definitions, value, key)
    if (copied !== undefined) return { how: "copied", from: copied }
    const call = definitions.get(value)
    if (call === undefined || !isCall(operations[call]!)) return undefined
    const given = argumentsAt(operations, call)
    if (given.some(({ slot, spread }) => !spread && slot === key)) return { how: "returned", call }
    if (operations[call] !== OP.CALL_METHOD || strings[operations[call + 4]!] !== "bind" || given.length !== 1 || given[0]!.spread) return undefined
    const from = readUnder(operations, definitions, operations[call + 3]!, key)
    return from === undefined ? undefined : { how: "bound", from, self: given[0]!.slot }
}

function givenMember(operations: readonly number[], definitions: ReadonlyMap<number, number>, at: number): GivenMember | undefined {
    const list = argumentsAt(operations, at)
    if (list.some(({ spread }) => spread)) return undefined
    for (const [value, { slot }] of list.entries()) {
        for (const [name, { slot: key }] of list.entries()) {
            const from = readUnder(operations, definitions, slot, key)
            if (from !== undefined) return { value, name, from }
        }
    }
    return undefined
}

/** The slot of the object of which a slot holds the member under this key. */
function readUnder(operations: readonly number[], definitions: ReadonlyMap<number, number>, slot: number, key: number): number | undefined {
    const read = definitions.get(slot)
    return read !== undefined && operations[read] === OP.LOAD_COMPUTED && operations[read + 3] === key ? operations[read + 2] : undefined
}

function isCall(code: number): boolean {
    return code === OP.CALL || code === OP.CALL_METHOD
}

/** Where each slot is written, of those that are written at one place only. Callers write parameters. */
function definitionsIn({ operations, parameters }: FunctionFact): ReadonlyMap<number, number> {
    const found = new Map<number, number>()
    const several = new Set(Array.from({ length: parameters }, (_, index) => SLOT.firstParameter + index))
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

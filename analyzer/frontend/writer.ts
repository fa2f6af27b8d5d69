import type { ts } from "ts-morph"
import { MODULE_SLOT, OP, SLOT } from "../facts.ts"
import type { FunctionFact, Place } from "../facts.ts"
import { noVersions } from "./versions.ts"
import type { Frame, FunctionDraft, Scope, Variable, Walk } from "./walk.ts"

// Writes operations, and opens and closes what is kept for them: slots, scopes, drafts of functions.

/** As target of an expression: any slot will do. */
export const NEW_SLOT = 1 << 30

/** No slot; captured ones are negative too. */
const NO_SLOT = -(1 << 30)

/** How the value of an expression is used. */
export const USE = { value: 0, awaited: 1, unused: 2, returned: 4 } as const

/** What a function literal inherits: it runs in a loop; it runs here and now. */
export const INHERIT = { nothing: 0, iterated: 1, here: 2, repeated: 4 } as const

export function newSlot(w: Walk): number {
    return w.fn.slots++
}

export function target(w: Walk, to: number): number {
    return to === NEW_SLOT ? w.fn.slots++ : to
}

/** The slot for values nobody follows: numbers, comparisons. */
export function nothing(w: Walk): number {
    if (w.fn.nothing === NO_SLOT) w.fn.nothing = w.fn.slots++
    return w.fn.nothing
}

export function stringIndex(w: Walk, text: string): number {
    let index = w.strings.get(text)
    if (index === undefined) w.strings.set(text, (index = w.strings.size))
    return index
}

/** The result of an expression that is `slot` and was wanted in `to`. */
export function deliver(w: Walk, to: number, slot: number): number {
    if (to === NEW_SLOT || to === slot) return slot
    if (slot !== w.fn.nothing) w.fn.operations.push(OP.COPY, to, slot)
    return to
}

export function copy(w: Walk, to: number, from: number): void {
    if (from !== w.fn.nothing && to !== from) w.fn.operations.push(OP.COPY, to, from)
}

export function load(w: Walk, to: number, base: number, key: string, site: number): number {
    const slot = target(w, to)
    w.fn.operations.push(OP.LOAD, slot, base, stringIndex(w, key), site)
    return slot
}

export function store(w: Walk, base: number, key: string, from: number, site: number): void {
    w.fn.operations.push(OP.STORE, base, stringIndex(w, key), from, site)
}

/** Strings longer than this name no module, key or event: they are data. */
const LONGEST_CONSTANT = 200

export function constantString(w: Walk, to: number, text: string): number {
    if (text.length > LONGEST_CONSTANT) return to === NEW_SLOT ? nothing(w) : to
    if (to !== NEW_SLOT) {
        w.fn.operations.push(OP.STRING, to, stringIndex(w, text))
        return to
    }
    const known = (w.fn.constants ??= new Map()).get(text)
    if (known !== undefined) return known
    const slot = newSlot(w)
    w.fn.constants.set(text, slot)
    w.fn.operations.push(OP.STRING, slot, stringIndex(w, text))
    return slot
}

export function globalSlot(w: Walk, name: string): number {
    const known = (w.fn.globals ??= new Map()).get(name)
    if (known !== undefined) return known
    const slot = newSlot(w)
    w.fn.globals.set(name, slot)
    w.fn.operations.push(OP.GLOBAL, slot, stringIndex(w, name))
    return slot
}

export function append(w: Walk, base: number, from: number): void {
    if (from !== w.fn.nothing) w.fn.operations.push(OP.APPEND, base, from)
}

export function element(w: Walk, to: number, base: number, site: number): number {
    const slot = target(w, to)
    w.fn.operations.push(OP.ELEMENT, slot, base, site)
    return slot
}

export const OBJECT_KIND = { object: 0, array: 1, iterator: 2, regex: 3 } as const

export function object(w: Walk, to: number, kind: number, site: number): number {
    const slot = target(w, to)
    w.fn.operations.push(OP.OBJECT, slot, w.objects++, kind, site)
    return slot
}

/** Slot of a variable as the current function sees it. */
export function slotOf(w: Walk, variable: Variable): number {
    if (variable.pendingImport) readImport(w, variable, variable.pendingImport)
    const { fn } = w
    if (variable.slot === SLOT.arguments && variable.fn.kind !== "module") variable.fn.asksArguments = true
    if (variable.fn === fn) return variable.slot
    const known = (fn.captured ??= new Map()).get(variable)
    if (known !== undefined) return known
    const slot = -1 - (fn.captures.length >> 1)
    fn.captures.push(variable.fn.index, variable.slot)
    fn.captured.set(variable, slot)
    return slot
}

function readImport(w: Walk, variable: Variable, from: { specifier: string; name: string; form: number }): void {
    delete variable.pendingImport
    const module = w.functions[0]!
    module.operations.push(OP.IMPORT, variable.slot, stringIndex(w, from.specifier), stringIndex(w, from.name), from.form, -1)
}

export function lookup(scope: Scope | undefined, name: string): Variable | undefined {
    for (let at = scope; at; at = at.parent) {
        const found = at.names.get(name)
        if (found) return found
    }
    return undefined
}

export function declare(scope: Scope, name: string): Variable {
    const known = scope.names.get(name)
    if (known) return known
    const variable: Variable = { name, fn: scope.fn, slot: scope.fn.slots++ }
    scope.names.set(name, variable)
    return variable
}

/** A nameless variable, for values that functions inside must reach: a superclass, `this` of a static block. */
export function hidden(w: Walk, slot: number): Variable {
    if (slot >= 0) return { name: "", fn: w.fn, slot }
    const own = newSlot(w)
    copy(w, own, slot)
    return { name: "", fn: w.fn, slot: own }
}

export function openScope(w: Walk, hoists = false): Scope {
    return (w.scope = { parent: w.scope, names: new Map(), fn: w.fn, hoists })
}

export function newDraft(
    w: { functions: FunctionDraft[] },
    parent: FunctionDraft | undefined,
    kind: FunctionFact["kind"],
    name: string,
    node: ts.Node,
    at: Place,
    here = false,
): FunctionDraft {
    const draft: FunctionDraft = {
        index: w.functions.length,
        parent,
        node,
        name,
        at,
        kind,
        operations: [],
        captures: [],
        captured: undefined,
        globals: undefined,
        constants: undefined,
        reads: undefined,
        slots: kind === "module" ? MODULE_SLOT.firstFree : SLOT.firstParameter,
        nothing: NO_SLOT,
        parameters: 0,
        rest: -1,
        parameterNames: [],
        async: false,
        generator: false,
        implicit: false,
        asksArguments: false,
        calls: undefined,
        closureCalls: undefined,
        returnsClosure: false,
        keepsClosure: false,
        here,
        directive: undefined,
        marked: undefined,
        returns: -1,
        thrown: -1,
        sinks: undefined,
    }
    w.functions.push(draft)
    return draft
}

/** Runs `body` inside another function and returns to this one, also after an exception. */
export function inFunction(w: Walk, fn: FunctionDraft, frame: Frame, inherit: number, body: () => void): void {
    const outer = { fn: w.fn, versions: w.versions, scope: w.scope, frame: w.frame, loops: w.loops, caught: w.caught, iterated: w.iterated, repeated: w.repeated, guard: w.guard, main: w.main, asked: w.asked, given: w.given }
    w.fn = fn
    w.versions = noVersions()
    w.frame = frame
    w.iterated = (inherit & INHERIT.iterated) !== 0 || ((inherit & INHERIT.here) !== 0 && (w.iterated || w.loops !== undefined))
    w.repeated = (inherit & INHERIT.repeated) !== 0 || ((inherit & INHERIT.here) !== 0 && w.repeated)
    w.loops = undefined
    w.caught = undefined
    if ((inherit & INHERIT.here) === 0) {
        w.guard = undefined
        w.main = false
    }
    w.inherit = INHERIT.nothing
    try {
        body()
    } finally {
        Object.assign(w, outer)
    }
}

/** Finished facts of a function. */
export function functionFact(draft: FunctionDraft): FunctionFact {
    const calls = new Set(draft.calls)
    if (draft.returnsClosure) for (const index of draft.closureCalls ?? []) calls.add(index)
    return {
        name: draft.name,
        at: draft.at,
        kind: draft.kind,
        parent: draft.parent?.index ?? -1,
        ...(draft.async && { async: true as const }),
        ...(draft.generator && { generator: true as const }),
        ...(draft.implicit && { implicit: true as const }),
        ...((draft.implicit || draft.asksArguments) && { asksArguments: true as const }),
        parameters: draft.parameters,
        ...(draft.rest >= 0 && { rest: draft.rest }),
        parameterNames: draft.parameterNames,
        slots: draft.slots,
        captures: draft.captures,
        operations: draft.operations,
        ...(calls.size > 0 && { calls: [...calls].sort((a, b) => a - b) }),
        ...(draft.directive !== undefined && { directive: draft.directive }),
        ...(draft.marked && { marked: draft.marked.kind, markedReason: draft.marked.reason }),
        ...(draft.returns >= 0 && { returns: draft.returns }),
        ...(draft.thrown >= 0 && { thrown: draft.thrown }),
        ...(draft.sinks && { sinks: draft.sinks }),
    }
}

import { ts } from "ts-morph"
import { MODULE_SLOT, OP, SLOT } from "../facts.ts"
import type { ClassFact, DecorationFact, FunctionFact, Place, SiteFact, TypeFact, TypeNameFact } from "../facts.ts"

/**
 * What is known while one file is walked, and the functions that write operations. The walk goes
 * over the tree once; a function's draft is open until the end of the file, because a variable
 * may be captured, pushed to or assigned long after it was declared.
 */
export interface Walk {
    readonly source: ts.SourceFile
    readonly text: string
    readonly file: string
    readonly javascript: boolean
    /** Blocks of sloppy scripts leak their function declarations. */
    readonly sloppy: boolean
    readonly lineStarts: readonly number[]
    lastLine: number

    readonly strings: Map<string, number>
    readonly functions: FunctionDraft[]
    readonly classes: Draft<ClassFact>[]
    readonly sites: Draft<SiteFact>[]
    readonly decorations: DecorationFact[]
    readonly types: TypeFact[]
    readonly typeIndex: Map<string, number>
    readonly typeNames: Record<string, TypeNameFact>
    readonly typeImports: Record<string, { specifier: string; name: string }>
    readonly typeExports: Record<string, { local: string } | { specifier: string; name: string }>
    readonly exportAll: string[]
    readonly specifiers: Set<string>
    objects: number

    /** Sites and functions by their nodes, and slots of lists and callbacks: for the fan-outs, which are put together last. */
    readonly siteOf: Map<ts.Node, number>
    readonly functionOf: Map<ts.Node, FunctionDraft>
    readonly slotsOf: Map<ts.Node, number>
    /** The call a function literal is an argument of. */
    readonly callOf: Map<ts.Node, ts.CallExpression>
    readonly fanOuts: PendingFanOut[]
    /** Loops by whether they wait for something in each turn. */
    readonly waiting: Map<ts.Node, boolean>
    /** Arguments that are bounded unless something is pushed to the list later in the file. */
    readonly bounds: PendingBound[]

    fn: FunctionDraft
    scope: Scope
    frame: Frame
    /** Loops of this function around the place. */
    loops: Loop | undefined
    /** The function literal itself is run in a loop of the one around it. */
    iterated: boolean
    guard: Guard | undefined
    main: boolean
    /** What the next function literal inherits from the place it stands at: it is run right there. */
    inherit: number
    /** JSDoc of the statement or member whose value comes next. */
    docs: readonly ts.JSDoc[] | undefined
    /** Type parameters in scope, by name: their constraint, or undefined. */
    typeParameters: Map<string, ts.TypeNode | undefined> | undefined
    /** The file asks somewhere whether it is the program that was started. */
    readonly mentionsMain: boolean
    /** Namespaces around the place, for the names of types: `A.B.`. */
    typePrefix: string
    problem: string | undefined
}

export type Draft<T> = { -readonly [K in keyof T]: T[K] }

export interface FunctionDraft {
    readonly index: number
    readonly parent: FunctionDraft | undefined
    readonly node: ts.Node
    readonly name: string
    readonly at: Place
    readonly kind: FunctionFact["kind"]
    readonly operations: number[]
    readonly captures: number[]
    captured: Map<Variable, number> | undefined
    /** Slots of globals and of constant strings read before. */
    globals: Map<string, number> | undefined
    constants: Map<string, number> | undefined
    /** Sites of property reads by name. */
    reads: Map<string, number> | undefined
    slots: number
    /** Slot that never holds a value, or `NO_SLOT` as long as none was needed. */
    nothing: number
    parameters: number
    rest: number
    readonly parameterNames: string[]
    async: boolean
    generator: boolean
    implicit: boolean
    calls: Set<number> | undefined
    /** Parameters with a method called in a closure: they count if the function returns one. */
    closureCalls: Set<number> | undefined
    returnsClosure: boolean
    /** Gives a closure to something that it was given: `X.find = () => …`, `app.get("/", () => …)`. */
    keepsClosure: boolean
    /** A literal that is run where it stands. */
    readonly here: boolean
    directive: string | undefined
    marked: { kind: "blocking" | "nonblocking"; reason: string } | undefined
    returns: number
    sinks: { site: number; api: string }[] | undefined
}

/** A name in the file. Its slot belongs to the function it is declared in. */
export interface Variable {
    readonly name: string
    readonly fn: FunctionDraft
    readonly slot: number
    /** Initialiser of a variable that is plainly `x = …`; a constant if `constant`. */
    init?: ts.Expression
    constant?: boolean
    /** Set again after its declaration. */
    assigned?: boolean
    /** Loop statement that declares it. */
    loop?: Loop
    declaration?: ts.Node
    /** The parameter it is or was taken from. */
    parameter?: { readonly fn: FunctionDraft; readonly index: number }
    /** An import that has not been read yet: type-only until then. */
    pendingImport?: { readonly specifier: string; readonly name: string; readonly form: number }
    /** Constant members of an enum. */
    members?: Map<string, string | number>
    /** Values pushed: whether inside of a loop. */
    pushes?: Push[]
}

export interface Push {
    readonly call: ts.CallExpression
    readonly fn: FunctionDraft
    readonly loops: Loop | undefined
    readonly iterated: boolean
    readonly scope: Scope
}

export interface Scope {
    readonly parent: Scope | undefined
    readonly names: Map<string, Variable>
    readonly fn: FunctionDraft
    /** `var` lands here. */
    readonly hoists: boolean
}

/** What `this`, `arguments` and `super` mean. Arrow functions share the frame around them. */
export interface Frame {
    readonly self: Variable
    readonly args: Variable | undefined
    readonly home: Home | undefined
}

export interface Home {
    readonly className: string
    readonly members: readonly ts.ClassElement[]
    readonly heritage: Variable | undefined
    readonly static: boolean
}

export interface Loop {
    readonly node: ts.IterationStatement
    readonly parent: Loop | undefined
    readonly scope: Scope
    readonly fn: FunctionDraft
}

/** A condition behind which code runs once. */
export interface Guard {
    readonly text: string
    readonly ofThis: boolean
    /** A cache by key: once for each. */
    readonly keyed?: true
    /** Function whose variable it is; 0 for the module and what lives as long. */
    readonly owner: number
}

export interface PendingFanOut {
    readonly node: ts.CallExpression
    readonly kind: "promise" | "for-each" | "loop" | "map"
    readonly fn: FunctionDraft
    readonly scope: Scope
    readonly loops: Loop | undefined
}

export interface PendingBound {
    readonly site: number
    readonly argument: number
    readonly node: ts.Expression
    readonly scope: Scope
}

/** As target of an expression: any slot will do. */
export const NEW_SLOT = 1 << 30

/** No slot; captured ones are negative too. */
const NO_SLOT = -(1 << 30)

/** How the value of an expression is used. */
export const USE = { value: 0, awaited: 1, unused: 2, returned: 4 } as const

/** What a function literal inherits: it runs in a loop; it runs here and now. */
export const INHERIT = { nothing: 0, iterated: 1, here: 2 } as const

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
        calls: undefined,
        closureCalls: undefined,
        returnsClosure: false,
        keepsClosure: false,
        here,
        directive: undefined,
        marked: undefined,
        returns: -1,
        sinks: undefined,
    }
    w.functions.push(draft)
    return draft
}

/** Runs `body` inside another function and returns to this one, also after an exception. */
export function inFunction(w: Walk, fn: FunctionDraft, frame: Frame, inherit: number, body: () => void): void {
    const outer = { fn: w.fn, scope: w.scope, frame: w.frame, loops: w.loops, iterated: w.iterated, guard: w.guard, main: w.main }
    w.fn = fn
    w.frame = frame
    w.iterated = (inherit & INHERIT.iterated) !== 0 || ((inherit & INHERIT.here) !== 0 && (w.iterated || w.loops !== undefined))
    w.loops = undefined
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
        ...(draft.sinks && { sinks: draft.sinks }),
    }
}

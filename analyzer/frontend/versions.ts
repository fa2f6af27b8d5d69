import { ts } from "ts-morph"
import { OP } from "../facts.ts"
import type { FunctionNames } from "./set-names.ts"
import type { Variable, Walk } from "./walk.ts"
import { copy, newSlot, slotOf } from "./writer.ts"

// A variable that is set again has several values, one after the other. Where its function alone
// sets it, each assignment gets a slot of its own, and what reads the variable gets the slot that
// holds at that place: `let f = a; f(); f = b; f()` calls `a` and then `b`. The variable's own slot
// keeps all values: closures and exports read that.
//
// Where ways meet, values meet: after branches in a new slot; around loops, `try`, `switch` and
// labels in one slot for the whole region, which also gets every assignment inside of it.

const K = ts.SyntaxKind

export interface Versions {
    /** Slots that hold the variables' values at the place that is walked; a variable without one has only its own. */
    readonly current: Map<Variable, number>
    /** What was current before each change. */
    readonly changes: (readonly [variable: Variable, before: number | undefined])[]
    /** Regions around the place, inner ones last. */
    readonly regions: Region[]
}

interface Region {
    /** Slots in which the values of variables meet. */
    readonly meetings: Map<Variable, number>
    /** How many changes there were when it began. */
    readonly start: number
}

export function noVersions(): Versions {
    return { current: new Map(), changes: [], regions: [] }
}

/** The variable's value where it is read. */
export function valueOf(w: Walk, variable: Variable): number {
    return w.versions.current.get(variable) ?? slotOf(w, variable)
}

/** The variable is set again, and by its own function only. */
export function hasVersions(w: Walk, variable: Variable): boolean {
    if (variable.fn !== w.fn) return false
    return (variable.versioned ??= isSetHereOnly(w, variable))
}

function isSetHereOnly(w: Walk, { name, fn, redeclared }: Variable): boolean {
    let set = redeclared === true
    for (const assigned of w.setNames.get(name) ?? []) {
        let at: FunctionNames | undefined = assigned
        while (at && at.node !== fn.node && !at.names.has(name)) at = at.parent
        if (at?.node !== fn.node) continue
        if (assigned !== at) return false
        set = true
    }
    return set
}

/** From here on the variable's value is what is in the slot. */
export function setVersion(w: Walk, variable: Variable, value: number): void {
    let slot = value
    if (variable.type !== undefined) {
        slot = newSlot(w)
        w.fn.operations.push(OP.TYPE, slot, variable.type)
        copy(w, slot, value)
    }
    copy(w, variable.slot, slot)
    change(w, variable, slot)
    meetAround(w, variable, slot)
}

function meetAround(w: Walk, variable: Variable, slot: number): void {
    const { regions } = w.versions
    for (let i = regions.length - 1; i >= 0; i--) {
        const meeting = regions[i]!.meetings.get(variable)
        if (meeting !== undefined) return copy(w, meeting, slot)
    }
}

/** A slot for the next value of the variable, which is going to be written there. */
export function slotToSet(w: Walk, variable: Variable): number {
    if (!hasVersions(w, variable)) return slotOf(w, variable)
    const slot = newSlot(w)
    setVersion(w, variable, slot)
    return slot
}

function change(w: Walk, variable: Variable, slot: number | undefined): void {
    const { current, changes } = w.versions
    changes.push([variable, current.get(variable)])
    if (slot === undefined) current.delete(variable)
    else current.set(variable, slot)
}

/** Takes everything since the mark back, and says what it was. */
function takeBack(w: Walk, mark: number): Map<Variable, number | undefined> {
    const { current, changes } = w.versions
    const ends = new Map<Variable, number | undefined>()
    for (let i = mark; i < changes.length; i++) ends.set(changes[i]![0], current.get(changes[i]![0]))
    while (changes.length > mark) {
        const [variable, before] = changes.pop()!
        if (before === undefined) current.delete(variable)
        else current.set(variable, before)
    }
    return ends
}

/** Ways through a statement or expression that start at one place and meet again. */
export interface Ways {
    /** Walks one way. One that ends elsewhere (return, throw, break) or is never taken does not count when they meet. */
    walk(body: () => void, meets?: boolean): void
    /** The ways meet; `also` if there is one on which nothing was walked. */
    meet(also?: boolean): void
}

export function ways(w: Walk): Ways {
    const { changes } = w.versions
    const start = changes.length
    const ends: Map<Variable, number | undefined>[] = []
    return {
        walk(body, meets = true) {
            const before = changes.length
            body()
            // What was set before this way began holds on all the following ones.
            const all = new Map<Variable, number | undefined>()
            for (let i = start; i < before; i++) all.set(changes[i]![0], w.versions.current.get(changes[i]![0]))
            const own = takeBack(w, before)
            for (const [variable, slot] of own) all.set(variable, slot)
            if (meets) ends.push(all)
        },
        meet(also = true) {
            if (also) {
                const all = new Map<Variable, number | undefined>()
                for (let i = start; i < changes.length; i++) all.set(changes[i]![0], w.versions.current.get(changes[i]![0]))
                ends.push(all)
            }
            takeBack(w, start)
            const changed = new Set(ends.flatMap(end => [...end.keys()]))
            for (const variable of changed) meetIn(w, variable, ends.map(end => (end.has(variable) ? end.get(variable) : w.versions.current.get(variable))))
        },
    }
}

function meetIn(w: Walk, variable: Variable, slots: readonly (number | undefined)[]): void {
    const different = [...new Set(slots)]
    if (different.length === 1 || different.includes(undefined)) return change(w, variable, different.length === 1 ? different[0] : undefined)
    const meeting = newSlot(w)
    for (const slot of different) copy(w, meeting, slot!)
    change(w, variable, meeting)
}

/** Code that may be left and entered at several places: within it and after it a variable may have any value that it gets there. */
export function inRegion(w: Walk, node: ts.Node, body: () => void): void {
    const { current, regions, changes } = w.versions
    const meetings = new Map<Variable, number>()
    for (const [variable, slot] of [...current]) {
        if (!isSetWithin(w, variable, node)) continue
        const meeting = newSlot(w)
        copy(w, meeting, slot)
        meetings.set(variable, meeting)
        change(w, variable, meeting)
    }
    regions.push({ meetings, start: changes.length })
    body()
    enterRegion(w)
    regions.pop()
    for (const [variable, meeting] of meetings) meetAround(w, variable, meeting)
}

/** Another way into the innermost region begins, or it ends: `case`, `catch`, what comes after. */
export function enterRegion(w: Walk): void {
    const { meetings, start } = w.versions.regions.at(-1)!
    for (const variable of takeBack(w, start).keys()) if (!meetings.has(variable)) change(w, variable, undefined)
}

function isSetWithin(w: Walk, { name }: Variable, node: ts.Node): boolean {
    return w.setNames.get(name)?.some(({ positions }) => positions.get(name)!.some(at => at >= node.pos && at < node.end)) === true
}

/** Whether what follows the statement is not reached from its end. */
export function endsElsewhere(node: ts.Statement | undefined): boolean {
    switch (node?.kind) {
        case K.ReturnStatement:
        case K.ThrowStatement:
        case K.BreakStatement:
        case K.ContinueStatement:
            return true
        case K.Block:
            return endsElsewhere((node as ts.Block).statements.at(-1))
        case K.IfStatement: {
            const { thenStatement, elseStatement } = node as ts.IfStatement
            return endsElsewhere(thenStatement) && endsElsewhere(elseStatement)
        }
        default:
            return false
    }
}

/** What a condition is, where it is plain to see. */
export function constantCondition(node: ts.Expression): boolean | undefined {
    switch (node.kind) {
        case K.TrueKeyword:
            return true
        case K.FalseKeyword:
            return false
        case K.ParenthesizedExpression:
            return constantCondition((node as ts.ParenthesizedExpression).expression)
        case K.NumericLiteral:
            return Number((node as ts.NumericLiteral).text) !== 0
        default:
            return undefined
    }
}

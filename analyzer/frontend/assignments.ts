import { ts } from "ts-morph"
import { OP } from "../facts.ts"
import { noteMade } from "./closed.ts"
import { expression } from "./expressions.ts"
import { constantKey, skipOuter, targetName } from "./names.ts"
import { assignPattern } from "./patterns.ts"
import { noteMembers } from "./parameters.ts"
import { readSite } from "./sites.ts"
import { hasVersions, setVersion, slotToSet } from "./versions.ts"
import type { Guard, Walk } from "./walk.ts"
import { USE, copy, lookup, newSlot, slotOf, store, stringIndex } from "./writer.ts"

const K = ts.SyntaxKind

/** `left = right`; the value of the expression is the value of the right side. */
export function assign(w: Walk, node: ts.BinaryExpression, to: number, use: number, name: string, guarded?: Guard): number {
    const left = skipOuter(node.left)
    const outer = w.guard
    w.guard = guarded ?? outer
    try {
        return assignTo(w, left, node.right, to, use, name)
    } finally {
        w.guard = outer
    }
}

function assignTo(w: Walk, left: ts.Expression, right: ts.Expression, to: number, use: number, outerName: string): number {
    const name = targetName(w, left) || outerName
    switch (left.kind) {
        case K.Identifier: {
            const { text } = left as ts.Identifier
            const variable = lookup(w.scope, text)
            if (!variable) {
                const value = expression(w, right, to, USE.value, name)
                if (value !== w.fn.nothing) w.fn.operations.push(OP.SET_GLOBAL, stringIndex(w, text), value)
                return value
            }
            variable.assigned = true
            noteMade(w, variable, right)
            if (hasVersions(w, variable)) {
                const value = expression(w, right, to, USE.value, name)
                setVersion(w, variable, value)
                return value
            }
            const slot = slotOf(w, variable)
            if ((use & USE.unused) !== 0) return expression(w, right, slot, USE.value, name)
            const value = expression(w, right, to, USE.value, name)
            copy(w, slot, value)
            return value
        }
        case K.PropertyAccessExpression: {
            const { expression: inner, name: key } = left as ts.PropertyAccessExpression
            const base = inner.kind === K.SuperKeyword ? slotOf(w, w.frame.self) : expression(w, inner)
            if (right.kind === K.ArrowFunction || right.kind === K.FunctionExpression) keepClosure(w, inner)
            const value = expression(w, right, to, USE.value, name)
            if (base !== w.fn.nothing) store(w, base, key.text, value, readSite(w, left, key.text))
            return value
        }
        case K.ElementAccessExpression: {
            const { expression: inner, argumentExpression } = left as ts.ElementAccessExpression
            const base = inner.kind === K.SuperKeyword ? slotOf(w, w.frame.self) : expression(w, inner)
            const constant = constantKey(w, argumentExpression)
            const key = constant === undefined ? expression(w, argumentExpression) : -1
            if (constant === undefined) noteMembers(w, inner)
            const value = expression(w, right, to, USE.value, name)
            if (constant !== undefined) store(w, base, constant, value, readSite(w, left, constant))
            else w.fn.operations.push(OP.STORE_COMPUTED, base, key, value, readSite(w, left, "[]"))
            return value
        }
        case K.ObjectLiteralExpression:
        case K.ArrayLiteralExpression: {
            const value = expression(w, right, to)
            assignPattern(w, left as ts.ObjectLiteralExpression | ts.ArrayLiteralExpression, value)
            return value
        }
        default:
            expression(w, left)
            return expression(w, right, to)
    }
}

/** `X.find = () => …` for a parameter X, as mixins do it. */
function keepClosure(w: Walk, object: ts.Expression): void {
    const variable = object.kind === K.Identifier ? lookup(w.scope, (object as ts.Identifier).text) : undefined
    if (variable?.parameter?.fn === w.fn) w.fn.keepsClosure = true
}

export function markAssigned(w: Walk, node: ts.Expression): void {
    const left = skipOuter(node)
    const variable = left.kind === K.Identifier ? lookup(w.scope, (left as ts.Identifier).text) : undefined
    if (variable) variable.assigned = true
}

/** For targets of destructuring: puts a value there that is already in a slot. */
export function assignSlot(w: Walk, left: ts.Expression, slot: number): void {
    left = skipOuter(left)
    switch (left.kind) {
        case K.Identifier: {
            const variable = lookup(w.scope, (left as ts.Identifier).text)
            if (variable) {
                variable.assigned = true
                if (hasVersions(w, variable)) setVersion(w, variable, slot)
                else copy(w, slotOf(w, variable), slot)
            } else if (slot !== w.fn.nothing) w.fn.operations.push(OP.SET_GLOBAL, stringIndex(w, (left as ts.Identifier).text), slot)
            return
        }
        case K.PropertyAccessExpression: {
            const { expression: inner, name } = left as ts.PropertyAccessExpression
            const base = inner.kind === K.SuperKeyword ? slotOf(w, w.frame.self) : expression(w, inner)
            return store(w, base, name.text, slot, readSite(w, left, name.text))
        }
        case K.ElementAccessExpression: {
            const { expression: inner, argumentExpression } = left as ts.ElementAccessExpression
            const base = expression(w, inner)
            const constant = constantKey(w, argumentExpression)
            if (constant !== undefined) return store(w, base, constant, slot, readSite(w, left, constant))
            w.fn.operations.push(OP.STORE_COMPUTED, base, expression(w, argumentExpression), slot, readSite(w, left, "[]"))
            return
        }
        case K.ObjectLiteralExpression:
        case K.ArrayLiteralExpression:
            return assignPattern(w, left as ts.ObjectLiteralExpression | ts.ArrayLiteralExpression, slot)
        default:
            expression(w, left)
    }
}

/** Slot to be written by a pattern's element: the variable itself where it is one, else a new one. */
export function assignedVariableSlot(w: Walk, left: ts.Expression): number {
    left = skipOuter(left)
    if (left.kind !== K.Identifier) return newSlot(w)
    const variable = lookup(w.scope, (left as ts.Identifier).text)
    if (!variable) return newSlot(w)
    variable.assigned = true
    return slotToSet(w, variable)
}

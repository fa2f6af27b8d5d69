import { ts } from "ts-morph"
import { OP } from "../facts.ts"
import { assignSlot, assignedVariableSlot } from "./assignments.ts"
import { expression } from "./expressions.ts"
import { propertyKey, skipOuter } from "./names.ts"
import { newSite, readSite } from "./sites.ts"
import { slotToSet } from "./versions.ts"
import type { Walk } from "./walk.ts"
import { NEW_SLOT, OBJECT_KIND, USE, copy, element, load, lookup, newSlot, object } from "./writer.ts"

const K = ts.SyntaxKind

/** Gives the names of a declared pattern their values out of `from`. The names are declared already. */
export function bindPattern(w: Walk, name: ts.BindingName, from: number): void {
    if (name.kind === K.Identifier) {
        const variable = lookup(w.scope, (name as ts.Identifier).text)
        if (variable) copy(w, slotToSet(w, variable), from)
        return
    }
    if (name.kind === K.ObjectBindingPattern) {
        for (const part of (name as ts.ObjectBindingPattern).elements) {
            if (part.dotDotDotToken) {
                const rest = object(w, boundSlot(w, part.name), OBJECT_KIND.object, -1)
                w.fn.operations.push(OP.SPREAD, rest, from)
                continue
            }
            const to = boundSlot(w, part.name)
            readMember(w, part, part.propertyName ?? part.name, from, to)
            finishElement(w, part, to)
        }
        return
    }
    const parts = (name as ts.ArrayBindingPattern).elements
    for (let i = 0; i < parts.length; i++) {
        const part = parts[i]!
        if (part.kind !== K.BindingElement) continue
        const to = boundSlot(w, part.name)
        if (part.dotDotDotToken) restOfArray(w, from, to, i)
        else load(w, to, from, String(i), -1)
        finishElement(w, part, to)
    }
}

/** Where the value of a name goes; a new slot for a nested pattern. */
export function boundSlot(w: Walk, name: ts.BindingName): number {
    const variable = name.kind === K.Identifier ? lookup(w.scope, (name as ts.Identifier).text) : undefined
    return variable ? slotToSet(w, variable) : newSlot(w)
}

function finishElement(w: Walk, part: ts.BindingElement, slot: number): void {
    const name = part.name.kind === K.Identifier ? (part.name as ts.Identifier).text : ""
    if (part.initializer) expression(w, part.initializer, slot, USE.value, name)
    if (!name) bindPattern(w, part.name, slot)
}

function readMember(w: Walk, node: ts.Node, name: ts.PropertyName | ts.BindingName, from: number, to: number): void {
    const key = propertyKey(w, name)
    if (key !== undefined) {
        load(w, to, from, key, readSite(w, node, key))
        return
    }
    const computed = expression(w, (name as ts.ComputedPropertyName).expression)
    w.fn.operations.push(OP.LOAD_COMPUTED, to, from, computed, readSite(w, node, "[]"))
}

function restOfArray(w: Walk, from: number, to: number, skip: number): void {
    object(w, to, OBJECT_KIND.array, -1)
    w.fn.operations.push(OP.SPREAD_LIST, to, from, 0, skip, -1)
}

/** `[a, b.c] = …` and `({ a, b: c = 1 } = …)`. */
export function assignPattern(w: Walk, pattern: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression, from: number): void {
    if (pattern.kind === K.ObjectLiteralExpression) {
        for (const part of (pattern as ts.ObjectLiteralExpression).properties) assignMember(w, part, from)
        return
    }
    const parts = (pattern as ts.ArrayLiteralExpression).elements
    for (let i = 0; i < parts.length; i++) {
        const part = parts[i]!
        if (part.kind === K.OmittedExpression) continue
        if (part.kind === K.SpreadElement) {
            const inner = (part as ts.SpreadElement).expression
            const to = assignedVariableSlot(w, inner)
            restOfArray(w, from, to, i)
            if (skipOuter(inner).kind !== K.Identifier) assignSlot(w, inner, to)
        } else {
            assignElement(w, part, to => void load(w, to, from, String(i), -1))
        }
    }
}

function assignMember(w: Walk, part: ts.ObjectLiteralElementLike, from: number): void {
    switch (part.kind) {
        case K.SpreadAssignment: {
            const rest = object(w, NEW_SLOT, OBJECT_KIND.object, -1)
            w.fn.operations.push(OP.SPREAD, rest, from)
            return assignSlot(w, (part as ts.SpreadAssignment).expression, rest)
        }
        case K.ShorthandPropertyAssignment: {
            const { name, objectAssignmentInitializer } = part as ts.ShorthandPropertyAssignment
            const to = assignedVariableSlot(w, name)
            load(w, to, from, name.text, readSite(w, part, name.text))
            if (objectAssignmentInitializer) expression(w, objectAssignmentInitializer, to, USE.value, name.text)
            return lookup(w.scope, name.text) ? undefined : assignSlot(w, name, to)
        }
        case K.PropertyAssignment: {
            const { name, initializer } = part as ts.PropertyAssignment
            return assignElement(w, initializer, to => readMember(w, part, name, from, to))
        }
    }
}

function assignElement(w: Walk, node: ts.Expression, read: (to: number) => void): void {
    let left = skipOuter(node)
    let initializer: ts.Expression | undefined
    if (left.kind === K.BinaryExpression && (left as ts.BinaryExpression).operatorToken.kind === K.EqualsToken) {
        initializer = (left as ts.BinaryExpression).right
        left = skipOuter((left as ts.BinaryExpression).left)
    }
    const to = assignedVariableSlot(w, left)
    read(to)
    if (initializer) expression(w, initializer, to)
    const direct = left.kind === K.Identifier && lookup(w.scope, (left as ts.Identifier).text) !== undefined
    if (!direct) assignSlot(w, left, to)
}

/** The place where an iterable is walked: its iterator runs there. */
export function elementOf(w: Walk, node: ts.Node, list: number, to: number): number {
    return element(w, to, list, newSite(w, node, "[Symbol.iterator]"))
}

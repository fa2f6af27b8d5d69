import { ts } from "ts-morph"
import { OP } from "../facts.ts"
import { expression } from "./expressions.ts"
import { functionLike } from "./functions.ts"
import { constantOf, propertyKey } from "./names.ts"
import { newSite } from "./sites.ts"
import type { Home, Walk } from "./walk.ts"
import { NEW_SLOT, OBJECT_KIND, USE, append, constantString, hidden, lookup, nothing, object, store, stringIndex } from "./writer.ts"

const K = ts.SyntaxKind

/** From here on elements are a heap: the tables of big data files need no slot each. */
const INDEXED_ELEMENTS = 32
const FOLLOWED_STRINGS = 256

const LONGEST_PATTERN = 500

export function regex(w: Walk, node: ts.RegularExpressionLiteral, to: number): number {
    return object(w, to, OBJECT_KIND.regex, newSite(w, node, node.text.slice(0, LONGEST_PATTERN)))
}

export function objectLiteral(w: Walk, node: ts.ObjectLiteralExpression, to: number, use: number): number {
    if ((use & USE.returned) !== 0 && node.properties.some(property => isFunction(w, property))) w.fn.returnsClosure = true
    const site = newSite(w, node, "{")
    const slot = object(w, to, OBJECT_KIND.object, site)
    let home: Home | undefined
    for (const property of node.properties) {
        if (property.kind === K.MethodDeclaration || property.kind === K.GetAccessor || property.kind === K.SetAccessor) home ??= { ...NO_HOME, object: hidden(w, slot) }
        objectMember(w, slot, property, home ?? NO_HOME)
    }
    return slot
}

function isFunction(w: Walk, property: ts.ObjectLiteralElementLike): boolean {
    if (property.kind === K.PropertyAssignment) {
        const { kind } = (property as ts.PropertyAssignment).initializer
        return kind === K.ArrowFunction || kind === K.FunctionExpression
    }
    if (property.kind !== K.ShorthandPropertyAssignment) return property.kind !== K.SpreadAssignment
    const variable = lookup(w.scope, (property as ts.ShorthandPropertyAssignment).name.text)
    const made = variable?.declaration ?? variable?.init
    return made !== undefined && variable?.parameter === undefined && ts.isFunctionLike(made)
}

const NO_HOME: Home = { className: "", members: [], heritage: undefined, static: false }

function objectMember(w: Walk, base: number, property: ts.ObjectLiteralElementLike, home: Home): void {
    if (property.kind === K.SpreadAssignment) {
        const from = expression(w, (property as ts.SpreadAssignment).expression)
        if (from !== w.fn.nothing) w.fn.operations.push(OP.SPREAD, base, from)
        return
    }
    if (!property.name) return
    const key = propertyKey(w, property.name)
    const computed = key === undefined ? expression(w, (property.name as ts.ComputedPropertyName).expression) : -1
    let value: number
    let kind = 0
    switch (property.kind) {
        case K.ShorthandPropertyAssignment:
            value = expression(w, property.name)
            break
        case K.PropertyAssignment:
            w.docs = jsDocOf(property)
            value = expression(w, (property as ts.PropertyAssignment).initializer, NEW_SLOT, USE.value, key ?? "")
            w.docs = undefined
            break
        default: {
            const accessor = property.kind === K.GetAccessor ? "getter" : property.kind === K.SetAccessor ? "setter" : "method"
            const draft = functionLike(w, property as ts.MethodDeclaration, accessor, key ?? "", home)
            if (!draft) return
            value = w.fn.slots++
            w.fn.operations.push(OP.FUNCTION, value, draft.index)
            kind = accessor === "getter" ? 1 : accessor === "setter" ? 2 : 0
        }
    }
    if (value === w.fn.nothing) return
    if (key === "__proto__" && property.kind === K.PropertyAssignment) return store(w, base, key, value, -1)
    if (key === undefined) w.fn.operations.push(OP.DEFINE_COMPUTED, base, computed, value, kind)
    else w.fn.operations.push(OP.DEFINE, base, stringIndex(w, key), value, kind)
}

export function jsDocOf(node: ts.Node): readonly ts.JSDoc[] | undefined {
    return (node as { jsDoc?: readonly ts.JSDoc[] }).jsDoc
}

export function arrayLiteral(w: Walk, node: ts.ArrayLiteralExpression, to: number): number {
    const slot = object(w, to, OBJECT_KIND.array, -1)
    let index = 0
    for (const part of node.elements) {
        if (part.kind === K.SpreadElement) {
            const list = expression(w, (part as ts.SpreadElement).expression)
            w.fn.operations.push(OP.SPREAD_LIST, slot, list, index < INDEXED_ELEMENTS ? index : -1, 0, newSite(w, part, "..."))
            index = INDEXED_ELEMENTS
            continue
        }
        if (index >= FOLLOWED_STRINGS && part.kind === K.StringLiteral) continue
        const value = expression(w, part)
        if (value !== w.fn.nothing) {
            if (index < INDEXED_ELEMENTS) store(w, slot, String(index), value, -1)
            else append(w, slot, value)
        }
        index++
    }
    return slot
}

export function templateExpression(w: Walk, node: ts.TemplateExpression, to: number): number {
    const whole = constantOf(w, node)
    if (typeof whole === "string") return constantString(w, to, whole)
    const parts: (number | string)[] = [node.head.text]
    for (const span of node.templateSpans) {
        addPart(w, parts, span.expression)
        addText(parts, span.literal.text)
    }
    return join(w, parts, to)
}

function addPart(w: Walk, parts: (number | string)[], node: ts.Expression): void {
    const value = constantOf(w, node)
    if (value !== undefined) addText(parts, String(value))
    else parts.push(expression(w, node))
}

function addText(parts: (number | string)[], text: string): void {
    const last = parts.length - 1
    if (typeof parts[last] === "string") parts[last] += text
    else parts.push(text)
}

function join(w: Walk, parts: readonly (number | string)[], to: number): number {
    const slots = parts.filter(part => part !== "").map(part => (typeof part === "string" ? constantString(w, NEW_SLOT, part) : part))
    const slot = to === NEW_SLOT ? w.fn.slots++ : to
    w.fn.operations.push(OP.CONCAT, slot, slots.length)
    for (const part of slots) w.fn.operations.push(part, 0)
    return slot
}

/** `a + b + c`: a string if any part may be one. */
export function concat(w: Walk, node: ts.BinaryExpression, to: number): number {
    const operands: ts.Expression[] = []
    let left: ts.Expression = node
    while (left.kind === K.BinaryExpression && (left as ts.BinaryExpression).operatorToken.kind === K.PlusToken) {
        operands.push((left as ts.BinaryExpression).right)
        left = (left as ts.BinaryExpression).left
    }
    operands.push(left)
    operands.reverse()
    const parts: (number | string)[] = []
    let numbers = false
    for (const operand of operands) {
        const value = constantOf(w, operand)
        if (typeof value === "string") addText(parts, value)
        else if (value !== undefined && parts.some(part => typeof part === "string")) addText(parts, String(value))
        else {
            const slot = expression(w, operand)
            numbers ||= slot === w.fn.nothing
            parts.push(slot)
        }
    }
    const text = parts.some(part => typeof part === "string")
    if (numbers && !text) return to === NEW_SLOT ? nothing(w) : to
    if (parts.length === 1 && typeof parts[0] === "string") return constantString(w, to, parts[0])
    return join(w, parts, to)
}


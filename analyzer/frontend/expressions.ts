import { ts } from "ts-morph"
import { OP } from "../facts.ts"
import { callExpression, newExpression, taggedTemplate } from "./calls.ts"
import { classExpression } from "./classes.ts"
import { functionExpression } from "./functions.ts"
import { assignedBehind, logicalGuard, mainWhen } from "./guards.ts"
import { jsxElement, jsxFragment, jsxSelfClosing } from "./jsx.ts"
import { arrayLiteral, concat, objectLiteral, regex, templateExpression } from "./literals.ts"
import { constantKey, skipOuter, targetName } from "./names.ts"
import { assignPattern } from "./patterns.ts"
import { readSite, superBase } from "./sites.ts"
import { castType } from "./types.ts"
import type { Guard, Walk } from "./writer.ts"
import {
    NEW_SLOT,
    USE,
    append,
    constantString,
    copy,
    deliver,
    element,
    globalSlot,
    load,
    lookup,
    newSlot,
    nothing,
    slotOf,
    store,
    stringIndex,
    target,
} from "./writer.ts"

const K = ts.SyntaxKind

type Handler<T extends ts.Node = ts.Node> = (w: Walk, node: T, to: number, use: number, name: string) => number

const handlers: (Handler | undefined)[] = []

function on<T extends ts.Node>(kind: ts.SyntaxKind, handler: Handler<T>): void {
    handlers[kind] = handler as unknown as Handler
}

/**
 * Walks an expression and says in which slot its value is. With `to` the value is put there.
 * `name` is what people would call a function or class literal at this place.
 */
export function expression(w: Walk, node: ts.Node, to: number = NEW_SLOT, use: number = USE.value, name = ""): number {
    const handler = handlers[node.kind]
    if (handler) return handler(w, node, to, use, name)
    ts.forEachChild(node, child => void expression(w, child))
    return none(w, to)
}

function none(w: Walk, to: number): number {
    return to === NEW_SLOT ? nothing(w) : to
}

on(K.Identifier, (w: Walk, node: ts.Identifier, to, use) => {
    const variable = lookup(w.scope, node.text)
    if (variable) {
        if ((use & USE.returned) !== 0 && variable.parameter?.fn === w.fn) (w.fn.calls ??= new Set()).add(variable.parameter.index)
        if ((use & USE.returned) !== 0 && variable.declaration?.kind === K.FunctionDeclaration && variable.fn === w.fn) w.fn.returnsClosure = true
        return deliver(w, to, slotOf(w, variable))
    }
    switch (node.text) {
        case "undefined":
        case "NaN":
        case "Infinity":
        case "":
            return none(w, to)
        case "arguments":
            if (w.frame.args) return deliver(w, to, slotOf(w, w.frame.args))
    }
    return deliver(w, to, globalSlot(w, node.text))
})

on(K.ThisKeyword, (w: Walk, _node, to) => deliver(w, to, slotOf(w, w.frame.self)))

for (const kind of [K.StringLiteral, K.NoSubstitutionTemplateLiteral])
    on(kind, (w: Walk, node: ts.StringLiteral, to) => constantString(w, to, node.text))

for (const kind of [K.NumericLiteral, K.BigIntLiteral, K.TrueKeyword, K.FalseKeyword, K.NullKeyword, K.OmittedExpression, K.SuperKeyword])
    on(kind, (w: Walk, _node, to) => none(w, to))

on(K.RegularExpressionLiteral, regex)
on(K.TemplateExpression, templateExpression)
on(K.ObjectLiteralExpression, objectLiteral)
on(K.ArrayLiteralExpression, arrayLiteral)
on(K.FunctionExpression, functionExpression)
on(K.ArrowFunction, functionExpression)
on(K.ClassExpression, classExpression)
on(K.CallExpression, callExpression)
on(K.NewExpression, newExpression)
on(K.TaggedTemplateExpression, taggedTemplate)
on(K.JsxElement, jsxElement)
on(K.JsxSelfClosingElement, jsxSelfClosing)
on(K.JsxFragment, jsxFragment)

on(K.JsxExpression, (w: Walk, node: ts.JsxExpression, to, use, name) =>
    node.expression ? expression(w, node.expression, to, use, name) : none(w, to),
)

for (const kind of [K.NonNullExpression, K.SatisfiesExpression, K.ExpressionWithTypeArguments, K.PartiallyEmittedExpression])
    on(kind, (w: Walk, node: ts.NonNullExpression, to, use, name) => expression(w, node.expression, to, use, name))

for (const kind of [K.AsExpression, K.TypeAssertionExpression, K.ParenthesizedExpression])
    on(kind, (w: Walk, node: ts.AsExpression | ts.ParenthesizedExpression, to, use, name) => {
        const type = castType(w, node)
        if (type < 0) return expression(w, node.expression, to, use, name)
        const slot = target(w, to)
        expression(w, node.expression, slot, use, name)
        w.fn.operations.push(OP.TYPE, slot, type)
        return slot
    })

on(K.PropertyAccessExpression, (w: Walk, node: ts.PropertyAccessExpression, to) => {
    const key = node.name.text
    const inner = node.expression
    const base = inner.kind === K.SuperKeyword ? superBase(w) : expression(w, inner)
    if (base === w.fn.nothing) return none(w, to)
    return load(w, to, base, key, readSite(w, node, key))
})

on(K.ElementAccessExpression, (w: Walk, node: ts.ElementAccessExpression, to) => {
    const base = node.expression.kind === K.SuperKeyword ? superBase(w) : expression(w, node.expression)
    const constant = constantKey(w, node.argumentExpression)
    if (constant !== undefined) return base === w.fn.nothing ? none(w, to) : load(w, to, base, constant, readSite(w, node, constant))
    const key = expression(w, node.argumentExpression)
    const slot = target(w, to)
    w.fn.operations.push(OP.LOAD_COMPUTED, slot, base, key, readSite(w, node, "[]"))
    return slot
})

on(K.MetaProperty, (w: Walk, node: ts.MetaProperty, to) =>
    node.keywordToken === K.ImportKeyword ? deliver(w, to, globalSlot(w, "import.meta")) : none(w, to),
)

on(K.ConditionalExpression, (w: Walk, node: ts.ConditionalExpression, to, use, name) => {
    const slot = target(w, to)
    // `a ? b : c ? d : …` is as deep as it is long.
    let at: ts.Expression = node
    while (at.kind === K.ConditionalExpression) {
        const { condition, whenTrue, whenFalse } = at as ts.ConditionalExpression
        expression(w, condition)
        expression(w, whenTrue, slot, use, name)
        const guard = w.guard
        w.guard = assignedBehind(w, condition, whenFalse) ?? guard
        if (whenFalse.kind !== K.ConditionalExpression) expression(w, whenFalse, slot, use, name)
        w.guard = guard
        at = whenFalse
    }
    return slot
})

on(K.AwaitExpression, (w: Walk, node: ts.AwaitExpression, to, use, name) =>
    expression(w, node.expression, to, (use & ~USE.unused) | USE.awaited, name),
)

on(K.YieldExpression, (w: Walk, node: ts.YieldExpression, to) => {
    if (!node.expression) return none(w, to)
    const value = expression(w, node.expression, NEW_SLOT, USE.awaited)
    if (!node.asteriskToken) {
        append(w, RESULT, value)
        return deliver(w, to, value) // For co and its like, which send back what the promise resolves to.
    }
    append(w, RESULT, element(w, NEW_SLOT, value, -1))
    return none(w, to)
})

const RESULT = 1

on(K.VoidExpression, (w: Walk, node: ts.VoidExpression, to) => {
    expression(w, node.expression, NEW_SLOT, USE.unused)
    return none(w, to)
})

for (const kind of [K.TypeOfExpression, K.DeleteExpression, K.PrefixUnaryExpression, K.PostfixUnaryExpression])
    on(kind, (w: Walk, node: ts.TypeOfExpression | ts.PrefixUnaryExpression, to) => {
        expression(w, "operand" in node ? node.operand : node.expression)
        return none(w, to)
    })

on(K.SpreadElement, (w: Walk, node: ts.SpreadElement) => expression(w, node.expression))

on(K.BinaryExpression, (w: Walk, node: ts.BinaryExpression, to, use, name) => {
    const operator = node.operatorToken.kind
    switch (operator) {
        case K.EqualsToken:
            return assign(w, node, to, use, name)
        case K.BarBarToken:
        case K.QuestionQuestionToken:
        case K.AmpersandAmpersandToken:
            return logical(w, node, target(w, to), use, name)
        case K.BarBarEqualsToken:
        case K.QuestionQuestionEqualsToken:
        case K.AmpersandAmpersandEqualsToken: {
            const before = expression(w, node.left)
            const after = assign(w, node, NEW_SLOT, USE.unused, name, operator === K.AmpersandAmpersandEqualsToken ? undefined : logicalGuard(w, node.left, node))
            const slot = target(w, to)
            copy(w, slot, before)
            copy(w, slot, after)
            return slot
        }
        case K.CommaToken:
            return commas(w, node, to, use, name)
        case K.PlusToken:
            return concat(w, node, to)
        default: {
            // Comparisons and arithmetic, which may nest deeply to the left.
            let left: ts.Expression = node
            const rights: ts.Expression[] = []
            while (left.kind === K.BinaryExpression && isPlain((left as ts.BinaryExpression).operatorToken.kind)) {
                rights.push((left as ts.BinaryExpression).right)
                left = (left as ts.BinaryExpression).left
            }
            expression(w, left)
            for (const right of rights.reverse()) expression(w, right)
            if (operator >= K.FirstCompoundAssignment && operator <= K.LastCompoundAssignment) markAssigned(w, node.left)
            return none(w, to)
        }
    }
})

function isPlain(operator: ts.SyntaxKind): boolean {
    switch (operator) {
        case K.EqualsToken:
        case K.BarBarToken:
        case K.QuestionQuestionToken:
        case K.AmpersandAmpersandToken:
        case K.BarBarEqualsToken:
        case K.QuestionQuestionEqualsToken:
        case K.AmpersandAmpersandEqualsToken:
        case K.CommaToken:
        case K.PlusToken:
            return false
        default:
            return true
    }
}

function commas(w: Walk, node: ts.BinaryExpression, to: number, use: number, name: string): number {
    const parts: ts.Expression[] = []
    let left: ts.Expression = node
    while (left.kind === K.BinaryExpression && (left as ts.BinaryExpression).operatorToken.kind === K.CommaToken) {
        parts.push((left as ts.BinaryExpression).right)
        left = (left as ts.BinaryExpression).left
    }
    expression(w, left, NEW_SLOT, USE.unused)
    for (let i = parts.length - 1; i > 0; i--) expression(w, parts[i]!, NEW_SLOT, USE.unused)
    return expression(w, parts[0]!, to, use, name)
}

/** Either side may be the value; what stands right of `x ||` runs only while x is not set. */
function logical(w: Walk, node: ts.BinaryExpression, slot: number, use: number, name: string): number {
    const operator = node.operatorToken.kind
    const rights: ts.BinaryExpression[] = []
    let left: ts.Expression = node
    while (left.kind === K.BinaryExpression && (left as ts.BinaryExpression).operatorToken.kind === operator) {
        rights.push(left as ts.BinaryExpression)
        left = (left as ts.BinaryExpression).left
    }
    if (operator === K.AmpersandAmpersandToken) expression(w, left)
    else expression(w, left, slot, use & ~USE.unused, name)
    for (const part of rights.reverse()) {
        const { guard, main } = w
        w.guard = logicalGuard(w, part.left, part) ?? guard
        w.main ||= operator === K.AmpersandAmpersandToken && mainWhen(w, part.left, true)
        expression(w, part.right, slot, use, name)
        w.guard = guard
        w.main = main
    }
    return slot
}

/** `left = right`; the value of the expression is the value of the right side. */
function assign(w: Walk, node: ts.BinaryExpression, to: number, use: number, name: string, guarded?: Guard): number {
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

function markAssigned(w: Walk, node: ts.Expression): void {
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
                copy(w, slotOf(w, variable), slot)
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
    return slotOf(w, variable)
}

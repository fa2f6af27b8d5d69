import { ts } from "ts-morph"
import { ITERATOR, OP, SLOT } from "../facts.ts"
import { callExpression, newExpression, taggedTemplate } from "./calls.ts"
import { classExpression } from "./classes.ts"
import { functionExpression } from "./functions.ts"
import { askedWhen, givenBy } from "./asked-guards.ts"
import { assign, markAssigned } from "./assignments.ts"
import { assignedBehind, logicalGuard } from "./guards.ts"
import { writtenHelper } from "./compiled-helpers.ts"
import { jsxElement, jsxFragment, jsxSelfClosing } from "./jsx.ts"
import { arrayLiteral, concat, objectLiteral, regex, templateExpression } from "./literals.ts"
import { mainWhen } from "./main-guards.ts"
import { constantKey } from "./names.ts"
import { readSite, superBase } from "./sites.ts"
import { castType } from "./types.ts"
import { valueOf, ways } from "./versions.ts"
import type { Walk } from "./walk.ts"
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
    nothing,
    slotOf,
    store,
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
        return deliver(w, to, valueOf(w, variable))
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
    const global = globalSlot(w, node.text)
    if (w.withs.length === 0) return deliver(w, to, global)
    const slot = target(w, to)
    copy(w, slot, global)
    for (const object of w.withs) load(w, slot, slotOf(w, object), node.text, -1)
    return slot
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
    const choices = ways(w)
    while (at.kind === K.ConditionalExpression) {
        const { condition, whenTrue, whenFalse } = at as ts.ConditionalExpression
        expression(w, condition)
        const { guard, asked, given } = w
        w.asked = asked || askedWhen(condition, true)
        w.given = [...given, ...givenBy(w, condition)]
        choices.walk(() => void expression(w, whenTrue, slot, use, name))
        w.given = given
        w.asked = asked || askedWhen(condition, false)
        w.guard = assignedBehind(w, condition, whenFalse) ?? guard
        if (whenFalse.kind !== K.ConditionalExpression) choices.walk(() => void expression(w, whenFalse, slot, use, name))
        w.guard = guard
        w.asked = asked
        at = whenFalse
    }
    choices.meet(false)
    return slot
})

on(K.AwaitExpression, (w: Walk, node: ts.AwaitExpression, to, use, name) =>
    expression(w, node.expression, to, (use & ~USE.unused) | USE.awaited, name),
)

on(K.YieldExpression, (w: Walk, node: ts.YieldExpression, to, use) => {
    const value = node.expression ? expression(w, node.expression, NEW_SLOT, USE.awaited) : nothing(w)
    append(w, SLOT.result, node.asteriskToken ? element(w, NEW_SLOT, value, -1) : value)
    // What is sent to this generator goes on to the one inside.
    if (node.asteriskToken) store(w, value, ITERATOR.sent, load(w, NEW_SLOT, SLOT.result, ITERATOR.sent, -1), -1)
    if ((use & USE.unused) !== 0) return none(w, to)
    if (node.asteriskToken) return load(w, to, value, ITERATOR.returned, -1)
    const slot = load(w, to, SLOT.result, ITERATOR.sent, -1)
    copy(w, slot, value) // For co and its like, which send back what the promise resolves to.
    return slot
})

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
        case K.BarBarToken: {
            const helper = writtenHelper(node)
            return helper ? expression(w, helper, to, use, name) : logical(w, node, target(w, to), use, name)
        }
        case K.QuestionQuestionToken:
        case K.AmpersandAmpersandToken:
            return logical(w, node, target(w, to), use, name)
        case K.BarBarEqualsToken:
        case K.QuestionQuestionEqualsToken:
        case K.AmpersandAmpersandEqualsToken: {
            const before = expression(w, node.left)
            const choice = ways(w)
            let after = before
            choice.walk(() => (after = assign(w, node, NEW_SLOT, USE.unused, name, operator === K.AmpersandAmpersandEqualsToken ? undefined : logicalGuard(w, node.left, node))))
            choice.meet()
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
    const choice = ways(w)
    for (const part of rights.reverse()) {
        const { guard, main, given } = w
        w.guard = logicalGuard(w, part.left, part) ?? guard
        w.main ||= operator === K.AmpersandAmpersandToken && mainWhen(w, part.left, true)
        if (operator === K.AmpersandAmpersandToken) w.given = [...given, ...givenBy(w, part.left)]
        choice.walk(() => void expression(w, part.right, slot, use, name))
        w.guard = guard
        w.main = main
        w.given = given
    }
    choice.meet()
    return slot
}

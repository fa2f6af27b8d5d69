import { ts } from "ts-morph"
import { MODULE_SLOT, OP, SLOT } from "../facts.ts"
import { isShort } from "./bounds.ts"
import { noteClosing, noteClosingCall } from "./closed.ts"
import { decoratedClass, starExported } from "./compiled-helpers.ts"
import { expression } from "./expressions.ts"
import { constantKey, constantOf, madeSymbol, shortText, skipOuter } from "./names.ts"
import { argumentFacts, newSite, superBase } from "./sites.ts"
import { noteArgument, noteCallee, noteMembers, noteMethodCall, noteReturnedCall } from "./parameters.ts"
import { noteFanOut } from "./started-calls.ts"
import type { Walk } from "./walk.ts"
import { INHERIT, NEW_SLOT, USE, constantString, copy, lookup, newSlot, nothing, slotOf, stringIndex, target } from "./writer.ts"

const K = ts.SyntaxKind

/** Methods that call a function given to them for each element, before they return. */
export const ITERATION = new Set([
    "map",
    "forEach",
    "filter",
    "reduce",
    "reduceRight",
    "some",
    "every",
    "find",
    "findIndex",
    "findLast",
    "findLastIndex",
    "flatMap",
    "sort",
    "toSorted",
    "each",
    "eachRight",
    "from",
    "times",
    "mapValues",
    "keyBy",
    "groupBy",
    "sortBy",
    "sumBy",
    "uniqBy",
    "partition",
])
const CONTINUATION = new Set(["then", "catch", "finally"])

export function callExpression(w: Walk, node: ts.CallExpression, to: number, use: number, name = ""): number {
    const decorated = decoratedClass(node)
    if (decorated) {
        plainCall(w, node, NEW_SLOT, USE.unused)
        return expression(w, decorated, to)
    }
    const exported = starExported(node)
    if (exported) {
        w.fn.operations.push(OP.EXPORT_ALL, expression(w, exported))
        // The call is one all the same; that it is given nothing keeps names apart that would meet in the helper.
        w.fn.operations.push(OP.CALL, callSite(w, node, skipOuter(node.expression), use), nothing(w), expression(w, node.expression), 0)
        return nothing(w)
    }
    const symbol = madeSymbol(w, node, name)
    if (symbol === undefined) return plainCall(w, node, to, use)
    const result = target(w, to)
    plainCall(w, node, result, USE.value)
    return constantString(w, result, symbol)
}

function plainCall(w: Walk, node: ts.CallExpression, to: number, use: number): number {
    // Long chains `a.b().c().d()` nest in their callees; anything else nests in arguments.
    const callee = skipOuter(node.expression)
    switch (callee.kind) {
        case K.ImportKeyword:
            return dynamicImport(w, node, to, use, 2)
        case K.SuperKeyword:
            return superCall(w, node, to, use)
        case K.Identifier:
            if (isRequire(w, callee) && node.arguments.length > 0) return dynamicImport(w, node, to, use, 1)
            noteCallee(w, callee)
            break
        case K.ThisKeyword:
            noteCallee(w, callee)
            break
        case K.PropertyAccessExpression:
            return methodCall(w, node, callee as ts.PropertyAccessExpression, (callee as ts.PropertyAccessExpression).name.text, to, use)
        case K.ElementAccessExpression: {
            const access = callee as ts.ElementAccessExpression
            const key = constantKey(w, access.argumentExpression)
            if (key === undefined) return computedCall(w, node, access, to, use)
            // `queries[PRISMA]()` with a constant name is a look-up in a table all the same.
            noteMethodCall(w, access.expression, "[]")
            return methodCall(w, node, access, key, to, use)
        }
        case K.FunctionExpression:
        case K.ArrowFunction:
            w.inherit = INHERIT.here
    }
    const slot = expression(w, callee)
    const args = argumentSlots(w, node, INHERIT.nothing)
    const site = callSite(w, node, callee, use)
    const result = target(w, to)
    w.fn.operations.push(OP.CALL, site, result, slot, args.length / 2, ...args)
    noteClosingCall(w, callee, node.arguments[0])
    return result
}

export function isRequire(w: Walk, callee: ts.Expression): boolean {
    if (callee.kind !== K.Identifier || (callee as ts.Identifier).text !== "require") return false
    const variable = lookup(w.scope, "require")
    return variable !== undefined && variable.fn.index === 0 && variable.slot === MODULE_SLOT.require
}

function callSite(w: Walk, node: ts.CallExpression | ts.NewExpression, callee: ts.Expression, use: number): number {
    const site = newSite(w, node, shortText(w, callee), use)
    if ((use & USE.returned) !== 0 && node.arguments) noteReturnedCall(w, node.arguments)
    const facts = node.arguments && node.arguments.length > 0 ? argumentFacts(w, node.arguments, site) : undefined
    if (facts) w.sites[site]!.arguments = facts
    w.siteOf.set(node, site)
    return site
}

/** (slot, isSpread) pairs. Function literals inherit what `inherit` says. */
function argumentSlots(w: Walk, call: ts.CallExpression | ts.NewExpression, inherit: number, method = ""): number[] {
    const slots: number[] = []
    for (const argument of call.arguments ?? []) {
        if (argument.kind === K.SpreadElement) {
            const list = (argument as ts.SpreadElement).expression
            noteArgument(w, list, method, true)
            slots.push(expression(w, list), 1)
            continue
        }
        if (argument.kind === K.Identifier || argument.kind === K.PropertyAccessExpression) noteArgument(w, argument, method, false)
        else if (isFunctionLiteral(argument)) {
            w.inherit = inherit
            if (call.kind === K.CallExpression) w.callOf.set(skipOuter(argument), call as ts.CallExpression)
        }
        slots.push(expression(w, argument), 0)
    }
    return slots
}

function isFunctionLiteral(node: ts.Expression): boolean {
    const inner = skipOuter(node)
    return inner.kind === K.ArrowFunction || inner.kind === K.FunctionExpression
}

/** Functions of `Object` that list or define the members of their first argument. */
const MEMBERS = new Set(["keys", "entries", "getOwnPropertyNames", "assign", "defineProperty", "defineProperties"])

function methodCall(
    w: Walk,
    node: ts.CallExpression,
    callee: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    key: string,
    to: number,
    use: number,
): number {
    const object = callee.expression
    if (object.kind === K.SuperKeyword) return superMethod(w, node, callee, key, to, use)
    noteMethodCall(w, object, key)
    const first = node.arguments[0]
    if (first && MEMBERS.has(key) && object.kind === K.Identifier && (object as ts.Identifier).text === "Object") noteMembers(w, first)
    if ((key === "call" || key === "apply") && isFunctionLiteral(object)) w.inherit = INHERIT.here
    const continued = CONTINUATION.has(key)
    const base = expression(w, object, NEW_SLOT, continued ? use & (USE.awaited | USE.returned) && USE.awaited : USE.value)
    const iteration = ITERATION.has(key)
    const args = argumentSlots(w, node, iteration ? INHERIT.iterated | INHERIT.here | (isShort(w, object) ? 0 : INHERIT.repeated) : continued ? INHERIT.here : INHERIT.nothing, key)
    const site = callSite(w, node, callee, use)
    const result = target(w, to)
    w.fn.operations.push(OP.CALL_METHOD, site, result, base, stringIndex(w, key), args.length / 2, ...args)
    noteClosing(w, object, key)
    noteFanOut(w, node, object, key, base, args, use)
    return result
}

function computedCall(w: Walk, node: ts.CallExpression, callee: ts.ElementAccessExpression, to: number, use: number): number {
    noteMethodCall(w, callee.expression, "[]")
    const base = callee.expression.kind === K.SuperKeyword ? superBase(w) : expression(w, callee.expression)
    const key = expression(w, callee.argumentExpression)
    const args = argumentSlots(w, node, INHERIT.nothing)
    const site = callSite(w, node, callee, use)
    const result = target(w, to)
    w.fn.operations.push(OP.CALL_COMPUTED, site, result, base, key, args.length / 2, ...args)
    return result
}

function superCall(w: Walk, node: ts.CallExpression, to: number, use: number): number {
    const args = argumentSlots(w, node, INHERIT.nothing)
    const result = target(w, to)
    const { heritage } = w.frame.home ?? {}
    const callee = heritage ? slotOf(w, heritage) : nothing(w)
    const site = callSite(w, node, node.expression, use)
    w.fn.operations.push(OP.CALL_WITH_THIS, site, result, callee, slotOf(w, w.frame.self), 1, args.length / 2, ...args)
    // A constructor that returns something makes that, also for its subclasses.
    if (w.fn.kind === "constructor") copy(w, SLOT.result, result)
    return result
}

function superMethod(
    w: Walk,
    node: ts.CallExpression,
    callee: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    key: string,
    to: number,
    use: number,
): number {
    const base = superBase(w)
    const args = argumentSlots(w, node, INHERIT.nothing)
    const site = callSite(w, node, callee, use)
    const method = newSlot(w)
    w.fn.operations.push(OP.LOAD, method, base, stringIndex(w, key), -1)
    const result = target(w, to)
    w.fn.operations.push(OP.CALL_WITH_THIS, site, result, method, slotOf(w, w.frame.self), 0, args.length / 2, ...args)
    return result
}

/** `import(x)` and `require(x)`. */
function dynamicImport(w: Walk, node: ts.CallExpression, to: number, use: number, form: 1 | 2): number {
    const [specifier, ...rest] = node.arguments
    const site = callSite(w, node, node.expression, use)
    const result = target(w, to)
    const constant = specifier && constantOf(w, specifier)
    if (typeof constant === "string") {
        w.specifiers.add(constant)
        w.fn.operations.push(OP.IMPORT, result, stringIndex(w, constant), stringIndex(w, "*"), form, site)
    } else if (specifier) {
        w.fn.operations.push(OP.IMPORT_COMPUTED, result, expression(w, specifier), form, site)
    }
    for (const argument of rest) expression(w, argument)
    return result
}

export function newExpression(w: Walk, node: ts.NewExpression, to: number, use: number): number {
    const callee = skipOuter(node.expression)
    if (callee.kind === K.Identifier) noteCallee(w, callee)
    const slot = expression(w, callee)
    const executor = callee.kind === K.Identifier && (callee as ts.Identifier).text === "Promise"
    const args = argumentSlots(w, node, executor ? INHERIT.here : INHERIT.nothing)
    const site = callSite(w, node, callee, use)
    const result = target(w, to)
    w.fn.operations.push(OP.NEW, site, result, slot, args.length / 2, ...args)
    return result
}

/** ``tag`a${x}b` `` is `tag(["a", "b"], x)`. */
export function taggedTemplate(w: Walk, node: ts.TaggedTemplateExpression, to: number, use: number): number {
    const tag = skipOuter(node.tag)
    const method = tag.kind === K.PropertyAccessExpression && (tag as ts.PropertyAccessExpression).expression.kind !== K.SuperKeyword
    if (tag.kind === K.Identifier) noteCallee(w, tag)
    const callee = expression(w, method ? (tag as ts.PropertyAccessExpression).expression : tag)
    const args = [nothing(w), 0]
    if (node.template.kind === K.TemplateExpression) {
        for (const span of (node.template as ts.TemplateExpression).templateSpans) args.push(expression(w, span.expression), 0)
    }
    const site = newSite(w, node, shortText(w, tag), use)
    w.siteOf.set(node, site)
    const result = target(w, to)
    if (method) {
        const key = stringIndex(w, (tag as ts.PropertyAccessExpression).name.text)
        w.fn.operations.push(OP.CALL_METHOD, site, result, callee, key, args.length / 2, ...args)
    } else {
        w.fn.operations.push(OP.CALL, site, result, callee, args.length / 2, ...args)
    }
    return result
}

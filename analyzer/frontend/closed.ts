import { ts } from "ts-morph"
import { CLOSES, CLOSES_GIVEN } from "../../catalog/client-settings.ts"
import { SLOT, type SiteFact } from "../facts.ts"
import { isOfEnvironment } from "./credentials.ts"
import { skipOuter } from "./names.ts"
import type { FunctionDraft, Made, Variable, Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind
const DEEPEST = 4

/** Remembers what a variable of a function was given, if a call made it. */
export function noteMade(w: Walk, variable: Variable, value: ts.Expression): void {
    if (variable.fn.index === 0) return
    const node = madeBy(value)
    if (node) (variable.made ??= []).push({ node, scope: w.scope, fn: w.fn })
}

/** `client.end()`, `client?.close()`: whatever made the client, it is given up again. */
export function noteClosing(w: Walk, object: ts.Expression, method: string): void {
    if (CLOSES.test(method)) noteClosed(w, object)
}

/** `shutdownClient(client)` */
export function noteClosingCall(w: Walk, callee: ts.Expression, client: ts.Expression | undefined): void {
    if (client && callee.kind === K.Identifier && CLOSES_GIVEN.test((callee as ts.Identifier).text)) noteClosed(w, client)
}

function noteClosed(w: Walk, client: ts.Expression): void {
    if (client.kind !== K.Identifier) return
    for (const made of lookup(w.scope, (client as ts.Identifier).text)?.made ?? []) markClosed(w, made, false)
}

/** `await using client = …` */
export function noteDisposal(w: Walk, { made }: Variable): void {
    for (const one of made ?? []) markClosed(w, one, true)
}

function markClosed(w: Walk, { node, scope, fn }: Made, using: boolean): void {
    const site = w.siteOf.get(node)
    if (site === undefined) return
    const outer = w.scope
    w.scope = scope
    const fact = (node.arguments ?? []).map(argument => differing(w, fn, argument, 0)).find(found => found !== undefined)
    w.scope = outer
    if (fact || using) w.sites[site]!.closed = fact ?? {}
    // `await new Client(settings).connect()` gives the client back.
    const callee = skipOuter(node.expression)
    const inner = node.kind === K.CallExpression && callee.kind === K.PropertyAccessExpression ? madeBy((callee as ts.PropertyAccessExpression).expression) : undefined
    if (inner) markClosed(w, { node: inner, scope, fn }, using)
}

function madeBy(value: ts.Expression): ts.CallExpression | ts.NewExpression | undefined {
    const node = skipOuter(value)
    if (node.kind === K.AwaitExpression) return madeBy((node as ts.AwaitExpression).expression)
    return node.kind === K.CallExpression || node.kind === K.NewExpression ? (node as ts.CallExpression | ts.NewExpression) : undefined
}

/** The first variable of a function in an expression that is not plainly the same for each call. */
function differing(w: Walk, fn: FunctionDraft, node: ts.Node, depth: number): SiteFact["closed"] {
    if (depth > DEEPEST || ts.isFunctionLike(node)) return undefined
    if (node.kind === K.Identifier) {
        const { text } = node as ts.Identifier
        const variable = lookup(w.scope, text)
        if (!variable || variable.fn.index === 0) return undefined
        if (variable.declaration?.kind === K.Parameter) return variable.fn === fn ? { for: text, parameter: variable.slot - SLOT.firstParameter } : { for: text }
        if (variable.parameter) return variable.parameter.fn === fn ? { for: text, parameter: variable.parameter.index } : { for: text }
        if (isOfEnvironment(w, variable)) return undefined
        return variable.constant && variable.init ? differing(w, fn, variable.init, depth + 1) : { for: text }
    }
    // Of `a.b` only `a` is a variable, of `{ a: b }` only `b`.
    if (node.kind === K.PropertyAccessExpression) return differing(w, fn, (node as ts.PropertyAccessExpression).expression, depth)
    if (node.kind === K.PropertyAssignment) return differing(w, fn, (node as ts.PropertyAssignment).initializer, depth)
    return ts.forEachChild(node, child => differing(w, fn, child, depth))
}

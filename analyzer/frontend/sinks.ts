import { ts } from "ts-morph"
import { placeBetween, skipOuter } from "./names.ts"
import { newSite } from "./sites.ts"
import type { Walk } from "./walk.ts"

const K = ts.SyntaxKind

const BUSY_WAIT = "global#busy-wait"

/**
 * A loop that waits by running: its condition asks for the time, or nothing in it can change what
 * it waits for. Call it with the loop entered.
 */
export function busyWait(w: Walk, node: ts.IterationStatement): void {
    const condition = conditionOf(node)
    if (!condition || !waits(w, node, condition)) return
    const site = newSite(w, node, `${node.kind === K.ForStatement ? "for" : "while"} (${w.text.slice(condition.getStart(w.source), condition.end)})`.slice(0, 60))
    w.sites[site]!.at = placeBetween(w, node.getStart(w.source), node.end)
    ;(w.fn.sinks ??= []).push({ site, api: BUSY_WAIT })
}

/** The loop's condition, or that of the `if (…) break` it starts with. */
function conditionOf(node: ts.IterationStatement): ts.Expression | undefined {
    let condition: ts.Expression | undefined
    if (node.kind === K.WhileStatement || node.kind === K.DoStatement) condition = (node as ts.WhileStatement).expression
    else if (node.kind === K.ForStatement) condition = (node as ts.ForStatement).condition
    else return undefined
    if (condition && condition.kind !== K.TrueKeyword && condition.kind !== K.NumericLiteral) return condition
    const body = node.statement.kind === K.Block ? (node.statement as ts.Block).statements : [node.statement]
    for (const inner of body) {
        if (inner.kind !== K.IfStatement) continue
        const { expression, thenStatement } = inner as ts.IfStatement
        const only = thenStatement.kind === K.Block ? (thenStatement as ts.Block).statements[0] : thenStatement
        if (only?.kind === K.BreakStatement || only?.kind === K.ReturnStatement) return expression
    }
    return undefined
}

function waits(w: Walk, node: ts.IterationStatement, condition: ts.Expression): boolean {
    const test = skipOuter(condition)
    const empty = isEmpty(node.statement)
    if (empty && node.kind !== K.DoStatement && (node as ts.ForStatement).incrementor === undefined && isStill(test)) return true
    if (!asksTime(w, node, test)) return false
    if (contains(node, n => n.kind === K.AwaitExpression || n.kind === K.YieldExpression)) return false
    // `while (queue.length && Date.now() < end) work()` is work in slices, not waiting.
    const combined = test.kind === K.BinaryExpression && (test as ts.BinaryExpression).operatorToken.kind === K.AmpersandAmpersandToken
    return !combined || !contains(node.statement, n => n.kind === K.CallExpression && !isClock(w, n))
}

function isEmpty(body: ts.Statement): boolean {
    return body.kind === K.EmptyStatement || (body.kind === K.Block && (body as ts.Block).statements.length === 0)
}

/** Reading it changes nothing, so it can only be changed by someone who never gets to run. */
function isStill(node: ts.Expression): boolean {
    node = skipOuter(node)
    switch (node.kind) {
        case K.Identifier:
        case K.ThisKeyword:
        case K.NumericLiteral:
        case K.StringLiteral:
        case K.NullKeyword:
        case K.TrueKeyword:
        case K.FalseKeyword:
            return true
        case K.PropertyAccessExpression:
            return isStill((node as ts.PropertyAccessExpression).expression)
        case K.PrefixUnaryExpression:
            return (node as ts.PrefixUnaryExpression).operator === K.ExclamationToken && isStill((node as ts.PrefixUnaryExpression).operand)
        case K.BinaryExpression: {
            const { left, right, operatorToken } = node as ts.BinaryExpression
            const assigns = operatorToken.kind >= K.FirstAssignment && operatorToken.kind <= K.LastAssignment
            return !assigns && isStill(left) && isStill(right)
        }
        default:
            return false
    }
}

const COMPARISONS = new Set([
    K.LessThanToken,
    K.LessThanEqualsToken,
    K.GreaterThanToken,
    K.GreaterThanEqualsToken,
    K.EqualsEqualsEqualsToken,
    K.ExclamationEqualsEqualsToken,
])

/** Compares the time, directly or by a variable that is set to it in the loop. */
function asksTime(w: Walk, loop: ts.IterationStatement, test: ts.Expression): boolean {
    return contains(test, n => {
        if (n.kind !== K.BinaryExpression || !COMPARISONS.has((n as ts.BinaryExpression).operatorToken.kind)) return false
        if (contains(n, inner => isClock(w, inner))) return true
        const names = new Set<string>()
        contains(n, inner => inner.kind === K.Identifier && void names.add((inner as ts.Identifier).text) !== undefined)
        return names.size > 0 && contains(loop, inner => setsToClock(w, inner, names))
    })
}

function setsToClock(w: Walk, node: ts.Node, names: ReadonlySet<string>): boolean {
    if (node.kind === K.VariableDeclaration) {
        const { name, initializer } = node as ts.VariableDeclaration
        return name.kind === K.Identifier && names.has(name.text) && initializer !== undefined && contains(initializer, n => isClock(w, n))
    }
    if (node.kind !== K.BinaryExpression || (node as ts.BinaryExpression).operatorToken.kind !== K.EqualsToken) return false
    const { left, right } = node as ts.BinaryExpression
    return left.kind === K.Identifier && names.has((left as ts.Identifier).text) && contains(right, n => isClock(w, n))
}

const CLOCKS = /^(?:Date\.now|performance\.now|process\.hrtime|process\.hrtime\.bigint|process\.uptime|Date\.prototype\.getTime)$/

function isClock(w: Walk, node: ts.Node): boolean {
    if (node.kind === K.NewExpression) {
        const { expression, arguments: args } = node as ts.NewExpression
        return expression.kind === K.Identifier && (expression as ts.Identifier).text === "Date" && (args?.length ?? 0) === 0
    }
    if (node.kind !== K.CallExpression) return false
    const callee = (node as ts.CallExpression).expression
    return CLOCKS.test(w.text.slice(callee.getStart(w.source), callee.end))
}

/** Whether a node of the tree, not looking into functions, is so. */
export function contains(node: ts.Node, is: (node: ts.Node) => boolean): boolean {
    if (is(node)) return true
    return ts.forEachChild(node, child => (!ts.isFunctionLike(child) && contains(child, is) ? true : undefined)) === true
}

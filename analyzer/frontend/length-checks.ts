import { ts } from "ts-morph"
import { LONGEST_REGION, plainText } from "./guards.ts"
import { constantOf, skipOuter } from "./names.ts"
import type { FunctionDraft, Walk } from "./walk.ts"

const K = ts.SyntaxKind

/** A check of the list's length before: `if (ids.length > 100) throw …`, or around: `if (ids.length <= 100) …`. */
export function lengthCheck(w: Walk, fn: FunctionDraft, list: ts.Node, at: ts.Node): string | undefined {
    const text = plainText(w, list as ts.Expression)
    if (text === undefined || at.pos - fn.node.pos > LONGEST_REGION) return undefined
    if (!w.text.slice(fn.node.pos, at.pos).includes(".length")) return undefined
    return findLengthCheck(w, fn.node, text, at) ? "length check" : undefined
}

function findLengthCheck(w: Walk, node: ts.Node, text: string, at: ts.Node): boolean {
    if (node.pos >= at.end) return false
    if (node.kind === K.IfStatement) {
        const { expression: condition, thenStatement } = node as ts.IfStatement
        const compared = comparedLength(w, condition, text)
        if (compared === "over" && leavesIf(thenStatement)) return true
        if (compared === "under" && thenStatement.pos <= at.pos && at.end <= thenStatement.end) return true
    }
    return ts.forEachChild(node, child => (findLengthCheck(w, child, text, at) ? true : undefined)) === true
}

function leavesIf(node: ts.Statement): boolean {
    const last = node.kind === K.Block ? (node as ts.Block).statements.at(-1) : node
    return last?.kind === K.ReturnStatement || last?.kind === K.ThrowStatement
}

function comparedLength(w: Walk, condition: ts.Expression, text: string): "over" | "under" | undefined {
    const node = skipOuter(condition)
    if (node.kind !== K.BinaryExpression) return undefined
    const { left, right, operatorToken } = node as ts.BinaryExpression
    const { kind } = operatorToken
    if (kind === K.BarBarToken) {
        return comparedLength(w, left, text) === "over" || comparedLength(w, right, text) === "over" ? "over" : undefined
    }
    if (kind === K.AmpersandAmpersandToken) {
        return comparedLength(w, left, text) === "under" || comparedLength(w, right, text) === "under" ? "under" : undefined
    }
    if (plainText(w, left) !== `${text}.length` || !isLimit(w, right)) return undefined
    if (kind === K.GreaterThanToken || kind === K.GreaterThanEqualsToken) return "over"
    return kind === K.LessThanToken || kind === K.LessThanEqualsToken ? "under" : undefined
}

/** More than one: `> 0` only asks whether there is anything. */
function isLimit(w: Walk, node: ts.Expression): boolean {
    const value = constantOf(w, node)
    if (value !== undefined) return typeof value === "number" && value > 1
    const text = plainText(w, node)
    return text !== undefined && /max|limit|size|[A-Z]{3}/i.test(text)
}

import { ts } from "ts-morph"
import { plainText } from "./guards.ts"
import { skipOuter } from "./names.ts"
import type { Walk } from "./walk.ts"

const K = ts.SyntaxKind

/** Names of options and variables that ask for the synchronous form. */
const SYNC = /^(?:is|run|use)?_?sync$|[a-z]Sync$/i
/** Names of the callback that asks for the asynchronous form. */
const CALLBACK = /^(?:cb|callback|done|next)$/i

/** What people call the parameter or property that holds options. */
const OPTIONS = /^_?(?:options?|opts?|config|settings)$/i

/**
 * Whether the condition holds only for callers who ask for it: to wait (`if (options.sync)`,
 * `if (!callback)`, `typeof callback !== "function"`), or by any other option that is not given
 * by itself (`if (options.link)`). It is read as a name, so `exists(sync())` is none.
 */
export function askedWhen(condition: ts.Expression, truth: boolean): boolean {
    const node = skipOuter(condition)
    switch (node.kind) {
        case K.PrefixUnaryExpression: {
            const { operator, operand } = node as ts.PrefixUnaryExpression
            return operator === K.ExclamationToken && askedWhen(operand, !truth)
        }
        case K.BinaryExpression:
            return askedBy(node as ts.BinaryExpression, truth)
        case K.Identifier:
            return isAsking((node as ts.Identifier).text, truth)
        case K.PropertyAccessExpression:
            return isAsking((node as ts.PropertyAccessExpression).name.text, truth) || (truth && isOption(node as ts.PropertyAccessExpression))
        default:
            return false
    }
}

/** Properties that are there if the condition holds: `options.file`, `options.file && options.key`. */
export function givenBy(w: Walk, condition: ts.Expression): readonly string[] {
    const node = skipOuter(condition)
    if (node.kind === K.BinaryExpression && (node as ts.BinaryExpression).operatorToken.kind === K.AmpersandAmpersandToken) {
        return [...givenBy(w, (node as ts.BinaryExpression).left), ...givenBy(w, (node as ts.BinaryExpression).right)]
    }
    const text = node.kind === K.PropertyAccessExpression ? plainText(w, node) : undefined
    return text === undefined ? [] : [text]
}

function askedBy({ left, right, operatorToken }: ts.BinaryExpression, truth: boolean): boolean {
    switch (operatorToken.kind) {
        case K.AmpersandAmpersandToken:
            return truth && (askedWhen(left, true) || askedWhen(right, true))
        case K.BarBarToken:
            return !truth && (askedWhen(left, false) || askedWhen(right, false))
        case K.EqualsEqualsToken:
        case K.EqualsEqualsEqualsToken:
            return askedCompared(skipOuter(left), skipOuter(right), truth)
        case K.ExclamationEqualsToken:
        case K.ExclamationEqualsEqualsToken:
            return askedCompared(skipOuter(left), skipOuter(right), !truth)
        default:
            return false
    }
}

/** `sync === true`, `typeof callback === "function"`, `callback === undefined` */
function askedCompared(left: ts.Expression, right: ts.Expression, equal: boolean): boolean {
    if (right.kind === K.TrueKeyword) return askedWhen(left, equal)
    if (right.kind === K.FalseKeyword || right.kind === K.NullKeyword || (right.kind === K.Identifier && (right as ts.Identifier).text === "undefined")) return askedWhen(left, !equal)
    if (left.kind !== K.TypeOfExpression || !ts.isStringLiteral(right)) return false
    const tested = (left as ts.TypeOfExpression).expression
    return right.text === "function" ? askedWhen(tested, equal) : right.text === "undefined" && askedWhen(tested, !equal)
}

/** `options.link`, `this.options.link` */
function isOption({ expression }: ts.PropertyAccessExpression): boolean {
    const owner = skipOuter(expression)
    if (owner.kind === K.Identifier) return OPTIONS.test((owner as ts.Identifier).text)
    return owner.kind === K.PropertyAccessExpression && OPTIONS.test((owner as ts.PropertyAccessExpression).name.text)
}

function isAsking(name: string, truth: boolean): boolean {
    return truth ? SYNC.test(name) : CALLBACK.test(name)
}

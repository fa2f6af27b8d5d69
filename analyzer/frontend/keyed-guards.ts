import { ts } from "ts-morph"
import { LONGEST_REGION, isAbsence, outliving, ownText, plainText } from "./guards.ts"
import { skipOuter } from "./names.ts"
import type { Guard, Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind

/** The cache that has no entry yet if the condition is `truth`: `!pools.has(id)`, `!cache[key]`, `!pool` after `pool = pools.get(id)`. */
export function missingKey(w: Walk, condition: ts.Expression, truth: boolean): Guard | undefined {
    const node = skipOuter(condition)
    switch (node.kind) {
        case K.PrefixUnaryExpression: {
            const { operator, operand } = node as ts.PrefixUnaryExpression
            return operator === K.ExclamationToken ? missingKey(w, operand, !truth) : undefined
        }
        case K.BinaryExpression: {
            const { left, right, operatorToken } = node as ts.BinaryExpression
            if (operatorToken.kind === K.InKeyword) return truth ? undefined : keyed(w, right)
            const equal = operatorToken.kind === K.EqualsEqualsToken || operatorToken.kind === K.EqualsEqualsEqualsToken
            const unequal = operatorToken.kind === K.ExclamationEqualsToken || operatorToken.kind === K.ExclamationEqualsEqualsToken
            return (truth ? equal : unequal) && isAbsence(skipOuter(right)) ? missingKey(w, left, false) : undefined
        }
        case K.ElementAccessExpression:
            return truth ? undefined : keyed(w, (node as ts.ElementAccessExpression).expression)
        case K.CallExpression:
            return truth ? undefined : lookedUp(w, node)
        case K.Identifier: {
            const variable = truth ? undefined : lookup(w.scope, (node as ts.Identifier).text)
            const init = variable?.fn === w.fn && variable.init ? skipOuter(variable.init) : undefined
            return init && lookedUp(w, init.kind === K.AwaitExpression ? skipOuter((init as ts.AwaitExpression).expression) : init)
        }
        default:
            return undefined
    }
}

/** `cache.get(key)`, `cache.has(key)`, `cache[key]` */
function lookedUp(w: Walk, node: ts.Expression): Guard | undefined {
    if (node.kind === K.ElementAccessExpression) return keyed(w, (node as ts.ElementAccessExpression).expression)
    if (node.kind !== K.CallExpression || (node as ts.CallExpression).arguments.length !== 1) return undefined
    const callee = skipOuter((node as ts.CallExpression).expression)
    if (callee.kind !== K.PropertyAccessExpression) return undefined
    const { name, expression } = callee as ts.PropertyAccessExpression
    return name.text === "get" || name.text === "has" || name.text === "hasOwnProperty" ? keyed(w, expression) : undefined
}

function keyed(w: Walk, cache: ts.Expression): Guard | undefined {
    const found = outliving(w, skipOuter(cache))
    return found && { ...found, keyed: true }
}

/** `cache.set(key, …)` or `cache[key] = …` below. */
export function fills(w: Walk, node: ts.Node, cache: string): boolean {
    if (node.end - node.pos > LONGEST_REGION || !w.text.slice(node.pos, node.end).includes(cache.slice(cache.lastIndexOf(".") + 1))) return false
    if (node.kind === K.CallExpression) {
        const callee = skipOuter((node as ts.CallExpression).expression)
        if (callee.kind === K.PropertyAccessExpression) {
            const { name, expression } = callee as ts.PropertyAccessExpression
            if ((name.text === "set" || name.text === "put" || name.text === "add") && isNamed(w, expression, cache)) return true
        }
    } else if (node.kind === K.BinaryExpression) {
        const left = skipOuter((node as ts.BinaryExpression).left)
        const assigns = (node as ts.BinaryExpression).operatorToken.kind === K.EqualsToken
        if (assigns && left.kind === K.ElementAccessExpression && isNamed(w, (left as ts.ElementAccessExpression).expression, cache)) return true
    }
    return ts.forEachChild(node, child => (fills(w, child, cache) ? true : undefined)) === true
}

function isNamed(w: Walk, node: ts.Expression, text: string): boolean {
    const found = plainText(w, node)
    return found !== undefined && (found === text || found === ownText(w, text))
}

import { ts } from "ts-morph"
import { constantOf, propertyKey, skipOuter } from "./names.ts"
import type { Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind
const DEEPEST = 8

/** Methods whose result is as long as what they are called on. */
const SAME_LENGTH = new Set(["map", "sort", "toSorted", "reverse", "toReversed", "fill", "with"])

/** How many elements a list has, or what `Array.from` takes for one, where the code says it: `[a, b]`, `{ length: 4 }`, a `const` of these. */
export function constantLength(w: Walk, expression: ts.Expression, depth = 0): number | undefined {
    if (depth > DEEPEST) return undefined
    const node = skipOuter(expression)
    switch (node.kind) {
        case K.ArrayLiteralExpression: {
            const { elements } = node as ts.ArrayLiteralExpression
            return elements.some(element => element.kind === K.SpreadElement) ? undefined : elements.length
        }
        case K.Identifier: {
            const variable = lookup(w.scope, (node as ts.Identifier).text)
            return variable?.init && !variable.assigned && !variable.pushes ? constantLength(w, variable.init, depth + 1) : undefined
        }
        case K.ObjectLiteralExpression: {
            const length = (node as ts.ObjectLiteralExpression).properties.find(property => property.name && propertyKey(w, property.name) === "length")
            return length?.kind === K.PropertyAssignment ? numberOf(w, (length as ts.PropertyAssignment).initializer) : undefined
        }
        case K.NewExpression:
        case K.CallExpression:
            return lengthOfCall(w, node as ts.CallExpression, depth)
        default:
            return undefined
    }
}

function lengthOfCall(w: Walk, { expression, arguments: given }: ts.CallExpression, depth: number): number | undefined {
    const callee = skipOuter(expression)
    if (callee.kind === K.Identifier) return (callee as ts.Identifier).text === "Array" && given?.length === 1 ? numberOf(w, given[0]) : undefined
    if (callee.kind !== K.PropertyAccessExpression) return undefined
    const { name, expression: object } = callee as ts.PropertyAccessExpression
    if (name.text === "from" && object.kind === K.Identifier && (object as ts.Identifier).text === "Array") return given[0] && constantLength(w, given[0], depth + 1)
    return SAME_LENGTH.has(name.text) ? constantLength(w, object, depth + 1) : undefined
}

function numberOf(w: Walk, node: ts.Expression | undefined): number | undefined {
    const value = node && constantOf(w, node)
    return typeof value === "number" ? value : undefined
}

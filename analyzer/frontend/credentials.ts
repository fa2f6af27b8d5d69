import { ts } from "ts-morph"
import { CREDENTIALS } from "../../catalog/client-settings.ts"
import { propertyKey, skipOuter } from "./names.ts"
import type { Variable, Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind

const DEEPEST = 3

/**
 * The name of a key, token or login in an argument that comes from a variable of the function around:
 * `{ credentials: role.Credentials }`, `{ auth: { user, pass } }`, `token`. The environment and what
 * the module holds are the same for every call.
 */
export function credentialsOf(w: Walk, argument: ts.Expression): string | undefined {
    if (w.fn.index === 0) return undefined
    const node = skipOuter(argument)
    if (node.kind === K.ObjectLiteralExpression) return within(w, node as ts.ObjectLiteralExpression, 0)
    const options = node.kind === K.Identifier ? lookup(w.scope, (node as ts.Identifier).text) : undefined
    const init = options?.constant && options.init ? skipOuter(options.init) : undefined
    if (init?.kind === K.ObjectLiteralExpression) return options!.fn.index === 0 ? undefined : within(w, init as ts.ObjectLiteralExpression, 0)
    const name = lastName(node)
    return name !== undefined && CREDENTIALS.test(name) && isOfCall(w, node) ? name : undefined
}

function within(w: Walk, object: ts.ObjectLiteralExpression, depth: number): string | undefined {
    for (const property of object.properties) {
        if (property.kind === K.SpreadAssignment) {
            const spread = skipOuter((property as ts.SpreadAssignment).expression)
            const name = lastName(spread)
            if (name !== undefined && CREDENTIALS.test(name) && isOfCall(w, spread)) return name
            continue
        }
        const key = property.name && propertyKey(w, property.name)
        if (key === undefined) continue
        const value = property.kind === K.ShorthandPropertyAssignment ? property.name : property.kind === K.PropertyAssignment ? skipOuter(property.initializer) : undefined
        if (!value) continue
        if (CREDENTIALS.test(key) && isOfCall(w, value)) return key
        const below = value.kind === K.ObjectLiteralExpression && depth < DEEPEST ? within(w, value as ts.ObjectLiteralExpression, depth + 1) : undefined
        if (below !== undefined) return below
    }
    return undefined
}

/** It mentions a variable of a function, which may differ from call to call. */
function isOfCall(w: Walk, node: ts.Node): boolean {
    if (ts.isFunctionLike(node)) return false
    if (node.kind === K.Identifier) {
        const variable = lookup(w.scope, (node as ts.Identifier).text)
        return variable !== undefined && variable.fn.index !== 0 && !isOfEnvironment(w, variable)
    }
    // Of `a.b` only `a` is a variable, of `{ a: b }` only `b`.
    if (node.kind === K.PropertyAccessExpression) return isOfCall(w, (node as ts.PropertyAccessExpression).expression)
    if (node.kind === K.PropertyAssignment) return isOfCall(w, (node as ts.PropertyAssignment).initializer)
    return ts.forEachChild(node, child => (isOfCall(w, child) ? true : undefined)) === true
}

const DEEPEST_NAME = 4

/** Whether a variable holds `process.env` or something of it, also taken apart: `const { env } = process`, `const { URL } = env`. */
export function isOfEnvironment(w: Walk, { init, takenFrom }: Variable, depth = 0): boolean {
    const from = init ?? takenFrom
    return from !== undefined && depth < DEEPEST_NAME && isEnvironment(w, from, takenFrom !== undefined, depth)
}

function isEnvironment(w: Walk, expression: ts.Expression, takenApart: boolean, depth: number): boolean {
    const node = skipOuter(expression)
    if (node.kind === K.Identifier) {
        const { text } = node as ts.Identifier
        const variable = lookup(w.scope, text)
        return variable ? isOfEnvironment(w, variable, depth + 1) : takenApart && text === "process"
    }
    return /^\s*process\.env\b/.test(w.text.slice(node.pos, node.end))
}

function lastName(node: ts.Expression): string | undefined {
    if (node.kind === K.Identifier) return (node as ts.Identifier).text
    return node.kind === K.PropertyAccessExpression ? (node as ts.PropertyAccessExpression).name.text : undefined
}

import { ts } from "ts-morph"
import { constantOf, propertyKey, shortText, skipOuter } from "./names.ts"
import type { Variable, Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind

/** How many hops through variables and calls a bound is looked for. */
const DEEPEST = 8

/** Methods whose result is no longer than what they are called on. */
const KEEPING_LENGTH = new Set(["map", "filter", "sort", "toSorted", "reverse", "toReversed", "fill", "values", "keys", "entries", "with", "flat", "then"])

/** Names of functions whose elements are lists of limited length. */
const CHUNKS = /chunk|batch|inGroupsOf|windowed|slices|paginate/i

/** Names that mean a number chosen by the program: `Array.from({ length: concurrency })`. */
const CHOSEN_NUMBER = /concurren|worker|parallel|cpu|thread|^max|limit|batch|chunk/i

/**
 * Why a list's length is bounded by the code, or undefined if it may be anything. Asked with the
 * walk standing in the scope of the list.
 */
export function boundOf(w: Walk, expression: ts.Expression, depth = 0): string | undefined {
    if (depth > DEEPEST) return undefined
    const node = skipOuter(expression)
    switch (node.kind) {
        case K.ArrayLiteralExpression: {
            const spreads = (node as ts.ArrayLiteralExpression).elements.filter(e => e.kind === K.SpreadElement)
            if (spreads.length === 0) return "array literal"
            return spreads.every(e => boundOf(w, (e as ts.SpreadElement).expression, depth + 1)) ? "array literal" : undefined
        }
        case K.Identifier:
            return boundOfVariable(w, (node as ts.Identifier).text, depth)
        case K.CallExpression:
            return boundOfCall(w, node as ts.CallExpression, depth)
        case K.NewExpression: {
            const { expression: callee, arguments: args } = node as ts.NewExpression
            if (callee.kind !== K.Identifier || !args?.[0]) return undefined
            const name = (callee as ts.Identifier).text
            if (name === "Array") return boundOfLength(w, args[0])
            return name === "Set" || name === "Map" ? boundOf(w, args[0], depth + 1) : undefined
        }
        case K.AwaitExpression:
            return boundOf(w, (node as ts.AwaitExpression).expression, depth + 1)
        case K.ConditionalExpression:
            return both(boundOf(w, (node as ts.ConditionalExpression).whenTrue, depth + 1), boundOf(w, (node as ts.ConditionalExpression).whenFalse, depth + 1))
        case K.BinaryExpression: {
            const { left, right, operatorToken } = node as ts.BinaryExpression
            const either = operatorToken.kind === K.BarBarToken || operatorToken.kind === K.QuestionQuestionToken
            return either ? both(boundOf(w, left, depth + 1), boundOf(w, right, depth + 1)) : undefined
        }
        case K.PropertyAccessExpression:
            return boundOfMember(w, node as ts.PropertyAccessExpression, depth)
        default:
            return undefined
    }
}

function both(a: string | undefined, b: string | undefined): string | undefined {
    return a === undefined ? undefined : b && a
}

function boundOfVariable(w: Walk, name: string, depth: number): string | undefined {
    const variable = lookup(w.scope, name)
    if (!variable) return undefined
    if (variable.loop) return isChunked(w, variable) ? "chunk" : undefined
    if (variable.parameter && !variable.assigned) return isBatch(w, variable) ? "chunk" : undefined
    if (!variable.init || variable.assigned) return undefined
    if (variable.pushes && !variable.pushes.every(push => push.fn === variable.fn && !push.loops && !push.iterated)) return undefined
    const bound = boundOf(w, variable.init, depth + 1)
    return bound === "array literal" && variable.constant && !variable.pushes ? "constant list" : bound
}

/** The variable of `for (const batch of chunks(xs, 10))`. */
function isChunked(w: Walk, variable: Variable): boolean {
    const { node } = variable.loop!
    if (node.kind !== K.ForOfStatement) return false
    return comesInChunks(w, (node as ts.ForOfStatement).expression)
}

/** The parameter of `batch.process(key, async ids => …)`, `Users.findInBatches(users => …)`. */
function isBatch(w: Walk, { declaration, parameter }: Variable): boolean {
    const call = declaration?.kind === K.Parameter && parameter?.index === 0 ? w.callOf.get(parameter.fn.node) : undefined
    return call !== undefined && CHUNKS.test(shortText(w, call.expression))
}

/** Whether the elements of a list are chunks of another. */
export function comesInChunks(w: Walk, list: ts.Expression): boolean {
    const node = skipOuter(list)
    if (node.kind === K.AwaitExpression) return comesInChunks(w, (node as ts.AwaitExpression).expression)
    if (node.kind === K.CallExpression) {
        const { expression: callee } = node as ts.CallExpression
        if (callee.kind === K.Identifier) return CHUNKS.test((callee as ts.Identifier).text)
        return callee.kind === K.PropertyAccessExpression && CHUNKS.test((callee as ts.PropertyAccessExpression).name.text)
    }
    if (node.kind !== K.Identifier) return false
    const variable = lookup(w.scope, (node as ts.Identifier).text)
    return variable?.init !== undefined && !variable.assigned && skipOuter(variable.init).kind !== K.Identifier && comesInChunks(w, variable.init)
}

function boundOfMember(w: Walk, node: ts.PropertyAccessExpression, depth: number): string | undefined {
    if (node.expression.kind !== K.Identifier) return undefined
    const declared = lookup(w.scope, (node.expression as ts.Identifier).text)?.declaration
    if (declared?.kind === K.ClassDeclaration) {
        const field = (declared as ts.ClassDeclaration).members.find(m => m.name && propertyKey(w, m.name as ts.PropertyName) === node.name.text)
        const list = field?.kind === K.PropertyDeclaration ? (field as ts.PropertyDeclaration).initializer : undefined
        return list && boundOf(w, list, depth + 1) && "constant list"
    }
    const object = constantObject(w, node.expression)
    const property = object?.properties.find(p => p.name && propertyKey(w, p.name) === node.name.text)
    if (property?.kind !== K.PropertyAssignment) return undefined
    return boundOf(w, (property as ts.PropertyAssignment).initializer, depth + 1) && "constant list"
}

/** The object literal that a `const` holds. */
function constantObject(w: Walk, node: ts.Expression): ts.ObjectLiteralExpression | undefined {
    const inner = skipOuter(node)
    if (inner.kind === K.ObjectLiteralExpression) return inner as ts.ObjectLiteralExpression
    if (inner.kind !== K.Identifier) return undefined
    const variable = lookup(w.scope, (inner as ts.Identifier).text)
    if (!variable?.constant || !variable.init) return undefined
    let init = skipOuter(variable.init)
    if (init.kind === K.CallExpression && callName(init as ts.CallExpression) === "freeze") init = skipOuter((init as ts.CallExpression).arguments[0] ?? init)
    return init.kind === K.ObjectLiteralExpression ? (init as ts.ObjectLiteralExpression) : undefined
}

function callName(node: ts.CallExpression): string {
    const callee = skipOuter(node.expression)
    if (callee.kind === K.Identifier) return (callee as ts.Identifier).text
    return callee.kind === K.PropertyAccessExpression ? (callee as ts.PropertyAccessExpression).name.text : ""
}

function boundOfCall(w: Walk, node: ts.CallExpression, depth: number): string | undefined {
    const callee = skipOuter(node.expression)
    const [first, second] = node.arguments
    const name = callName(node)
    const object = callee.kind === K.PropertyAccessExpression ? (callee as ts.PropertyAccessExpression).expression : undefined
    const base = object?.kind === K.Identifier ? (object as ts.Identifier).text : undefined
    if (base === "Object" && MEMBERS.has(name) && first) return boundOfMembers(w, first)
    if (base === "Object" && name === "freeze" && first) return boundOf(w, first, depth + 1)
    if (base === "Array" && name === "from" && first) return boundOfFrom(w, first, depth)
    if (base === "Array" && name === "of") return "array literal"
    if (!object) return name === "Array" && first && node.arguments.length === 1 ? boundOfLength(w, first) : boundByHelper(w, name, node)
    switch (name) {
        case "slice":
            return second || isNegative(w, first) ? "slice" : boundOf(w, object, depth + 1)
        case "splice":
            return second ? "splice" : undefined
        case "take":
        case "takeRight":
        case "first":
        case "sampleSize":
        case "limit":
            return first ? name : undefined
        case "range":
            return node.arguments.every(arg => constantOf(w, arg) !== undefined) ? "constant range" : undefined
        case "cpus":
            return "processors"
        // As many as the program registers.
        case "listeners":
        case "rawListeners":
        case "eventNames":
            return "listeners"
        case "concat":
            return node.arguments.every(arg => boundOf(w, arg, depth + 1)) ? boundOf(w, object, depth + 1) : undefined
        case "split":
            return constantOf(w, object) !== undefined ? "constant" : undefined
        default: {
            // lodash: `_.map(list, f)`.
            if ((base === "_" || base === "lodash") && KEEPING_LENGTH.has(name) && first) return boundOf(w, first, depth + 1)
            return KEEPING_LENGTH.has(name) ? boundOf(w, object, depth + 1) : undefined
        }
    }
}

/** Functions of `Object` that list the members of their argument. */
const MEMBERS = new Set(["keys", "values", "entries"])

function boundOfMembers(w: Walk, object: ts.Expression): string | undefined {
    const literal = constantObject(w, object)
    if (literal) return literal.properties.some(p => p.kind === K.SpreadAssignment) ? undefined : "constant object"
    if (object.kind !== K.Identifier) return undefined
    const variable = lookup(w.scope, (object as ts.Identifier).text)
    if (variable?.members) return "enum"
    const { type } = (variable?.declaration ?? {}) as { type?: ts.TypeNode }
    return type && namesItsMembers(type) ? "declared members" : undefined
}

/** Types over the members of another one. */
const MAPPED = new Set(["Partial", "Required", "Readonly", "Pick", "Omit"])

/** `{ name: string; age?: number }`, `Partial<Settings>`: no type of a map, whose keys may be anything. */
function namesItsMembers(type: ts.TypeNode, mapped = false): boolean {
    if (type.kind === K.TypeLiteral) return (type as ts.TypeLiteralNode).members.every(member => member.kind === K.PropertySignature || member.kind === K.MethodSignature)
    if (type.kind !== K.TypeReference) return false
    const { typeName, typeArguments } = type as ts.TypeReferenceNode
    if (typeName.kind === K.Identifier && MAPPED.has(typeName.text)) return typeArguments?.[0] !== undefined && namesItsMembers(typeArguments[0], true)
    return mapped && typeArguments === undefined
}

function boundByHelper(w: Walk, name: string, node: ts.CallExpression): string | undefined {
    if (/^(?:take|sampleSize)$/.test(name) && node.arguments.length > 1) return name
    return name === "range" && node.arguments.length > 0 && node.arguments.every(arg => constantOf(w, arg) !== undefined) ? "constant range" : undefined
}

function isNegative(w: Walk, node: ts.Expression | undefined): boolean {
    const value = node && constantOf(w, node)
    return typeof value === "number" && value < 0
}

/** `Array.from({ length: 5 })` */
function boundOfFrom(w: Walk, node: ts.Expression, depth: number): string | undefined {
    const list = skipOuter(node)
    if (list.kind !== K.ObjectLiteralExpression) return boundOf(w, list, depth + 1)
    const length = (list as ts.ObjectLiteralExpression).properties.find(p => p.name && propertyKey(w, p.name) === "length")
    if (length?.kind === K.PropertyAssignment) return boundOfLength(w, (length as ts.PropertyAssignment).initializer)
    return length?.kind === K.ShorthandPropertyAssignment ? boundOfLength(w, (length as ts.ShorthandPropertyAssignment).name) : undefined
}

/** A length that is constant, cut by `Math.min`, or chosen by the program. */
function boundOfLength(w: Walk, node: ts.Expression): string | undefined {
    const length = skipOuter(node)
    if (typeof constantOf(w, length) === "number") return "constant length"
    if (length.kind === K.CallExpression) {
        const text = callName(length as ts.CallExpression)
        return text === "min" || text === "availableParallelism" ? "limited length" : undefined
    }
    if (length.kind === K.PropertyAccessExpression) {
        const { name, expression } = length as ts.PropertyAccessExpression
        return name.text === "length" ? boundOf(w, expression, DEEPEST - 1) : CHOSEN_NUMBER.test(name.text) ? "limited length" : undefined
    }
    if (length.kind !== K.Identifier) return undefined
    const { text } = length as ts.Identifier
    const variable = lookup(w.scope, text)
    if (variable?.init && !variable.assigned && skipOuter(variable.init).kind === K.CallExpression) return boundOfLength(w, variable.init)
    return CHOSEN_NUMBER.test(text) ? "limited length" : undefined
}

/** A list of few elements: its length is bounded, or it is what one object has, which the program knows. */
export function isShort(w: Walk, list: ts.Expression): boolean {
    return ofOneObject(w, list) || boundOf(w, list) !== undefined
}

export function isShortLoop(w: Walk, node: ts.IterationStatement): boolean {
    if (node.kind === K.ForInStatement) return true
    return node.kind === K.ForOfStatement ? isShort(w, (node as ts.ForOfStatement).expression) : boundOfLoop(w, node) !== undefined
}

/** `Object.keys(settings)`, `Object.entries(settings).filter(…)` */
function ofOneObject(w: Walk, list: ts.Expression): boolean {
    const node = skipOuter(list)
    if (node.kind === K.Identifier) {
        const variable = lookup(w.scope, (node as ts.Identifier).text)
        return variable?.init !== undefined && !variable.assigned && skipOuter(variable.init).kind === K.CallExpression && ofOneObject(w, variable.init)
    }
    if (node.kind !== K.CallExpression) return false
    const callee = skipOuter((node as ts.CallExpression).expression)
    if (callee.kind !== K.PropertyAccessExpression) return false
    const { expression: object, name } = callee as ts.PropertyAccessExpression
    if (object.kind === K.Identifier && (object as ts.Identifier).text === "Object") return MEMBERS.has(name.text)
    return KEEPING_LENGTH.has(name.text) && ofOneObject(w, object)
}

/** Why a loop runs a limited number of times. */
export function boundOfLoop(w: Walk, node: ts.IterationStatement): string | undefined {
    if (node.kind === K.ForOfStatement) {
        const list = (node as ts.ForOfStatement).expression
        return boundOf(w, list)
    }
    if (node.kind === K.ForInStatement) return constantObject(w, (node as ts.ForInStatement).expression) && "constant object"
    if (node.kind !== K.ForStatement) return undefined
    const { condition } = node as ts.ForStatement
    if (condition?.kind !== K.BinaryExpression) return undefined
    const { left, right, operatorToken } = condition as ts.BinaryExpression
    const forward = operatorToken.kind === K.LessThanToken || operatorToken.kind === K.LessThanEqualsToken || operatorToken.kind === K.ExclamationEqualsEqualsToken
    return boundOfLength(w, forward ? right : left)
}

import type { TSESTree } from "@typescript-eslint/utils"
import { isInAddress } from "../../catalog/addresses.ts"
import { constantOf } from "./constants.ts"
import { nameOf } from "./names.ts"
import { bare, enclosingFunction, isFunction, type Node, type Variable, writtenKey } from "./nodes.ts"
import { ITERATIONS } from "./parameters.ts"
import { pathInPattern, valuesOf } from "./values.ts"
import { type View, variableOf } from "./view.ts"

/**
 * What of a request counts. `body`: what may be large; the HTTP parser bounds what stands in an
 * address. `whole`: of that, what no body parser has bounded, to 100 kB mostly, before.
 */
export type Part = "any" | "body" | "whole"

/** `req.body.text` and `(await req.json()).text`, not `req.body.toString()`. */
const PART_OF_BODY = /(?:\.body(?:\(\))?|#@Body(?:\(\))*|\.(?:json|formData|parseBody|valid)\(\))\.\w+(?![\w(])/

/**
 * Whether a value derives from what a client sent, as far as the file shows. Looks at each
 * expression that it derives from once, however many ways lead there.
 */
export function isRequestData(view: View, node: Node, part: Part = "any"): boolean {
    const answers = view.known.requestData[part]
    const derivedFrom = new Set([node])
    // The set grows while it is walked.
    for (const source of derivedFrom) {
        const expression = bare(source)
        const answer = answers.get(source) ?? answerByName(view, expression, part)
        if (answer) {
            answers.set(node, true)
            return true
        }
        if (answer === undefined) for (const next of sourcesOf(view, expression)) derivedFrom.add(next)
    }
    for (const source of derivedFrom) answers.set(source, false)
    return false
}

/** Members that hold what people wrote by hand. */
const SETTINGS = new Set(["parameters", "settings", "configuration"])

/** Whether a value was read off settings: what people write into a form or a file of settings is small. */
export function isSetting(view: View, node: Node): boolean {
    const derivedFrom = new Set([node])
    for (const source of derivedFrom) {
        const expression = bare(source)
        if (expression.type === "MemberExpression" && SETTINGS.has(writtenKey(expression) ?? "")) return true
        for (const next of sourcesOf(view, expression)) derivedFrom.add(next)
    }
    return false
}

/** What an expression says by itself, whatever it is made of. */
function answerByName(view: View, expression: Node, part: Part): boolean | undefined {
    if (isShort(view, expression)) return false
    const name = nameOf(view, expression)
    if (name !== undefined && view.catalog.isRequestData(name)) return part === "any" || !(isInAddress(name) || (part === "whole" && PART_OF_BODY.test(name)))
    return (expression.type === "Identifier" && isChunk(view, expression)) || undefined
}

/** The expressions that a value is made of or taken from. */
function sourcesOf(view: View, expression: Node): readonly Node[] {
    switch (expression.type) {
        case "Identifier":
            return sourcesOfVariable(view, expression)
        case "MemberExpression":
            return [expression.object]
        case "CallExpression":
            return sourcesOfResult(view, expression)
        case "TemplateLiteral":
            return expression.expressions
        case "BinaryExpression":
            return expression.operator === "+" ? [expression.left, expression.right] : []
        case "LogicalExpression":
            return [expression.left, expression.right]
        case "ConditionalExpression":
            return [expression.consequent, expression.alternate]
        case "ArrayExpression":
            return expression.elements.flatMap(element => (element === null ? [] : element.type === "SpreadElement" ? [element.argument] : [element]))
        case "ObjectExpression":
            return expression.properties.map(property => (property.type === "SpreadElement" ? property.argument : property.value))
        default:
            return []
    }
}

/** What is read off a value, or cut out of it, is small however large the value is. */
function isShort(view: View, expression: Node): boolean {
    if (expression.type === "MemberExpression") return isSize(writtenKey(expression))
    if (expression.type !== "CallExpression") return false
    const callee = bare(expression.callee)
    const method = callee.type === "MemberExpression" ? writtenKey(callee) : undefined
    if (method === undefined) return false
    // slice(0, 100)
    const end = expression.arguments[1]
    return SHORT_RESULTS.has(method) || (CUTS.has(method) && end !== undefined && typeof constantOf(view, end) === "number")
}

function isSize(key: string | undefined): boolean {
    return key === "length" || key === "size" || key === "byteLength"
}

const CUTS = new Set(["slice", "substring", "substr", "subarray"])

const CONVERSIONS = new Set(["global#String", "global#decodeURIComponent", "global#decodeURI", "global#encodeURIComponent", "global#JSON.stringify", "global#JSON.parse", "global#Object.values", "global#Object.keys", "global#Object.entries", "global#Array.from"])
/** Methods whose result has a size of its own. */
const SHORT_RESULTS = new Set(["indexOf", "includes", "startsWith", "endsWith", "at", "charAt", "charCodeAt", "some", "every", "has", "test", "localeCompare", "findIndex"])

function sourcesOfResult(view: View, call: Extract<Node, { type: "CallExpression" }>): readonly Node[] {
    const callee = bare(call.callee)
    const name = nameOf(view, callee)
    if (name !== undefined && (CONVERSIONS.has(name) || /^node:buffer#Buffer\.(?:from|concat)$/.test(view.catalog.canonicalType(name)))) return call.arguments
    return callee.type === "MemberExpression" && writtenKey(callee) !== undefined ? [callee.object] : []
}

function sourcesOfVariable(view: View, identifier: Extract<Node, { type: "Identifier" }>): readonly Node[] {
    const variable = variableOf(view, identifier)
    if (!variable) return []
    const found: Node[] = []
    for (const definition of variable.defs) {
        const { node } = definition
        if (node.type === "VariableDeclarator") {
            const path = pathInPattern(node.id, definition.name)
            if (path?.some(isSize)) continue
            if (path && path.length > 0 && node.init) found.push(node.init)
            const { parent } = node.parent
            if (parent.type === "ForOfStatement" && parent.left === node.parent) found.push(parent.right)
            continue
        }
        // request.body.ids.map(id => …)
        const walked = callWithElement(definition)?.callee
        if (walked && ITERATIONS.has(writtenKey(walked) ?? "")) found.push(walked.object)
    }
    found.push(...valuesOf(variable))
    // body += chunk
    for (const { identifier: use } of variable.references) {
        if (use.parent?.type === "AssignmentExpression" && use.parent.operator === "+=" && use.parent.left === use) found.push(use.parent.right)
    }
    return found
}

/** The call that runs a function for what it is called on, where this identifier is of its first parameter. */
function callWithElement(definition: Variable["defs"][number]): MethodCall | undefined {
    const { node, name } = definition
    if (definition.type !== "Parameter" || !isFunction(node) || !node.params[0] || !pathInPattern(node.params[0], name)) return undefined
    const call = node.parent
    return call.type === "CallExpression" && call.callee.type === "MemberExpression" ? (call as MethodCall) : undefined
}

type MethodCall = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression }

/** `chunk` of `request.on("data", chunk => …)` */
function isChunk(view: View, identifier: Node): boolean {
    return (variableOf(view, identifier)?.defs ?? []).some(definition => {
        const call = callWithElement(definition)
        const [event] = call?.arguments ?? []
        if (!call || writtenKey(call.callee) !== "on" || event?.type !== "Literal" || event.value !== "data") return false
        const receiver = nameOf(view, call.callee.object)
        return receiver !== undefined && [receiver, ...view.catalog.superTypes(receiver)].some(type => view.catalog.canonicalType(type) === "node:http#IncomingMessage") && enclosingFunction(call) !== null
    })
}

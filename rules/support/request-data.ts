import { constantOf } from "./constants.ts"
import { nameOf } from "./names.ts"
import { bare, enclosingFunction, isFunction, type Node, writtenKey } from "./nodes.ts"
import { ITERATIONS } from "./parameters.ts"
import { pathInPattern, valuesOf } from "./values.ts"
import { type View, variableOf } from "./view.ts"

/** Deep enough for `JSON.parse(String(req.body.data).trim())` behind some variables. */
const DEEPEST = 10

/** What of a request counts. `body`: what may be large; the HTTP parser bounds what stands in an address. */
export type Part = "any" | "body"

const IN_ADDRESS = /\.(?:query|url|originalUrl)\b|#@Query\b/

/** Whether a value derives from what a client sent, as far as the file shows. */
export function isRequestData(view: View, node: Node, part: Part = "any", depth = 0): boolean {
    if (depth > DEEPEST) return false
    const expression = bare(node)
    if (isShort(view, expression)) return false
    const name = nameOf(view, expression)
    if (name && view.catalog.isRequestData(name)) return part === "any" || !IN_ADDRESS.test(name)
    switch (expression.type) {
        case "Identifier":
            return isVariableFromRequest(view, expression, part, depth)
        case "MemberExpression":
            return isRequestData(view, expression.object, part, depth + 1)
        case "CallExpression":
            return isResultFromRequest(view, expression, part, depth)
        case "TemplateLiteral":
            return expression.expressions.some(one => isRequestData(view, one, part, depth + 1))
        case "BinaryExpression":
            return expression.operator === "+" && (isRequestData(view, expression.left, part, depth + 1) || isRequestData(view, expression.right, part, depth + 1))
        case "LogicalExpression":
            return isRequestData(view, expression.left, part, depth + 1) || isRequestData(view, expression.right, part, depth + 1)
        case "ConditionalExpression":
            return isRequestData(view, expression.consequent, part, depth + 1) || isRequestData(view, expression.alternate, part, depth + 1)
        case "ArrayExpression":
            return expression.elements.some(element => element !== null && isRequestData(view, element.type === "SpreadElement" ? element.argument : element, part, depth + 1))
        case "ObjectExpression":
            return expression.properties.some(property => isRequestData(view, property.type === "SpreadElement" ? property.argument : property.value, part, depth + 1))
        default:
            return false
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

function isResultFromRequest(view: View, call: Extract<Node, { type: "CallExpression" }>, part: Part, depth: number): boolean {
    const callee = bare(call.callee)
    const name = nameOf(view, callee)
    if (name !== undefined && (CONVERSIONS.has(name) || /^node:buffer#Buffer\.(?:from|concat)$/.test(view.catalog.canonicalType(name)))) {
        return call.arguments.some(argument => isRequestData(view, argument, part, depth + 1))
    }
    if (callee.type !== "MemberExpression") return false
    return writtenKey(callee) !== undefined && isRequestData(view, callee.object, part, depth + 1)
}

function isVariableFromRequest(view: View, identifier: Extract<Node, { type: "Identifier" }>, part: Part, depth: number): boolean {
    const variable = variableOf(view, identifier)
    if (!variable) return false
    for (const definition of variable.defs) {
        const { node } = definition
        if (node.type === "VariableDeclarator") {
            const path = pathInPattern(node.id, definition.name)
            if (path?.some(isSize)) continue
            if (path && path.length > 0 && node.init && isRequestData(view, node.init, part, depth + 1)) return true
            const { parent } = node.parent
            if (parent.type === "ForOfStatement" && parent.left === node.parent && isRequestData(view, parent.right, part, depth + 1)) return true
        } else if (definition.type === "Parameter" && isFunction(node) && isElementFromRequest(view, node, definition.name, part, depth)) return true
    }
    if (valuesOf(variable).some(value => value !== identifier && isRequestData(view, value, part, depth + 1))) return true
    // body += chunk
    return variable.references.some(({ identifier: use }) => use.parent?.type === "AssignmentExpression" && use.parent.operator === "+=" && use.parent.left === use && isRequestData(view, use.parent.right, part, depth + 1))
}

/** `request.body.ids.map(id => …)`, `request.on("data", chunk => …)` */
function isElementFromRequest(view: View, fn: Extract<Node, { type: "ArrowFunctionExpression" | "FunctionExpression" | "FunctionDeclaration" }>, identifier: Node, part: Part, depth: number): boolean {
    const call = fn.parent
    if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return false
    const [first] = fn.params
    if (!first || !pathInPattern(first, identifier)) return false
    const method = writtenKey(call.callee) ?? ""
    if (ITERATIONS.has(method)) return isRequestData(view, call.callee.object, part, depth + 1)
    if (method !== "on" || call.arguments[0]?.type !== "Literal" || call.arguments[0].value !== "data") return false
    const receiver = nameOf(view, call.callee.object)
    return receiver !== undefined && [receiver, ...view.catalog.superTypes(receiver)].some(type => view.catalog.canonicalType(type) === "node:http#IncomingMessage") && enclosingFunction(call) !== null
}

import type { KnownArgument } from "../../catalog/conditions.ts"
import { bare, isFunction, type Node, writtenKey } from "./nodes.ts"
import { onlyValueOf } from "./values.ts"
import type { View } from "./view.ts"

type Constant = string | number | boolean

/** The constant that an expression is, through constants it is made of: `10 * 1024`, `PREFIX + "x"`. */
export function constantOf(view: View, node: Node, depth = 0): Constant | undefined {
    if (depth > 8) return undefined
    const expression = bare(node)
    switch (expression.type) {
        case "Literal":
            return typeof expression.value === "string" || typeof expression.value === "number" || typeof expression.value === "boolean" ? expression.value : undefined
        case "TemplateLiteral": {
            const parts = expression.expressions.map(one => constantOf(view, one, depth + 1))
            if (parts.includes(undefined)) return undefined
            return expression.quasis.map((quasi, index) => `${quasi.value.cooked ?? ""}${parts[index] ?? ""}`).join("")
        }
        case "UnaryExpression": {
            const value = constantOf(view, expression.argument, depth + 1)
            if (expression.operator === "-" && typeof value === "number") return -value
            return expression.operator === "!" && value !== undefined ? !value : undefined
        }
        case "BinaryExpression": {
            if (expression.left.type === "PrivateIdentifier") return undefined
            const left = constantOf(view, expression.left, depth + 1)
            const right = constantOf(view, expression.right, depth + 1)
            return left === undefined || right === undefined ? undefined : combine(expression.operator, left, right)
        }
        case "Identifier": {
            const value = onlyValueOf(view, expression)
            return value && constantOf(view, value, depth + 1)
        }
        default:
            return undefined
    }
}

function combine(operator: string, left: Constant, right: Constant): Constant | undefined {
    if (operator === "+") return typeof left === "number" && typeof right === "number" ? left + right : `${left}${right}`
    if (typeof left !== "number" || typeof right !== "number") return undefined
    switch (operator) {
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
        case "**":
            return left ** right
        case "<<":
            return left << right
        default:
            return undefined
    }
}

/** What the catalog's conditions may ask about one argument. */
export function knownArgument(view: View, node: Node): KnownArgument | null {
    const constant = constantOf(view, node)
    if (typeof constant === "string") return { string: constant }
    if (typeof constant === "number") return { number: constant }
    if (typeof constant === "boolean") return { boolean: constant }
    const expression = bare(node)
    if (isFunction(expression)) return { function: true }
    if (expression.type === "Identifier") {
        const value = onlyValueOf(view, expression)
        return value?.type === "ObjectExpression" || isFunction(value) ? knownArgument(view, value) : null
    }
    if (expression.type !== "ObjectExpression") return null

    const object: Record<string, Constant> = {}
    const opaque: string[] = []
    for (const property of expression.properties) {
        // What is spread in may have any property.
        if (property.type === "SpreadElement") return null
        const key = writtenKey(property)
        if (key === undefined) return null
        const value = constantOf(view, property.value)
        if (value === undefined) opaque.push(key)
        else object[key] = value
    }
    return { object, ...(opaque.length > 0 && { opaque }) }
}

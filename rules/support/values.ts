import { bare, type FunctionNode, isFunction, type Node, type Variable, writtenKey } from "./nodes.ts"
import { type View, variableOf } from "./view.ts"

/** Everything the file assigns to a variable as a whole, in order. */
export function valuesOf(variable: Variable): Node[] {
    const found: Node[] = []
    for (const definition of variable.defs) {
        if (definition.node.type === "VariableDeclarator" && definition.node.id.type === "Identifier" && definition.node.init) found.push(definition.node.init)
    }
    for (const reference of variable.references) {
        const { parent } = reference.identifier
        if (!reference.isWrite() || reference.init || parent?.type !== "AssignmentExpression" || parent.left !== reference.identifier) continue
        if (parent.operator === "=" || parent.operator === "??=" || parent.operator === "||=") found.push(parent.right)
    }
    return found
}

/** The value of an identifier that has one and keeps it. */
export function onlyValueOf(view: View, identifier: Node): Node | undefined {
    const variable = variableOf(view, identifier)
    if (!variable || variable.defs.length !== 1) return undefined
    const definition = variable.defs[0]!
    if (definition.type === "FunctionName" && isFunction(definition.node)) return definition.node
    if (definition.node.type !== "VariableDeclarator" || definition.node.id.type !== "Identifier") return undefined
    if (variable.references.some(reference => reference.isWrite() && !reference.init)) return undefined
    return definition.node.init ?? undefined
}

/** The function of this file that an expression stands for: a name of it, or the function itself. */
export function functionOf(view: View, node: Node): FunctionNode | undefined {
    const expression = bare(node)
    if (isFunction(expression)) return expression
    if (expression.type !== "Identifier") return undefined
    const value = onlyValueOf(view, expression)
    if (!value || value === expression) return undefined
    return isFunction(value) ? value : undefined
}

/** What an object literal has under a key: `{ fs }.fs`, `{ read: fs.readFileSync }.read`. */
export function propertyOf(view: View, object: Node, key: string): Node | undefined {
    const expression = bare(object)
    const literal = expression.type === "Identifier" ? onlyValueOf(view, expression) : expression
    if (literal?.type !== "ObjectExpression") return undefined
    for (const property of literal.properties) if (property.type === "Property" && writtenKey(property) === key) return property.value
    return undefined
}

/** Where a pattern binds this identifier: `["readFileSync"]` in `{ readFileSync: read }`; `undefined` where the path is no constant one. */
export function pathInPattern(pattern: Node, identifier: Node): string[] | undefined {
    if (pattern === identifier) return []
    switch (pattern.type) {
        case "AssignmentPattern":
            return pathInPattern(pattern.left, identifier)
        case "TSParameterProperty":
            return pathInPattern(pattern.parameter, identifier)
        case "ObjectPattern":
            for (const property of pattern.properties) {
                if (property.type !== "Property") continue
                const inner = pathInPattern(property.value, identifier)
                if (!inner) continue
                const key = writtenKey(property)
                return key === undefined ? undefined : [key, ...inner]
            }
            return undefined
        default:
            return undefined
    }
}

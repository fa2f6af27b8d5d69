import type { TSESLint, TSESTree } from "@typescript-eslint/utils"

export type Node = TSESTree.Node
export type Variable = TSESLint.Scope.Variable
export type Reference = TSESLint.Scope.Reference
export type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression

export function isFunction(node: Node | null | undefined): node is FunctionNode {
    return node?.type === "ArrowFunctionExpression" || node?.type === "FunctionDeclaration" || node?.type === "FunctionExpression"
}

export function isClass(node: Node | null | undefined): node is ClassNode {
    return node?.type === "ClassDeclaration" || node?.type === "ClassExpression"
}

export function isCall(node: Node | null | undefined): node is CallNode {
    return node?.type === "CallExpression" || node?.type === "NewExpression"
}

/** The function around a node that is not the node itself; `null` at module level. */
export function enclosingFunction(node: Node): FunctionNode | null {
    for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at
    return null
}

/** The class whose `this` a node sees. */
export function enclosingClass(node: Node): ClassNode | null {
    for (let at = node.parent; at; at = at.parent) {
        if (isClass(at)) return at
        const isOwnThis = isFunction(at) && at.type !== "ArrowFunctionExpression"
        if (isOwnThis && at.parent?.type !== "MethodDefinition" && at.parent?.type !== "PropertyDefinition") return null
    }
    return null
}

/** The expression inside of parentheses, assertions, `await` and optional chains: what changes no value's name. */
export function bare(node: Node): Node {
    switch (node.type) {
        case "AwaitExpression":
            return bare(node.argument)
        case "ChainExpression":
        case "TSAsExpression":
        case "TSNonNullExpression":
        case "TSSatisfiesExpression":
        case "TSTypeAssertion":
        case "TSInstantiationExpression":
            return bare(node.expression)
        case "SequenceExpression":
            return bare(node.expressions.at(-1)!)
        default:
            return node
    }
}

/** Whether an expression of this parent has the value of the node, whatever is around it. */
export function passesOn(parent: Node, node: Node): boolean {
    switch (parent.type) {
        case "AwaitExpression":
        case "ChainExpression":
        case "LogicalExpression":
        case "TSAsExpression":
        case "TSNonNullExpression":
        case "TSSatisfiesExpression":
        case "TSTypeAssertion":
        case "TSInstantiationExpression":
            return true
        case "ConditionalExpression":
            return parent.test !== node
        case "SequenceExpression":
            return parent.expressions.at(-1) === node
        default:
            return false
    }
}

/** `readFileSync` of `fs.readFileSync` and `fs["readFileSync"]`; `undefined` where it is computed. */
export function writtenKey(node: { readonly computed: boolean; readonly key?: Node; readonly property?: Node }): string | undefined {
    const key = node.key ?? node.property
    if (!key) return undefined
    if (key.type === "PrivateIdentifier") return `#${key.name}`
    if (!node.computed && key.type === "Identifier") return key.name
    if (key.type === "Literal") return String(key.value)
    if (key.type === "TemplateLiteral" && key.expressions.length === 0) return key.quasis[0]!.value.cooked ?? undefined
    return undefined
}

/**
 * Calls `visit` for the node and all nodes in it, parents first; `"skip"` leaves a node's children out.
 *
 * @param keys Of the parser: which properties hold children.
 */
export function walk(node: Node, keys: TSESLint.SourceCode.VisitorKeys, visit: (node: Node) => "skip" | undefined): void {
    if (visit(node) === "skip") return
    for (const key of keys[node.type] ?? []) {
        const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null | undefined>)[key]
        if (Array.isArray(child)) {
            for (const one of child as readonly (Node | null)[]) if (one) walk(one, keys, visit)
        } else if (child) walk(child as Node, keys, visit)
    }
}

/** The expression around a node that still has its value: with `await`, assertions, alternatives. */
export function outermostOf(node: Node): Node {
    let at = node
    while (at.parent && passesOn(at.parent, at)) at = at.parent
    return at
}

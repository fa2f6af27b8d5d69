import type { TSESTree } from "@typescript-eslint/utils"
import { type FunctionNode, isFunction, type Node } from "./nodes.ts"
import type { View } from "./view.ts"

/**
 * Whether `await` may stand at this place: directly in an asynchronous function, or at the top
 * level of an ES module. Parameters, class fields and static blocks may not wait.
 */
export function canAwait(view: View, node: Node): boolean {
    for (let at = node; at.parent; at = at.parent) {
        const { parent } = at
        if (isFunction(parent)) return parent.async && !isParameter(parent, at)
        if (parent.type === "PropertyDefinition" && parent.value === at) return false
        if (parent.type === "AccessorProperty" || parent.type === "StaticBlock" || parent.type === "Decorator") return false
    }
    return view.sourceCode.ast.sourceType === "module" && !/\.c[jt]s$/.test(view.file) && view.sourceCode.ast.body.some(isModuleSyntax)
}

function isParameter(fn: FunctionNode, node: Node): boolean {
    return fn.params.includes(node as TSESTree.Parameter)
}

/** A file that imports or exports is a module, whatever its package says. */
function isModuleSyntax(statement: TSESTree.ProgramStatement): boolean {
    return statement.type === "ImportDeclaration" || statement.type.startsWith("Export")
}

/** Whether an `await` expression has to stand in parentheses where this call stands. */
export function needsParentheses(node: Node): boolean {
    const { parent } = node
    if (!parent) return false
    switch (parent.type) {
        case "MemberExpression":
            return parent.object === node
        case "CallExpression":
        case "NewExpression":
            return parent.callee === node
        case "TaggedTemplateExpression":
            return parent.tag === node
        case "BinaryExpression":
            return parent.operator === "**" && parent.left === node
        case "TSNonNullExpression":
        case "ClassDeclaration":
        case "ClassExpression":
            return true
        default:
            return false
    }
}

/** Whether an opening parenthesis at the start of this node would join its statement to the one before. */
export function needsSemicolon(view: View, node: Node): boolean {
    const { sourceCode } = view
    const before = sourceCode.getTokenBefore(node)
    if (!before || before.loc.end.line === node.loc.start.line || [";", "{", ":", "=>", "else", "do"].includes(before.value)) return false
    let statement: Node | undefined = node
    while (statement && statement.type !== "ExpressionStatement") statement = statement.parent
    if (!statement || statement.range[0] !== node.range[0]) return false
    // After a block no semicolon is needed; after `}` of an object or function expression it is.
    const previous = sourceCode.getNodeByRangeIndex(before.range[0])
    return !(before.value === "}" && previous && /^(?:BlockStatement|ClassBody|SwitchStatement)$/.test(previous.type) && !/Expression$/.test(previous.parent?.type ?? ""))
}

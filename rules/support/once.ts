import type { TSESTree } from "@typescript-eslint/utils"
import { calledApi } from "./calls.ts"
import { enclosingFunction, type FunctionNode, isCall, isFunction, type Node, walk, writtenKey } from "./nodes.ts"
import { type View, variableOf } from "./view.ts"

/**
 * Whether the code runs at most a few times in a process: behind `if (cache) return cache`,
 * `cache ??= …`, `if (!client) client = …` where what is asked outlives the call, or in a function
 * that is made to run once (`once(f)`).
 */
export function runsOnce(view: View, node: Node): boolean {
    for (let at: Node = node; at.parent; at = at.parent) {
        const { parent } = at
        if (parent.type === "AssignmentExpression" && parent.right === at && (parent.operator === "??=" || parent.operator === "||=") && outlives(view, parent.left)) return true
        if (parent.type === "LogicalExpression" && parent.operator !== "&&" && parent.right === at && isKept(view, parent) && outlives(view, parent.left)) return true
        if (parent.type === "IfStatement" && parent.consequent === at) {
            const missing = missingValue(parent.test)
            if (missing && outlives(view, missing) && assigns(view, at, missing) && !isReset(view, node, missing)) return true
        }
        if (parent.type === "BlockStatement" && returnsEarlier(view, parent, at)) return true
        if (isFunction(at) && isCall(parent)) {
            const called = calledApi(view, parent)
            if (called && !called.indirect && view.catalog.signature(called.api, called.isNew)?.once) return true
        }
        if (isFunction(at) && !isPartOfFlow(at)) return false
    }
    return false
}

/** A function expression that runs where it stands: a callback within the guarded expression. */
function isPartOfFlow(fn: FunctionNode): boolean {
    return fn.type !== "FunctionDeclaration" && (fn.parent.type === "CallExpression" || fn.parent.type === "NewExpression")
}

/** `global.client || new Client()` counts where it is stored: `global.client = global.client || new Client()`. */
function isKept(view: View, expression: TSESTree.LogicalExpression): boolean {
    const { parent } = expression
    if (parent.type === "AssignmentExpression") return text(view, parent.left) === text(view, expression.left)
    return parent.type === "VariableDeclarator" || parent.type === "ReturnStatement"
}

/** `x` of `!x`, `x === undefined`, `x == null`, `typeof x === "undefined"`, also as one side of `||`. */
function missingValue(test: Node): Node | undefined {
    switch (test.type) {
        case "UnaryExpression":
            return test.operator === "!" ? test.argument : undefined
        case "BinaryExpression": {
            if (test.operator !== "===" && test.operator !== "==") return undefined
            const isNothing = (test.right.type === "Literal" && (test.right.value === null || test.right.value === "undefined")) || (test.right.type === "Identifier" && test.right.name === "undefined")
            if (!isNothing) return undefined
            return test.left.type === "UnaryExpression" && test.left.operator === "typeof" ? test.left.argument : test.left
        }
        case "LogicalExpression":
            return missingValue(test.left) ?? missingValue(test.right)
        default:
            return undefined
    }
}

/** `if (cache) return cache` before it in the same block, where the cache is filled after. */
function returnsEarlier(view: View, block: TSESTree.BlockStatement, at: Node): boolean {
    for (const statement of block.body) {
        if (statement === at) return false
        if (statement.type !== "IfStatement" || !leaves(statement.consequent)) continue
        const present = presentValue(statement.test)
        if (present && outlives(view, present) && assigns(view, block, present) && !isReset(view, block, present)) return true
    }
    return false
}

function presentValue(test: Node): Node | undefined {
    if (test.type === "Identifier" || test.type === "MemberExpression") return test
    if (test.type === "BinaryExpression" && (test.operator === "!==" || test.operator === "!=")) return test.left.type === "UnaryExpression" ? test.left.argument : test.left
    return test.type === "LogicalExpression" && test.operator === "&&" ? presentValue(test.left) : undefined
}

function leaves(statement: Node): boolean {
    if (statement.type === "ReturnStatement") return true
    return statement.type === "BlockStatement" && statement.body.at(-1)?.type === "ReturnStatement"
}

function assigns(view: View, block: Node, target: Node): boolean {
    const wanted = text(view, target)
    let found = false
    walk(block, view.sourceCode.visitorKeys, node => {
        if (node.type === "AssignmentExpression" && text(view, node.left) === wanted) found = true
        return found ? "skip" : undefined
    })
    return found
}

/** `busy = false` in the same function: a lock, which lets in one after the other. */
function isReset(view: View, node: Node, target: Node): boolean {
    const fn = enclosingFunction(node)
    if (!fn) return false
    const wanted = text(view, target)
    let found = false
    walk(fn.body, view.sourceCode.visitorKeys, inner => {
        if (inner.type === "AssignmentExpression" && inner.operator === "=" && isFalsy(inner.right) && text(view, inner.left) === wanted) found = true
        return found ? "skip" : undefined
    })
    return found
}

function isFalsy(value: Node): boolean {
    return (value.type === "Literal" && !value.value) || (value.type === "Identifier" && value.name === "undefined")
}

/** A variable of the module, a member of one or of a global, a static or private member of a singleton. */
function outlives(view: View, target: Node): boolean {
    if (target.type === "ChainExpression") return outlives(view, target.expression)
    if (target.type === "MemberExpression") {
        // One entry of a cache per key: it fills up with every new key.
        if (target.computed && writtenKey(target) === undefined) return false
        if (target.object.type === "ThisExpression") return true
        return outlives(view, target.object)
    }
    if (target.type !== "Identifier") return false
    const variable = variableOf(view, target)
    if (!variable || variable.defs.length === 0) return true
    const [definition] = variable.defs
    const declaration = definition!.node
    if (definition!.type === "Parameter") return false
    return enclosingFunction(declaration) === null || isFactoryVariable(view, declaration, target)
}

/** A variable of a function around the one that asks: it lives as long as the inner function. */
function isFactoryVariable(_: View, declaration: Node, use: Node): boolean {
    const owner = enclosingFunction(declaration)
    const user = enclosingFunction(use)
    return owner !== null && user !== null && owner !== user
}

function text(view: View, node: Node): string {
    return view.sourceCode.getText(node).replaceAll("?.", ".")
}

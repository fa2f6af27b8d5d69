import { isFunction, type Node, writtenKey } from "./nodes.ts"
import { ITERATIONS } from "./parameters.ts"

/**
 * What the loops around a node walk within its function, innermost first: lists, or the conditions
 * of loops that count. A function that is called for each element of a list is a loop too.
 */
export function loopsAround(node: Node): Node[] {
    const found: Node[] = []
    for (let at = node; at.parent; at = at.parent) {
        const { parent } = at
        switch (parent.type) {
            case "ForStatement":
                if (parent.init !== at) found.push(parent.test ?? parent)
                break
            case "ForInStatement":
            case "ForOfStatement":
                if (parent.body === at) found.push(parent.right)
                break
            case "WhileStatement":
            case "DoWhileStatement":
                found.push(parent.test)
                break
        }
        if (!isFunction(at)) continue
        if (parent.type !== "CallExpression" || parent.callee.type !== "MemberExpression" || !ITERATIONS.has(writtenKey(parent.callee) ?? "")) return found
        found.push(parent.callee.object)
    }
    return found
}

/** The innermost loop around a node within its function, whole: the statement, or the function that is called for each element. */
export function nearestLoop(node: Node): Node | undefined {
    for (let at = node; at.parent; at = at.parent) {
        if (/^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(at.type)) return at
        if (isFunction(at)) return at.parent.type === "CallExpression" && at.parent.callee.type === "MemberExpression" && ITERATIONS.has(writtenKey(at.parent.callee) ?? "") ? at : undefined
    }
    return undefined
}

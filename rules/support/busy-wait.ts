import type { TSESTree } from "@typescript-eslint/utils"
import type { Blocking } from "./calls.ts"
import { nameOf } from "./names.ts"
import { bare, isFunction, type Node, walk } from "./nodes.ts"
import { type View, variableOf } from "./view.ts"

const CLOCKS = new Set(["global#Date.now", "global#performance.now", "node:perf_hooks#performance.now", "global#process.hrtime", "node:process#default.hrtime", "global#process.hrtime.bigint"])

/** A loop that only looks at the clock, or waits for a variable that nothing in it changes. */
export function busyWait(view: View, loop: TSESTree.WhileStatement | TSESTree.DoWhileStatement): Blocking | undefined {
    if (!asksClock(view, loop.test) && !asksUnchanged(view, loop)) return undefined
    if (doesMore(view, loop.body)) return undefined
    const [entry] = view.catalog.blocking("global#busy-wait")
    return entry && { entry, cost: entry.cost }
}

function asksClock(view: View, test: Node): boolean {
    let found = false
    walk(test, view.sourceCode.visitorKeys, node => {
        if (node.type === "CallExpression" && CLOCKS.has(nameOf(view, bare(node.callee)) ?? "")) found = true
        if (node.type === "NewExpression" && nameOf(view, node.callee) === "global#Date") found = true
        return undefined
    })
    return found
}

/** `while (!done);` */
function asksUnchanged(view: View, loop: TSESTree.WhileStatement | TSESTree.DoWhileStatement): boolean {
    const isEmpty = loop.body.type === "EmptyStatement" || (loop.body.type === "BlockStatement" && loop.body.body.length === 0)
    const test = loop.test.type === "UnaryExpression" && loop.test.operator === "!" ? loop.test.argument : loop.test
    if (!isEmpty || test.type !== "Identifier") return false
    return (variableOf(view, test)?.defs.length ?? 0) > 0
}

/** Anything but counting and looking at the clock again: work with a time limit, or a loop that lets others run. */
function doesMore(view: View, body: Node): boolean {
    let more = false
    walk(body, view.sourceCode.visitorKeys, node => {
        if (isFunction(node) || node.type === "AwaitExpression" || node.type === "YieldExpression" || node.type === "NewExpression" || node.type === "BreakStatement" || node.type === "ReturnStatement") more = true
        if (node.type === "CallExpression") {
            const name = nameOf(view, bare(node.callee)) ?? ""
            if (!CLOCKS.has(name) && !name.startsWith("global#Math.")) more = true
        }
        return more ? "skip" : undefined
    })
    return more
}

import { ts } from "ts-morph"
import { skipOuter } from "./names.ts"
import { contains } from "./sinks.ts"
import type { Loop, Walk } from "./walk.ts"
import { USE, lookup } from "./writer.ts"

const K = ts.SyntaxKind

/**
 * Notes a method call that may start work for every element of a list, and what is pushed where.
 * What it amounts to is decided at the end of the file (`fanOutFacts`), when all pushes are known.
 */
export function noteFanOut(w: Walk, node: ts.CallExpression, object: ts.Expression, key: string, base: number, args: readonly number[], use: number): void {
    switch (key) {
        case "push":
        case "unshift": {
            const variable = object.kind === K.Identifier ? lookup(w.scope, (object as ts.Identifier).text) : undefined
            if (variable) (variable.pushes ??= []).push({ call: node, fn: w.fn, loops: w.loops, iterated: w.iterated, scope: w.scope })
            return
        }
        case "all":
        case "allSettled":
        case "any":
        case "race":
            if (object.kind === K.Identifier && (object as ts.Identifier).text === "Promise" && node.arguments.length > 0) {
                w.fanOuts.push({ node, kind: "promise", fn: w.fn, scope: w.scope, loops: w.loops })
                w.slotsOf.set(node.arguments[0]!, args[0]!)
            }
            return
        case "from":
        case "map":
        case "flatMap":
        case "forEach":
        case "reduce": {
            w.slotsOf.set(object, base)
            node.arguments.forEach((argument, i) => w.slotsOf.set(argument, args[i * 2]!))
            if (key === "forEach" || (key === "map" && (use & USE.unused) !== 0)) {
                w.fanOuts.push({ node, kind: key === "map" ? "map" : "for-each", fn: w.fn, scope: w.scope, loops: w.loops })
            }
        }
    }
}

/** Methods that return at once and whose result nobody waits for. */
const HARMLESS = new Set([
    "push", "pop", "shift", "unshift", "splice", "add", "set", "delete", "clear", "append", "prepend", "forEach", "sort", "log", "info", "warn",
    "error", "debug", "trace", "verbose", "silly", "assign", "defineProperty", "test", "on", "once", "off", "next", "resolve", "reject", "concat",
    "join", "setHeader", "fill", "copy", "charCodeAt", "expect", "assert", "ok", "equal",
])

/** Notes a call in a loop whose result nobody waits for. */
export function noteLoopCall(w: Walk, expression: ts.Expression): void {
    if (!w.loops) return
    const call = startedCall(expression)
    if (call && !waitsInside(w, w.loops) && !leavesAfter(w.loops, call)) w.fanOuts.push({ node: call, kind: "loop", fn: w.fn, scope: w.scope, loops: w.loops })
}

/** The function returns, or the outermost loop ends, once the call was made: it is made once at most. */
function leavesAfter({ node: loop, parent }: Loop, call: ts.CallExpression): boolean {
    let leaves = false
    const visit = (node: ts.Node, inSwitch: boolean): void => {
        if (call.pos < node.pos || call.end > node.end) return
        const list = "statements" in node ? (node.statements as readonly ts.Statement[]) : []
        const after = list.slice(list.findIndex(statement => statement.pos <= call.pos && call.end <= statement.end) + 1)
        leaves ||= after.some(({ kind }) => kind === K.ReturnStatement || kind === K.ThrowStatement || (kind === K.BreakStatement && !inSwitch && parent === undefined))
        ts.forEachChild(node, child => visit(child, inSwitch || node.kind === K.SwitchStatement))
    }
    visit(loop.statement, false)
    return leaves
}

/** The call that starts the work of `f(x)`, `void f(x)`, `f(x).then(…).catch(…)`. */
export function startedCall(expression: ts.Expression): ts.CallExpression | undefined {
    let node = skipOuter(expression)
    if (node.kind === K.VoidExpression) node = skipOuter((node as ts.VoidExpression).expression)
    while (node.kind === K.CallExpression) {
        const callee = skipOuter((node as ts.CallExpression).expression)
        if (callee.kind !== K.PropertyAccessExpression) break
        const { name, expression: object } = callee as ts.PropertyAccessExpression
        const inner = skipOuter(object)
        const continues = name.text === "then" || name.text === "catch" || name.text === "finally"
        if (!continues || inner.kind !== K.CallExpression) return HARMLESS.has(name.text) || continues ? undefined : (node as ts.CallExpression)
        node = inner
    }
    if (node.kind !== K.CallExpression) return undefined
    const callee = skipOuter((node as ts.CallExpression).expression)
    if (callee.kind === K.SuperKeyword || callee.kind === K.ImportKeyword) return undefined
    return callee.kind === K.Identifier && HARMLESS.has((callee as ts.Identifier).text) ? undefined : (node as ts.CallExpression)
}

/** A loop that waits for something in each turn does not start everything at once. */
export function waitsInside({ waiting }: Walk, loop: Loop): boolean {
    let known = waiting.get(loop.node)
    if (known === undefined) {
        const { node } = loop
        known = node.kind === K.ForOfStatement && (node as ts.ForOfStatement).awaitModifier !== undefined
        known ||= contains(node.statement, n => n.kind === K.AwaitExpression || n.kind === K.YieldExpression)
        waiting.set(node, known)
    }
    return known
}

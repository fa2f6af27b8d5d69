import type { TSESTree } from "@typescript-eslint/utils"
import type { ApiName } from "../../catalog/entry.ts"
import { calledApi } from "./calls.ts"
import { bare, enclosingFunction, type FunctionNode, isCall, isFunction, type Node, walk, writtenKey } from "./nodes.ts"
import { ITERATIONS } from "./parameters.ts"
import { onlyValueOf } from "./values.ts"
import { type View, variableOf } from "./view.ts"

/**
 * Whether other requests could come in between if this call were awaited: what all of them share
 * is read before it and written after it (`if (busy) return`, `total += size()`, a file that is
 * read, changed and written). Synchronous code is safe there without saying so. Filling a cache
 * is harmless: what is written owes nothing to what was read.
 *
 * Follows the order of the text, not of branches and loops.
 */
export function breaksAtomicity(view: View, call: TSESTree.CallExpression): boolean {
    const fn = enclosingFunction(call)
    // What runs at start-up runs alone.
    if (!fn) return false
    const uses = usesIn(view, fn)
    const isUnguarded = (from: number, to: number): boolean => !uses.waits.some(at => at > from && at < to)
    for (const read of uses.reads) {
        if (read.at >= call.range[0]) continue
        const write = uses.writes.find(one => one.at >= read.at && conflicts(one.path, read.path))
        if (write && write.at > call.range[1] && isUnguarded(read.at, write.at) && !fills(view, write, call)) return true
    }
    return isUpdateOfFile(view, call, uses.calls, isUnguarded)
}

/** State that outlives the function's run, as far as names tell: `queue`, `this.items`, `state.count`. */
type Path = readonly string[]

interface Use {
    readonly path: Path
    /** Position in the text where it happens: an assignment after what it assigns. */
    readonly at: number
}
interface Write extends Use {
    readonly node: Node
    /** What is written instead of what was there; absent where it is changed in place. */
    readonly value?: Node
}

interface Uses {
    readonly reads: readonly Use[]
    /** In order. */
    readonly writes: readonly Write[]
    /** Positions where the function lets others run already. */
    readonly waits: readonly number[]
    readonly calls: readonly TSESTree.CallExpression[]
}

const MUTATORS = new Set(["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "set", "add", "delete", "clear"])

function usesIn(view: View, fn: FunctionNode): Uses {
    const reads: Use[] = []
    const writes: Write[] = []
    const waits: number[] = []
    const calls: TSESTree.CallExpression[] = []
    walk(fn.body, view.sourceCode.visitorKeys, node => {
        // Callbacks run later, but for those of array methods.
        if (isFunction(node) && node !== fn && !isIterated(node)) return "skip"
        switch (node.type) {
            case "AwaitExpression":
            case "YieldExpression":
                waits.push(node.range[1])
                break
            case "ForOfStatement":
                if (node.await) waits.push(node.right.range[1])
                break
            case "AssignmentExpression": {
                const path = pathOf(view, node.left, fn)
                if (path) writes.push({ path, at: node.range[1], node, ...(node.operator.length === 1 || /^(?:\?\?|\|\|)=$/.test(node.operator) ? { value: node.right } : {}) })
                if (path && node.operator !== "=") reads.push({ path, at: node.range[0] })
                break
            }
            case "UpdateExpression": {
                const path = pathOf(view, node.argument, fn)
                if (path) writes.push({ path, at: node.range[1], node })
                break
            }
            case "UnaryExpression": {
                const path = node.operator === "delete" ? pathOf(view, node.argument, fn) : undefined
                if (path) writes.push({ path, at: node.range[1], node })
                break
            }
            case "CallExpression": {
                calls.push(node)
                const callee = bare(node.callee)
                const method = callee.type === "MemberExpression" ? writtenKey(callee) : undefined
                const path = callee.type === "MemberExpression" && method !== undefined && MUTATORS.has(method) ? pathOf(view, callee.object, fn) : undefined
                const value = method === "set" ? node.arguments[1] : undefined
                if (path) writes.push({ path, at: node.range[1], node, ...(value && { value }) })
                break
            }
            case "Identifier":
            case "ThisExpression": {
                const whole = wholeOf(node)
                const path = isTarget(whole) ? undefined : pathOf(view, whole, fn)
                if (path) reads.push({ path, at: node.range[0] })
                break
            }
            default:
        }
        return undefined
    })
    return { reads, writes: writes.sort((a, b) => a.at - b.at), waits, calls }
}

function isIterated({ parent }: FunctionNode): boolean {
    if (parent.type !== "CallExpression") return false
    const callee = bare(parent.callee)
    return callee.type === "MemberExpression" && ITERATIONS.has(writtenKey(callee) ?? "")
}

/** `state.count` of `state` in it; `queue` in `queue.shift()`. */
function wholeOf(node: Node): Node {
    let at = node
    while (at.parent?.type === "MemberExpression" && at.parent.object === at && !(isCall(at.parent.parent) && at.parent.parent.callee === at.parent)) at = at.parent
    return at
}

/** Written, not read: the left side of an assignment, or what is changed in place and nothing else. */
function isTarget(node: Node): boolean {
    const { parent } = node
    if (parent?.type === "AssignmentExpression") return parent.left === node
    return parent?.type === "UpdateExpression" || (parent?.type === "MemberExpression" && parent.object === node && isCall(parent.parent) && parent.parent.callee === parent && MUTATORS.has(writtenKey(parent) ?? ""))
}

function pathOf(view: View, node: Node, fn: FunctionNode): Path | undefined {
    const expression = bare(node)
    if (expression.type === "ThisExpression") return ["this"]
    if (expression.type === "MemberExpression") {
        const object = pathOf(view, expression.object, fn)
        const key = writtenKey(expression)
        return object && (key === undefined ? object : [...object, key])
    }
    if (expression.type !== "Identifier") return undefined
    const variable = variableOf(view, expression)
    const [definition] = variable?.defs ?? []
    if (!variable || !definition || isWithin(definition.name, fn)) return undefined
    return [variable.name]
}

function isWithin(node: Node, outer: Node): boolean {
    return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1]
}

/** One is the other, or a part of it. `this` as a whole is everything an object has, and nothing in particular. */
function conflicts(a: Path, b: Path): boolean {
    const shorter = Math.min(a.length, b.length)
    return (a[0] !== "this" || shorter > 1) && a.slice(0, shorter).every((key, index) => key === b[index])
}

/** `cache.set(name, text)`: the value comes from the call, and from nothing that was there before. */
function fills(view: View, { path, node, value }: Write, call: Node): boolean {
    const fn = enclosingFunction(call)!
    if (!value || (node.type === "AssignmentExpression" && node.operator.length > 1)) return value !== undefined && comesFrom(view, value, one => one === call)
    const isState = (one: Node): boolean => {
        const read = one.type === "Identifier" || one.type === "ThisExpression" ? pathOf(view, wholeOf(one), fn) : undefined
        return read !== undefined && conflicts(read, path)
    }
    return comesFrom(view, value, one => one === call) && !comesFrom(view, value, isState)
}

const DEEPEST = 5

/** Whether an expression is made of something, also by way of constants. */
function comesFrom(view: View, expression: Node, is: (node: Node) => boolean, depth = 0): boolean {
    let found = false
    walk(expression, view.sourceCode.visitorKeys, node => {
        if (found || is(node)) found = true
        else if (node.type === "Identifier" && depth < DEEPEST) {
            const value = onlyValueOf(view, node)
            if (value && !isFunction(value)) found = comesFrom(view, value, is, depth + 1)
        }
        return found ? "skip" : undefined
    })
    return found
}

const READS: readonly ApiName[] = ["node:fs#readFileSync"]
const WRITES: readonly ApiName[] = ["node:fs#writeFileSync"]

/** `writeFileSync(file, change(readFileSync(file)))`: whoever comes in between loses what they wrote. */
function isUpdateOfFile(view: View, call: TSESTree.CallExpression, calls: readonly TSESTree.CallExpression[], isUnguarded: (from: number, to: number) => boolean): boolean {
    const reads = calls.filter(one => isOf(view, one, READS))
    for (const write of calls.filter(one => isOf(view, one, WRITES))) {
        const [file, content] = write.arguments
        if (!file || !content) continue
        const read = reads.find(one => one.arguments[0] && view.sourceCode.getText(one.arguments[0]) === view.sourceCode.getText(file) && comesFrom(view, content, node => node === one))
        if (read && (call === read || call === write) && isUnguarded(read.range[1], write.range[1])) return true
    }
    return false
}

function isOf(view: View, call: TSESTree.CallExpression, names: readonly ApiName[]): boolean {
    const api = calledApi(view, call)?.api
    return api !== undefined && names.includes(view.catalog.canonicalType(api))
}

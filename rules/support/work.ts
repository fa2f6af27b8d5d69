import type { ApiName } from "../../catalog/entry.ts"
import { blockingOf, calledApi } from "./calls.ts"
import { bare, isCall, isFunction, type Node, walk, writtenKey } from "./nodes.ts"
import { nameOf } from "./names.ts"
import { functionOf } from "./values.ts"
import type { View } from "./view.ts"

/** What is done for each element of a list. */
export interface Work {
    /** It waits for something outside, or nobody knows what it awaits. */
    readonly waits: boolean
    /** Its calls whose jobs run in libuv's pool, where nothing else is waited for. */
    readonly threadpool: readonly ApiName[]
}

const DEEPEST = 3

/** Globals wait for nothing, but for one. */
const OF_THE_LANGUAGE = /^global#(?!fetch$)/

/** Methods of strings, lists and objects: an `await` before them waits for nothing. */
const COMPUTING = new Set(["map", "filter", "reduce", "forEach", "find", "some", "every", "flat", "flatMap", "sort", "slice", "join", "split", "replace", "trim", "toString", "toJSON", "toLowerCase", "toUpperCase", "includes", "startsWith", "endsWith", "match", "test", "push", "log", "info", "warn", "error", "debug", "json", "text", "then", "catch", "finally", "parse", "stringify"])

/** @param promised The result is a promise that somebody awaits: an element of `Promise.all`. */
export function workOf(view: View, node: Node, promised: boolean): Work {
    const threadpool = new Set<ApiName>()
    let waits = false
    let others = false

    const see = (call: Extract<Node, { type: "CallExpression" }>, awaited: boolean, depth: number): void => {
        const called = calledApi(view, call)
        const api = called?.api
        const job = called && view.catalog.threadpool(called.api, called.isNew)
        if (called && blockingOf(view, called)) {
            // A synchronous call runs alone however many there are.
        } else if (called && job && job.part === undefined) {
            threadpool.add(view.catalog.canonicalType(called.api))
            waits = true
        } else if (api !== undefined && OF_THE_LANGUAGE.test(api)) {
            // The language waits for nothing.
        } else if (awaited) {
            const own = functionOf(view, call.callee)
            if (own && depth < DEEPEST) look(own.body, depth + 1, false)
            else if (!isComputing(call)) waits = others = true
        }
    }
    const look = (body: Node, depth: number, isResult: boolean): void => {
        if (body.type === "CallExpression") see(body, isResult, depth)
        walk(body, view.sourceCode.visitorKeys, inner => {
            if (isFunction(inner)) return "skip"
            if (inner === body || inner.type !== "CallExpression") return undefined
            see(inner, inner.parent.type === "AwaitExpression" || (promised && inner.parent.type === "ReturnStatement") || isFirstOfChain(inner), depth)
            return undefined
        })
    }

    const fn = functionOf(view, node)
    if (fn) look(fn.body, 0, fn.body.type !== "BlockStatement" && (promised || fn.async))
    else if (bare(node).type === "CallExpression") look(bare(node), 0, promised)
    else {
        // map(load) of a function from elsewhere: what is awaited is what it gives.
        const api = nameOf(view, node)
        const job = api && view.catalog.threadpool(api)
        if (api && job && job.part === undefined) {
            threadpool.add(view.catalog.canonicalType(api))
            waits = true
        } else if (promised && !(api && OF_THE_LANGUAGE.test(api))) waits = others = true
    }
    return { waits, threadpool: others ? [] : [...threadpool] }
}

/** `load(x)` in `load(x).then(…)` */
function isFirstOfChain(call: Node): boolean {
    return call.parent?.type === "MemberExpression" && call.parent.object === call && isCall(call.parent.parent) && /^(?:then|catch|finally)$/.test(writtenKey(call.parent) ?? "")
}

function isComputing(call: Extract<Node, { type: "CallExpression" }>): boolean {
    const callee = bare(call.callee)
    return callee.type === "MemberExpression" && COMPUTING.has(writtenKey(callee) ?? "")
}

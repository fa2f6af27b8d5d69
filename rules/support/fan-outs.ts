import type { TSESTree } from "@typescript-eslint/utils"
import { candidatesOf } from "./candidates.ts"
import { knownArgument } from "./constants.ts"
import { calledApi, mayBe } from "./calls.ts"
import { type Length, lengthOf } from "./lists.ts"
import { nameOf } from "./names.ts"
import { bare, type CallNode, enclosingFunction, type FunctionNode, isCall, isFunction, type Node, outermostOf, walk, writtenKey } from "./nodes.ts"
import { isRequestTime } from "./phase.ts"
import { mentions, referencesToGlobal } from "./scan.ts"
import { functionOf, onlyValueOf } from "./values.ts"
import { type View, variableOf } from "./view.ts"

/** Work that is started for every element of a list at once. */
export interface FanOut {
    /** What is called to start or await it. */
    readonly api: string
    /** What is reported: the call. */
    readonly node: TSESTree.CallExpression
    readonly list: Node
    readonly length: Length
    /** What is run for each element: a function, or the call in a loop. */
    readonly work: Node
    /** The `xs.map(f)` in it, where it is written in place. */
    readonly mapping?: TSESTree.CallExpression
}

const WAITS_FOR_ALL = new Set(["all", "allSettled", "any", "race"])
const WAITS = /\b(?:all|allSettled|any|race)\b/
const MAPS = new Set(["map", "flatMap"])

/**
 * The fan-outs of a file that run while it serves. Lists of a bounded length and bounded work are none.
 *
 * @param unknownLists Lists of which nobody knows how long they are count too.
 */
export function fanOutsOf(view: View, unknownLists: boolean): readonly FanOut[] {
    const { fanOuts } = view.known
    let found = fanOuts.get(unknownLists)
    if (!found) {
        const isLong = ({ length }: FanOut): boolean => length === "unbounded" || (unknownLists && length === "unknown")
        found = fanOutCalls(view).flatMap(call => written(view, call) ?? byPackage(view, call) ?? []).filter(one => isLong(one) && isRequestTime(view, one.node) && !isLimited(view, one.work))
        fanOuts.set(unknownLists, found)
    }
    return found
}

/** Calls that may be fan-outs, found by what they are called on and what they call: most files have none. */
export function fanOutCalls(view: View): readonly TSESTree.CallExpression[] {
    return (view.fanOutCalls ??= findCalls(view))
}

function findCalls(view: View): TSESTree.CallExpression[] {
    const ofPackages = mentions(view, "fanOut") ? candidatesOf(view, "fanOut") : []
    if (ofPackages === "everywhere") return callsIn(view)
    return [...new Set([...callsOfPromise(view), ...asynchronousForEach(view), ...ofPackages.filter(call => call.type === "CallExpression")])]
}

function callsIn(view: View): TSESTree.CallExpression[] {
    const found: TSESTree.CallExpression[] = []
    walk(view.sourceCode.ast, view.sourceCode.visitorKeys, node => {
        if (node.type === "CallExpression") found.push(node)
        return undefined
    })
    return found
}

/** `Promise.all(…)`, also where a package's own is called so. */
function callsOfPromise(view: View): TSESTree.CallExpression[] {
    if (!view.sourceCode.text.includes("Promise") || !WAITS.test(view.sourceCode.text)) return []
    const own = (view.sourceCode.scopeManager?.scopes ?? []).flatMap(scope => scope.set.get("Promise")?.references ?? [])
    return [...own, ...referencesToGlobal(view, "Promise")].flatMap(({ identifier: { parent } }) =>
        parent?.type === "MemberExpression" && WAITS_FOR_ALL.has(writtenKey(parent) ?? "") && parent.parent.type === "CallExpression" ? [parent.parent] : [],
    )
}

/** Not `xs.forEach(x => …)`, which nearly all are. */
const NAMED_OR_ASYNCHRONOUS = /Each(?:\?\.)?\s*\(\s*(?:async\b|\/|[\w$]+\s*[,)])|Each["'`]/

/** `xs.forEach(async x => …)`, `xs.forEach(load)` */
function asynchronousForEach(view: View): TSESTree.CallExpression[] {
    const { text } = view.sourceCode
    if (!text.includes("Each") || !text.includes("async") || !NAMED_OR_ASYNCHRONOUS.test(text)) return []
    return (view.sourceCode.scopeManager?.scopes ?? []).flatMap(({ block }) => (isFunction(block) && block.async ? [block, ...namesOf(view, block)].flatMap(forEachOf) : []))
}

function forEachOf(callback: Node): TSESTree.CallExpression[] {
    const { parent } = outermostOf(callback)
    return parent?.type === "CallExpression" && parent.callee.type === "MemberExpression" && writtenKey(parent.callee) === "forEach" ? [parent] : []
}

function namesOf({ sourceCode }: View, fn: FunctionNode): Node[] {
    const declaration = fn.type === "FunctionDeclaration" ? fn : fn.parent
    if (declaration.type !== "FunctionDeclaration" && declaration.type !== "VariableDeclarator") return []
    return (sourceCode.getDeclaredVariables?.(declaration) ?? []).flatMap(({ references }) => references.map(({ identifier }) => identifier))
}

function written(view: View, node: TSESTree.CallExpression): FanOut | undefined {
    const callee = bare(node.callee)
    if (callee.type !== "MemberExpression") return undefined
    const method = writtenKey(callee) ?? ""
    if (WAITS_FOR_ALL.has(method) && callee.object.type === "Identifier" && callee.object.name === "Promise" && node.arguments.length === 1) {
        return ofPromises(view, node, `Promise.${method}`, node.arguments[0]!)
    }
    if (method !== "forEach") return undefined
    // Nobody waits for what an asynchronous callback of forEach starts.
    const work = node.arguments[0] && functionOf(view, node.arguments[0])
    return work?.async ? { api: "forEach", node, list: callee.object, length: lengthOf(view, callee.object, node), work } : undefined
}

/** What makes the promises: `xs.map(f)`, `Array.from(xs, f)`, or a list that a loop fills. */
function ofPromises(view: View, node: TSESTree.CallExpression, api: string, promises: Node): FanOut | undefined {
    const expression = bare(promises)
    if (expression.type === "CallExpression") {
        const callee = bare(expression.callee)
        const method = callee.type === "MemberExpression" ? (writtenKey(callee) ?? "") : ""
        const [first, second] = expression.arguments
        if (callee.type === "MemberExpression" && MAPS.has(method) && first) {
            const isUtility = callee.object.type === "Identifier" && /^(?:_|lodash|R)$/.test(callee.object.name) && second
            const [list, work] = isUtility ? [first, second] : [callee.object, first]
            return { api, node, list, length: lengthOf(view, list, node), work, ...(!isUtility && { mapping: expression }) }
        }
        if (nameOf(view, callee) === "global#Array.from" && first && second) return { api, node, list: first, length: lengthOf(view, expression, node), work: second }
        if (callee.type === "MemberExpression" && (method === "filter" || method === "concat" || method === "flat")) return ofPromises(view, node, api, callee.object)
        return undefined
    }
    if (expression.type === "ArrayExpression" && expression.elements.length === 1 && expression.elements[0]?.type === "SpreadElement") return ofPromises(view, node, api, expression.elements[0].argument)
    if (expression.type !== "Identifier") return undefined
    const value = onlyValueOf(view, expression)
    if (!value) return undefined
    if (value.type === "ArrayExpression" && value.elements.length === 0) return ofPushes(view, node, api, expression)
    const inner = ofPromises(view, node, api, value)
    if (!inner) return undefined
    const { mapping: _, ...rest } = inner
    return rest
}

/** `const jobs = []; for (const id of ids) jobs.push(load(id)); await Promise.all(jobs)` */
function ofPushes(view: View, node: TSESTree.CallExpression, api: string, list: TSESTree.Identifier): FanOut | undefined {
    for (const { identifier } of variableOf(view, list)?.references ?? []) {
        const push = identifier.parent?.parent
        if (identifier.parent?.type !== "MemberExpression" || writtenKey(identifier.parent) !== "push" || push?.type !== "CallExpression" || !push.arguments[0]) continue
        const walked = walkedBy(push, enclosingFunction(node))
        if (!walked) continue
        // Waiting in each turn starts one after the other.
        if (waitsIn(view, walked.body)) continue
        return { api, node, list: walked.list, length: lengthOf(view, list, node), work: push.arguments[0] }
    }
    return undefined
}

function walkedBy(node: Node, owner: Node | null): { list: Node; body: Node } | undefined {
    for (let at = node; at.parent && at !== owner; at = at.parent) {
        const { parent } = at
        if ((parent.type === "ForOfStatement" || parent.type === "ForInStatement") && parent.body === at) return { list: parent.right, body: at }
        if ((parent.type === "ForStatement" || parent.type === "WhileStatement") && parent.body === at && parent.test) return { list: parent.test, body: at }
        if (isFunction(at) && parent.type === "CallExpression" && parent.callee.type === "MemberExpression" && writtenKey(parent.callee) === "forEach") return { list: parent.callee.object, body: at.body }
    }
    return undefined
}

function waitsIn(view: View, body: Node): boolean {
    let waits = false
    walk(body, view.sourceCode.visitorKeys, node => {
        if (isFunction(node)) return "skip"
        if (node.type === "AwaitExpression" || node.type === "YieldExpression") waits = true
        return undefined
    })
    return waits
}

/** `pMap(xs, f)` without `concurrency`, `async.map(xs, f)` */
function byPackage(view: View, node: TSESTree.CallExpression): FanOut | undefined {
    if (!mentions(view, "fanOut") || !mayBe(view, node, view.lookup.of("fanOut").members)) return undefined
    const called = calledApi(view, node)
    if (!called?.given || called.indirect) return undefined
    const known = view.catalog.fanOut(called.api)
    const list = known && called.given[known.list]
    const work = known && called.given[known.callback]
    if (!list || !work || list.type === "SpreadElement") return undefined
    const found = { api: view.sourceCode.getText(node.callee), node, list, length: lengthOf(view, list, node), work }
    if (known.bound) {
        const bound = called.given[known.bound.argument]
        if (bound && known.bound.option === undefined) return undefined
        const options = bound && knownArgument(view, bound)
        if (known.bound.only !== undefined) return options?.object?.[known.bound.option!] === known.bound.only ? found : undefined
        // Options that nobody knows may well have it.
        if (bound && (!options?.object || known.bound.option! in options.object || options.opaque?.includes(known.bound.option!))) return undefined
    }
    return found
}

const LIMITER_NAME = /limit|semaphore|throttle|mutex|queue|concurren|lock|pool\.(?:run|exec)|bottleneck|schedule/i

/** Somewhere in the work something bounds how many run at once. */
function isLimited(view: View, work: Node): boolean {
    const body = functionOf(view, work) ?? work
    let limited = false
    walk(body, view.sourceCode.visitorKeys, node => {
        if (limited) return "skip"
        if (!isCall(node)) return undefined
        const name = nameOf(view, bare(node.callee))
        limited = (name !== undefined && view.catalog.limiter(name) !== undefined) || LIMITER_NAME.test(lastName(node))
        return undefined
    })
    // ids.map(limited(load)), ids.map(limit)
    return limited || (body === work && (work.type === "Identifier" || work.type === "MemberExpression" || work.type === "CallExpression") && LIMITER_NAME.test(view.sourceCode.getText(work.type === "CallExpression" ? work.callee : work)))
}

function lastName(call: CallNode): string {
    const callee = bare(call.callee)
    if (callee.type === "Identifier") return callee.name
    if (callee.type !== "MemberExpression") return ""
    const object = bare(callee.object)
    return `${object.type === "Identifier" ? object.name : object.type === "MemberExpression" ? (writtenKey(object) ?? "") : ""}.${writtenKey(callee) ?? ""}`
}

import type { CallArguments, KnownArgument } from "../../catalog/conditions.ts"
import { blockingCall, costOf } from "../../catalog/conditions.ts"
import type { ApiName, BlockingCall, Cost } from "../../catalog/entry.ts"
import { mayInclude } from "../../catalog/versions.ts"
import { knownArgument } from "./constants.ts"
import { bare, type CallNode, enclosingFunction, isFunction, type Node } from "./nodes.ts"
import { nameOf, unbound } from "./names.ts"
import { rangeOf } from "./package-json.ts"
import { isRequestData, type Part } from "./request-data.ts"
import { functionOf, onlyValueOf } from "./values.ts"
import { type View, variableOf } from "./view.ts"

/** A call of a function from outside, under its own name however it is called. */
export interface ApiCall {
    readonly api: ApiName
    readonly isNew: boolean
    /** The arguments the function gets; `undefined` where a list of them is handed over (`apply`). */
    readonly given: readonly Node[] | undefined
    /** Called by way of `.call` or `.apply`. */
    readonly indirect: boolean
    /** What it is called on: `ajv` of `ajv.compile(schema)`. */
    readonly receiver?: Node
}

/** The function from outside that a call is of. Answered once for all rules. */
export function calledApi(view: View, node: CallNode): ApiCall | undefined {
    const known = view.known.calls.get(node)
    if (known !== undefined) return known ?? undefined
    const called = resolveCall(view, node)
    view.known.calls.set(node, called ?? null)
    return called
}

/**
 * Whether a call may be of a function that is called as a member by one of these names. Cheap, and
 * only "no" where it is sure: names of variables and members of literals may stand for anything.
 */
export function mayBe(view: View, node: CallNode, members: ReadonlySet<string>): boolean {
    const { callee } = node
    if (callee.type === "Identifier") return mayBeFromOutside(view, callee)
    if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return true
    const { name } = callee.property
    if (members.has(name) || name === "call" || name === "apply") return true
    if (callee.object.type === "ThisExpression") return true
    return callee.object.type === "Identifier" && onlyValueOf(view, callee.object)?.type === "ObjectExpression"
}

/** Not a function of the file's own, and not one that somebody hands over without a word about its type. */
function mayBeFromOutside(view: View, identifier: Extract<Node, { type: "Identifier" }>): boolean {
    const [definition] = variableOf(view, identifier)?.defs ?? []
    if (!definition) return true
    const { node, name, type } = definition
    if (type === "FunctionName") return false
    if (type !== "Parameter" || !isFunction(node)) return true
    return !node.params.includes(name as (typeof node.params)[number]) || (name.type === "Identifier" && name.typeAnnotation !== undefined)
}

function resolveCall(view: View, node: CallNode): ApiCall | undefined {
    const callee = bare(node.callee)
    const name = nameOf(view, callee)
    if (!name) return undefined
    if (node.type === "NewExpression") return { api: name, isNew: true, given: node.arguments, indirect: false }
    const other = unbound(view, callee, name)
    if (!other) return { api: name, isNew: false, given: node.arguments, indirect: false, ...(callee.type === "MemberExpression" && { receiver: callee.object }) }
    if (other.method === "bind") return undefined
    const given = other.method === "call" ? node.arguments.slice(1) : undefined
    return { api: other.name, isNew: false, given, indirect: true }
}

const CALLBACK_NAME = /^(?:cb|callback|done|next|fn)$/i

/** What is known of a call's arguments. Request data is only looked for if a condition asks. */
export function argumentsOf(view: View, given: readonly Node[] | undefined): CallArguments {
    if (!given) return { count: 0, arguments: [] }
    let known: (KnownArgument | null)[] | undefined
    const fromRequest: Partial<Record<Part, number[]>> = {}
    const positions = (part: Part): number[] => (fromRequest[part] ??= given.flatMap((argument, index) => (isRequestData(view, argument, part) ? [index] : [])))
    const last = given.at(-1)
    return {
        count: given.length,
        callback: last !== undefined && mayBeFunction(view, last),
        get arguments() {
            return (known ??= given.map(argument => knownArgument(view, argument)))
        },
        get requestData() {
            return positions("body")
        },
        get wholeRequestData() {
            return positions("whole")
        },
    }
}

function mayBeFunction(view: View, node: Node): boolean {
    const expression = bare(node)
    if (isFunction(expression) || functionOf(view, expression)) return true
    if (expression.type === "Identifier") return CALLBACK_NAME.test(expression.name)
    // f.bind(this)
    return expression.type === "CallExpression" && expression.callee.type === "MemberExpression" && expression.callee.property.type === "Identifier" && expression.callee.property.name === "bind"
}

/** A call that blocks, and how badly. */
export interface Blocking {
    readonly entry: BlockingCall
    readonly cost: Cost
}

/** What the catalog says of this call; `undefined` if it blocks nobody. */
export function blockingOf(view: View, call: ApiCall): Blocking | undefined {
    const entries = blockingInForce(view, call.api, call.isNew)
    if (entries.length === 0) return undefined
    const known = argumentsOf(view, call.given)
    const entry = blockingCall(entries, known)
    if (!entry || (entry.cached && isAnsweredFromCache(view, call))) return undefined
    return { entry, cost: costOf(entry, known) }
}

/** What the catalog says of a function in the version of its package that the file's own package has, as far as that is known. */
export function blockingInForce(view: View, api: ApiName, isNew: boolean): readonly BlockingCall[] {
    const entries = view.catalog.blocking(api, isNew)
    if (entries.every(({ versions }) => versions === undefined)) return entries
    const range = rangeOf(view.file, /^(?:@[^/#]+\/)?[^/#]+/.exec(api)![0])
    return entries.filter(({ versions }) => mayInclude(range, versions))
}

/**
 * Whether only the first such call does the work: the receiver outlives the function, and what is
 * asked is no object that is new each time. `require(name)` may be of another module each time.
 */
function isAnsweredFromCache(view: View, { receiver, given }: ApiCall): boolean {
    const [first] = given ?? []
    if (!receiver || !first || /^(?:Object|Array|New)Expression$/.test(bare(first).type)) return false
    const made = bare(receiver).type === "NewExpression" ? bare(receiver) : onlyValueOf(view, receiver)
    return made?.type !== "NewExpression" || enclosingFunction(made) !== enclosingFunction(receiver)
}

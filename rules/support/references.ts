import type { ApiName } from "../../catalog/entry.ts"
import { calledApi } from "./calls.ts"
import { nameOf } from "./names.ts"
import { bare, type CallNode, type Node, writtenKey } from "./nodes.ts"
import { callbackFacts, ITERATIONS } from "./parameters.ts"
import type { View } from "./view.ts"

/** A function of a package that another function is given, to be called. */
export interface Reference {
    readonly node: Node
    readonly api: ApiName
}

const LATER = new Set(["then", "catch", "finally"])

/** Functions among the arguments that this call runs on the loop: `files.map(fs.readFileSync)`, `promise.then(JSON.parse)`. */
export function calledBack(view: View, call: CallNode): Reference[] {
    const found: Reference[] = []
    // The cheap question first: most calls do not call what they are given.
    if (!mayCallBack(view, call)) return found
    for (const [position, argument] of call.arguments.entries()) {
        const expression = bare(argument)
        if (expression.type !== "Identifier" && expression.type !== "MemberExpression") continue
        const api = nameOf(view, expression)
        // Asked last: what calls the function matters only for functions that block.
        if (api && view.catalog.blocking(api, false).length > 0 && isRun(view, call, position)) found.push({ node: expression, api })
    }
    return found
}

/** Whether a call is of something that may call what it is given. Cheap, and "no" only where it is sure. */
export function mayCallBack(view: View, { callee }: CallNode): boolean {
    const method = callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : callee.type === "Identifier" ? callee.name : ""
    const { callers } = view.lookup
    return ITERATIONS.has(method) || LATER.has(method) || callers.has(method) || (callee.type === "Identifier" && callers.has("default"))
}

function isRun(view: View, call: CallNode, position: number): boolean {
    const callee = bare(call.callee)
    if (callee.type === "MemberExpression") {
        const method = writtenKey(callee) ?? ""
        if (position === 0 && (ITERATIONS.has(method) || LATER.has(method))) return true
    }
    const called = calledApi(view, call)
    if (!called || called.indirect) return false
    const signature = view.catalog.signature(called.api, called.isNew)
    if (signature?.returns?.startsWith("argument ")) return false
    const facts = callbackFacts(view, call, position)
    if (facts) return facts.runs === undefined
    return view.catalog.fanOut(called.api)?.callback === position || view.catalog.limiter(called.api) !== undefined
}

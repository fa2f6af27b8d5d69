import { ts } from "ts-morph"
import type { FanOutFact } from "../facts.ts"
import { constantLength } from "./constant-lengths.ts"
import { loopPart, partsOf, walked, workOf } from "./fan-out-lists.ts"
import type { Part } from "./fan-out-lists.ts"
import { lengthCheck } from "./length-checks.ts"
import { place, shortText, skipOuter } from "./names.ts"
import { contains } from "./sinks.ts"
import { startedCall } from "./started-calls.ts"
import type { FunctionDraft, PendingFanOut, Walk } from "./walk.ts"
import { copy, newSlot } from "./writer.ts"

const K = ts.SyntaxKind

/** The fan-outs of the file, in order of their places. */
export function fanOutFacts(w: Walk): FanOutFact[] {
    const { fn, scope } = w
    const facts = w.fanOuts.flatMap(pending => {
        w.fn = pending.fn
        w.scope = pending.scope
        return factsOf(w, pending)
    })
    w.fn = fn
    w.scope = scope
    return facts
}

function factsOf(w: Walk, pending: PendingFanOut): FanOutFact[] {
    const { node, kind } = pending
    switch (kind) {
        case "promise": {
            const api = `Promise.${(skipOuter(node.expression) as ts.PropertyAccessExpression).name.text}`
            return partsOf(w, pending, node.arguments[0]!, 0).map(part => fact(w, pending, api, w.siteOf.get(node) ?? -1, part))
        }
        case "loop":
            return [loopFact(w, pending)]
        default: {
            const object = (skipOuter(node.expression) as ts.PropertyAccessExpression).expression
            const part = walked(w, node, object, kind === "map" ? "map" : "for-each")
            const literal = node.arguments[0] && w.functionOf.get(skipOuter(node.arguments[0]))
            if (literal && !literal.async) {
                const sites = startedIn(w, literal)
                return sites.length === 0 ? [] : [fact(w, pending, kind === "map" ? "map" : "forEach", w.siteOf.get(node) ?? -1, { ...part, work: { functions: [literal.index], sites } })]
            }
            return [fact(w, pending, kind === "map" ? "map" : "forEach", w.siteOf.get(node) ?? -1, part)]
        }
    }
}

function fact(w: Walk, { node, fn }: PendingFanOut, api: string, site: number, part: Part): FanOutFact {
    const bounded = part.bounded ?? (part.list && lengthCheck(w, fn, part.list, node))
    const length = bounded === undefined || !part.list ? undefined : constantLength(w, part.list)
    return {
        fn: fn.index,
        at: place(w, node),
        api,
        site,
        shape: part.shape,
        list: part.list ? shortText(w, part.list) : "",
        work: part.work,
        ...(part.callback !== undefined && { callback: ownSlot(w, part.callback) }),
        ...(part.listSlot !== undefined && { listSlot: ownSlot(w, part.listSlot) }),
        ...(bounded !== undefined && { bounded }),
        ...(length !== undefined && { length }),
    }
}

/** The value in a slot of the function's own, where it is a captured one. */
function ownSlot(w: Walk, slot: number): number {
    if (slot >= 0) return slot
    const own = newSlot(w)
    copy(w, own, slot)
    return own
}

function loopFact(w: Walk, pending: PendingFanOut): FanOutFact {
    const { node, loops } = pending
    const part: Part = { shape: "loop", ...loopPart(w, loops), work: workOf(w, node) }
    const api = loops!.node.kind === K.WhileStatement || loops!.node.kind === K.DoStatement ? "while" : "for"
    return fact(w, pending, api, -1, part)
}

/** Sites of calls that a callback starts and does not wait for. */
function startedIn(w: Walk, draft: FunctionDraft): number[] {
    const { body } = draft.node as ts.ArrowFunction
    if (!body) return []
    const calls: ts.CallExpression[] = []
    if (body.kind !== K.Block) {
        const call = startedCall(body as ts.Expression)
        if (call) calls.push(call)
    } else {
        contains(body, node => {
            if (node.kind !== K.ExpressionStatement) return false
            const call = startedCall((node as ts.ExpressionStatement).expression)
            if (call) calls.push(call)
            return false
        })
    }
    return calls.flatMap(call => w.siteOf.get(call) ?? [])
}

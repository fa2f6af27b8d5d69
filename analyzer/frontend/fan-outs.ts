import { ts } from "ts-morph"
import type { FanOutFact } from "../facts.ts"
import { boundOf, boundOfLoop } from "./bounds.ts"
import { plainText } from "./guards.ts"
import { constantOf, place, shortText, skipOuter } from "./names.ts"
import { contains } from "./sinks.ts"
import type { FunctionDraft, Loop, PendingFanOut, Variable, Walk } from "./writer.ts"
import { USE, copy, lookup, newSlot } from "./writer.ts"

const K = ts.SyntaxKind

const WALKING = new Set(["map", "flatMap", "forEach", "filter", "reduce"])

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
    if (call && !waitsInside(w, w.loops)) w.fanOuts.push({ node: call, kind: "loop", fn: w.fn, scope: w.scope, loops: w.loops })
}

/** The call that starts the work of `f(x)`, `void f(x)`, `f(x).then(…).catch(…)`. */
function startedCall(expression: ts.Expression): ts.CallExpression | undefined {
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
function waitsInside({ waiting }: Walk, loop: Loop): boolean {
    let known = waiting.get(loop.node)
    if (known === undefined) {
        const { node } = loop
        known = node.kind === K.ForOfStatement && (node as ts.ForOfStatement).awaitModifier !== undefined
        known ||= contains(node.statement, n => n.kind === K.AwaitExpression || n.kind === K.YieldExpression)
        waiting.set(node, known)
    }
    return known
}

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

type Work = FanOutFact["work"]

/** One way in which a list of promises is made. */
interface Part {
    readonly shape: FanOutFact["shape"]
    readonly list?: ts.Node
    readonly work: Work
    readonly callback?: number
    readonly listSlot?: number
    readonly bounded?: string
}

const NO_WORK: Work = { functions: [], sites: [] }

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

/** What a loop walks: the innermost list of unknown length, or a bound if each loop has one. */
function loopPart(w: Walk, loops: Loop | undefined): Pick<Part, "list" | "listSlot" | "bounded"> {
    let bounded: string | undefined
    const { scope } = w
    try {
        for (let loop = loops; loop; loop = loop.parent) {
            w.scope = loop.scope
            const bound = boundOfLoop(w, loop.node)
            const list = listOf(loop.node)
            if (bound === undefined) return { ...(list && { list }), ...(w.slotsOf.has(loop.node) && { listSlot: w.slotsOf.get(loop.node)! }) }
            bounded = bound
        }
        const list = loops && listOf(loops.node)
        return { ...(list && { list }), ...(bounded !== undefined && { bounded }) }
    } finally {
        w.scope = scope
    }
}

function listOf(node: ts.IterationStatement): ts.Expression | undefined {
    switch (node.kind) {
        case K.ForOfStatement:
        case K.ForInStatement:
            return (node as ts.ForOfStatement).expression
        case K.ForStatement:
            return (node as ts.ForStatement).condition
        default:
            return (node as ts.WhileStatement).expression
    }
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

/** The functions and calls that an expression starts. */
function workOf(w: Walk, expression: ts.Expression): Work {
    const node = skipOuter(expression)
    const literal = w.functionOf.get(node)
    if (literal) return { functions: [literal.index], sites: [] }
    if (node.kind === K.CallExpression) {
        const callee = skipOuter((node as ts.CallExpression).expression)
        const immediate = w.functionOf.get(callee)
        if (immediate) return { functions: [immediate.index], sites: [] }
        if (callee.kind === K.PropertyAccessExpression && /^(?:then|catch|finally)$/.test((callee as ts.PropertyAccessExpression).name.text)) {
            return workOf(w, (callee as ts.PropertyAccessExpression).expression)
        }
        const site = w.siteOf.get(node)
        return { functions: [], sites: site === undefined ? [] : [site] }
    }
    if (node.kind === K.NewExpression) {
        const executor = (node as ts.NewExpression).arguments?.[0]
        const made = executor && w.functionOf.get(skipOuter(executor))
        if (made) return { functions: [made.index], sites: [] }
    }
    return NO_WORK
}

/** `list.map(f)`, `_.map(list, f)`, `list.forEach(f)`. */
function walked(w: Walk, call: ts.CallExpression, object: ts.Expression, shape: Part["shape"]): Part {
    const utility = isUtility(object) && call.arguments.length > 1
    const list = utility ? call.arguments[0]! : object
    const callback = utility ? call.arguments[1] : call.arguments[0]
    return withCallback(w, { shape, list, work: NO_WORK, ...bounded(boundOf(w, list)), ...slot("listSlot", w.slotsOf.get(list)) }, callback)
}

function isUtility(object: ts.Expression): boolean {
    return object.kind === K.Identifier && /^(?:_|lodash|R|async|Array)$/.test((object as ts.Identifier).text)
}

function withCallback(w: Walk, part: Part, callback: ts.Expression | undefined): Part {
    if (!callback) return part
    const work = workOf(w, callback)
    if (work.functions.length > 0 || work.sites.length > 0 && skipOuter(callback).kind !== K.CallExpression) return { ...part, work }
    return { ...part, work, ...slot("callback", w.slotsOf.get(callback)) }
}

function slot<Key extends string>(key: Key, value: number | undefined): { [K in Key]?: number } {
    return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: number }
}

function bounded(why: string | undefined): { bounded?: string } {
    return why === undefined ? {} : { bounded: why }
}

const DEEPEST = 8

function partsOf(w: Walk, pending: PendingFanOut, expression: ts.Expression, depth: number): Part[] {
    const node = skipOuter(expression)
    const unknown: Part = { shape: "list", list: node, work: workOf(w, node), ...bounded(boundOf(w, node)), ...slot("listSlot", w.slotsOf.get(node)) }
    if (depth > DEEPEST) return [unknown]
    switch (node.kind) {
        case K.ArrayLiteralExpression: {
            const parts = (node as ts.ArrayLiteralExpression).elements.flatMap(e =>
                e.kind === K.SpreadElement ? partsOf(w, pending, (e as ts.SpreadElement).expression, depth + 1) : [],
            )
            if (parts.length > 0) return parts
            const works = (node as ts.ArrayLiteralExpression).elements.map(e => workOf(w, e))
            const work = { functions: works.flatMap(x => x.functions), sites: works.flatMap(x => x.sites) }
            return [{ shape: "list", list: node, work, bounded: "array literal" }]
        }
        case K.AwaitExpression:
            return partsOf(w, pending, (node as ts.AwaitExpression).expression, depth + 1)
        case K.ConditionalExpression: {
            const { whenTrue, whenFalse } = node as ts.ConditionalExpression
            return [...partsOf(w, pending, whenTrue, depth + 1), ...partsOf(w, pending, whenFalse, depth + 1)]
        }
        case K.BinaryExpression: {
            const { left, right, operatorToken } = node as ts.BinaryExpression
            if (operatorToken.kind !== K.BarBarToken && operatorToken.kind !== K.QuestionQuestionToken) return [unknown]
            return [...partsOf(w, pending, left, depth + 1), ...partsOf(w, pending, right, depth + 1)]
        }
        case K.NewExpression: {
            const { expression: callee, arguments: args } = node as ts.NewExpression
            if (args?.[0] && callee.kind === K.Identifier && (callee as ts.Identifier).text === "Set") return partsOf(w, pending, args[0], depth + 1)
            return [unknown]
        }
        case K.Identifier: {
            const variable = lookup(w.scope, (node as ts.Identifier).text)
            return variable ? partsOfVariable(w, pending, variable, unknown, depth) : [unknown]
        }
        case K.CallExpression:
            return partsOfCall(w, pending, node as ts.CallExpression, unknown, depth)
        default:
            return [unknown]
    }
}

function partsOfCall(w: Walk, pending: PendingFanOut, node: ts.CallExpression, unknown: Part, depth: number): Part[] {
    const callee = skipOuter(node.expression)
    if (callee.kind === K.Identifier) {
        const made = lookup(w.scope, (callee as ts.Identifier).text)?.declaration
        const generator = made && w.functionOf.get(made)
        if (generator?.generator) return [{ ...unknown, shape: "generator", work: { functions: [generator.index], sites: [] } }]
        return [unknown]
    }
    if (callee.kind !== K.PropertyAccessExpression) return [unknown]
    const { expression: object, name } = callee as ts.PropertyAccessExpression
    const base = object.kind === K.Identifier ? (object as ts.Identifier).text : ""
    switch (name.text) {
        case "map":
        case "flatMap": {
            const part = walked(w, node, object, "map")
            return [part]
        }
        case "from": {
            if (base !== "Array" || !node.arguments[0]) return [unknown]
            const [list, callback] = node.arguments
            if (!callback) return partsOf(w, pending, list, depth + 1)
            const part: Part = { shape: "array-from", list, work: NO_WORK, ...bounded(boundOf(w, node)), ...slot("listSlot", w.slotsOf.get(list)) }
            return [withCallback(w, part, callback)]
        }
        case "reduce": {
            // `reduce((all, x) => { all.push(f(x)); return all }, [])` makes a list; `reduce((p, x) => p.then(…), Promise.resolve())` a chain.
            const start = node.arguments[1] && skipOuter(node.arguments[1])
            return start?.kind === K.ArrayLiteralExpression ? [walked(w, node, object, "map")] : []
        }
        case "concat":
            return [...partsOf(w, pending, object, depth + 1), ...node.arguments.flatMap(arg => partsOf(w, pending, arg, depth + 1))]
        case "filter":
        case "flat":
        case "reverse":
        case "sort":
        case "values":
            if (base === "Object" || isUtility(object)) return [unknown]
            return partsOf(w, pending, object, depth + 1)
        case "slice":
        case "splice":
            return partsOf(w, pending, object, depth + 1).map(part => ({ ...part, ...bounded(unknown.bounded ?? part.bounded) }))
        default:
            return [unknown]
    }
}

function partsOfVariable(w: Walk, pending: PendingFanOut, variable: Variable, unknown: Part, depth: number): Part[] {
    if (variable.fn !== pending.fn || variable.parameter || variable.loop) return [unknown]
    const pushed = (variable.pushes ?? []).flatMap(push => {
        const work = push.call.arguments.map(arg => workOf(w, arg.kind === K.SpreadElement ? (arg as ts.SpreadElement).expression : arg))
        const part: Part = {
            shape: "push",
            work: { functions: work.flatMap(x => x.functions), sites: work.flatMap(x => x.sites) },
        }
        const spread = push.call.arguments.find((arg): arg is ts.SpreadElement => arg.kind === K.SpreadElement)
        if (spread) return partsOf(w, { ...pending, scope: push.scope }, spread.expression, depth + 1)
        if (push.loops) return waitsInside(w, push.loops) ? [] : [{ ...part, ...loopPart(w, push.loops) }]
        if (push.fn !== variable.fn) return [{ ...part, work: { ...part.work, functions: [push.fn.index] }, ...iteratedList(w, push.fn) }]
        if (push.iterated) return [part]
        return [{ ...part, bounded: "fixed number of pushes" }]
    })
    const init = variable.init && skipOuter(variable.init)
    const empty = init?.kind === K.ArrayLiteralExpression && (init as ts.ArrayLiteralExpression).elements.length === 0
    if (pushed.length > 0) return init && !empty ? [...partsOf(w, pending, init, depth + 1), ...pushed] : pushed
    if (variable.pushes) return [] // Pushed one after the other.
    if (!init || empty || variable.assigned) return [unknown]
    return partsOf(w, pending, init, depth + 1)
}

/** The list whose callback pushes: `xs.forEach(x => promises.push(f(x)))`. */
function iteratedList(w: Walk, fn: FunctionDraft): Pick<Part, "list" | "bounded"> {
    const call = w.callOf.get(fn.node)
    if (!call) return {}
    const callee = skipOuter(call.expression)
    if (callee.kind !== K.PropertyAccessExpression || !WALKING.has((callee as ts.PropertyAccessExpression).name.text)) return {}
    const list = (callee as ts.PropertyAccessExpression).expression
    return { list, ...bounded(boundOf(w, list)) }
}

/** Checks that stand further away are not looked for: bundled code would cost too much. */
const LONGEST_REGION = 20_000

/** A check of the list's length before: `if (ids.length > 100) throw …`, or around: `if (ids.length <= 100) …`. */
function lengthCheck(w: Walk, fn: FunctionDraft, list: ts.Node, at: ts.Node): string | undefined {
    const text = plainText(w, list as ts.Expression)
    if (text === undefined || at.pos - fn.node.pos > LONGEST_REGION) return undefined
    if (!w.text.slice(fn.node.pos, at.pos).includes(".length")) return undefined
    return findLengthCheck(w, fn.node, text, at) ? "length check" : undefined
}

function findLengthCheck(w: Walk, node: ts.Node, text: string, at: ts.Node): boolean {
    if (node.pos >= at.end) return false
    if (node.kind === K.IfStatement) {
        const { expression: condition, thenStatement } = node as ts.IfStatement
        const compared = comparedLength(w, condition, text)
        if (compared === "over" && leavesIf(thenStatement)) return true
        if (compared === "under" && thenStatement.pos <= at.pos && at.end <= thenStatement.end) return true
    }
    return ts.forEachChild(node, child => (findLengthCheck(w, child, text, at) ? true : undefined)) === true
}

function leavesIf(node: ts.Statement): boolean {
    const last = node.kind === K.Block ? (node as ts.Block).statements.at(-1) : node
    return last?.kind === K.ReturnStatement || last?.kind === K.ThrowStatement
}

function comparedLength(w: Walk, condition: ts.Expression, text: string): "over" | "under" | undefined {
    const node = skipOuter(condition)
    if (node.kind !== K.BinaryExpression) return undefined
    const { left, right, operatorToken } = node as ts.BinaryExpression
    const { kind } = operatorToken
    if (kind === K.BarBarToken) {
        return comparedLength(w, left, text) === "over" || comparedLength(w, right, text) === "over" ? "over" : undefined
    }
    if (kind === K.AmpersandAmpersandToken) {
        return comparedLength(w, left, text) === "under" || comparedLength(w, right, text) === "under" ? "under" : undefined
    }
    if (plainText(w, left) !== `${text}.length` || !isLimit(w, right)) return undefined
    if (kind === K.GreaterThanToken || kind === K.GreaterThanEqualsToken) return "over"
    return kind === K.LessThanToken || kind === K.LessThanEqualsToken ? "under" : undefined
}

/** More than one: `> 0` only asks whether there is anything. */
function isLimit(w: Walk, node: ts.Expression): boolean {
    const value = constantOf(w, node)
    if (value !== undefined) return typeof value === "number" && value > 1
    const text = plainText(w, node)
    return text !== undefined && /max|limit|size|[A-Z]{3}/i.test(text)
}


import { ts } from "ts-morph"
import type { FanOutFact } from "../facts.ts"
import { boundOf, boundOfLoop } from "./bounds.ts"
import { skipOuter } from "./names.ts"
import { waitsInside } from "./started-calls.ts"
import type { FunctionDraft, Loop, PendingFanOut, Variable, Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind

type Work = FanOutFact["work"]

/** One way in which a list of promises is made. */
export interface Part {
    readonly shape: FanOutFact["shape"]
    readonly list?: ts.Expression
    readonly work: Work
    readonly callback?: number
    readonly listSlot?: number
    readonly bounded?: string
}

const NO_WORK: Work = { functions: [], sites: [] }

/** The functions and calls that an expression starts. */
export function workOf(w: Walk, expression: ts.Expression): Work {
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
export function walked(w: Walk, call: ts.CallExpression, object: ts.Expression, shape: Part["shape"]): Part {
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

/** How many hops through variables and calls a list is followed. */
const DEEPEST = 8

/** How the list of promises is made: several ways where lists are joined; none where one waits for the other. */
export function partsOf(w: Walk, pending: PendingFanOut, expression: ts.Expression, depth: number): Part[] {
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

/** What a loop walks: the innermost list of unknown length, or a bound if each loop has one. */
export function loopPart(w: Walk, loops: Loop | undefined): Pick<Part, "list" | "listSlot" | "bounded"> {
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
            return countedList((node as ts.ForStatement).condition)
        default:
            return (node as ts.WhileStatement).expression
    }
}

/** `i < list.length` counts through the list; of other conditions nothing better is known than themselves. */
function countedList(condition: ts.Expression | undefined): ts.Expression | undefined {
    if (condition?.kind !== K.BinaryExpression) return condition
    const { left, right } = condition as ts.BinaryExpression
    const length = [right, left].map(skipOuter).find(side => side.kind === K.PropertyAccessExpression && (side as ts.PropertyAccessExpression).name.text === "length")
    return length ? (length as ts.PropertyAccessExpression).expression : condition
}

const WALKING = new Set(["map", "flatMap", "forEach", "filter", "reduce"])

import { callBack } from "../calls.ts"
import { ITERATOR } from "../../facts.ts"
import { ELEMENTS } from "../heap.ts"
import { readElements } from "../operations.ts"
import type { Value, Variable } from "../points-to.ts"
import type { Call, Solver } from "../solver.ts"
import { argument, eachArgument, freshArray, freshObject, elementsOfSelf, selfVariable, itself, nothing, type Native, type Natives } from "./native.ts"

/** `xs.f(callback)`: the callback gets an element. `result` says what comes out. */
function iteration(result: "none" | "element" | "same" | "mapped" | "flat" | "callback"): Native {
    return (solver, call) => {
        const { pointsTo, heap } = solver
        const elements = elementsOfSelf(solver, call)
        const returned = pointsTo.allocate()
        const callback = argument(call, 0)
        if (callback !== undefined) callBack(solver, call, callback, [elements, pointsTo.allocate(), selfVariable(solver, call)], returned, "callback", argument(call, 1))
        if (result === "element") pointsTo.flow(elements, call.to)
        else if (result === "callback") pointsTo.flow(returned, call.to)
        else if (result !== "none") {
            const made = freshArray(solver, call)
            pointsTo.add(call.to, made)
            if (result === "same") pointsTo.flow(elements, heap.property(made, ELEMENTS))
            else if (result === "mapped") pointsTo.flow(returned, heap.property(made, ELEMENTS))
            else pointsTo.each(returned, value => readElements(solver, call.caller, -1, value, heap.property(made, ELEMENTS)))
        }
    }
}

/** The receiver's elements change places: what stood at one position may be at any. */
function move(solver: Solver, call: Call): void {
    const { pointsTo, heap, values } = solver
    pointsTo.each(selfVariable(solver, call), list => {
        const abstract = values.get(list)
        if (abstract.kind !== "object" || abstract.shape !== "array") return
        heap.eachProperty(list, (key, variable) => {
            if (/^\d+$/.test(key)) pointsTo.flow(variable, heap.property(list, ELEMENTS))
        })
    })
}

const sort: Native = (solver, call) => {
    const elements = elementsOfSelf(solver, call)
    const compare = argument(call, 0)
    if (compare !== undefined) callBack(solver, call, compare, [elements, elements], solver.pointsTo.allocate())
    move(solver, call)
    solver.pointsTo.flow(selfVariable(solver, call), call.to)
}

const reduce: Native = (solver, call) => {
    const elements = elementsOfSelf(solver, call)
    const accumulated = solver.pointsTo.allocate()
    const initial = argument(call, 1)
    solver.pointsTo.flow(initial ?? elements, accumulated)
    const callback = argument(call, 0)
    if (callback !== undefined) callBack(solver, call, callback, [accumulated, elements, solver.pointsTo.allocate(), selfVariable(solver, call)], accumulated)
    solver.pointsTo.flow(accumulated, call.to)
}

/** push, unshift: the arguments become elements of the receiver. */
const append: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const into = (value: Value): void => {
        if (solver.values.get(value).kind !== "object") return
        for (const [index, from] of call.args.list.entries()) {
            if (index < call.args.spreadFrom) pointsTo.flow(from, heap.property(value, ELEMENTS))
            else pointsTo.each(from, list => readElements(solver, call.caller, -1, list, heap.property(value, ELEMENTS)))
        }
    }
    if (call.self !== undefined) into(call.self)
    else if (call.selfVariable !== undefined) pointsTo.each(call.selfVariable, into)
}

const prepend: Native = (solver, call, api) => {
    move(solver, call)
    append(solver, call, api)
}

const someElement: Native = (solver, call) => solver.pointsTo.flow(elementsOfSelf(solver, call), call.to)

const shift: Native = (solver, call) => {
    pointsToFirst(solver, call)
    move(solver, call)
}

function pointsToFirst(solver: Solver, call: Call): void {
    solver.pointsTo.each(selfVariable(solver, call), list => solver.pointsTo.flow(solver.heap.lookup(list, "0"), call.to))
}

const reverse: Native = (solver, call, api) => {
    move(solver, call)
    itself(solver, call, api)
}

/** list.fill(value) */
const fill: Native = (solver, call, api) => {
    const value = argument(call, 0)
    if (value !== undefined) solver.pointsTo.each(selfVariable(solver, call), list => solver.pointsTo.flow(value, solver.heap.property(list, ELEMENTS)))
    itself(solver, call, api)
}

/** A constant number among the arguments as they are written, also in `slice.call(list, 1)`. */
function numberArgument(solver: Solver, call: Call, index: number): number | undefined {
    const site = solver.site(call.caller.file, call.site)
    return site?.arguments?.[index + (/\.(?:call)$/.test(site.text) ? 1 : 0)]?.number
}

/** list.slice(from, to): positions are kept where the beginning is known. */
const slice: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    const from = call.args.list.length === 0 ? 0 : numberArgument(solver, call, 0)
    const to = call.args.list.length < 2 ? Infinity : (numberArgument(solver, call, 1) ?? Infinity)
    pointsTo.each(selfVariable(solver, call), list => {
        const abstract = values.get(list)
        if (from === undefined || from < 0 || abstract.kind !== "object" || abstract.shape !== "array") return readElements(solver, call.caller, -1, list, heap.property(made, ELEMENTS))
        heap.eachProperty(list, (key, variable) => {
            const position = /^\d+$/.test(key) ? Number(key) : undefined
            if (key === ELEMENTS) pointsTo.flow(variable, heap.property(made, ELEMENTS))
            else if (position !== undefined && position >= from && (to < 0 || position < to)) pointsTo.flow(variable, heap.property(made, String(position - from)))
        })
    })
}

/** list.concat(…lists): what stood in the receiver keeps its position. */
const concat: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    pointsTo.each(selfVariable(solver, call), list => copyList(solver, call, list, made))
    const rest = heap.property(made, ELEMENTS)
    for (const list of call.args.list) {
        pointsTo.each(list, value => {
            const abstract = values.get(value)
            if (abstract.kind === "object" && abstract.shape === "array") readElements(solver, call.caller, -1, value, rest)
            else if (abstract.kind !== "string") pointsTo.add(rest, value)
        })
    }
}

/** What `from` holds by position and without, as far as it is a list; else what iterating over it gives. */
function copyList(solver: Solver, call: Call, from: Value, to: Value): void {
    const { pointsTo, heap, values } = solver
    const abstract = values.get(from)
    if (abstract.kind !== "object" || abstract.shape !== "array") return readElements(solver, call.caller, call.site, from, heap.property(to, ELEMENTS))
    heap.eachProperty(from, (key, variable) => {
        if (key === ELEMENTS || /^\d+$/.test(key)) pointsTo.flow(variable, heap.property(to, key))
    })
}

/** list.flat(depth): lists among the elements are taken apart, `depth` times. */
const flat: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    const take = (elements: Variable, depth: number): void => {
        pointsTo.each(elements, value => {
            const abstract = values.get(value)
            if (depth === 0 || abstract.kind !== "object" || abstract.shape !== "array") return pointsTo.add(heap.property(made, ELEMENTS), value)
            const inner = pointsTo.allocate()
            readElements(solver, call.caller, -1, value, inner)
            take(inner, depth - 1)
        })
    }
    take(elementsOfSelf(solver, call), Math.min(DEEPEST_LISTS, call.args.list.length === 0 ? 1 : (numberArgument(solver, call, 0) ?? DEEPEST_LISTS)))
}
const DEEPEST_LISTS = 4

/** list.entries(): pairs of position and element. */
const entries: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshArray(solver, call)
    const pair = values.object(`position${call.caller.id}:${call.site}`, { shape: "array", file: call.caller.file })
    pointsTo.add(call.to, made)
    pointsTo.add(heap.property(made, ELEMENTS), pair)
    pointsTo.flow(elementsOfSelf(solver, call), heap.property(pair, "1"))
}

/** splice and the like: a list with the elements of the receiver and of list arguments. */
const elementsAgain: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    pointsTo.flow(elementsOfSelf(solver, call), heap.property(made, ELEMENTS))
    for (const list of call.args.list) {
        pointsTo.each(list, value => {
            const abstract = solver.values.get(value)
            if (abstract.kind === "object" && abstract.shape === "array") readElements(solver, call.caller, -1, value, heap.property(made, ELEMENTS))
            else if (abstract.kind !== "string") pointsTo.add(heap.property(made, ELEMENTS), value)
        })
    }
}

/** iterator.next(): `{ value }` */
const next: Native = (solver, call) => {
    const made = freshObject(solver, call, "next")
    solver.pointsTo.add(call.to, made)
    const value = solver.heap.property(made, "value")
    solver.pointsTo.flow(elementsOfSelf(solver, call), value)
    // A generator: what it returns comes last, and what `next` is given is what `yield` gives.
    solver.pointsTo.each(selfVariable(solver, call), iterator => {
        const abstract = solver.values.get(iterator)
        if (abstract.kind !== "object" || abstract.shape !== "iterator") return
        solver.pointsTo.flow(solver.heap.property(iterator, ITERATOR.returned), value)
        const sent = argument(call, 0)
        if (sent !== undefined) solver.pointsTo.flow(sent, solver.heap.property(iterator, ITERATOR.sent))
    })
}

const splice: Native = (solver, call, api) => {
    move(solver, call)
    for (const added of call.args.list.slice(2)) {
        solver.pointsTo.each(selfVariable(solver, call), list => {
            if (solver.values.get(list).kind === "object") solver.pointsTo.flow(added, solver.heap.property(list, ELEMENTS))
        })
    }
    elementsAgain(solver, call, api)
}

const arrayFrom: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const elements = pointsTo.allocate()
    eachArgument(solver, call, 0, value => readElements(solver, call.caller, call.site, value, elements))
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    const mapper = argument(call, 1)
    if (mapper === undefined) eachArgument(solver, call, 0, value => copyList(solver, call, value, made))
    else callBack(solver, call, mapper, [elements], heap.property(made, ELEMENTS), "callback", argument(call, 2))
}

const arrayOf: Native = (solver, call) => {
    const made = freshArray(solver, call)
    solver.pointsTo.add(call.to, made)
    for (const [index, from] of call.args.list.entries()) solver.pointsTo.flow(from, solver.heap.property(made, index < call.args.spreadFrom ? String(index) : ELEMENTS))
}

const array = (names: string, native: Native): Record<string, Native> => Object.fromEntries(names.split(" ").map(name => [`global#Array.prototype.${name}`, native]))

/** Arrays, and what else is walked element by element. */
export const lists: Natives = {
    ...array("forEach every some findIndex findLastIndex", iteration("none")),
    ...array("find findLast", iteration("element")),
    ...array("filter", iteration("same")),
    ...array("map", iteration("mapped")),
    ...array("flatMap", iteration("flat")),
    ...array("sort toSorted", sort),
    ...array("reduce reduceRight", reduce),
    ...array("push", append),
    ...array("unshift", prepend),
    ...array("pop at", someElement),
    ...array("shift", shift),
    ...array("reverse copyWithin", reverse),
    ...array("fill", fill),
    ...array("slice", slice),
    ...array("concat", concat),
    ...array("flat", flat),
    ...array("splice", splice),
    ...array("toReversed toSpliced with", elementsAgain),
    ...array("values", (solver, call) => {
        const made = freshArray(solver, call)
        solver.pointsTo.add(call.to, made)
        solver.pointsTo.each(selfVariable(solver, call), list => copyList(solver, call, list, made))
    }),
    ...array("entries", entries),
    ...array("keys join includes indexOf lastIndexOf", nothing),
    ...array("next", next),
    "global#Array.from": arrayFrom,
    "global#Array.fromAsync": arrayFrom,
    "global#Array.of": arrayOf,
    "global#Array": arrayOf,
    "global#Map.prototype.add": (solver, call, api) => {
        append(solver, call, api)
        itself(solver, call, api)
    },
}

import { callBack } from "../calls.ts"
import { ELEMENTS } from "../heap.ts"
import { readElements } from "../operations.ts"
import type { Value } from "../points-to.ts"
import { argument, eachArgument, freshArray, freshObject, elementsOfSelf, selfVariable, itself, nothing, type Native, type Natives } from "./native.ts"

/** `xs.f(callback)`: the callback gets an element. `result` says what comes out. */
function iteration(result: "none" | "element" | "same" | "mapped" | "flat" | "callback"): Native {
    return (solver, call) => {
        const { pointsTo, heap } = solver
        const elements = elementsOfSelf(solver, call)
        const returned = pointsTo.allocate()
        const callback = argument(call, 0)
        if (callback !== undefined) callBack(solver, call, callback, [elements, pointsTo.allocate(), selfVariable(solver, call)], returned)
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

const sort: Native = (solver, call) => {
    const elements = elementsOfSelf(solver, call)
    const compare = argument(call, 0)
    if (compare !== undefined) callBack(solver, call, compare, [elements, elements], solver.pointsTo.allocate())
    solver.pointsTo.flow(selfVariable(solver, call), call.to)
}

const reduce: Native = (solver, call) => {
    const elements = elementsOfSelf(solver, call)
    const accumulated = solver.pointsTo.allocate()
    const initial = argument(call, 1)
    solver.pointsTo.flow(initial ?? elements, accumulated)
    const callback = argument(call, 0)
    if (callback !== undefined) callBack(solver, call, callback, [accumulated, elements], accumulated)
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

const someElement: Native = (solver, call) => solver.pointsTo.flow(elementsOfSelf(solver, call), call.to)

/** slice, filter without looking, concat, splice: a list with the elements of the receiver and of list arguments. */
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

export const listIterator: Native = (solver, call) => {
    const made = freshArray(solver, call)
    solver.pointsTo.add(call.to, made)
    solver.pointsTo.flow(elementsOfSelf(solver, call), solver.heap.property(made, ELEMENTS))
}

/** iterator.next(): `{ value }` */
const next: Native = (solver, call) => {
    const made = freshObject(solver, call, "next")
    solver.pointsTo.add(call.to, made)
    solver.pointsTo.flow(elementsOfSelf(solver, call), solver.heap.property(made, "value"))
}

const arrayFrom: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const elements = pointsTo.allocate()
    eachArgument(solver, call, 0, value => readElements(solver, call.caller, call.site, value, elements))
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    const mapper = argument(call, 1)
    if (mapper === undefined) pointsTo.flow(elements, heap.property(made, ELEMENTS))
    else callBack(solver, call, mapper, [elements], heap.property(made, ELEMENTS))
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
    ...array("push unshift", append),
    ...array("pop shift at", someElement),
    ...array("reverse toReversed fill copyWithin", itself),
    ...array("slice splice concat flat toSpliced with", elementsAgain),
    ...array("values entries", listIterator),
    ...array("keys join includes indexOf lastIndexOf", nothing),
    ...array("next", next),
    "global#Array.from": arrayFrom,
    "global#Array.fromAsync": arrayFrom,
    "global#Array.of": arrayOf,
    "global#Array": arrayOf,
    "global#Map.prototype.add": append,
}

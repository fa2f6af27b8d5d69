import { callBack } from "../calls.ts"
import { ELEMENTS, KEYS } from "../heap.ts"
import { readElements } from "../operations.ts"
import type { Value, Variable } from "../points-to.ts"
import type { Solver } from "../solver.ts"
import { argument, eachArgument, freshArray, freshObject, selfVariable, nothing, type Native, type Natives } from "./native.ts"

/** A set's elements are its keys and its values. */
const newSet: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const made = freshObject(solver, call, "set", "map")
    pointsTo.add(call.to, made)
    const elements = heap.property(made, ELEMENTS)
    pointsTo.flow(elements, heap.property(made, "key:*"))
    pointsTo.flow(elements, heap.property(made, KEYS))
    eachArgument(solver, call, 0, initial => readElements(solver, call.caller, call.site, initial, elements))
}

const newMap: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const made = freshObject(solver, call, "map", "map")
    pointsTo.add(call.to, made)
    eachArgument(solver, call, 0, initial => {
        const elements = pointsTo.allocate()
        readElements(solver, call.caller, call.site, initial, elements)
        pointsTo.flow(elements, heap.property(made, ELEMENTS))
        pointsTo.each(elements, pair => {
            const abstract = solver.values.get(pair)
            if (abstract.kind !== "object" || abstract.shape !== "array") return
            pointsTo.flow(heap.lookup(pair, "1"), heap.property(made, "key:*"))
            pointsTo.flow(heap.lookup(pair, "0"), heap.property(made, KEYS))
            pointsTo.each(heap.lookup(pair, "0"), key => putNamed(solver, made, key, heap.lookup(pair, "1")))
        })
    })
}

function putNamed(solver: Solver, map: Value, key: Value, from: Variable): void {
    const abstract = solver.values.get(key)
    if (abstract.kind === "string" && !abstract.pattern) solver.pointsTo.flow(from, solver.heap.property(map, `key:${abstract.text}`))
}

const mapSet: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const stored = argument(call, 1)
    const map = call.self
    if (map === undefined || stored === undefined) return
    pointsTo.add(call.to, map)
    const pair = values.object(`pair${map}`, { shape: "array", file: values.fileOf(map) })
    pointsTo.add(heap.property(map, ELEMENTS), pair)
    pointsTo.flow(stored, heap.property(pair, "1"))
    pointsTo.flow(stored, heap.property(map, "key:*"))
    const key = argument(call, 0)
    if (key === undefined) return
    pointsTo.flow(key, heap.property(pair, "0"))
    pointsTo.flow(key, heap.property(map, KEYS))
    pointsTo.each(key, name => putNamed(solver, map, name, stored))
}

/** A key that is a constant gives what was stored under it or under an unknown key; any other key everything. */
const mapGet: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const map = call.self
    const key = argument(call, 0)
    if (map === undefined || key === undefined) return
    let any = false
    const everything = (): void => {
        if (any) return
        any = true
        pointsTo.flow(heap.property(map, "key:*"), call.to)
    }
    pointsTo.each(key, name => {
        const abstract = values.get(name)
        if (abstract.kind === "string" && !abstract.pattern) pointsTo.flow(heap.property(map, `key:${abstract.text}`), call.to)
        else everything()
    })
    solver.unknownKeys.push({ key, then: everything })
}

const mapForEach: Native = (solver, call) => {
    const { pointsTo, heap } = solver
    const callback = argument(call, 0)
    if (call.self === undefined || callback === undefined) return
    callBack(solver, call, callback, [heap.property(call.self, "key:*"), heap.property(call.self, KEYS), selfVariable(solver, call)], pointsTo.allocate())
}

/** A list of the map's keys or values. */
function listed(what: string): Native {
    return (solver, call) => {
        const made = freshArray(solver, call)
        solver.pointsTo.add(call.to, made)
        if (call.self !== undefined) solver.pointsTo.flow(solver.heap.property(call.self, what), solver.heap.property(made, ELEMENTS))
    }
}

const mapEntries: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshArray(solver, call)
    pointsTo.add(call.to, made)
    if (call.self === undefined) return
    const pair = values.object(`entryof${call.self}`, { shape: "array", file: call.caller.file })
    pointsTo.flow(heap.property(call.self, KEYS), heap.property(pair, "0"))
    pointsTo.flow(heap.property(call.self, "key:*"), heap.property(pair, "1"))
    pointsTo.add(heap.property(made, ELEMENTS), pair)
}

/** Maps and sets. */
export const collections: Natives = {
    "global#Map": newMap,
    "global#WeakMap": newMap,
    "global#Set": newSet,
    "global#WeakSet": newSet,
    "global#Map.prototype.set": mapSet,
    "global#Map.prototype.get": mapGet,
    "global#Map.prototype.has": nothing,
    "global#Map.prototype.delete": nothing,
    "global#Map.prototype.clear": nothing,
    "global#Map.prototype.size": nothing,
    "global#Map.prototype.forEach": mapForEach,
    "global#Map.prototype.values": listed("key:*"),
    "global#Map.prototype.keys": listed(KEYS),
    "global#Map.prototype.entries": mapEntries,
}

import { callBack } from "../calls.ts"
import { ELEMENTS, WRAPPED } from "../heap.ts"
import type { Value, Variable } from "../points-to.ts"
import type { Solver } from "../solver.ts"
import type { Native, Natives } from "./native.ts"
import { argument, eachArgument, freshArray, spreadElements } from "./native.ts"

/**
 * new Proxy(target, handler): what is read and written goes through the traps `get` and `set`
 * (`callTrap`), calls and `new` through `apply` and `construct`. As far as there is no trap, the
 * proxy is its target.
 */
const proxy: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const target = argument(call, 0)
    if (target === undefined) return
    eachArgument(solver, call, 1, handler => {
        const made = values.object(`proxy${call.caller.id}:${call.site}:${handler}`, { shape: "wrapper", file: call.caller.file })
        solver.proxies.set(made, { handler, target })
        pointsTo.add(call.to, made)
        for (const [trap, does] of [["apply", "call"], ["construct", "new"]] as const) {
            const traps = heap.lookup(handler, trap)
            pointsTo.each(traps, () => pointsTo.add(heap.property(made, WRAPPED), values.bound(`${trap}${made}`, {
                target: values.api(`global#Proxy.${does}`), self: traps, given: [solver.constant(handler), target], file: call.caller.file,
            })))
        }
        const [apply, construct, get] = [heap.lookup(handler, "apply"), heap.lookup(handler, "construct"), heap.lookup(handler, "get")]
        solver.unknownKeys.push({ key: solver.pointsTo.allocate(), then: () => {
            if (pointsTo.valuesOf(apply).length + pointsTo.valuesOf(construct).length === 0) wrap(solver, target, made)
            if (pointsTo.valuesOf(get).length === 0) pointsTo.flow(target, heap.prototypeOf(made))
        } })
    })
}

/** The wrapper is called like its target; where that is a wrapper itself, like what is in it: a proxy may stand for itself. */
function wrap({ pointsTo, heap, values }: Solver, target: Variable, wrapper: Value): void {
    const wrapped = heap.property(wrapper, WRAPPED)
    pointsTo.each(target, value => {
        const abstract = values.get(value)
        if (abstract.kind === "object" && abstract.shape === "wrapper") pointsTo.flow(heap.property(value, WRAPPED), wrapped)
        else pointsTo.add(wrapped, value)
    })
}

/** A call of a proxy whose traps are `this`: apply(target, this, [arguments]); construct(target, [arguments]). */
function calledProxy(construct: boolean): Native {
    return (solver, call) => {
        const { selfVariable: traps, construct: isNew, ...rest } = call
        const [handler, target, ...given] = call.args.list
        if (traps === undefined || handler === undefined || target === undefined || construct !== (isNew === true)) return
        const list = freshArray(solver, call, "trapped")
        for (const [index, from] of given.entries()) {
            if (index + 2 < call.args.spreadFrom) solver.pointsTo.flow(from, solver.heap.property(list, String(index)))
        }
        solver.pointsTo.flow(spreadElements(solver, call), solver.heap.property(list, ELEMENTS))
        const args = construct ? [target, solver.constant(list)] : [target, solver.pointsTo.allocate(), solver.constant(list)]
        callBack(solver, rest, traps, args, call.to, "callback", handler)
    }
}

export const proxies: Natives = {
    "global#Proxy": proxy,
    "global#Proxy.call": calledProxy(false),
    "global#Proxy.new": calledProxy(true),
}

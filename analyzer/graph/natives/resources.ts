import { callBackOf, callValue } from "../calls.ts"
import { eachArgument, type Native, type Natives } from "./native.ts"

/** stack.use(resource): disposed of with the stack. */
function use(methods: readonly string[]): Native {
    return (solver, call) => eachArgument(solver, call, 0, resource => {
        solver.pointsTo.add(call.to, resource)
        for (const method of methods) {
            solver.pointsTo.each(solver.heap.lookup(resource, `[Symbol.${method}]`), value => callValue(solver, { ...callBackOf(call, [], solver.pointsTo.allocate()), self: resource }, value))
        }
    })
}

/** Stacks of resources that are disposed of together. */
export const resources: Natives = {
    "global#DisposableStack.use": use(["dispose"]),
    "global#AsyncDisposableStack.use": use(["asyncDispose", "dispose"]),
}

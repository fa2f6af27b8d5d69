import { CREDENTIALS, TARGETS } from "../../catalog/client-settings.ts"
import type { ApiName } from "../../catalog/entry.ts"
import { SLOT } from "../facts.ts"
import type { ClientSettings } from "./call-graph.ts"
import type { Value, Variable } from "./points-to.ts"
import type { RecordedApiCall, Solver } from "./solver.ts"

const DEEPEST = 3
const WHOLE = "..."
const ENVIRONMENT = /^(?:global#|node:process#(?:default\.)?)(?:process\.)?env\b/

/** What is known of the settings of a client at the end, or nothing. */
export function settingsOf(solver: Solver, call: RecordedApiCall, api: ApiName): ClientSettings | undefined {
    if (solver.catalog.client(api, call.new).length === 0) return undefined
    const sent = call.args.list.map(argument => sentIn(solver, argument, WHOLE, 0)).find(found => found !== undefined)
    const parameter = solver.site(call.file, call.site)?.closed?.parameter
    const own = parameter !== undefined && isOwn(solver, solver.instance(call.caller).base + SLOT.firstParameter + parameter, 0)
    return sent !== undefined || own ? { ...(sent !== undefined && { sent }), ...(own && { own }) } : undefined
}

/**
 * Where an argument holds what a request brought: as a whole or spread, or under a name that says
 * with whom or on whose behalf the client works. Data under other names (`database`) is no reason
 * to make a client each time.
 */
function sentIn(solver: Solver, argument: Variable, name: string | undefined, depth: number): string | undefined {
    const known = looked(solver)
    // A member has one name, so what was found below it is the same whoever asks. `null`: nothing.
    const key = argument * (DEEPEST + 1) + depth
    let found = known.get(key)
    if (found === undefined) {
        found = lookFor(solver, argument, name, depth) ?? null
        known.set(key, found)
    }
    return found ?? undefined
}

/** Answers so far, in a solution that is final: clients of one program are often given the same objects, of which there may be thousands. */
const answers = new WeakMap<Solver, Map<number, string | null>>()

function looked(solver: Solver): Map<number, string | null> {
    let known = answers.get(solver)
    if (!known) answers.set(solver, (known = new Map()))
    return known
}

function lookFor(solver: Solver, argument: Variable, name: string | undefined, depth: number): string | undefined {
    for (const value of solver.pointsTo.valuesOf(argument)) {
        const abstract = solver.values.get(value)
        if (name !== undefined && isSent(solver, value)) return name
        if (abstract.kind !== "object" || abstract.shape !== "literal" || depth === DEEPEST) continue
        if (solver.pointsTo.valuesOf(solver.heap.prototypeOf(value)).some(spread => isSent(solver, spread))) return WHOLE
        for (const [key, member] of solver.heap.ownProperties(value)) {
            const found = sentIn(solver, member, CREDENTIALS.test(key) || TARGETS.test(key) ? key : undefined, depth + 1)
            if (found !== undefined) return found
        }
    }
    return undefined
}

function isSent(solver: Solver, value: Value): boolean {
    const abstract = solver.values.get(value)
    return abstract.kind === "api" && solver.isRequestData(abstract.name)
}

/** Constants, what the environment says, and objects made of those. What is not known is no such thing. */
function isOwn(solver: Solver, variable: Variable, depth: number): boolean {
    const values = solver.pointsTo.valuesOf(variable)
    return values.length > 0 && values.every(value => {
        const abstract = solver.values.get(value)
        if (abstract.kind === "string") return true
        if (abstract.kind === "api") return ENVIRONMENT.test(abstract.name)
        if (abstract.kind !== "object" || abstract.shape !== "literal" || depth === DEEPEST) return false
        // Numbers and flags are no values, so nothing is known of some members of a constant.
        return solver.heap.ownProperties(value).every(([, member]) => solver.pointsTo.valuesOf(member).length === 0 || isOwn(solver, member, depth + 1))
    })
}

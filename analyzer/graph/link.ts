import type { HandlerShape } from "../../catalog/entry.ts"
import type { Catalog } from "../../catalog/index.ts"
import type { ProjectFacts } from "../facts.ts"
import { callBackFromUnknown } from "./apis.ts"
import type { CallGraph } from "./call-graph.ts"
import { handlersByConvention } from "./conventions.ts"
import { applyDecorators } from "./entries.ts"
import { handlersByLook, handlersByType } from "./evident-handlers.ts"
import { Exported, type PublicModule } from "./exported.ts"
import { freeze } from "./freeze.ts"
import { startModule } from "./modules.ts"
import { callByName } from "./names.ts"
import { isNameInPart, nameOf, run } from "./operations.ts"
import { seedReceivers } from "./receivers.ts"
import { serverFiles } from "./server-files.ts"
import { Solver } from "./solver.ts"
import { loadUnnamed, standIns } from "./unnamed-modules.ts"
import { seedTypes, typesOfInstances, typesOfProperties } from "./types.ts"
import { makeUnknownObjects } from "./unknown-objects.ts"

/** Types lead to values, values to calls, calls to more typed variables: this many rounds are asked at most. */
const MOST_ROUNDS = 8

/** Weight (values and flows) that following one package may cost: three seconds. What is not found until then is not said. */
const LARGEST_PACKAGE = 200_000
/** The same for a program: a partial answer that counts what was cut is better than none. */
const LARGEST_PROGRAM = 6_000_000

export interface LinkOptions {
    /** The user's own entry points. */
    readonly entries?: readonly HandlerShape[]
    /** The program is a package: what these modules export are its entry points. */
    readonly exports?: readonly PublicModule[]
}

/**
 * Joins the facts of all files into one call graph.
 *
 * Values (functions, objects, classes, values of packages) are propagated along everything that
 * may move them until nothing changes; calls are linked on the way. What is derived from the
 * code's own values is `certain`. Only then, for what is still open, declared types are asked
 * (`likely`), and last writes to unknown names and the names of methods (`possible`): a
 * conclusion's certainty is the stage that it needed.
 *
 * Pure: same facts, same graph. Time and memory grow with the number of values that meet at
 * calls; sets, contexts and computed imports are bounded, and what was cut is counted in `cut`.
 */
export function link(project: ProjectFacts, catalog: Catalog, options: LinkOptions = {}): CallGraph {
    const solver = new Solver(project, catalog, options.exports ? LARGEST_PACKAGE : LARGEST_PROGRAM)
    solver.run = instance => run(solver, instance)
    const exported = options.exports && new Exported(solver, options.exports)
    if (!exported) for (const file of serverFiles(project, catalog, options.entries ?? [])) startModule(solver, file)

    settle(solver)
    solver.runUncalled("program")
    settle(solver)
    enterExports(solver, exported)
    applyDecorators(solver)
    typesOfProperties(solver)
    settle(solver)
    handlersByConvention(solver, options.entries ?? [])
    settle(solver)

    solver.confidence = "likely"
    const unnamed = standIns(solver)
    if (unnamed.length > 0) {
        settle(solver)
        loadUnnamed(solver, unnamed)
        settle(solver)
    }
    let seen = 0
    for (let round = 0; round < MOST_ROUNDS; round++) {
        typesOfInstances(solver, seen)
        seen = solver.instances.length
        if (seedTypes(solver) === 0 && round > 0 && seedReceivers(solver) === 0) break
        settle(solver)
        handlersByConvention(solver, options.entries ?? [])
        settle(solver)
    }
    solver.runUncalled("packages")
    settle(solver)
    handlersByLook(solver)
    handlersByType(solver)
    settle(solver)
    enterExports(solver, exported)

    makeUnknownObjects(solver)
    settle(solver)

    solver.confidence = "possible"
    solver.heap.readLoosely()
    settle(solver)
    callByName(solver)
    settle(solver)
    return { ...freeze(solver), ...(exported && { exports: exported.names() }) }
}

/** Calling an export shows what it returns, which may be called too. */
function enterExports(solver: Solver, exported: Exported | undefined): void {
    for (let round = 0; exported && round < MOST_ROUNDS && exported.enter() > 0; round++) settle(solver)
}

/** Propagates, and then says of what is still without a value that it is unknown, until nothing changes. */
function settle(solver: Solver): void {
    solver.solve()
    for (let round = 0; round < MOST_ROUNDS; round++) {
        const parts = sayUnknown(solver, true)
        solver.solve()
        const keys = sayUnknown(solver, false)
        solver.solve()
        const calls = callBackFromUnknown(solver)
        solver.solve()
        if (parts + keys + calls === 0) return
    }
}

/** Names for which no constant has arrived may be anything. Parts of texts first: they make names. */
function sayUnknown(solver: Solver, parts: boolean): number {
    const open: Solver["unknownKeys"] = parts ? solver.unknownParts.splice(0) : solver.unknownKeys.splice(0)
    let said = 0
    for (const waiting of open) {
        const { most } = waiting
        const values = solver.pointsTo.valuesOf(waiting.key)
        if (most !== undefined) {
            const isKnown = values.length > 0 && values.length <= most && values.every(value => nameOf(solver, value) !== undefined || (waiting.parts === true && isNameInPart(solver, value)))
            // More may still arrive.
            if (isKnown) solver.unknownKeys.push(waiting)
            if (isKnown) continue
        } else if (values.some(value => solver.values.get(value).kind === "string")) continue
        waiting.then()
        said++
    }
    return said
}

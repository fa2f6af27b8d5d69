import type { ApiName, ContainerStep } from "../../../catalog/entry.ts"
import { callValue, isClass } from "../calls.ts"
import type { Value, Variable } from "../points-to.ts"
import { loadComputed } from "../operations.ts"
import type { Call, Solver } from "../solver.ts"
import { eachModule } from "./folders.ts"
import { argument, eachArgument, freshObject, selfVariable } from "./native.ts"

/** Properties of our own objects: what a resolver makes its value of, and how. */
const SOURCE = "(source)"
const VALUE = "(value)"

/**
 * A container keeps what is registered under its name as members of its cradle, an object that the
 * functions and classes registered are given: whole (`({ store }) => …`), or member by member after
 * the names of their parameters.
 *
 * @see https://github.com/jeffijoe/awilix#injection-modes
 */
function createContainer(solver: Solver, call: Call, type: string | undefined): void {
    const made = freshObject(solver, call, "container")
    inherit(solver, made, type)
    solver.pointsTo.add(solver.heap.property(made, "cradle"), freshObject(solver, call, "cradle"))
    solver.pointsTo.add(call.to, made)
}

/** What is registered in a scope is seen there alone; everything else is the container's. */
function createScope(solver: Solver, call: Call, type: string | undefined): void {
    createContainer(solver, call, type)
    const inner = freshObject(solver, call, "cradle")
    eachCradle(solver, call, outer => {
        if (outer !== inner) solver.pointsTo.add(solver.heap.prototypeOf(inner), outer)
    })
}

/** It has the methods that the catalog knows of its type. */
function inherit(solver: Solver, made: Value, type: string | undefined): void {
    if (type !== undefined) solver.pointsTo.add(solver.heap.prototypeOf(made), solver.values.api(type as ApiName, { instance: true }))
}

function eachCradle(solver: Solver, call: Call, then: (cradle: Value) => void): void {
    solver.pointsTo.each(selfVariable(solver, call), container => solver.pointsTo.each(solver.heap.lookup(container, "cradle"), then))
}

/** asClass(C), asFunction(f), asValue(x): not made before it is registered. */
function resolver(kind: typeof SOURCE | typeof VALUE) {
    return (solver: Solver, call: Call, type: string | undefined): void => {
        const made = freshObject(solver, call, "resolver")
        inherit(solver, made, type)
        solver.pointsTo.add(call.to, made)
        const from = argument(call, 0)
        if (from !== undefined) solver.pointsTo.flow(from, solver.heap.property(made, kind))
    }
}

/** container.register({ name: resolver }), container.register("name", resolver) */
function register(solver: Solver, call: Call): void {
    const { pointsTo, heap, values } = solver
    pointsTo.flow(selfVariable(solver, call), call.to)
    eachCradle(solver, call, cradle => eachArgument(solver, call, 0, first => {
        const named = values.get(first)
        const second = argument(call, 1)
        if (named.kind === "string") {
            if (second !== undefined) pointsTo.each(second, one => provide(solver, call, cradle, named.text, one))
        } else if (named.kind === "object") heap.eachProperty(first, (key, variable) => pointsTo.each(variable, one => provide(solver, call, cradle, key, one)))
    }))
}

function provide(solver: Solver, call: Call, cradle: Value, name: string, registered: Value): void {
    if (solver.values.get(registered).kind !== "object") return
    const member = solver.heap.property(cradle, name)
    solver.pointsTo.flow(solver.heap.property(registered, VALUE), member)
    solver.pointsTo.each(solver.heap.property(registered, SOURCE), source => make(solver, { ...call, site: -1 }, cradle, source, member))
}

/** Calls a function or makes an instance of a class with what it asks for. Without a site nobody is said to call it: it is made when it is first resolved. */
function make(solver: Solver, call: Call, cradle: Value, source: Value, to: Variable): void {
    const { self: _, selfVariable: __, ...rest } = call
    const abstract = solver.values.get(source)
    const names = abstract.kind === "function" ? parameterNames(solver, source) : []
    const whole = solver.constant(cradle)
    const list = names.length > 1 ? names.map(name => solver.heap.lookup(cradle, name)) : [whole]
    callValue(solver, { ...rest, to, kind: "callback", args: { list, spreadFrom: list.length }, ...(isClass(solver, source) && { construct: true }) }, source)
    const [only] = names
    if (names.length !== 1 || only === "" || only === undefined) return
    // One parameter: the whole, or what its name says.
    const named = [solver.heap.lookup(cradle, only)]
    callValue(solver, { ...rest, to, kind: "callback", args: { list: named, spreadFrom: 1 }, ...(isClass(solver, source) && { construct: true }) }, source)
}

function parameterNames(solver: Solver, source: Value): readonly string[] {
    const abstract = solver.values.get(source)
    return abstract.kind === "function" ? solver.functionFact(abstract).parameterNames : []
}

/** container.resolve("name") */
function resolve(solver: Solver, call: Call): void {
    const name = argument(call, 0)
    if (name !== undefined) eachCradle(solver, call, cradle => loadComputed(solver, call.caller, call.site, solver.constant(cradle), name, call.to))
}

/** container.build(f): makes one at once, of something that need not be registered. */
function build(solver: Solver, call: Call): void {
    eachCradle(solver, call, cradle => eachArgument(solver, call, 0, given => {
        if (solver.values.get(given).kind === "object") solver.pointsTo.each(solver.heap.property(given, SOURCE), source => make(solver, call, cradle, source, call.to))
        else make(solver, call, cradle, given, call.to)
    }))
}

/** container.loadModules(["services/*.js"]): each module's export under the name of its file, as it is and in camel case. */
function loadModules(solver: Solver, call: Call): void {
    const { pointsTo, heap, values } = solver
    pointsTo.flow(selfVariable(solver, call), call.to)
    eachCradle(solver, call, cradle => eachArgument(solver, call, 0, patterns => heap.eachProperty(patterns, (_, element) => pointsTo.each(element, one => {
        // A pattern, or a pair of one and options.
        const load = (value: Value): void => {
            const text = values.get(value)
            if (text.kind !== "string") return
            eachModule(solver, call, text.text, (name, exported) => {
                for (const key of new Set([name, name.replace(/[-_.](\w)/g, (__, letter: string) => letter.toUpperCase())])) {
                    pointsTo.each(exported, source => {
                        if (values.get(source).kind === "function") make(solver, { ...call, site: -1 }, cradle, source, heap.property(cradle, key))
                    })
                }
            })
        }
        if (values.get(one).kind === "object") pointsTo.each(heap.lookup(one, "0"), load)
        else load(one)
    }))))
}

const STEPS: Readonly<Record<ContainerStep, (solver: Solver, call: Call, type: string | undefined) => void>> = {
    create: createContainer,
    "create-scope": createScope,
    register,
    make: resolver(SOURCE),
    keep: resolver(VALUE),
    resolve,
    build,
    "load-modules": loadModules,
}

/** What a function does with a container that is filled by name. */
export function containerStep(solver: Solver, call: Call, step: ContainerStep, type: string | undefined): void {
    STEPS[step](solver, call, type)
}

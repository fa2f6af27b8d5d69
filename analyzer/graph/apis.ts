import type { ApiName, Signature } from "../../catalog/entry.ts"
import type { QualifiedShape } from "../../catalog/index.ts"
import { type CallArguments, conditionHolds } from "../../catalog/conditions.ts"
import { callBackOf, callValue, isClass } from "./calls.ts"
import { constantsOf, eachOptions, followPath, handlersAmong, handlersInMembers, handlersInOptions, handlersNamed } from "./entries.ts"
import { ELEMENTS, isPlainKey, WRAPPED } from "./heap.ts"
import { somethingOf } from "./known-paths.ts"
import { giveNamed } from "./named-classes.ts"
import { natives } from "./natives.ts"
import { containerStep } from "./natives/containers.ts"
import { loadFolder } from "./natives/folders.ts"
import { eachArgument } from "./natives/native.ts"
import { makesRouter, noteMounts, resultKey, routerForCallback, routerMade } from "./mounts.ts"
import { readElements } from "./operations.ts"
import { entriesInForce } from "./package-ranges.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Call, Solver } from "./solver.ts"
import { instancesOfClass } from "./types.ts"
import type { ApiValue } from "./values.ts"

/**
 * A function outside the program is called. What it does is said by, in this order: a model of
 * the language (`natives.ts`), the catalog's handler shapes and signatures, and else the rule
 * for everything unknown: functions among the arguments are called on the loop, and its result is
 * a new value of the package.
 */
export function callApi(solver: Solver, call: Call, api: ApiValue): void {
    const { catalog } = solver
    // A class's default export is the class: `new (require("better-sqlite3"))()`.
    const name = call.construct ? catalog.canonicalType(api.name) : api.name
    const native = natives[catalog.canonicalType(name)] ?? natives[unqualified(name)]
    const shapes = entriesInForce(solver.project, solver.facts(call.caller.file).file, name, catalog.handlerShapes(name))
    solver.recordApiCall(call, name)
    for (const shape of shapes) register(solver, call, name, shape)
    noteMounts(solver, call, name)
    if (native) {
        native(solver, call, api)
        return
    }
    const signature = catalog.signature(name, call.construct === true)
    if (signature?.loads) return loadFolder(solver, call, signature.loads)
    if (signature?.container) return containerStep(solver, call, signature.container, signature.returns)
    // Handlers are called per request, not here.
    const defines = definedBy(solver, call, signature)
    defineMembers(solver, call, name, defines)
    callArguments(solver, call, name, signature, shapes.length > 0, new Set(defines.map(({ value }) => value)))
    giveResult(solver, call, name, signature)
}

/** `node:events#EventEmitter.on` and its like hold for everything that inherits from it; `http#Server.on` falls back to that. */
function unqualified(name: ApiName): ApiName {
    return name.replace(/^node:timers#/, "global#") as ApiName
}

function register(solver: Solver, call: Call, name: ApiName, shape: QualifiedShape<"argument" | "option" | "members" | "reference">): void {
    switch (shape.kind) {
        case "argument":
            return handlersAmong(solver, call, name, shape)
        case "option":
            return handlersInOptions(solver, call, name, shape)
        case "members":
            return handlersInMembers(solver, call, name, shape)
        case "reference":
            return handlersNamed(solver, call, shape)
    }
}

/** Which members the call makes, of those that it may. */
function definedBy(solver: Solver, call: Call, signature: Signature | undefined): NonNullable<Signature["defines"]> {
    if (!signature?.defines) return []
    const known = knownArguments(solver, call)
    return signature.defines.filter(one => one.value < call.args.list.length && (one.when?.every(condition => conditionHolds(condition, known)) ?? true))
}

/** Calls the functions among the arguments, with what the catalog knows of their parameters. Those that are kept wait to be called by another name. */
function callArguments(solver: Solver, call: Call, name: ApiName, signature: Signature | undefined, onlyListed: boolean, kept: ReadonlySet<number>): void {
    if (takesListenersAway(solver, call)) return
    const { pointsTo } = solver
    const offload = solver.catalog.offload(name, call.construct === true)
    const known = knownArguments(solver, call)
    const result = callbackResult(solver, call)
    // `request.body.ids.map(id => …)`: what is walked and its elements have one name.
    const iterated = call.self !== undefined && ITERATIONS.has(name.slice(name.lastIndexOf(".") + 1)) ? [solver.constant(call.self)] : []
    for (const [index, argument] of call.args.list.entries()) {
        if (offload.some(entry => entry.argument === index && entry.only !== "file")) continue
        if (kept.has(index)) continue
        callProperties(solver, call, name, signature, index, result)
        const facts = signature?.callbacks?.find(callback => {
            const here = callback.property === undefined && (callback.argument === index || callback.argument === "any" || (callback.argument === "last" && index === call.args.list.length - 1))
            return here && (callback.when?.every(condition => conditionHolds(condition, known)) ?? true)
        })
        const runs = facts?.runs
        if (runs === "never" || (onlyListed && !facts)) continue
        const parameters = facts ? (facts.parameters ?? []).map(type => parameterOf(solver, call, name, type)) : iterated
        let options = 0
        // Methods of what a package made are called with data far more often than with callbacks in options.
        // Capitalised functions are components: their properties wait for a click in a browser.
        const isOutermost = call.construct === true || /#[^.A-Z][^.]*$/.test(name)
        const back = (value: Value): void => {
            if (isClass(solver, value)) return
            const made = callBackOf(call, parameters, result)
            if (runs === undefined) callValue(solver, made, value)
            else callElsewhere(solver, made, value, runs)
        }
        pointsTo.each(argument, value => {
            const abstract = solver.values.get(value)
            if (abstract.kind === "function" || abstract.kind === "bound" || (abstract.kind === "api" && (runs !== undefined || (iterated.length > 0 && index === 0))) || (facts && abstract.kind === "object" && abstract.shape === "wrapper")) back(value)
            else if (!facts && isOutermost && abstract.kind === "object" && abstract.shape === "literal" && ++options <= MOST_OPTIONS) callMembers(solver, call, value, result)
            else if (facts?.elements && abstract.kind === "object") eachElement(solver, value, back)
        })
    }
}

/** An argument with more objects than this is data, not options. */
const MOST_OPTIONS = 4

/** `new Walker({ visit: f })`: an unknown function calls the functions in its options, we suppose. Once, whatever is called there. */
function callMembers(solver: Solver, call: Call, options: Value, result: Variable): void {
    if (call.self === options) return
    const key = `${call.caller.id}:${call.site}:${options}`
    if (solver.calledBack.has(key)) return
    solver.calledBack.add(key)
    solver.pointsTo.each(solver.heap.functionsIn(options), value => callValue(solver, { ...callBackOf(call, [], result), guessed: true }, value))
}

/** Callbacks that the catalog finds in a property of the argument. */
function callProperties(solver: Solver, call: Call, name: ApiName, signature: Signature | undefined, index: number, result: Variable): void {
    for (const facts of signature?.callbacks ?? []) {
        if (facts.property === undefined || facts.runs === "never") continue
        if (facts.argument !== "any" && facts.argument !== index && !(facts.argument === "last" && index === call.args.list.length - 1)) continue
        const made = callBackOf(call, (facts.parameters ?? []).map(type => parameterOf(solver, call, name, type)), result)
        eachOptions(solver, call, index, options => {
            followPath(solver, options, facts.property!.split("."), found => eachFunction(solver, found, facts.elements === true, value => {
                if (facts.runs === "startup" || facts.runs === "exit") callElsewhere(solver, made, value, facts.runs)
                else callValue(solver, made, value)
            }))
        })
    }
}

/** What a variable holds, or also the elements and members of what it holds. */
function eachFunction(solver: Solver, variable: Variable, elements: boolean, then: (value: Value) => void): void {
    solver.pointsTo.each(variable, value => {
        if (elements && solver.values.get(value).kind === "object") eachElement(solver, value, then)
        else if (!isClass(solver, value)) then(value)
    })
}

function eachElement(solver: Solver, list: Value, then: (value: Value) => void): void {
    solver.heap.eachProperty(list, (key, variable) => {
        if (key === ELEMENTS || isPlainKey(key)) solver.pointsTo.each(variable, then)
    })
}

/** A parameter of a callback: a type, `"element 0"`, `"argument 0"`, or nothing known. */
function parameterOf(solver: Solver, call: Call, name: ApiName, type: string | null): Variable {
    const given = type?.match(/^(element|argument) (\d+)$/)
    if (!given) {
        const router = type === null ? undefined : routerForCallback(solver, call, name, solver.catalog.canonicalType(qualified(name, type)))
        return router === undefined ? typed(solver, name, type) : solver.constant(router)
    }
    const argument = call.args.list[Number(given[2])]
    if (argument === undefined) return solver.pointsTo.allocate()
    if (given[1] === "argument") return argument
    const elements = solver.pointsTo.allocate()
    solver.pointsTo.each(argument, list => readElements(solver, call.caller, -1, list, elements))
    return elements
}

/** Links the call, and says that what is called runs at another time. */
function callElsewhere(solver: Solver, call: Call, value: Value, runs: "startup" | "exit"): void {
    const abstract = solver.values.get(value)
    if (abstract.kind === "bound") return callElsewhere(solver, call, abstract.target, runs)
    if (abstract.kind === "object" && abstract.shape === "wrapper") return solver.pointsTo.each(solver.heap.property(value, WRAPPED), inner => callElsewhere(solver, call, inner, runs))
    // A package's plugin registers handlers of its own: `app.register(mercurius, { resolvers })`.
    if (abstract.kind === "api") for (const shape of solver.catalog.handlerShapes(abstract.name)) register(solver, call, abstract.name, shape)
    if (abstract.kind !== "function") return
    const instance = solver.enter(value, abstract, call)
    if (instance) solver.recordLeaving(call, instance.id, runs)
}

/** What callbacks return, where the signature says that it is handed on ("callback 0"). One variable for a call. */
function callbackResult(solver: Solver, call: Call): Variable {
    const key = `${call.caller.id}:${call.site}`
    let variable = solver.callbackResults.get(key)
    if (variable === undefined) solver.callbackResults.set(key, (variable = solver.pointsTo.allocate()))
    return variable
}

/** `fastify.decorate("findAll", f)`: from now on `fastify.findAll` is that. */
function defineMembers(solver: Solver, call: Call, name: ApiName, defines: NonNullable<Signature["defines"]>): void {
    for (const { on, name: key, value } of defines) {
        const owner = solver.values.api(solver.catalog.canonicalType(qualified(name, on)), { instance: true })
        for (const member of constantsOf(solver, call, key)) solver.pointsTo.flow(call.args.list[value]!, solver.heap.property(owner, member))
    }
}

function giveResult(solver: Solver, call: Call, name: ApiName, signature: Signature | undefined): void {
    const { pointsTo, heap, values, catalog } = solver
    const returns = signature?.returns
    if (call.construct) {
        const type = catalog.canonicalType(returns && !returns.includes(" ") && returns !== "this" ? qualified(name, returns) : name)
        const made = makesRouter(solver, name, type) ? routerMade(solver, resultKey(call, name), type, call.caller.file) : values.object(resultKey(call, name), { shape: "instance", file: call.caller.file })
        pointsTo.add(heap.prototypeOf(made), values.api(type, { instance: true }))
        pointsTo.add(call.to, made)
        return
    }
    if (returns === "this") {
        if (call.self !== undefined) pointsTo.add(call.to, call.self)
        return
    }
    const handedBack = returns?.match(/^(argument|callback|element) (\d+|last)$/)
    if (handedBack) {
        const index = handedBack[2] === "last" ? call.args.list.length - 1 : Number(handedBack[2])
        const argument = call.args.list[index]
        if (handedBack[1] === "callback") pointsTo.flow(callbackResult(solver, call), call.to)
        else if (handedBack[1] === "element") {
            if (argument !== undefined) pointsTo.each(argument, list => readElements(solver, call.caller, -1, list, call.to))
        } else if (argument !== undefined) handBack(solver, call, argument, signature!)
        return
    }
    const token = /^instance of argument (\d+)$/.exec(returns ?? "")
    if (token) {
        eachArgument(solver, call, Number(token[1]), value => {
            for (const instance of instancesOfToken(solver, value)) pointsTo.add(call.to, instance)
        })
        return
    }
    if (returns?.includes(" named by ")) {
        if (giveNamed(solver, call, returns, type => qualified(name, type))) return
    } else if (returns !== undefined) {
        const type = catalog.canonicalType(qualified(name, returns))
        pointsTo.add(call.to, call.site >= 0 && makesRouter(solver, name, type) ? routerMade(solver, resultKey(call, name), type, call.caller.file) : values.api(type, { instance: true }))
        return
    }
    if (call.self !== undefined && solver.isRequestData(name)) return pointsTo.add(call.to, call.self)
    const path: ApiName = `${catalog.canonicalType(name)}()`
    if (name.startsWith("global#") && !solver.known.has(path)) return
    const result = values.api(solver.known.has(path) || solver.isRequestData(path) ? path : somethingOf(name), { instance: true })
    pointsTo.add(call.to, result)
    keepWrapped(solver, call, name, result)
}

/** `promisify(f)`, `once(f)`: the function itself, as far as what it does is concerned. */
function handBack(solver: Solver, call: Call, argument: Variable, signature: Signature): void {
    const { pointsTo, values } = solver
    pointsTo.each(argument, value => {
        const abstract = values.get(value)
        if (signature.once) solver.onceOnly.add(value)
        if (signature.promisifies && abstract.kind === "api") pointsTo.add(call.to, values.api(`${abstract.name}.__promisify__`))
        else pointsTo.add(call.to, value)
    })
}

/** What a container makes of a class: its constructor gets what it asks for, by declared types. */
function instancesOfToken(solver: Solver, token: Value): readonly Value[] {
    const abstract = solver.values.get(token)
    return abstract.kind === "function" && abstract.class !== undefined ? instancesOfClass(solver, abstract.file, abstract.class) : []
}

/** The arguments of a call as the catalog's conditions ask about them. */
export function knownArguments(solver: Solver, call: Pick<Call, "caller" | "site" | "args">): CallArguments {
    return { count: call.args.list.length, arguments: solver.site(call.caller.file, call.site)?.arguments ?? [] }
}

/**
 * What an unknown function returns may stand for the functions it was given: `debounce(f)`,
 * `middy(f)`, `cached("5 min", f)`. Calling or registering the result calls or registers those.
 */
function keepWrapped(solver: Solver, call: Call, name: ApiName, result: Value): void {
    const { pointsTo, heap, values } = solver
    // What `list.map(f)` returns is a list, not a function.
    if (call.site < 0 || (call.self !== undefined && ITERATIONS.has(name.slice(name.lastIndexOf(".") + 1)))) return
    for (const argument of call.args.list) {
        pointsTo.each(argument, value => {
            const abstract = values.get(value)
            const isWrapper = abstract.kind === "object" && abstract.shape === "wrapper"
            if (abstract.kind !== "bound" && !(abstract.kind === "function" && abstract.class === undefined) && !isWrapper) return
            const wrapper = values.object(`wrapper${call.caller.file}:${call.site}:${call.caller.id}`, { shape: "wrapper", file: call.caller.file })
            // Never a wrapper in a wrapper: builder chains would nest them without end.
            if (isWrapper) pointsTo.flow(heap.property(value, WRAPPED), heap.property(wrapper, WRAPPED))
            else pointsTo.add(heap.property(wrapper, WRAPPED), value)
            pointsTo.add(heap.prototypeOf(wrapper), result)
            pointsTo.add(call.to, wrapper)
        })
    }
}

/** The name of a type: of the package that `name` belongs to unless it says otherwise. */
export function qualified(name: ApiName, type: string): ApiName {
    return (type.includes("#") ? type : `${name.slice(0, name.indexOf("#"))}#${type}`) as ApiName
}

/** A variable with an instance of a type, or with nothing. */
export function typed(solver: Solver, name: ApiName, type: string | null | undefined): Variable {
    if (type === null || type === undefined) return solver.pointsTo.allocate()
    return solver.constant(solver.values.api(solver.catalog.canonicalType(qualified(name, type)), { instance: true }))
}

const ITERATIONS = new Set(["map", "flatMap", "forEach", "filter", "some", "every", "find", "findIndex", "reduce", "then"])

/** `emitter.off("x", f)`, `element.removeEventListener("x", f)`: whosever method it is, it looks for the function and does not call it. */
function takesListenersAway(solver: Solver, { caller, site }: Call): boolean {
    return /[.?](?:off|removeListener|removeEventListener|removeHandler|removeCallback)$/.test(solver.site(caller.file, site)?.text ?? "")
}

/** Calls that nothing answered: functions given to them are called all the same. Returns how many there were. */
export function callBackFromUnknown(solver: Solver): number {
    let answered = 0
    for (const open of solver.openCalls) {
        if (solver.assumed.has(open.call) || solver.pointsTo.valuesOf(open.callee).length > 0) continue
        solver.assumed.add(open.call)
        if (takesListenersAway(solver, open.call)) continue
        const nothing = solver.pointsTo.allocate()
        for (const argument of open.call.args.list) {
            solver.pointsTo.each(argument, value => {
                // Values of packages are handed around for many reasons; only iteration is sure to call them.
                const { kind } = solver.values.get(value)
                // What another package's function returned is data here, though functions went into it.
                if (kind === "api" ? ITERATIONS.has(open.key ?? "") : kind !== "object" && !isClass(solver, value)) callValue(solver, callBackOf(open.call, [], nothing), value)
            })
        }
        answered++
    }
    return answered
}

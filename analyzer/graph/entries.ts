import type { ApiName } from "../../catalog/entry.ts"
import type { QualifiedShape } from "../../catalog/index.ts"
import { SLOT } from "../facts.ts"
import { typed } from "./apis.ts"
import type { HandlerEntry } from "./call-graph.ts"
import { callBackOf, callValue, isClass } from "./calls.ts"
import { ELEMENTS, isPlainKey, WRAPPED } from "./heap.ts"
import { fileNamed, startModule } from "./modules.ts"
import type { Value, Variable } from "./points-to.ts"
import { isRoute, type Naming } from "./route-names.ts"
import type { Call, Solver } from "./solver.ts"

type Shape<Kind extends "argument" | "option" | "members"> = QualifiedShape<Kind>

/** What is said of a handler when it is registered. */
export interface Registration {
    readonly framework: string
    readonly naming: Naming
    /** Position among the functions that are registered together: the last answers, those before it are on the way. */
    readonly position?: number
    readonly file: number
    /** -1: by convention; the handler's own place counts. */
    readonly site: number
    readonly role?: "job"
    readonly parameters: readonly Variable[]
    readonly errorFirst?: true
    /** Is called by the framework, but not while serving: it only gets its arguments. */
    readonly atStartup?: true
    /** `this` inside the handler. */
    readonly self?: Value
}

/** A handler while its name is not yet known. */
export interface HandlerRecord extends Omit<HandlerEntry, "name" | "names" | "kind" | "shapes"> {
    readonly namings: Naming[]
}

export interface RouteCall {
    readonly framework: string
    readonly naming: Extract<Naming, { by: "call" }>
}

/** `app.get("/", check, (req, res) => …)` */
export function handlersAmong(solver: Solver, call: Call, api: ApiName, shape: Shape<"argument">): void {
    if (shape.role === "startup") return
    if (shape.events && !isForEvent(solver, call, shape.events)) return
    const first = shape.from === "last" ? call.args.list.length - 1 : shape.from
    const registration = registrationOf(solver, call, api, shape)
    const register = (): void => {
        for (const [index, argument] of call.args.list.entries()) {
            if (index >= call.args.spreadFrom) solver.pointsTo.each(argument, list => registerEach(solver, list, { ...registration, position: index }))
            else if (index >= first) registerAll(solver, argument, { ...registration, position: index })
        }
    }
    if (shape.where) eachOptions(solver, call, 0, criteria => whereIs(solver, criteria, shape.where!, register))
    else register()
}

function isForEvent(solver: Solver, call: Call, events: readonly string[]): boolean {
    return call.args.list.length > 1 && constantsOf(solver, call, 0).some(event => events.includes(event))
}

/** `fastify.route({ handler, preHandler: [...] })`, also `server.route([{ … }])` */
export function handlersInOptions(solver: Solver, call: Call, api: ApiName, shape: Shape<"option">): void {
    if (shape.role === "startup") return
    if (shape.events && !isForEvent(solver, call, shape.events)) return
    eachOptions(solver, call, shape.argument === "last" ? call.args.list.length - 1 : shape.argument, options => {
        const register = (): void => {
            const registration = registrationOf(solver, call, api, shape, options)
            const registerWith = (self?: Value): void => {
                // What comes first in the catalog is the handler, the others are on the way to it.
                for (const [index, path] of shape.properties.entries()) followPath(solver, options, path.split("."), handler => registerAll(solver, handler, { ...registration, position: -index, ...(self !== undefined && { self }) }))
            }
            registerWith()
            if (shape.self !== undefined) solver.pointsTo.each(solver.heap.lookup(options, shape.self), registerWith)
        }
        if (shape.where) whereIs(solver, options, shape.where, register)
        else register()
    })
}

/** The objects that an argument may be: itself, the elements of a list, what a function in its place returns. */
export function eachOptions(solver: Solver, call: Call, index: number, then: (options: Value) => void): void {
    const argument = call.args.list[index]
    if (argument !== undefined) solver.pointsTo.each(argument, value => eachObject(solver, value, then))
}

function eachObject(solver: Solver, value: Value, then: (options: Value) => void, depth = 0): void {
    if (depth > DEEPEST_LIST) return
    const abstract = solver.values.get(value)
    if (abstract.kind === "object" && abstract.shape === "array") {
        solver.heap.eachProperty(value, (_, variable) => solver.pointsTo.each(variable, element => eachObject(solver, element, then, depth + 1)))
    } else if (abstract.kind === "object") then(value)
    else if (abstract.kind === "function") {
        // A function may have the properties itself, or be called for what it returns: `fields: () => ({ … })`.
        then(value)
        if (!isClass(solver, value)) solver.pointsTo.each(solver.defaultInstance(value).base + SLOT.result, made => {
            if (solver.values.get(made).kind === "object") then(made)
        })
    }
}

/** Once, as soon as the property turns out to be one of the constants. */
function whereIs(solver: Solver, options: Value, { property, is }: NonNullable<Shape<"option">["where"]>, then: () => void): void {
    let holds = false
    solver.pointsTo.each(solver.heap.lookup(options, property), value => {
        if (holds || !isOneOf(solver, value, is)) return
        holds = true
        then()
    })
}

/** Whether a value is one of these texts, or one of these values of packages. */
export function isOneOf(solver: Solver, value: Value, constants: readonly string[]): boolean {
    const abstract = solver.values.get(value)
    if (abstract.kind === "api") return constants.includes(abstract.name)
    return abstract.kind === "string" && constants.includes(abstract.text)
}

/**
 * Values of a dotted path below a value; `*` is any member, `()` what a function returns. Lists on
 * the way are walked, and functions called for what they return: `fields: () => ({ … })`.
 */
export function followPath(solver: Solver, value: Value, path: readonly string[], then: (variable: Variable) => void): void {
    const [key, ...rest] = path
    const found = key === "*" ? solver.heap.lookupAny(value) : key === "()" ? resultOf(solver, value) : solver.heap.lookup(value, key!)
    if (found === undefined) return
    if (rest.length === 0) then(found)
    else solver.pointsTo.each(found, inner => eachObject(solver, inner, options => followPath(solver, options, rest, then)))
}

/** What a function of the program returns, whoever calls it. */
export function resultOf(solver: Solver, value: Value): Variable | undefined {
    return solver.values.get(value).kind === "function" && !isClass(solver, value) ? solver.defaultInstance(value).base + SLOT.result : undefined
}

/** `route("about", "./about.tsx")`, `{ handler: "src/users.create" }`: the handlers are exports of the file that is named. */
export function handlersNamed(solver: Solver, call: Call, shape: QualifiedShape<"reference">): void {
    const index = shape.argument === "last" ? call.args.list.length - 1 : shape.argument
    const argument = call.args.list[index]
    if (argument === undefined) return
    const note = (value: Value): void => {
        const abstract = solver.values.get(value)
        if (abstract.kind !== "string" || abstract.pattern) return
        const [, name, exported] = shape.exports ? [undefined, abstract.text] : (/^((?:.*\/)?[^/.]+)\.([\w$.]+)$/.exec(abstract.text) ?? [])
        const file = name === undefined ? undefined : fileNamed(solver, call.caller.file, name)
        if (file === undefined) return
        startModule(solver, file)
        solver.references.set(`${file} ${abstract.text} ${shape.source}`, { shape, file, exports: shape.exports ?? [exported!] })
    }
    if (!shape.properties) return solver.pointsTo.each(argument, note)
    for (const path of shape.properties) eachOptions(solver, call, index, options => followPath(solver, options, path.split("."), found => solver.pointsTo.each(found, note)))
}

/** Resolver maps, service implementations: every function among the members. */
export function handlersInMembers(solver: Solver, call: Call, api: ApiName, shape: Shape<"members">): void {
    if (shape.role === "startup") return
    const argument = call.args.list[shape.argument === "last" ? call.args.list.length - 1 : shape.argument]
    if (argument === undefined) return
    const registration = registrationOf(solver, call, api, shape)
    const registerNamed = (names: readonly string[] | undefined): void => solver.pointsTo.each(argument, value => {
        const made = shape.property === undefined ? resultOf(solver, value) : undefined
        if (made !== undefined) solver.pointsTo.each(made, inner => registerMembers(solver, inner, shape.depth, registration, [], names))
        else if (shape.property === undefined) registerMembers(solver, value, shape.depth, registration, [], names)
        else followPath(solver, value, shape.property.split("."), found => solver.pointsTo.each(found, inner => registerMembers(solver, inner, shape.depth, registration, [], names)))
    })
    registerNamed(shape.names)
    if (shape.namesIn) eachOptions(solver, call, shape.namesIn.argument, options => eachText(solver, solver.heap.lookup(options, shape.namesIn!.property), name => registerNamed([name])))
}

/** The constant texts in a list. */
function eachText(solver: Solver, list: Variable, then: (text: string) => void): void {
    solver.pointsTo.each(list, value => solver.heap.eachProperty(value, (_, element) => solver.pointsTo.each(element, one => {
        const abstract = solver.values.get(one)
        if (abstract.kind === "string" && !abstract.pattern) then(abstract.text)
    })))
}

function registerMembers(solver: Solver, value: Value, depth: number, registration: Registration, path: readonly string[], names?: readonly string[]): void {
    const abstract = solver.values.get(value)
    if (abstract.kind !== "object") return
    // A resolver map may be a list of maps, to be merged.
    const isList = abstract.shape === "array"
    const member = (key: string, variable: Variable): void => {
        if (!isPlainKey(key) && key !== ELEMENTS) return
        if (names && path.length === 0 && !isList && !names.includes(key)) return
        const here = isList ? path : [...path, key]
        solver.pointsTo.each(variable, inner => {
            const kind = solver.values.get(inner).kind
            if (kind === "function" || kind === "bound") {
                if (key !== "constructor") registerValue(solver, inner, { ...registration, naming: { ...registration.naming, member: here.join(".") } as Naming, self: value })
            } else if (kind === "object" && (depth > 1 || isList)) registerMembers(solver, inner, isList ? depth : depth - 1, registration, here, names)
        })
    }
    solver.heap.eachProperty(value, member)
    if (abstract.shape === "instance" || abstract.shape === "prototype") {
        solver.pointsTo.each(solver.heap.prototypeOf(value), parent => {
            if (parent !== value && solver.values.get(parent).kind === "object") registerMembers(solver, parent, depth, { ...registration, self: value }, path, names)
        })
    }
}

/** The constant texts that an argument may be: names of events, of members. */
export function constantsOf(solver: Solver, call: Call, index: number): string[] {
    const known = solver.site(call.caller.file, call.site)?.arguments?.[index]?.string
    if (known !== undefined) return [known]
    const argument = call.args.list[index]
    if (argument === undefined) return []
    return solver.pointsTo.valuesOf(argument).flatMap(value => {
        const abstract = solver.values.get(value)
        return abstract.kind === "string" ? [abstract.text] : []
    })
}

function registrationOf(solver: Solver, call: Call, api: ApiName, shape: QualifiedShape<"argument" | "option" | "members">, options?: Value): Registration {
    const naming = { by: "call" as const, call, api, shape, ...(options !== undefined && { options }) }
    const framework = frameworkOf(shape)
    if (isRoute(naming)) solver.routeCalls.push({ framework, naming })
    return {
        framework,
        naming,
        file: call.caller.file,
        site: call.site,
        parameters: (shape.parameters ?? []).map(type => typed(solver, api, type)),
        ...(shape.role === "job" && { role: "job" as const }),
        ...(shape.errorFirst && { errorFirst: true as const }),
    }
}

export function frameworkOf(shape: QualifiedShape): string {
    return shape.framework ?? (shape.package.replace(/^node:/, "") || "own")
}

/** Every function the variable may hold, also in lists, is a handler. */
export function registerAll(solver: Solver, variable: Variable, registration: Registration, depth = 0): void {
    solver.pointsTo.each(variable, value => {
        const abstract = solver.values.get(value)
        if (abstract.kind === "object" && abstract.shape === "array") registerEach(solver, value, registration, depth + 1)
        else registerValue(solver, value, registration)
    })
}

/** Lists of handlers may stand in lists, but not without end. */
const DEEPEST_LIST = 3

function registerEach(solver: Solver, list: Value, registration: Registration, depth = 1): void {
    if (depth > DEEPEST_LIST) return
    solver.heap.eachProperty(list, (key, variable) => {
        if (key === ELEMENTS || /^\d+$/.test(key)) registerAll(solver, variable, registration, depth)
    })
}

/** One value is a handler: a function, a bound one, or what a package made of one. */
export function registerValue(solver: Solver, value: Value, registration: Registration): number | undefined {
    const { pointsTo, values, heap } = solver
    const abstract = values.get(value)
    if (abstract.kind === "bound") {
        // Arguments given to `bind` come first.
        const node = registerValue(solver, abstract.target, { ...registration, parameters: [...abstract.given, ...registration.parameters] })
        if (node !== undefined) pointsTo.flow(abstract.self, solver.instance(node).base + SLOT.this)
        return node
    }
    if (abstract.kind === "object") {
        if (abstract.shape === "wrapper") registerAll(solver, heap.property(value, WRAPPED), registration)
        return undefined
    }
    if (abstract.kind === "api") enterOutside(solver, abstract.name, value, registration)
    return abstract.kind === "function" && !isClass(solver, value) ? enterHandler(solver, value, registration) : undefined
}

/** `app.use(serveIndex("ftp"))`: a function of a package serves requests. Worth a word only if its code is known to block. */
function enterOutside(solver: Solver, api: ApiName, value: Value, registration: Registration): void {
    const { naming, atStartup, file, site } = registration
    if (naming.by !== "call" || atStartup || !solver.catalog.blocking(api, false).some(entry => entry.through !== undefined)) return
    const key = `outside ${file},${site},${api}`
    if (solver.outside.has(key)) return
    const { caller } = naming.call
    solver.outside.set(key, { ...recordOf(solver, registration, value), api, registeredBy: { file: caller.file, fn: caller.fn } })
}

/** Marks a function as a handler, and gives it what the framework passes. Returns its node. */
export function enterHandler(solver: Solver, value: Value, registration: Registration): number {
    const instance = solver.defaultInstance(value)
    const key = `${instance.id},${registration.file},${registration.site}`
    const fact = solver.functionFact(instance)
    const known = solver.handlers.get(key)
    if (registration.self !== undefined) solver.pointsTo.add(instance.base + SLOT.this, registration.self)
    // A convention adds nothing to what a call has registered.
    const called = `${instance.id} ${registration.framework}`
    if (registration.site < 0 && !known && solver.registeredByCall.has(called)) return instance.id
    if (registration.site >= 0) solver.registeredByCall.add(called)
    if (known) {
        // One middleware in a helper that registers two hundred routes is one handler.
        if (!known.namings.some(naming => isSame(naming, registration.naming))) known.namings.push(namingOf(registration, value))
        return instance.id
    }
    if (!registration.atStartup) solver.handlers.set(key, { ...recordOf(solver, registration, value), node: instance.id })
    // `(error, request, response, next)`; with one parameter less the error is not among them.
    const parameters = registration.errorFirst && fact.parameters < registration.parameters.length ? registration.parameters.slice(1) : registration.parameters
    for (const [index, variable] of parameters.entries()) {
        if (index < fact.parameters && index !== fact.rest) solver.pointsTo.flow(variable, instance.base + SLOT.firstParameter + index)
        if (instance.restArguments !== undefined && index >= fact.rest!) solver.pointsTo.flow(variable, solver.heap.property(instance.restArguments, String(index - fact.rest!)))
        if (instance.allArguments !== undefined) solver.pointsTo.flow(variable, solver.heap.property(instance.allArguments, String(index)))
    }
    return instance.id
}

/** Calls decorators that are functions of the program: they may replace what they decorate. */
export function applyDecorators(solver: Solver): void {
    const { pointsTo, heap, values } = solver
    for (const applied of solver.decorators) {
        const decoration = solver.facts(applied.file).decorations[applied.decoration]!
        const descriptor = values.object(`descriptor${applied.file}:${applied.decoration}:${applied.instance.id}`, { shape: "literal", file: applied.file })
        const call = { caller: applied.instance, site: applied.site, args: { list: [], spreadFrom: 0 }, to: pointsTo.allocate(), kind: "call" as const }
        pointsTo.each(applied.class, klass => {
            const prototype = solver.prototypeValue(klass)
            const name = decoration.member === undefined ? pointsTo.allocate() : solver.constant(values.string(decoration.member))
            if (decoration.target === "method" && decoration.member !== undefined) pointsTo.flow(heap.property(prototype, decoration.member), heap.property(descriptor, "value"))
            const args = decoration.target === "class" ? [solver.constant(klass)] : [solver.constant(prototype), name, solver.constant(descriptor)]
            pointsTo.each(applied.decorator, decorator => {
                if (values.get(decorator).kind !== "function") return
                callValue(solver, { ...callBackOf(call, args, call.to), kind: "call" }, decorator)
                // A method decorator that sets `descriptor.value` or returns a descriptor or function replaces the method.
                if (decoration.target === "method" && decoration.member !== undefined) {
                    pointsTo.flow(heap.property(descriptor, "value"), heap.property(prototype, decoration.member))
                    pointsTo.each(call.to, result => {
                        if (values.get(result).kind === "function") pointsTo.add(heap.property(prototype, decoration.member!), result)
                    })
                }
            })
        })
    }
}

function recordOf(solver: Solver, registration: Registration, handler: Value): Omit<HandlerRecord, "node"> {
    return {
        framework: registration.framework,
        namings: [namingOf(registration, handler)],
        position: registration.position ?? 0,
        registeredAt: { file: registration.file, site: registration.site },
        confidence: solver.confidence,
        ...(registration.role && { role: registration.role }),
    }
}

function namingOf({ naming }: Registration, handler: Value): Naming {
    return naming.by === "call" ? { ...naming, handler } : naming
}

function isSame(a: Naming, b: Naming): boolean {
    if (a.by === "call" && b.by === "call") return a.call.caller === b.call.caller && a.call.site === b.call.site && a.call.self === b.call.self && a.api === b.api && a.options === b.options && a.member === b.member
    if (a.by === "decorator" && b.by === "decorator") return a.call === b.call && a.decorator === b.decorator && a.member === b.member
    return a.by === "text" && b.by === "text" ? a.text === b.text : a === b
}

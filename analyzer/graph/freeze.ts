import { isInAddress } from "../../catalog/addresses.ts"
import type { ApiName } from "../../catalog/entry.ts"
import type { FanOutFact } from "../facts.ts"
import type { ApiCall, CallEdge, CallGraph, FanOutWork, GraphNode, HandlerEntry, NodeId, RegexUse, UnansweredRoute } from "./call-graph.ts"
import { settingsOf } from "./client-settings.ts"
import type { HandlerRecord, RouteCall } from "./entries.ts"
import type { Variable } from "./points-to.ts"
import { betterNames, fullestNames, isOnRouter, namesOf, startsUnknown, type Naming, type RouteName } from "./route-names.ts"
import type { Instance, RecordedApiCall, Solver } from "./solver.ts"

/** Makes the graph out of what the solver has found. From here on it is only read. */
export function freeze(solver: Solver): CallGraph {
    const { instances, project } = solver
    const edges: CallEdge[][] = instances.map(() => [])
    const isHook = (to: NodeId): boolean => solver.startupHooks.has(`${instances[to]!.file},${instances[to]!.fn}`)
    const crowded = crowdedSites(solver)
    for (const [key, { caller, ...edge }] of solver.edges) {
        const confidence = crowded.has(`${caller},${edge.site.site}`) ? "possible" : edge.confidence
        const leaves = solver.leaving.get(key) ?? (solver.isInstalled(instances[caller]!.file) && isHook(edge.to) ? "startup" : undefined)
        const once = solver.onceOnly.has(instances[edge.to]!.value)
        edges[caller]!.push({ ...edge, confidence, ...(leaves && { leaves }), ...(once && { once: true as const }) })
    }
    const recorded = [...solver.apiCalls.values()]
    const apiCalls: ApiCall[][] = instances.map(() => [])
    for (const call of recorded) apiCalls[call.caller]!.push(apiCallOf(solver, call))

    const nodes: GraphNode[] = instances.map(({ file, fn }) => ({ file, fn }))
    for (const [key, { api, registeredBy, ...record }] of solver.outside) {
        solver.handlers.set(key, { ...record, node: nodes.length, outside: api })
        edges.push([])
        apiCalls.push([{ site: record.registeredAt, api: solver.catalog.canonicalType(api), new: false, kind: "callback", confidence: record.confidence }])
        nodes.push(registeredBy)
    }

    const unresolved: number[][] = project.files.map(() => [])
    let calls = 0
    let resolvedCalls = 0
    for (const [file, facts] of project.files.entries()) {
        for (const site of facts.sites.keys()) {
            const number = solver.globalSite(file, site)
            if (!solver.callSites.has(number)) continue
            calls++
            if (solver.calledSites.has(number)) resolvedCalls++
            else unresolved[file]!.push(site)
        }
    }
    const place = (at: { readonly file: number; readonly site: number }): readonly number[] => project.files[at.file]?.sites[at.site]?.at ?? [0, 0]
    const handlers = namedHandlers(solver).sort((a, b) =>
        a.registeredAt.file - b.registeredAt.file
        || place(a.registeredAt)[0]! - place(b.registeredAt)[0]!
        || place(a.registeredAt)[1]! - place(b.registeredAt)[1]!
        || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.node - b.node),
    )
    if (solver.pointsTo.widened > 0) solver.cut["values"] = solver.pointsTo.widened
    if (solver.pointsTo.exhausted) solver.cut["package"] = 1
    return {
        nodes, edges, apiCalls, handlers, unanswered: unansweredRoutes(solver), unresolved,
        regexUses: regexUses(solver, recorded),
        fanOutWork: fanOutWork(solver, edges, apiCalls),
        cut: solver.cut, calls, resolvedCalls,
    }
}

/** Entry points with their names. A function that is a route by one name is not listed again for the helper it was given to. */
function namedHandlers(solver: Solver): HandlerEntry[] {
    const all = [...solver.handlers.values()].map(record => handlerOf(solver, record))
    // Middleware of one route may be the whole server's elsewhere; a file of middleware is what its place says.
    const says = ({ kind, registeredAt }: HandlerEntry): boolean => kind !== "callback" && (kind !== "middleware" || registeredAt.site < 0)
    const named = new Set(all.filter(({ bare, entry }) => !bare && says(entry)).map(({ entry }) => entry.node))
    const entries = all.filter(({ bare, entry }) => !bare || !named.has(entry.node)).map(({ entry }) => entry)
    const namesAt = new Map<string, Set<string>>()
    const fullestAt = new Map<string, readonly string[]>()
    const placeOf = ({ registeredAt: { file, site } }: HandlerEntry): string => `${file},${site}`
    for (const entry of entries) {
        if (entry.registeredAt.site < 0) continue
        const names = namesAt.get(placeOf(entry)) ?? new Set()
        for (const name of entry.names) names.add(name)
        namesAt.set(placeOf(entry), names)
    }
    // Asked once for each place: a call in a helper may register hundreds of routes with hundreds of names each.
    const fullestNamesAt = (place: string): readonly string[] => {
        const known = fullestAt.get(place) ?? fullestNames(namesAt.get(place) ?? [])
        fullestAt.set(place, known)
        return known
    }
    return entries.map(entry => {
        // Only where the router was not known: one call may register a whole table of routes.
        const names = entry.names.some(startsUnknown) ? betterNames(entry.names, fullestNamesAt(placeOf(entry))) : entry.names
        return names === entry.names ? entry : { ...entry, names, name: oneName(names) }
    })
}

function oneName(names: readonly string[]): string {
    return names.length > 1 ? `${names[0]!}, …` : names[0]!
}

function handlerOf(solver: Solver, { namings, ...record }: HandlerRecord): { entry: HandlerEntry; bare: boolean } {
    const found = namesOfAll(solver, namings)
    const given = [...new Set(found.map(one => one.name))]
    const names = betterNames(given, fullestNames(given))
    const own = names[0] || (record.outside ?? solver.functionFact(solver.instance(record.node)).name)
    const shapes = [...new Set(namings.flatMap(({ shape }) => shape ?? []))]
    const all = names.length > 0 ? names.map(name => name || own) : [own]
    const entry = { ...record, shapes, kind: found[0]?.kind ?? "callback", names: all, name: oneName(all) }
    return { entry, bare: found.length > 0 && found.every(one => one.bare === true) }
}

/** A parameter declared to be a router is nowhere; the router that it is given is somewhere. */
function namesOfAll(solver: Solver, namings: readonly Naming[]): RouteName[] {
    const onRouters = namings.filter(naming => isOnRouter(solver, naming))
    return (onRouters.length > 0 ? onRouters : namings).flatMap(naming => namesOf(solver, naming))
}

/** Routes that are registered with functions of packages alone, or with something that is not known. */
function unansweredRoutes(solver: Solver): UnansweredRoute[] {
    const placeOf = ({ call }: RouteCall["naming"]): string => `${call.caller.id},${call.site}`
    const answered = new Set([...solver.handlers.values()].flatMap(({ namings }) => namings.flatMap(naming => (naming.by === "call" ? [placeOf(naming)] : []))))
    const open = new Map<string, RouteCall[]>()
    for (const route of solver.routeCalls) {
        const { call } = route.naming
        if (call.site < 0 || answered.has(placeOf(route.naming)) || !isGivenAHandler(route)) continue
        const key = `${call.caller.file},${call.site}`
        open.set(key, [...(open.get(key) ?? []), route])
    }
    return [...open.values()].flatMap(routes => {
        const { framework, naming: { call } } = routes[0]!
        const names = namesOfAll(solver, routes.map(({ naming }) => naming)).map(({ name }) => name)
        return betterNames(names, fullestNames(names)).map(name => ({ framework, name, registeredAt: { file: call.caller.file, site: call.site } }))
    })
}

/** `app.get("port")` of Express asks for a setting. */
function isGivenAHandler({ naming: { call, shape } }: RouteCall): boolean {
    const { list, spreadFrom } = call.args
    return shape.kind !== "argument" || shape.from === "last" || list.length > shape.from || spreadFrom < list.length
}

/** A call that seems to lead to more functions than this, and not to one method of many classes, says little of each. */
const MOST_CALLEES = 16
/** The same of functions that something from outside is given, and that it may call or not. */
const MOST_CALLBACKS = 8

/**
 * Calls through which everything passes: a wrapper that all modules' functions went through, a
 * queue of closures. Each callee may be right for somebody, but hardly for this caller. Handlers do
 * not count: a framework's dispatcher calls all that it was given.
 */
function crowdedSites(solver: Solver): ReadonlySet<string> {
    const callees = new Map<string, Set<string>>()
    const names = new Map<string, Set<string>>()
    const handlers = new Set([...solver.handlers.values()].map(({ node }) => functionOf(solver, node)))
    const given = new Set<string>()
    for (const { caller, site, to, kind } of solver.edges.values()) {
        if (kind === "dispatch" || kind === "import") continue
        const callee = functionOf(solver, to)
        if (handlers.has(callee)) continue
        const key = `${caller},${site.site}`
        add(callees, key, callee)
        if (kind === "callback") given.add(key)
        const { name } = solver.functionFact(solver.instance(to))
        add(names, key, name === "<anonymous>" ? callee : name.split(/[.#]/).at(-1)!)
    }
    const crowded = new Set<string>()
    for (const [key, functions] of callees) if (functions.size > (given.has(key) ? MOST_CALLBACKS : MOST_CALLEES) && names.get(key)!.size > 2) crowded.add(key)
    return crowded
}

function functionOf(solver: Solver, node: NodeId): string {
    const { file, fn } = solver.instance(node)
    return `${file},${fn}`
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
    const known = map.get(key)
    if (known) known.add(value)
    else map.set(key, new Set([value]))
}

/** What a client sent and may be large. */
const isLong = (data: ApiName): boolean => !isInAddress(data)

/**
 * What a client sent and nothing else. Where values of a package arrive as well, what was sent has
 * been through a store or shares a helper with other data: then nobody can say which it is.
 */
function isRequestData(solver: Solver, variable: Variable, counts: (data: ApiName) => boolean = () => true): boolean {
    const names = solver.pointsTo.valuesOf(variable).flatMap(value => {
        const abstract = solver.values.get(value)
        return abstract.kind === "api" ? [abstract.name] : []
    })
    return names.some(name => solver.isRequestData(name) && counts(name)) && !names.some(name => comesFromElsewhere(solver, name))
}

function comesFromElsewhere(solver: Solver, name: ApiName): boolean {
    return !solver.isRequestData(name) && !/^(?:global|node:[^#]+)#/.test(name)
}

function apiCallOf(solver: Solver, call: RecordedApiCall): ApiCall {
    const requestData = call.args.list.flatMap((variable, index) => (isRequestData(solver, variable, isLong) ? [index] : []))
    const last = call.args.list.at(-1)
    const callback = last !== undefined && solver.pointsTo.valuesOf(last).some(value => {
        const abstract = solver.values.get(value)
        return abstract.kind === "function" || abstract.kind === "bound" || (abstract.kind === "object" && abstract.shape === "wrapper")
    })
    const api = solver.catalog.canonicalType(call.api)
    const self = call.self === undefined ? undefined : solver.values.get(call.self)
    const settings = settingsOf(solver, call, api)
    return {
        site: { file: call.file, site: call.site },
        api, new: call.new, kind: call.kind, confidence: call.confidence,
        ...(requestData.length > 0 && { requestData }),
        ...(callback && { callback }),
        ...((self?.kind === "api" ? self.instance : self?.kind === "object" && self.shape !== "exports") && { ofInstance: true as const }),
        ...(settings && { settings }),
    }
}

const STRING_METHODS = new Set(["match", "matchAll", "replace", "replaceAll", "search", "split"])

/** `/…/.test(input)`, `input.match(/…/)` with input from a client. */
function regexUses(solver: Solver, calls: readonly RecordedApiCall[]): RegexUse[] {
    const uses: RegexUse[] = []
    const add = (call: RecordedApiCall, pattern: string | undefined): void => {
        if (pattern) uses.push({ node: call.caller, site: { file: call.file, site: call.site }, pattern, confidence: call.confidence })
    }
    const place = ({ caller, site }: RecordedApiCall): string => `${caller},${site}`
    const mixed = new Set(calls.filter(call => comesFromElsewhere(solver, call.api)).map(place))
    for (const call of calls) {
        const [first] = call.args.list
        if (first === undefined) continue
        if (/^global#RegExp\.prototype\.(?:test|exec)$/.test(call.api)) {
            const self = call.self === undefined ? undefined : solver.values.get(call.self)
            if (self?.kind === "object" && isRequestData(solver, first)) add(call, self.text)
        } else if (STRING_METHODS.has(call.api.slice(call.api.lastIndexOf(".") + 1)) && solver.isRequestData(call.api) && !mixed.has(place(call))) {
            for (const value of solver.pointsTo.valuesOf(first)) {
                const abstract = solver.values.get(value)
                if (abstract.kind === "object" && abstract.shape === "regex") add(call, abstract.text)
            }
        }
    }
    return uses
}

function fanOutWork(solver: Solver, edges: readonly (readonly CallEdge[])[], apiCalls: readonly (readonly ApiCall[])[]): FanOutWork[][] {
    const byFunction = new Map<string, Instance[]>()
    for (const instance of solver.instances) {
        const key = `${instance.file},${instance.fn}`
        const known = byFunction.get(key)
        if (known) known.push(instance)
        else byFunction.set(key, [instance])
    }
    return solver.project.files.map((facts, file) => facts.fanOuts.map(fact => {
        const instances = byFunction.get(`${file},${fact.fn}`) ?? []
        return workOf(solver, file, fact, instances, byFunction, edges, apiCalls)
    }))
}

function isWithin(inner: Instance, outer: Instance): boolean {
    for (let at: Instance | undefined = inner; at; at = at.scope) if (at === outer) return true
    return false
}

/** Instances of the functions inside a function. */
function innerOf(solver: Solver, instance: Instance): Instance[] {
    const found: Instance[] = []
    for (const inner of innerInstances(solver).get(instance.id) ?? []) found.push(inner, ...innerOf(solver, inner))
    return found
}

const innerByScope = new WeakMap<Solver, Map<number, Instance[]>>()

function innerInstances(solver: Solver): Map<number, Instance[]> {
    let known = innerByScope.get(solver)
    if (known) return known
    innerByScope.set(solver, (known = new Map()))
    for (const instance of solver.instances) {
        if (!instance.scope) continue
        const list = known.get(instance.scope.id)
        if (list) list.push(instance)
        else known.set(instance.scope.id, [instance])
    }
    return known
}

/** The variable of a slot, also of one that belongs to a function around. */
function variableOf(solver: Solver, instance: Instance, slot: number): Variable {
    if (slot >= 0) return instance.base + slot
    const { captures } = solver.functionFact(instance)
    const owner = captures[(-1 - slot) * 2]!
    for (let at: Instance | undefined = instance; at; at = at.scope) if (at.fn === owner) return at.base + captures[(-1 - slot) * 2 + 1]!
    return instance.base
}

function workOf(
    solver: Solver, file: number, fact: FanOutFact, instances: readonly Instance[], byFunction: ReadonlyMap<string, readonly Instance[]>,
    edges: readonly (readonly CallEdge[])[], apiCalls: readonly (readonly ApiCall[])[],
): FanOutWork {
    const functions = new Set<number>()
    const apis = new Set<ApiCall["api"]>()
    const facts = solver.project.files[file]!
    const isInside = (outer: number, inner: number): boolean => {
        for (let at = inner; at >= 0 && facts.functions[at]; at = facts.functions[at]!.parent) if (at === outer) return true
        return false
    }
    for (const instance of instances) {
        for (const fn of fact.work.functions) {
            for (const inner of byFunction.get(`${file},${fn}`) ?? []) if (!isInside(fact.fn, fn) || isWithin(inner, instance)) functions.add(inner.id)
        }
        // The work may stand in a function inside: `names.forEach(name => jobs.push(read(name)))`.
        for (const within of [instance, ...innerOf(solver, instance)]) {
            for (const edge of edges[within.id]!) if (fact.work.sites.includes(edge.site.site)) functions.add(edge.to)
            for (const call of apiCalls[within.id]!) if (fact.work.sites.includes(call.site.site)) apis.add(call.api)
        }
        if (fact.callback === undefined) continue
        for (const value of solver.pointsTo.valuesOf(variableOf(solver, instance, fact.callback))) {
            const abstract = solver.values.get(value)
            if (abstract.kind === "function") functions.add(solver.defaultInstance(value).id)
            else if (abstract.kind === "api") apis.add(abstract.name)
        }
    }
    return { nodes: instances.map(instance => instance.id), functions: [...functions], apis: [...apis] }
}

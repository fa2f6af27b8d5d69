import type { ApiName, EntryKind, MountShape, NamePlace } from "../../catalog/entry.ts"
import type { QualifiedShape } from "../../catalog/index.ts"
import type { WrittenPath } from "./mounts.ts"
import { keyOfCall, originOf } from "./origins.ts"
import type { Value, Variable } from "./points-to.ts"
import { groupPrefixes } from "./route-groups.ts"
import type { Call, Solver } from "./solver.ts"
import { join, textsAt, textsOf, UNKNOWN, valuesAt } from "./written-texts.ts"

/** What the name of an entry point is made of. It is put together when all values are known. */
export type Naming =
    | { readonly by: "call"; readonly call: Call; readonly api: ApiName; readonly shape: QualifiedShape<"argument" | "option" | "members">; readonly options?: Value; readonly member?: string; readonly handler?: Value }
    | { readonly by: "text"; readonly text: string; readonly as: EntryKind; readonly shape?: QualifiedShape }
    | { readonly by: "decorator"; readonly decorator: ApiName; readonly call: Call | undefined; readonly classes: readonly DecoratorCall[]; readonly besides: readonly DecoratorCall[]; readonly shape: QualifiedShape<"decorator">; readonly member: string }

export interface DecoratorCall {
    readonly name: ApiName
    readonly call: Call | undefined
    /** Of a class: which, as `file,class`. */
    readonly of?: string
}

export interface RouteName {
    readonly kind: EntryKind
    /** `GET /report/:id` */
    readonly name: string
    /** The name says no more than by which call the function became an entry point: `defineEventHandler`. */
    readonly bare?: true
}

/** An entry point with more names than this is named by a table that cannot be told apart. */
const MOST_NAMES = 300
const MOST_PREFIXES = 60
/** One call that registers one function for more paths than this got them from where everything meets. */
const MOST_PATHS = 8

/** HTTP methods as routers call them, with what people write. */
const VERBS: Readonly<Record<string, string>> = {
    ...Object.fromEntries(["get", "post", "put", "patch", "delete", "head", "options", "all", "any", "trace", "connect", "search", "query", "propfind", "proppatch", "mkcol", "copy", "move", "lock", "unlock", "report", "purge", "ws"].map(verb => [verb, verb.toUpperCase()])),
    del: "DELETE", opts: "OPTIONS", httpGet: "GET", httpPost: "POST", httpPut: "PUT", httpPatch: "PATCH", httpDelete: "DELETE", httpHead: "HEAD", sse: "GET",
}
const LISTENING = new Set(["on", "once", "addListener", "prependListener", "subscribe"])

/** The names under which people know an entry point: one for each place that its router is mounted at. */
export function namesOf(solver: Solver, naming: Naming): RouteName[] {
    switch (naming.by) {
        case "text":
            return [{ kind: naming.as, name: naming.text }]
        case "call":
            return namesOfCall(solver, naming)
        case "decorator":
            return namesOfDecorated(solver, naming)
    }
}

/** Whether a call of this method registers a route: something with an HTTP method and a path. */
export function isRoute(naming: Extract<Naming, { by: "call" }>): boolean {
    const { shape } = naming
    if (shape.as !== undefined) return shape.as === "route"
    return shape.verb !== undefined || (shape.kind !== "members" && (shape.methods.includes("get") || shape.methods.includes("del")) && Object.hasOwn(VERBS, methodOf(naming.api)))
}

/** The last name of what is called; a module that is called itself has its package's. */
function methodOf(api: ApiName): string {
    const last = api.slice(Math.max(api.lastIndexOf("."), api.lastIndexOf("#")) + 1)
    return /^default\b/.test(last) ? api.slice(0, api.lastIndexOf("#")) : last
}

function kindOf(naming: Extract<Naming, { by: "call" }>): EntryKind {
    const { shape } = naming
    if (shape.role === "job") return "job"
    if (shape.as) return shape.as
    if (isRoute(naming)) return "route"
    const method = methodOf(naming.api)
    if (method === "use" || method === "addHook" || method === "param") return "middleware"
    if (shape.kind === "argument" && (shape.events !== undefined || LISTENING.has(method))) return "event"
    return shape.kind === "members" ? "resolver" : "callback"
}

function namesOfCall(solver: Solver, naming: Extract<Naming, { by: "call" }>): RouteName[] {
    const { call, api, shape, options, member } = naming
    const kind = kindOf(naming)
    const method = methodOf(api)
    const written = pathsIn(solver, call, shape.path, options, shape.kind === "argument" ? shape.from : undefined)
    const own = written && written.length > 1 ? (goingWith(solver, naming, written) ?? inCommon(written)) : written
    const isPath = kind === "route" || method === "use"
    if (member !== undefined) return [{ kind, name: member }]
    if (kind === "procedure") return withPrefix(solver, ownersOf(solver, naming), own ?? [""], ".").map(name => ({ kind, name: name || method }))
    if (!isPath) return own ? own.map(text => ({ kind, name: `${method} "${text}"` })) : [{ kind, name: method, ...(kind === "callback" && { bare: true }) }]

    const paths = withPrefix(solver, ownersOf(solver, naming), own ?? [""], "/")
    if (kind !== "route") return paths.map(path => ({ kind, name: path === "" ? method : `${method} ${path}` }))
    const verbs = (shape.verb ? textsAt(solver, call, shape.verb, options) : undefined) ?? [shape.verb ? "ALL" : (VERBS[method] ?? method.toUpperCase())]
    return paths.flatMap(path => verbs.map(verb => ({ kind, name: `${verb === "*" ? "ALL" : verb.toUpperCase()} ${path || "/"}` })))
}

/** Of many paths that cannot be told apart, what they have in common: `/api/…/upload`. */
function inCommon(paths: readonly string[]): readonly string[] {
    if (paths.length <= MOST_PATHS) return paths
    const all = paths.map(path => path.split("/"))
    const shortest = Math.min(...all.map(segments => segments.length))
    const [first] = all
    const isSame = (at: number): boolean => all.every(segments => segments.at(at) === first!.at(at))
    let before = 0
    while (before < shortest && isSame(before)) before++
    let after = 0
    while (after < shortest - before && isSame(-1 - after)) after++
    return [[...first!.slice(0, before), UNKNOWN, ...first!.slice(first!.length - after)].join("/")]
}

/**
 * Names, but those of others instead that say more: `GET /api/users` for `GET …/users` and
 * `GET /…/users`. The others are those of the same function, or of the same registration: a
 * function that registers routes may be seen where its router is known, and where it is not.
 */
export function betterNames(names: readonly string[], others: readonly string[]): readonly string[] {
    if (!names.some(name => name.includes(UNKNOWN))) return names
    return [...new Set(names.flatMap(name => {
        const better = name.includes(UNKNOWN) ? others.filter(other => other !== name && saysLess(name, other)) : []
        return better.length > 0 ? better : [name]
    }))]
}

/** The names that none of the others says more than; each once. */
export function fullestNames(names: Iterable<string>): readonly string[] {
    const all = [...new Set(names)]
    return all.filter(name => !name.includes(UNKNOWN) || !all.some(other => other !== name && saysLess(name, other)))
}

/** Whether it is not known where the router is mounted: `GET …/users`. */
export function startsUnknown(name: string): boolean {
    return name.includes(` ${UNKNOWN}`)
}

/** What is not known at the beginning of a path may be any path or none, elsewhere a part of one segment. */
function saysLess(name: string, other: string): boolean {
    const parts = name.split(UNKNOWN)
    let at = parts[0]!.length
    if (!other.startsWith(parts[0]!)) return false
    for (const [index, part] of parts.entries()) {
        if (index === 0) continue
        const next = index === parts.length - 1 ? other.length - part.length : other.indexOf(part, at)
        const instead = next < at ? "" : other.slice(at, next)
        const fits = index === 1 && parts[0]!.endsWith(" ") ? instead === "" || instead.startsWith("/") : instead !== "" && !instead.includes("/")
        if (!fits || !other.startsWith(part, next)) return false
        at = next + part.length
    }
    return true
}

/** Whether it is registered on a router that is known, not only on something declared to be one. */
export function isOnRouter(solver: Solver, naming: Naming): boolean {
    return naming.by === "call" && naming.call.self !== undefined && solver.routers.has(naming.call.self)
}

/** The routers that a route belongs to. */
function ownersOf(solver: Solver, { call, shape }: Extract<Naming, { by: "call" }>): readonly Value[] {
    if (shape.of === "result") return solver.pointsTo.valuesOf(call.to).filter(value => solver.routers.has(value))
    if (call.self !== undefined) return [call.self]
    return call.selfVariable === undefined ? [] : solver.pointsTo.valuesOf(call.selfVariable)
}

function withPrefix(solver: Solver, owners: readonly Value[], paths: readonly string[], separator: string): string[] {
    const prefixes = owners.length === 0 ? [""] : owners.flatMap(owner => prefixesOf(solver, owner, []))
    return [...new Set(prefixes.flatMap(prefix => paths.map(path => join(prefix, path, separator))))].slice(0, MOST_NAMES)
}

/** Paths of a router: where it is mounted, and where that is mounted. */
export function prefixesOf(solver: Solver, router: Value, seen: readonly Value[]): string[] {
    const { mounts } = solver
    const found = new Set<string>()
    for (const mount of mounts.of.get(router) ?? []) {
        if (mount.parent !== undefined && seen.includes(mount.parent)) continue
        const above = mount.parent === undefined ? [""] : prefixesOf(solver, mount.parent, [...seen, router])
        const paths = pathsOfMount(solver, mount)
        for (const prefix of above) for (const path of paths) if (found.size < MOST_PREFIXES) found.add(join(prefix, path, mount.shape.separator ?? "/"))
    }
    if (found.size === 0) found.add(isUnmounted(solver, router) ? UNKNOWN : "")
    // A place that is known says more than one that is not.
    const known = [...found].filter(prefix => !prefix.startsWith(UNKNOWN))
    const prefixes = known.length > 0 ? known : [...found]
    const own = mounts.own.get(router)?.flatMap(({ call, shape }) => (call && pathsIn(solver, call, shape.path, undefined, 0)) ?? []) ?? []
    return own.length === 0 ? prefixes : [...new Set(prefixes.flatMap(prefix => own.map(path => join(prefix, path, "/"))))]
}

function isUnmounted(solver: Solver, router: Value): boolean {
    const type = solver.routers.get(router)
    if (type !== undefined) return solver.catalog.isUnmounted(type)
    const abstract = solver.values.get(router)
    if (abstract.kind === "api") return solver.catalog.isUnmounted(abstract.name)
    return solver.pointsTo.valuesOf(solver.heap.prototypeOf(router)).some(parent => parent !== router && solver.values.get(parent).kind === "api" && isUnmounted(solver, parent))
}

function pathsOfMount(solver: Solver, { text, call, shape }: WrittenPath): readonly string[] {
    if (text !== undefined) return [text]
    if (call === undefined) return [""]
    return pathsIn(solver, call, shape.path, undefined, 0) ?? [""]
}

/** The path that a call is given, if it is given any; `…` where there is one that is not known. */
function pathsIn(solver: Solver, call: Call, places: readonly NamePlace[] | undefined, options: Value | undefined, from: number | "last" | undefined): string[] | undefined {
    if (places) return textsAt(solver, call, places, options)
    let found: string[] | undefined
    for (let index = 0; index < Math.min(call.args.list.length, call.args.spreadFrom); index++) {
        const texts = textsAt(solver, call, [String(index)], options)
        if (texts) {
            found = texts
            continue
        }
        // `app.get(config.path, handler)`: there is a path, but who knows which.
        const isPath = index === 0 && call.args.list.length > 1 && ((typeof from === "number" && from > 0) || !mayBeFunction(solver, call))
        if (isPath) return [UNKNOWN]
        break
    }
    return found
}

/** The first argument is a function, or something that a function of a package made. */
function mayBeFunction(solver: Solver, call: Call): boolean {
    if (solver.site(call.caller.file, call.site)?.arguments?.[0]?.function) return true
    return solver.pointsTo.valuesOf(call.args.list[0]!).some(value => {
        const abstract = solver.values.get(value)
        return abstract.kind !== "api" || abstract.instance === true
    })
}

/**
 * Of several paths those that go with this function: `route.path` and `route.handler` are read
 * from one object, `routes[path]` is read by the path. `undefined` where that cannot be told.
 */
function goingWith(solver: Solver, { call, api, handler }: Extract<Naming, { by: "call" }>, paths: readonly string[]): readonly string[] | undefined {
    if (handler === undefined) return undefined
    const list = call.args.list.slice(0, call.args.spreadFrom)
    const holds = (variable: Variable): boolean => solver.pointsTo.valuesOf(variable).includes(handler)
    const origins = list.map(variable => originOf(solver, call.caller, variable))
    const from = origins.find((origin, index) => origin !== undefined && holds(list[index]!))
    if (from?.kind === "computed") {
        const fitting = paths.filter(path => solver.pointsTo.valuesOf(from.base).some(table => holds(solver.heap.lookup(table, path))))
        return list.includes(from.key) && fitting.length > 0 ? fitting : undefined
    }
    const pathFrom = origins[0]
    if (pathFrom?.kind !== "member") return undefined
    const { base } = pathFrom
    const key = keyOfCall(solver, call.caller, call.site)
    const verbFrom = key === undefined ? undefined : originOf(solver, call.caller, key)
    // A wrapper around `route.handler` is read from nowhere: then the method says which route is meant.
    const byHandler = from?.kind === "member" && from.base === base ? from.key : undefined
    const byVerb = verbFrom?.kind === "member" && verbFrom.base === base ? verbFrom.key : undefined
    if (byHandler === undefined && byVerb === undefined) return undefined
    const read = (object: Value, member: string): string[] => solver.pointsTo.valuesOf(solver.heap.lookup(object, member)).flatMap(value => textsOf(solver, value))
    const isMeant = (object: Value): boolean =>
        (byHandler === undefined || holds(solver.heap.lookup(object, byHandler))) && (byVerb === undefined || read(object, byVerb).some(verb => verb.toLowerCase() === methodOf(api)))
    const meant = solver.pointsTo.valuesOf(base).filter(isMeant).map(object => read(object, pathFrom.key))
    // Where objects were not told apart, one of them stands for many routes.
    const fitting = [...meant.filter(texts => texts.length === 1).flat(), ...inCommon(meant.filter(texts => texts.length > 1).flat())]
    return [...new Set(fitting)]
}

/** Nothing that is known to stand at the place is something else. */
function mayBe(solver: Solver, call: Call, { at, is }: NonNullable<MountShape["if"]>): boolean {
    const values = valuesAt(solver, call, at)
    return values.length === 0 || values.some(value => {
        const abstract = solver.values.get(value)
        return abstract.kind !== "api" || abstract.name.endsWith(`#${is}`)
    })
}

function namesOfDecorated(solver: Solver, { decorator, call, classes, besides, shape, member }: Extract<Naming, { by: "decorator" }>): RouteName[] {
    const local = decorator.slice(decorator.indexOf("#") + 1)
    const last = local.slice(local.lastIndexOf(".") + 1)
    const verb = Object.hasOwn(VERBS, last) ? VERBS[last] : VERBS[last.toLowerCase()]
    const own = call && pathsIn(solver, call, shape.path, undefined, undefined)
    if (shape.as !== "route" && (shape.role === "job" || verb === undefined || !isVerbShape(shape))) {
        const kind = shape.role === "job" ? "job" : (shape.as ?? "callback")
        if (kind === "resolver") return (own ?? [member.slice(member.lastIndexOf(".") + 1)]).map(field => ({ kind, name: `${last} ${field}` }))
        return (own ?? [undefined]).map(text => ({ kind, name: text === undefined ? member : `${last} "${text}"` }))
    }
    const paths = own ?? [""]
    const found = new Set<string>()
    for (const prefix of prefixesOfClass(solver, classes, besides)) {
        for (const path of paths) {
            const below = join(prefix, path, "/")
            for (const global of globalPrefixes(solver, below || "/")) found.add(`${verb ?? last.toUpperCase()} ${join("", join(global, below, "/"), "/") || "/"}`)
        }
    }
    return [...found].map(name => ({ kind: "route", name }))
}

function isVerbShape(shape: QualifiedShape<"decorator">): boolean {
    return shape.decorators.some(name => /(?:^|[#.])(?:get|httpGet)$/i.test(name))
}

/** `@Controller("x")`, also of classes that inherit the route; with `@Version("2")` of the method itself. */
function prefixesOfClass(solver: Solver, classes: readonly DecoratorCall[], besides: readonly DecoratorCall[]): string[] {
    const own = besides.map(decorator => versionsOf(solver, decorator)).find(versions => versions !== undefined)
    const found = classes.flatMap(decorator => {
        const shape = solver.catalog.mounts(decorator.name).find(one => one.what === "decorated")
        if (!shape) return []
        const paths = (decorator.call && pathsIn(solver, decorator.call, shape.path, undefined, undefined)) ?? [""]
        const groups = decorator.of === undefined ? [] : groupPrefixes(solver, decorator.of)
        const below = groups.length === 0 ? paths : groups.flatMap(group => paths.map(path => join(group, path, "/")))
        const versions = own ?? versionsOf(solver, decorator)
        return versionPrefixes(solver, versions).flatMap(version => below.map(path => join(version, path, "/")))
    })
    return found.length > 0 ? found : [""]
}

/** The versions that a decorator names; none where it says that there is none; `undefined` where it does not say. */
function versionsOf(solver: Solver, { name, call }: DecoratorCall): readonly string[] | undefined {
    const places = solver.catalog.mounts(name).find(one => one.what === "decorated")?.version
    if (!places || !call) return undefined
    return textsAt(solver, call, places, undefined) ?? (places.some(place => valuesAt(solver, call, place).length > 0) ? [] : undefined)
}

/** What versions add to paths, in programs that say so: `/v1`. */
function versionPrefixes(solver: Solver, versions: readonly string[] | undefined): readonly string[] {
    for (const { call, shape } of solver.mounts.decorated.values()) {
        if (!shape.versions || (shape.if && !mayBe(solver, call, shape.if))) continue
        const before = (shape.path && textsAt(solver, call, shape.path, undefined)?.[0]) ?? "v"
        const named = versions ?? (shape.version && textsAt(solver, call, shape.version, undefined)) ?? []
        return named.length > 0 ? named.map(version => `/${before}${version}`) : [""]
    }
    return [""]
}

/** `app.setGlobalPrefix("api", { exclude: ["health"] })`, of each application. */
function globalPrefixes(solver: Solver, path: string): readonly string[] {
    const prefixes = new Set<string>()
    for (const { call, shape } of solver.mounts.decorated.values()) {
        if (shape.versions) continue
        const excluded = shape.except && textsAt(solver, call, shape.except, undefined)
        // Which of several applications a route belongs to is not known: the one that names it knows it.
        if (excluded?.some(one => one.replace(/^\//, "") === path.replace(/^\//, ""))) return [""]
        for (const prefix of pathsIn(solver, call, shape.path, undefined, 1) ?? [""]) prefixes.add(prefix)
    }
    return prefixes.size === 0 ? [""] : [...prefixes]
}

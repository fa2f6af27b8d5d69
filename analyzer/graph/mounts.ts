import type { ApiName, MountShape } from "../../catalog/entry.ts"
import { readElements } from "./operations.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Call, Solver } from "./solver.ts"

/** A path as it is written in a call. It is read when all values are known (`route-names.ts`). */
export interface WrittenPath {
    readonly call?: Call
    readonly shape: Pick<MountShape, "path" | "separator">
    /** Instead of what the call says: the name of a member, the folder of a file. */
    readonly text?: string
}

export interface Mount extends WrittenPath {
    /** What it is mounted in; absent: nothing that is known. */
    readonly parent: Value | undefined
}

/** What has been found of how routers hang together. */
export interface Mounts {
    /** By router. */
    readonly of: Map<Value, Mount[]>
    /** Paths that routers were given for themselves: `new Router({ prefix })`. */
    readonly own: Map<Value, WrittenPath[]>
    /** Calls that say something of all decorated routes, by place. */
    readonly decorated: Map<string, { readonly call: Call; readonly shape: MountShape }>
    /** Calls that say where groups of classes are, by place. */
    readonly groups: Map<string, { readonly call: Call; readonly shape: MountShape }>
    /** Groups that list a class, both as `file,class`. */
    readonly groupsOf: Map<string, Set<string>>
}

export function noMounts(): Mounts {
    return { of: new Map(), own: new Map(), decorated: new Map(), groups: new Map(), groupsOf: new Map() }
}

/** Notes what a call of a package's function says about the paths of routes. */
export function noteMounts(solver: Solver, call: Call, name: ApiName): void {
    for (const shape of solver.catalog.mounts(name)) noteMount(solver, call, name, shape)
}

function noteMount(solver: Solver, call: Call, name: ApiName, shape: MountShape): void {
    const { mounts } = solver
    if (call.self === undefined && call.selfVariable !== undefined) {
        const { selfVariable, ...unbound } = call
        return solver.pointsTo.each(selfVariable, self => noteMount(solver, { ...unbound, self }, name, shape))
    }
    const parent = shape.below === "result" ? routerOf(solver, call, name) : call.self
    const mount = (child: Value, text?: string): void => {
        if (child !== parent) add(mounts.of, child, { parent, call, shape, ...(text !== undefined && { text }) })
    }
    switch (shape.what) {
        case "arguments":
            for (const [index, argument] of call.args.list.entries()) {
                if (index < call.args.spreadFrom) eachRouter(solver, argument, mount)
                else solver.pointsTo.each(argument, list => eachRouterIn(solver, list, mount, 1))
            }
            return
        case "members":
            for (const argument of call.args.list) solver.pointsTo.each(argument, value => eachMember(solver, value, [], mount))
            return
        case "result":
            return mount(routerOf(solver, call, name))
        case "itself":
            return add(mounts.own, call.construct || call.self === undefined ? routerOf(solver, call, name) : call.self, { call, shape })
        case "decorated":
            // Decorators of classes are asked for where their methods are named.
            if (shape.on !== undefined) mounts.decorated.set(`${call.caller.file}:${call.site}`, { call, shape })
            return
        case "groups":
            mounts.groups.set(`${call.caller.file}:${call.site}`, { call, shape })
            return
        case "group":
        case "callback":
            return
    }
}

/** The router that is handed to a plugin by this call: mounted where the plugin is registered. */
export function routerForCallback(solver: Solver, call: Call, name: ApiName, type: ApiName): Value | undefined {
    const shape = solver.catalog.mounts(name).find(one => one.what === "callback")
    if (!shape || !solver.catalog.isRouter(type)) return undefined
    const child = routerMade(solver, `child${call.caller.id}:${call.site}:${call.self ?? ""}`, type, call.caller.file)
    add(solver.mounts.of, child, { parent: call.self, call, shape })
    return child
}

/** The router that a call returns, told apart from those that other calls return. */
function routerOf(solver: Solver, call: Call, name: ApiName): Value {
    return solver.values.object(resultKey(call, name), { shape: "instance", file: call.caller.file })
}

/** One value for what a call of a package's function makes. */
export function resultKey(call: Call, name: ApiName): string {
    return `made${call.caller.file}:${call.site}:${call.caller.id}:${name}`
}

/** Whether what the call returns has to be told apart from other values of its type. */
export function makesRouter(solver: Solver, name: ApiName, type: ApiName): boolean {
    return solver.catalog.isRouter(type) || solver.catalog.mounts(name).some(shape => shape.what === "result" || shape.below === "result")
}

/**
 * A router of a package. Only names of routes depend on which one of several it is: what is stored
 * in one can be read from all, because a request knows its application by type only.
 */
export function routerMade(solver: Solver, key: string, type: ApiName, file: number | undefined): Value {
    const made = solver.values.object(key, { shape: "instance", file })
    const kind = solver.values.api(type, { instance: true })
    if (solver.routers.has(made)) return made
    solver.routers.set(made, type)
    solver.pointsTo.add(solver.heap.prototypeOf(made), kind)
    solver.heap.eachProperty(made, (property, variable) => solver.pointsTo.flow(variable, solver.heap.property(kind, property)))
    return made
}

/** A router that a package hands out, mounted at a path that no call says. */
export function routerAt(solver: Solver, key: string, type: ApiName, text: string): Value {
    const made = routerMade(solver, key, type, undefined)
    if (!solver.mounts.of.has(made)) solver.mounts.of.set(made, [{ parent: undefined, text, shape: {} }])
    return made
}

/** Routers may stand in lists, but not without end. */
const DEEPEST_LIST = 3

function eachRouter(solver: Solver, variable: Variable, then: (router: Value) => void, depth = 0): void {
    solver.pointsTo.each(variable, value => {
        const abstract = solver.values.get(value)
        if (abstract.kind !== "object") return
        if (abstract.shape === "array") eachRouterIn(solver, value, then, depth + 1)
        else if (abstract.shape === "instance") then(value)
    })
}

function eachRouterIn(solver: Solver, list: Value, then: (router: Value) => void, depth: number): void {
    if (depth > DEEPEST_LIST) return
    const elements = solver.pointsTo.allocate()
    readElements(solver, solver.instances[0]!, -1, list, elements)
    eachRouter(solver, elements, then, depth)
}

function eachMember(solver: Solver, object: Value, path: readonly string[], then: (router: Value, text: string) => void): void {
    const abstract = solver.values.get(object)
    if (abstract.kind !== "object" || path.length > DEEPEST_LIST) return
    if (abstract.shape === "instance") {
        if (path.length > 0) then(object, path.join("."))
        return
    }
    solver.heap.eachProperty(object, (key, variable) => {
        if (/^[^\s[(*]/.test(key)) solver.pointsTo.each(variable, value => eachMember(solver, value, [...path, key], then))
    })
}

/** The same call may be linked again for another callee. */
function add<Entry extends WrittenPath>(map: Map<Value, Entry[]>, key: Value, entry: Entry & { readonly parent?: Value | undefined }): void {
    const known = map.get(key)
    if (!known) map.set(key, [entry])
    else if (!known.some(one => one.call?.site === entry.call?.site && one.call?.caller === entry.call?.caller && one.text === entry.text && (one as { parent?: Value | undefined }).parent === entry.parent)) known.push(entry)
}

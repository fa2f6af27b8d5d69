import { BUILTINS, canonicalModule } from "./builtins.ts"
import type { ApiName, BlockingCall, ClientCreation, Condition, FanOutCall, HandlerShape, Limiter, MountShape, Offload, PackageFacts, Signature, ThreadpoolCall } from "./entry.ts"
import { withMeasured, withSeenToRun } from "./measured.ts"
import { add, apiName, compileNames, member, qualify } from "./names.ts"
import { packages } from "./packages.generated.ts"
import { withReplacements } from "./threadpool.ts"

export type * from "./entry.ts"
export { canonicalModule } from "./builtins.ts"

/** Types in it are spelled out: `parameters`, `on`, `types` and the like are `ApiName`s. */
export type QualifiedShape<Kind extends HandlerShape["kind"] = HandlerShape["kind"]> = Extract<HandlerShape, { kind: Kind }> & {
    /** The package whose catalog file says so; also the framework's name unless `framework` is given. */
    readonly package: string
    /** Other packages that bring the same (`sameAs`). */
    readonly aliases?: readonly string[]
}

/**
 * The catalog, compiled for look-up. Every look-up takes a name as the code has it and finds what
 * is said of it under another name too: `fs`, `graceful-fs` and `fs.promises` are what they stand
 * for, `default.x` is `x`, other names of a type (`types`) and inherited members (`extends`) count.
 *
 * Types in results are `ApiName`s, whatever package an entry stands in. `isNew` asks for
 * `new X()` or for `X()` alone; without it both are returned.
 */
export interface Catalog {
    blocking(api: ApiName, isNew?: boolean): readonly BlockingCall[]
    client(api: ApiName, isNew?: boolean): readonly ClientCreation[]
    offload(api: ApiName, isNew?: boolean): readonly Offload[]
    /** What a call (or `new`) of it returns and does with callbacks. `new X()` gives an `X` if nothing is said. */
    signature(api: ApiName, isNew?: boolean): Signature | undefined
    threadpool(api: ApiName, isNew?: boolean): ThreadpoolCall | undefined
    fanOut(api: ApiName): FanOutCall | undefined
    limiter(api: ApiName): Limiter | undefined
    /** The value, or one it is a part of, comes from the client. */
    isRequestData(api: ApiName): boolean
    /** Ways in which a call of this function registers handlers. */
    handlerShapes(api: ApiName): readonly QualifiedShape<"argument" | "option" | "members" | "reference">[]
    /** Ways in which a call of this function, or a decorator, says what stands before the paths of routes. */
    mounts(api: ApiName): readonly MountShape[]
    /** Values of this type are told apart by where they are made, because routes are named by where they are mounted. */
    isRouter(type: ApiName): boolean
    /** A router that answers nothing unless it is mounted. */
    isUnmounted(type: ApiName): boolean
    decoratorShapes(api: ApiName): readonly QualifiedShape<"decorator">[]
    classShapes(): readonly QualifiedShape<"class">[]
    fileShapes(): readonly QualifiedShape<"file">[]
    directiveShapes(): readonly QualifiedShape<"directive">[]
    nameShapes(): readonly QualifiedShape<"name">[]
    /** `fs` -> `node:fs`. Other names of a package (`graceful-fs`) stay as they are. */
    canonicalModule(specifier: string): string
    /** The package of which a generator writes a copy to such a path (`../generated/prisma`). */
    generatedPackage(specifier: string): string | undefined
    /** The name that stands for all names of a value: `express#Express` -> `express#Application`. */
    canonicalType(api: ApiName): ApiName
    /** Types whose members this one has too, nearest first. */
    superTypes(api: ApiName): readonly ApiName[]
    /** What a function of this declared type is called with: `express#RequestHandler` -> request, response. */
    functionParameters(type: ApiName): readonly (ApiName | null)[] | undefined
    /** Every module name that means something here, `node:` or not as it may be imported: a file without one needs no look. */
    readonly packageNames: ReadonlySet<string>
    /** The entries by package: as written, and with what follows from them. */
    readonly packages: readonly PackageFacts[]
}

const builtin = withSeenToRun(packages).map(facts => withReplacements(withMeasured(facts)))

/**
 * Compiles the built-in catalog and additions to it: what packages say of themselves, then what the
 * user says. An entry about a call replaces those about the same call that come earlier; handler
 * registrations are added.
 */
export function buildCatalog(...additions: readonly (readonly PackageFacts[])[]): Catalog {
    const layers = [builtin, ...additions.map(layer => layer.map(withReplacements))]
    const all = layers.flat()
    // Compiled when first asked for: an editor asks for little of it.
    const names = lazy(() => compileNames(all))
    const blocking = lazy(() => compileEntries(layers, facts => facts.blocking))
    const clients = lazy(() => compileEntries(layers, facts => facts.clients))
    const offloads = lazy(() => compileEntries(layers, facts => facts.offloads))
    const threadpool = lazy(() => compileEntries(layers, facts => facts.threadpool))
    const fanOuts = lazy(() => compileEntries(layers, facts => facts.fanOuts))
    const limiters = lazy(() => compileEntries(layers, facts => facts.limiters))
    const signatures = lazy(() => compileEntries(layers, facts => facts.signatures?.map(one => qualifySignature(one, facts.package))))
    const requestData = lazy(() => new Set<string>(all.flatMap(facts => facts.requestData?.map(path => apiName(facts.package, path)) ?? [])))
    const functionTypes = lazy(() => compileFunctionTypes(all))
    const shapes = lazy(() => all.flatMap(facts => facts.handlers?.map(shape => qualifyShape(shape, facts)) ?? []))
    const registrations = lazy(() => compileRegistrations(shapes()))
    const decorators = lazy(() => compileDecorators(shapes()))
    const mounts = lazy(() => compileMounts(all))
    const routers = lazy(() => new Set(all.flatMap(facts => [...(facts.unmounted ?? []), ...(facts.mounts ?? []).flatMap(mount => (mount.on === undefined || mount.what === "decorated" ? [] : [mount.on]))].map(type => names().canonical(qualify(type, facts.package))))))
    const unmounted = lazy(() => new Set(all.flatMap(facts => (facts.unmounted ?? []).map(type => names().canonical(qualify(type, facts.package))))))

    return {
        blocking: (api, isNew) => (api.endsWith(PROMISIFIED) ? entriesOf(blocking(), original(api)).flatMap(withCallback) : entriesOf(blocking(), api, isNew)),
        client: (api, isNew) => entriesOf(clients(), api, isNew),
        offload: (api, isNew) => entriesOf(offloads(), api, isNew),
        signature: (api, isNew) => entriesOf(signatures(), api, isNew)[0],
        threadpool: (api, isNew) => entriesOf(threadpool(), original(api), isNew)[0],
        fanOut: api => firstOf(fanOuts(), api)?.[0],
        limiter: api => firstOf(limiters(), api)?.[0],
        isRequestData: api => names().of(api).some(name => wholes(name).some(whole => requestData().has(whole))),
        handlerShapes: api => firstOf(registrations(), api) ?? [],
        mounts: api => firstOf(mounts(), api) ?? [],
        isRouter: type => routers().has(names().canonical(type)) || names().superTypes(type).some(name => routers().has(name)),
        isUnmounted: type => unmounted().has(names().canonical(type)),
        decoratorShapes: api => firstOf(decorators(), api) ?? [],
        classShapes: lazy(() => shapes().filter(shape => shape.kind === "class")),
        fileShapes: lazy(() => shapes().filter(shape => shape.kind === "file")),
        directiveShapes: lazy(() => shapes().filter(shape => shape.kind === "directive")),
        nameShapes: lazy(() => shapes().filter(shape => shape.kind === "name")),
        canonicalModule,
        generatedPackage: specifier => generated(all, specifier),
        canonicalType: api => names().canonical(api),
        superTypes: api => names().superTypes(api),
        functionParameters: type => firstOf(functionTypes(), type),
        packageNames: importableNames(all),
        packages: all,
    }

    /** Nearest name that anything is known of. */
    function firstOf<Found>(entries: ReadonlyMap<string, Found>, api: ApiName): Found | undefined {
        for (const name of names().of(api)) {
            const found = entries.get(name)
            if (found) return found
        }
        return undefined
    }

    function entriesOf<Entry extends { readonly new?: true }>(entries: ReadonlyMap<string, Entry[]>, api: ApiName, isNew?: boolean): readonly Entry[] {
        const found = firstOf(entries, api) ?? []
        return isNew === undefined ? found : found.filter(entry => (entry.new ?? false) === isNew)
    }
}

function compileEntries<Entry extends { readonly name: string }>(
    layers: readonly (readonly PackageFacts[])[],
    entriesOf: (facts: PackageFacts) => readonly Entry[] | undefined,
): ReadonlyMap<string, Entry[]> {
    const compiled = new Map<string, Entry[]>()
    for (const layer of layers) for (const [name, entries] of collect(layer)) compiled.set(name, entries)
    return compiled

    function collect(all: readonly PackageFacts[]): Map<string, Entry[]> {
        const found = new Map<string, Entry[]>()
        for (const facts of all) for (const entry of entriesOf(facts) ?? []) add(found, apiName(canonicalModule(facts.package), entry.name), entry)
        return found
    }
}

function compileFunctionTypes(all: readonly PackageFacts[]): ReadonlyMap<string, readonly (ApiName | null)[]> {
    const compiled = new Map<string, readonly (ApiName | null)[]>()
    for (const facts of all) {
        for (const [name, parameters] of Object.entries(facts.functionTypes ?? {})) {
            compiled.set(apiName(facts.package, name), parameters.map(one => (one === null ? null : qualify(one, facts.package))))
        }
    }
    return compiled
}

type Registration = QualifiedShape<"argument" | "option" | "members" | "reference">

/** By the function that is called. */
function compileRegistrations(shapes: readonly QualifiedShape[]): ReadonlyMap<string, Registration[]> {
    const compiled = new Map<string, Registration[]>()
    for (const shape of shapes) {
        if (shape.kind !== "argument" && shape.kind !== "option" && shape.kind !== "members" && shape.kind !== "reference") continue
        for (const method of shape.methods) add(compiled, registrationKey(shape, method), shape)
    }
    return compiled
}

function compileMounts(all: readonly PackageFacts[]): ReadonlyMap<string, MountShape[]> {
    const compiled = new Map<string, MountShape[]>()
    for (const facts of all) {
        for (const shape of facts.mounts ?? []) {
            for (const method of shape.methods) add(compiled, shape.on === undefined ? apiName(facts.package, method) : member(qualify(shape.on, facts.package), method), shape)
        }
    }
    return compiled
}

function compileDecorators(shapes: readonly QualifiedShape[]): ReadonlyMap<string, QualifiedShape<"decorator">[]> {
    const compiled = new Map<string, QualifiedShape<"decorator">[]>()
    for (const shape of shapes) if (shape.kind === "decorator") for (const decorator of shape.decorators) add(compiled, decorator, shape)
    return compiled
}

function qualifySignature(signature: Signature, from: string): Signature {
    return {
        ...signature,
        ...(signature.returns !== undefined && { returns: qualifyResult(signature.returns, from) }),
        ...(signature.defines && { defines: signature.defines.map(one => ({ ...one, on: qualify(one.on, from) })) }),
        ...(signature.callbacks && { callbacks: signature.callbacks.map(one => ({ ...one, ...qualifiedParameters(one.parameters, from) })) }),
    }
}

/** `this`, `argument 0`, `callback 0`, `element 0` and `instance of argument 0` are no types; `Model named by argument 0` begins with one. */
function qualifyResult(result: string, from: string): string {
    const named = /^(list of )?(\S+)( named by argument \d+)$/.exec(result)
    if (named) return `${named[1] ?? ""}${qualify(named[2]!, from)}${named[3]}`
    return result === "this" || /^(argument|callback|element|instance of argument) \d+$/.test(result) ? result : qualify(result, from)
}

function qualifyShape(shape: HandlerShape, { package: from, sameAs }: PackageFacts): QualifiedShape {
    const common = { package: from, ...(sameAs && { aliases: sameAs }), ...qualifiedParameters(shape.parameters, from) }
    switch (shape.kind) {
        case "argument":
        case "option":
        case "members":
        case "reference":
            return { ...shape, ...common, ...(shape.on !== undefined && { on: qualify(shape.on, from) }) }
        case "decorator":
            return {
                ...shape,
                ...common,
                decorators: shape.decorators.map(name => qualify(name, from)),
                ...(shape.classDecorators && { classDecorators: shape.classDecorators.map(name => qualify(name, from)) }),
            }
        case "class":
            return {
                ...shape,
                ...common,
                ...(shape.decorators && { decorators: shape.decorators.map(name => qualify(name, from)) }),
                ...(shape.types && { types: shape.types.map(name => qualify(name, from)) }),
            }
        case "file":
        case "directive":
        case "name":
            return { ...shape, ...common }
    }
}

function registrationKey(shape: Registration, method: string): ApiName {
    return shape.on === undefined ? apiName(shape.package, method) : member(shape.on as ApiName, method)
}

function qualifiedParameters(parameters: readonly (string | null)[] | undefined, from: string): { parameters?: (string | null)[] } {
    return parameters ? { parameters: parameters.map(one => one && qualifyResult(one, from)) } : {}
}

/** How the promise form of a function that takes a callback is written: `Signature.promisifies`. */
const PROMISIFIED = ".__promisify__"

function original(api: ApiName): ApiName {
    return api.endsWith(PROMISIFIED) ? (api.slice(0, -PROMISIFIED.length) as ApiName) : api
}

/** The entry as it stands for a call that gets its callback from a wrapper: none if it is about the lack of a callback. */
function withCallback(entry: BlockingCall): BlockingCall[] {
    if (entry.when?.some(lacksCallback)) return []
    return [entry.when ? { ...entry, when: entry.when.filter(condition => condition.kind !== "callback") } : entry]
}

function lacksCallback(condition: Condition): boolean {
    return (condition.kind === "callback" && !condition.present) || (condition.kind === "argument-count" && condition.atMost !== undefined)
}

/** `p#Request.body.name` -> itself, `p#Request.body`, `p#Request`; what is called counts like what it is called on. */
function wholes(api: ApiName): string[] {
    const found: string[] = [api]
    const start = api.indexOf("#")
    for (let at = api.length - 1; at > start; at--) if (api[at] === "." || api[at] === "(") found.push(api.slice(0, at))
    return found
}

function importableNames(all: readonly PackageFacts[]): ReadonlySet<string> {
    const found = new Set<string>()
    for (const facts of all) {
        for (const name of [facts.package, ...(facts.sameAs ?? [])]) {
            found.add(name)
            if (name.startsWith("node:") && BUILTINS.has(name.slice("node:".length))) found.add(name.slice("node:".length))
        }
    }
    return found
}

function lazy<Value extends object>(make: () => Value): () => Value {
    let value: Value | undefined
    return () => (value ??= make())
}

/** What is known without any configuration. */
export const builtinCatalog: Catalog = buildCatalog()

function generated(all: readonly PackageFacts[], specifier: string): string | undefined {
    const path = specifier.replace(/\.[cm]?[jt]s$/, "").replace(/\/(?:index|default)$/, "")
    return all.find(facts => facts.generatedAs?.some(end => path === end || path.endsWith(`/${end}`)))?.package
}

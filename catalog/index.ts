import { BUILTINS, canonicalModule } from "./builtins.ts"
import type { ApiName, BlockingCall, ClientCreation, Condition, FanOutCall, HandlerShape, Limiter, Offload, PackageFacts, Signature, ThreadpoolCall } from "./entry.ts"
import { packages } from "./packages.generated.ts"

export type * from "./entry.ts"
export { canonicalModule } from "./builtins.ts"

/** Types in it are spelled out: `parameters`, `on`, `types` and the like are `ApiName`s. */
export type QualifiedShape<Kind extends HandlerShape["kind"] = HandlerShape["kind"]> = Extract<HandlerShape, { kind: Kind }> & {
    /** The package whose catalog file says so; also the framework's name unless `framework` is given. */
    readonly package: string
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
    handlerShapes(api: ApiName): readonly QualifiedShape<"argument" | "option" | "members">[]
    decoratorShapes(api: ApiName): readonly QualifiedShape<"decorator">[]
    classShapes(): readonly QualifiedShape<"class">[]
    fileShapes(): readonly QualifiedShape<"file">[]
    directiveShapes(): readonly QualifiedShape<"directive">[]
    nameShapes(): readonly QualifiedShape<"name">[]
    /** `fs` -> `node:fs`. Other names of a package (`graceful-fs`) stay as they are. */
    canonicalModule(specifier: string): string
    /** The name that stands for all names of a value: `express#Express` -> `express#Application`. */
    canonicalType(api: ApiName): ApiName
    /** Types whose members this one has too, nearest first. */
    superTypes(api: ApiName): readonly ApiName[]
    /** What a function of this declared type is called with: `express#RequestHandler` -> request, response. */
    functionParameters(type: ApiName): readonly (ApiName | null)[] | undefined
    /** Every module name that means something here, `node:` or not as it may be imported: a file without one needs no look. */
    readonly packageNames: ReadonlySet<string>
    /** The entries as written, by package. */
    readonly packages: readonly PackageFacts[]
}

/**
 * Compiles the built-in catalog and the user's additions. An entry of the user's about a call
 * replaces the built-in ones about the same call; handler registrations are added.
 */
export function buildCatalog(user: readonly PackageFacts[] = []): Catalog {
    const all = [...packages, ...user]
    const names = compileNames(all)

    const blocking = compileEntries(packages, user, facts => facts.blocking)
    const clients = compileEntries(packages, user, facts => facts.clients)
    const offloads = compileEntries(packages, user, facts => facts.offloads)
    const threadpool = compileEntries(packages, user, facts => facts.threadpool)
    const fanOuts = compileEntries(packages, user, facts => facts.fanOuts)
    const limiters = compileEntries(packages, user, facts => facts.limiters)
    const signatures = compileEntries(packages, user, facts => facts.signatures?.map(one => qualifySignature(one, facts.package)))
    const requestData = new Set<string>(all.flatMap(facts => facts.requestData?.map(path => apiName(facts.package, path)) ?? []))

    const functionTypes = new Map<string, readonly (ApiName | null)[]>()
    for (const facts of all) {
        for (const [name, parameters] of Object.entries(facts.functionTypes ?? {})) {
            functionTypes.set(apiName(facts.package, name), parameters.map(one => one === null ? null : qualify(one, facts.package)))
        }
    }

    const shapes = all.flatMap(facts => facts.handlers?.map(shape => qualifyShape(shape, facts.package)) ?? [])
    const registrations = new Map<string, QualifiedShape<"argument" | "option" | "members">[]>()
    const decorators = new Map<string, QualifiedShape<"decorator">[]>()
    for (const shape of shapes) {
        if (shape.kind === "argument" || shape.kind === "option" || shape.kind === "members") {
            for (const method of shape.methods) add(registrations, registrationKey(shape, method), shape)
        } else if (shape.kind === "decorator") {
            for (const decorator of shape.decorators) add(decorators, decorator, shape)
        }
    }

    return {
        blocking: (api, isNew) => (api.endsWith(PROMISIFIED) ? blockingOf(original(api)).flatMap(withCallback) : blockingOf(api, isNew)),
        client: (api, isNew) => entriesOf(clients, api, isNew),
        offload: (api, isNew) => entriesOf(offloads, api, isNew),
        signature: (api, isNew) => entriesOf(signatures, api, isNew)[0],
        threadpool: (api, isNew) => entriesOf(threadpool, original(api), isNew)[0],
        fanOut: api => firstOf(fanOuts, api)?.[0],
        limiter: api => firstOf(limiters, api)?.[0],
        isRequestData: api => names.of(api).some(name => wholes(name).some(whole => requestData.has(whole))),
        handlerShapes: api => firstOf(registrations, api) ?? [],
        decoratorShapes: api => firstOf(decorators, api) ?? [],
        classShapes: constant(shapes.filter(shape => shape.kind === "class")),
        fileShapes: constant(shapes.filter(shape => shape.kind === "file")),
        directiveShapes: constant(shapes.filter(shape => shape.kind === "directive")),
        nameShapes: constant(shapes.filter(shape => shape.kind === "name")),
        canonicalModule,
        canonicalType: names.canonical,
        superTypes: names.superTypes,
        functionParameters: type => names.of(type).map(name => functionTypes.get(name)).find(found => found !== undefined),
        packageNames: importableNames(all),
        packages: all,
    }

    function blockingOf(api: ApiName, isNew?: boolean): readonly BlockingCall[] {
        return entriesOf(blocking, api, isNew)
    }

    /** Nearest name that anything is known of. */
    function firstOf<Entry>(entries: ReadonlyMap<string, Entry[]>, api: ApiName): Entry[] | undefined {
        for (const name of names.of(api)) {
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

/** What joins the names of one thing, made once from all packages. */
interface Names {
    /** All names an entry about this value may stand under, nearest first. */
    of(api: ApiName): readonly ApiName[]
    canonical(api: ApiName): ApiName
    superTypes(api: ApiName): readonly ApiName[]
}

function compileNames(all: readonly PackageFacts[]): Names {
    const types = new Map<string, ApiName>()
    const supers = new Map<string, ApiName[]>()
    /** For `graceful-fs`: `node:fs`. */
    const originals = new Map<string, string[]>()
    const subpaths = new Map<string, Readonly<Record<string, string>>>()
    const known = new Set(all.map(facts => facts.package))
    const exported = new Map<string, Set<string>>()
    for (const facts of all) {
        for (const [name, target] of Object.entries(facts.types ?? {})) types.set(apiName(facts.package, name), qualify(target, facts.package))
        for (const [name, target] of Object.entries(facts.extends ?? {})) add(supers, apiName(facts.package, name), qualify(target, facts.package))
        for (const alias of facts.sameAs ?? []) add(originals, alias, facts.package)
        exported.set(facts.package, new Set([...(exported.get(facts.package) ?? []), ...namesIn(facts)].map(path => path.split(/[.(]/, 1)[0]!)))
        if (facts.subpaths) subpaths.set(facts.package, { ...subpaths.get(facts.package), ...facts.subpaths })
    }
    const canonicals = new Map<ApiName, ApiName>()
    const allNames = new Map<ApiName, readonly ApiName[]>()

    return {
        of: api => remember(allNames, api, computeNames),
        canonical: api => remember(canonicals, api, computeCanonical),
        superTypes: api => superTypesOf(api),
    }

    function computeNames(api: ApiName): readonly ApiName[] {
        const found = new Set<ApiName>()
        const queue = [api]
        for (const next of queue) {
            const name = remember(canonicals, next, computeCanonical)
            if (found.has(name) || found.size > 50) continue
            found.add(name)
            const [module, path] = split(name)
            for (const [owner, rest] of owners(name)) for (const parent of supers.get(owner) ?? []) queue.push(member(parent, rest))
            for (const original of originals.get(module) ?? []) queue.push(apiName(original, path))
            if (!known.has(module) && path !== "default") {
                const whole = packageOf(module)
                if (whole !== module) queue.push(apiName(whole, path))
            }
        }
        return [...found]
    }

    function computeCanonical(api: ApiName): ApiName {
        let name = api
        // Each step follows one other name. Names in a circle would be a mistake of the catalog; the bound keeps it harmless.
        for (let steps = 0; steps < 10; steps++) {
            const next = otherName(name)
            if (next === name) break
            name = next
        }
        return name
    }

    function otherName(name: ApiName): ApiName {
        const [specifier, path] = split(name)
        const module = canonicalModule(specifier)
        if (module !== specifier) return apiName(module, path)

        const exact = typeNamed(name)
        if (exact) return exact
        for (const [owner, rest] of owners(name)) {
            const target = typeNamed(owner)
            if (target && path.startsWith("default.") && isExport(module, rest)) return apiName(module, rest)
            if (target) return member(target, rest)
            const inherited = inheritedType(owner, rest)
            if (inherited) return inherited
        }
        if (path.startsWith("default.")) return apiName(module, path.slice("default.".length))
        return ofSubpath(module, path) ?? name
    }

    /** What `types` says, of a package that is the same as another too. */
    function typeNamed(name: ApiName): ApiName | undefined {
        const own = types.get(name)
        if (own) return own
        const [module, path] = split(name)
        for (const original of originals.get(module) ?? []) {
            const target = types.get(apiName(original, path))
            if (target) return target
        }
        return undefined
    }

    /** Where the default export is a class (`types.default`), `default.X` may still be an export next to it. */
    function isExport(module: string, path: string): boolean {
        const name = path.split(".", 1)[0]!
        return [module, ...(originals.get(module) ?? [])].some(one => exported.get(one)?.has(name))
    }

    /** What `types` says of a property that a super type has: `Context.request` of what extends `Context`. */
    function inheritedType(owner: ApiName, property: string): ApiName | undefined {
        const queue = [...(supers.get(owner) ?? [])]
        for (const parent of queue) {
            const target = types.get(member(parent, property))
            if (target) return target
            if (queue.length < 50) queue.push(...(supers.get(parent) ?? []))
        }
        return undefined
    }

    /** `lodash/cloneDeep#default` -> `lodash#cloneDeep` */
    function ofSubpath(module: string, path: string): ApiName | undefined {
        if (known.has(module)) return undefined
        const whole = packageOf(module)
        const exports = [whole, ...(originals.get(whole) ?? [])].map(name => subpaths.get(name)).find(found => found !== undefined)
        if (whole === module || !exports) return undefined
        const subpath = module.slice(whole.length + 1).replace(/\.[cm]?js$/, "")
        const target = exports[subpath] ?? exports["*"]?.replace("*", subpath)
        if (target === undefined) return undefined
        return path === "default" ? apiName(whole, target) : member(apiName(whole, target), path)
    }

    function superTypesOf(api: ApiName): readonly ApiName[] {
        const found = new Set<ApiName>()
        const queue = [names(api)]
        for (const level of queue) {
            for (const name of level) {
                for (const parent of supers.get(name) ?? []) {
                    if (found.has(parent)) continue
                    found.add(parent)
                    queue.push(names(parent))
                }
            }
        }
        return [...found]
    }

    function names(api: ApiName): readonly ApiName[] {
        return remember(allNames, api, computeNames)
    }
}

/** Paths that entries are about. */
function namesIn(facts: PackageFacts): string[] {
    const entries = [facts.blocking, facts.clients, facts.fanOuts, facts.limiters, facts.offloads, facts.signatures, facts.threadpool]
    return [...entries.flatMap(list => list?.map(entry => entry.name) ?? []), ...Object.keys(facts.types ?? {}), ...Object.keys(facts.extends ?? {})]
}

function compileEntries<Entry extends { readonly name: string }>(
    builtIn: readonly PackageFacts[],
    user: readonly PackageFacts[],
    entriesOf: (facts: PackageFacts) => readonly Entry[] | undefined,
): ReadonlyMap<string, Entry[]> {
    const compiled = collect(builtIn)
    for (const [name, entries] of collect(user)) compiled.set(name, entries)
    return compiled

    function collect(all: readonly PackageFacts[]): Map<string, Entry[]> {
        const found = new Map<string, Entry[]>()
        for (const facts of all) for (const entry of entriesOf(facts) ?? []) add(found, apiName(canonicalModule(facts.package), entry.name), entry)
        return found
    }
}

function qualifySignature(signature: Signature, from: string): Signature {
    return {
        ...signature,
        ...(signature.returns !== undefined && { returns: qualifyResult(signature.returns, from) }),
        ...(signature.callbacks && { callbacks: signature.callbacks.map(one => ({ ...one, ...qualifiedParameters(one.parameters, from) })) }),
    }
}

/** `this`, `argument 0`, `callback 0` and `element 0` are no types. */
function qualifyResult(result: string, from: string): string {
    return result === "this" || /^(argument|callback|element) \d+$/.test(result) ? result : qualify(result, from)
}

function qualifyShape(shape: HandlerShape, from: string): QualifiedShape {
    const common = { package: from, ...qualifiedParameters(shape.parameters, from) }
    switch (shape.kind) {
        case "argument":
        case "option":
        case "members":
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

function registrationKey(shape: QualifiedShape<"argument" | "option" | "members">, method: string): ApiName {
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

/** A path of this package, unless it names its package itself. */
function qualify(name: string, from: string): ApiName {
    return isApiName(name) ? name : apiName(from, name)
}

function isApiName(name: string): name is ApiName {
    return name.includes("#")
}

function apiName(module: string, path: string): ApiName {
    return `${module}#${path}`
}

/** A member of a whole module is an export of it. */
function member(of: ApiName, rest: string): ApiName {
    return of.endsWith("#default") ? `${of.slice(0, -"default".length)}${rest}` as ApiName : `${of}.${rest}`
}

function split(api: ApiName): [module: string, path: string] {
    const at = api.indexOf("#")
    return [api.slice(0, at), api.slice(at + 1)]
}

/** `p#a.b.c` -> `p#a.b` and `c`, `p#a` and `b.c`. */
function owners(api: ApiName): [owner: ApiName, rest: string][] {
    const found: [ApiName, string][] = []
    const start = api.indexOf("#")
    for (let at = api.lastIndexOf("."); at > start; at = api.lastIndexOf(".", at - 1)) found.push([api.slice(0, at) as ApiName, api.slice(at + 1)])
    return found
}

/** `p#Request.body.name` -> itself, `p#Request.body`, `p#Request`; what is called counts like what it is called on. */
function wholes(api: ApiName): string[] {
    const found: string[] = [api]
    const start = api.indexOf("#")
    for (let at = api.length - 1; at > start; at--) if (api[at] === "." || api[at] === "(") found.push(api.slice(0, at))
    return found
}

/** `lodash/fp` -> `lodash`, `@nestjs/common/decorators` -> `@nestjs/common`. */
function packageOf(module: string): string {
    if (module.startsWith("node:")) return module
    return module.split("/", module.startsWith("@") ? 2 : 1).join("/")
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

function remember<Value>(values: Map<ApiName, Value>, api: ApiName, compute: (api: ApiName) => Value): Value {
    let value = values.get(api)
    if (value === undefined) {
        value = compute(api)
        values.set(api, value)
    }
    return value
}

function constant<Value>(value: Value): () => Value {
    return () => value
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
    const values = map.get(key)
    if (values) values.push(value)
    else map.set(key, [value])
}

/** What is known without any configuration. */
export const builtinCatalog: Catalog = buildCatalog()

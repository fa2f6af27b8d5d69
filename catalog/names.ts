import { canonicalModule } from "./builtins.ts"
import type { ApiName, PackageFacts } from "./entry.ts"

/** What joins the names of one thing, made once from all packages. */
export interface Names {
    /** All names an entry about this value may stand under, nearest first. */
    of(api: ApiName): readonly ApiName[]
    canonical(api: ApiName): ApiName
    superTypes(api: ApiName): readonly ApiName[]
}

export function compileNames(all: readonly PackageFacts[]): Names {
    const types = new Map<string, ApiName>()
    const supers = new Map<string, ApiName[]>()
    /** For `graceful-fs`: `node:fs`. */
    const originals = new Map<string, string[]>()
    const subpaths = new Map<string, Readonly<Record<string, string>>>()
    const known = new Set(all.map(facts => facts.package))
    const exported = new Map<string, Set<string>>()
    /** `Implementer.*`: what members of a name not spoken of elsewhere are. */
    const anyMember = new Map<string, ApiName>()
    const spokenOf = new Set<string>()
    for (const facts of all) {
        for (const [name, target] of Object.entries(facts.types ?? {})) {
            if (name.endsWith(".*")) anyMember.set(apiName(facts.package, name.slice(0, -".*".length)), qualify(target, facts.package))
            else types.set(apiName(facts.package, name), qualify(target, facts.package))
        }
        for (const [name, target] of Object.entries(facts.extends ?? {})) add(supers, apiName(facts.package, name), qualify(target, facts.package))
        for (const alias of facts.sameAs ?? []) add(originals, alias, facts.package)
        exported.set(facts.package, new Set([...(exported.get(facts.package) ?? []), ...namesIn(facts)].map(path => path.split(/[.(]/, 1)[0]!)))
        for (const path of [...namesIn(facts), ...methodsIn(facts)]) spokenOf.add(qualify(path, facts.package))
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
            const any = anyMemberOf(owner, rest)
            if (any) return any
            const inherited = inheritedType(owner, rest)
            if (inherited) return inherited
        }
        if (path.startsWith("default.")) return apiName(module, path.slice("default.".length))
        return ofSubpath(module, path) ?? name
    }

    /** What a builder with a member for each thing of a contract gives: `implement(contract).planet.find`. */
    function anyMemberOf(owner: ApiName, rest: string): ApiName | undefined {
        const target = anyMember.get(owner)
        if (target === undefined) return undefined
        const [key, ...more] = rest.split(".")
        const isKnown = key === "prototype" || [owner, ...superTypesOf(owner)].some(type => spokenOf.has(member(type, key!)))
        return isKnown ? undefined : more.length === 0 ? target : member(target, more.join("."))
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
        if (known.has(module) || originals.has(module)) return undefined
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
    return [...entries.flatMap(list => list?.map(entry => entry.name) ?? []), ...Object.keys(facts.types ?? {}), ...Object.keys(facts.extends ?? {}), ...Object.keys(facts.functionTypes ?? {})]
}

/** Methods by which handlers are registered. */
function methodsIn(facts: PackageFacts): string[] {
    return facts.handlers?.flatMap(shape => ("methods" in shape && "on" in shape && shape.on !== undefined ? shape.methods.map(method => `${shape.on}.${method}`) : [])) ?? []
}

/** A path of this package, unless it names its package itself. */
export function qualify(name: string, from: string): ApiName {
    return isApiName(name) ? name : apiName(from, name)
}

function isApiName(name: string): name is ApiName {
    return name.includes("#")
}

export function apiName(module: string, path: string): ApiName {
    return `${module}#${path}`
}

/** A member of a whole module is an export of it. */
export function member(of: ApiName, rest: string): ApiName {
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

/** `lodash/fp` -> `lodash`, `@nestjs/common/decorators` -> `@nestjs/common`. */
function packageOf(module: string): string {
    if (module.startsWith("node:")) return module
    return module.split("/", module.startsWith("@") ? 2 : 1).join("/")
}

function remember<Value>(values: Map<ApiName, Value>, api: ApiName, compute: (api: ApiName) => Value): Value {
    let value = values.get(api)
    if (value === undefined) {
        value = compute(api)
        values.set(api, value)
    }
    return value
}

export function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
    const values = map.get(key)
    if (values) values.push(value)
    else map.set(key, [value])
}

import type { ApiName } from "../../catalog/entry.ts"
import { SLOT } from "../facts.ts"
import { ELEMENTS } from "./heap.ts"
import { fileIndex, knownPackage, type PackageResolution, packageValue, startModule } from "./modules.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Solver, TypedVariable } from "./solver.ts"

/** An interface with more implementers than this says nothing about who is meant. */
const MOST_IMPLEMENTERS = 12

/** What a declared type leads to. */
export type ResolvedType =
    | { readonly kind: "api"; readonly name: ApiName; readonly module?: true }
    | { readonly kind: "class"; readonly file: number; readonly class: number }
    | { readonly kind: "object"; readonly file: number; readonly type: number }
    | { readonly kind: "array"; readonly file: number; readonly of: number }

/** State of one analysis that belongs to types. */
interface Types {
    readonly memo: Map<string, ResolvedType[]>
    /** Objects known by their type alone. */
    readonly objects: Map<Value, { readonly file: number; readonly type: number }>
    readonly seeded: Set<string>
    implementers: Map<string, { readonly file: number; readonly class: number }[]> | undefined
    subclasses: Map<string, { readonly file: number; readonly class: number }[]> | undefined
}

const states = new WeakMap<Solver, Types>()

function stateOf(solver: Solver): Types {
    let state = states.get(solver)
    if (!state) {
        state = { memo: new Map(), objects: new Map(), seeded: new Set(), implementers: undefined, subclasses: undefined }
        states.set(solver, state)
        const made = state
        solver.heap.readTyped = (value, key, into) => {
            const object = made.objects.get(value)
            if (object) readMember(solver, object.file, object.type, key, into)
        }
    }
    return state
}

/**
 * A variable has a declared type. Types of packages count at once: what is declared a `Pool` of
 * `pg` is one. Types of the program count only where no value of the program arrives, because
 * the values say more: see `seedTypes`.
 */
export function declareType(solver: Solver, typed: TypedVariable): void {
    solver.typed.push(typed)
    for (const resolved of resolveType(solver, typed.file, typed.type)) {
        if (resolved.kind === "api") solver.pointsTo.add(typed.variable, apiOf(solver, resolved))
    }
}

function apiOf(solver: Solver, resolved: Extract<ResolvedType, { kind: "api" }>): Value {
    return resolved.module ? solver.values.api(resolved.name, { module: true }) : solver.values.api(solver.catalog.canonicalType(resolved.name), { instance: true })
}

/** Gives variables without a value of the program one by their declared type. Returns how many. */
export function seedTypes(solver: Solver): number {
    const state = stateOf(solver)
    const open = solver.typed.filter(typed => {
        const key = `${typed.variable},${typed.file},${typed.type}`
        if (state.seeded.has(key) || hasOwnValue(solver, typed.variable)) return false
        state.seeded.add(key)
        return true
    })
    for (const typed of open) seed(solver, typed.variable, typed.file, typed.type)
    return open.length
}

/** Declared results of functions, and declared properties of classes, are typed variables like any other. */
export function typesOfInstances(solver: Solver, from: number): void {
    for (const instance of solver.instances.slice(from)) {
        const fact = solver.functionFact(instance)
        if (fact.returns !== undefined && !fact.generator) solver.typed.push({ variable: instance.base + SLOT.result, file: instance.file, type: fact.returns })
    }
}

export function typesOfProperties(solver: Solver): void {
    for (const [key, values] of solver.classValues) {
        const [file, index] = key.split(",").map(Number) as [number, number]
        for (const [name, type] of Object.entries(solver.facts(file).classes[index]!.properties)) {
            for (const value of values) {
                const instance = solver.makeInstance(value)
                declareType(solver, { variable: solver.heap.property(instance, name), file, type })
            }
        }
    }
}

function hasOwnValue(solver: Solver, variable: Variable): boolean {
    return solver.pointsTo.valuesOf(variable).some(value => {
        const abstract = solver.values.get(value)
        return abstract.kind === "function" || abstract.kind === "bound" || (abstract.kind === "object" && abstract.shape !== "wrapper" && !stateOf(solver).objects.has(value))
    })
}

/** Puts values of a declared type into a variable. */
function seed(solver: Solver, variable: Variable, file: number, type: number): void {
    for (const resolved of resolveType(solver, file, type)) {
        switch (resolved.kind) {
            case "api":
                solver.pointsTo.add(variable, apiOf(solver, resolved))
                break
            case "class":
                for (const instance of instancesOfClass(solver, resolved.file, resolved.class)) solver.pointsTo.add(variable, instance)
                break
            case "array": {
                const list = solver.values.object(`typedlist${resolved.file}:${resolved.of}`, { shape: "array", file: resolved.file })
                solver.pointsTo.add(variable, list)
                seedOnce(solver, solver.heap.property(list, ELEMENTS), resolved.file, resolved.of)
                break
            }
            case "object": {
                const value = solver.values.object(`typed${resolved.file}:${resolved.type}`, { shape: "instance", file: resolved.file })
                stateOf(solver).objects.set(value, resolved)
                solver.pointsTo.add(variable, value)
                const implementers = implementersOf(solver).get(`${resolved.file},${resolved.type}`) ?? []
                if (implementers.length > MOST_IMPLEMENTERS) solver.count("implementers")
                else for (const one of implementers) for (const instance of instancesOfClass(solver, one.file, one.class)) solver.pointsTo.add(variable, instance)
                break
            }
        }
    }
}

function seedOnce(solver: Solver, variable: Variable, file: number, type: number): void {
    const key = `${variable},${file},${type}`
    if (stateOf(solver).seeded.has(key)) return
    stateOf(solver).seeded.add(key)
    seed(solver, variable, file, type)
}

/** A member of an object that is known by its type: what the member's declared type says. */
function readMember(solver: Solver, file: number, type: number, key: string, into: Variable): void {
    const fact = solver.facts(file).types[type]
    if (fact?.kind !== "object") return
    const member = fact.members[key]
    if (member !== undefined) seedOnce(solver, into, file, member)
    for (const parent of fact.extends ?? []) {
        for (const resolved of resolveType(solver, file, parent)) {
            if (resolved.kind === "object") readMember(solver, resolved.file, resolved.type, key, into)
            else if (resolved.kind === "class") for (const instance of instancesOfClass(solver, resolved.file, resolved.class)) solver.pointsTo.flow(solver.heap.lookup(instance, key), into)
            else if (resolved.kind === "api") solver.pointsTo.flow(solver.heap.lookup(apiOf(solver, resolved), key), into)
        }
    }
}

/** Instances that a variable declared with this class may hold: of the class, and of its subclasses. */
export function instancesOfClass(solver: Solver, file: number, index: number): Value[] {
    const found: Value[] = []
    const seen = new Set<string>()
    const queue = [{ file, class: index }]
    for (const at of queue) {
        const key = `${at.file},${at.class}`
        if (seen.has(key) || seen.size > MOST_IMPLEMENTERS * 2) continue
        seen.add(key)
        startModule(solver, at.file)
        if (!solver.facts(at.file).classes[at.class]!.abstract) {
            for (const value of solver.classValues.get(key) ?? []) {
                const instance = solver.makeInstance(value)
                solver.pointsTo.add(solver.defaultInstance(value).base + SLOT.this, instance)
                found.push(instance)
            }
        }
        queue.push(...(subclassesOf(solver).get(key) ?? []))
    }
    return found
}

function subclassesOf(solver: Solver): Map<string, { readonly file: number; readonly class: number }[]> {
    const state = stateOf(solver)
    if (state.subclasses) return state.subclasses
    const found = new Map<string, { file: number; class: number }[]>()
    state.subclasses = found
    eachClass(solver, (file, index) => {
        const klass = solver.facts(file).classes[index]!
        if (klass.extends === undefined) return
        for (const parent of resolveType(solver, file, klass.extends)) {
            if (parent.kind === "class") push(found, `${parent.file},${parent.class}`, { file, class: index })
        }
    })
    return found
}

/** Classes by the interface they say they implement. */
function implementersOf(solver: Solver): Map<string, { readonly file: number; readonly class: number }[]> {
    const state = stateOf(solver)
    if (state.implementers) return state.implementers
    const found = new Map<string, { file: number; class: number }[]>()
    state.implementers = found
    eachClass(solver, (file, index) => {
        const seen = new Set<string>()
        const queue = solver.facts(file).classes[index]!.implements.flatMap(type => resolveType(solver, file, type))
        for (const resolved of queue) {
            if (resolved.kind !== "object") continue
            const key = `${resolved.file},${resolved.type}`
            if (seen.has(key)) continue
            seen.add(key)
            push(found, key, { file, class: index })
            const fact = solver.facts(resolved.file).types[resolved.type]
            if (fact?.kind === "object") for (const parent of fact.extends ?? []) queue.push(...resolveType(solver, resolved.file, parent))
        }
    })
    return found
}

function eachClass(solver: Solver, then: (file: number, index: number) => void): void {
    for (const [file, facts] of solver.project.files.entries()) for (const index of facts.classes.keys()) then(file, index)
}

function push<Entry>(map: Map<string, Entry[]>, key: string, entry: Entry): void {
    const known = map.get(key)
    if (known) known.push(entry)
    else map.set(key, [entry])
}

/** Follows a declared type to classes, interfaces and packages. */
export function resolveType(solver: Solver, file: number, type: number): ResolvedType[] {
    const state = stateOf(solver)
    const key = `${file},${type}`
    const known = state.memo.get(key)
    if (known) return known
    state.memo.set(key, [])
    const resolved = resolveFact(solver, file, type)
    state.memo.set(key, resolved)
    return resolved
}

function resolveFact(solver: Solver, file: number, type: number): ResolvedType[] {
    const fact = solver.facts(file).types[type]
    switch (fact?.kind) {
        case "name":
            return resolveName(solver, file, fact.name)
        case "object":
            return [{ kind: "object", file, type }]
        case "array":
            return [{ kind: "array", file, of: fact.of }]
        case "union":
            return fact.of.flatMap(one => resolveType(solver, file, one))
        case "import":
            return resolveImported(solver, file, fact.specifier, fact.name, 0)
        default:
            return []
    }
}

function resolveName(solver: Solver, file: number, name: string): ResolvedType[] {
    const facts = solver.facts(file)
    const [head, ...rest] = name.split(".") as [string, ...string[]]
    const declared = facts.typeNames[name] ?? (rest.length === 0 ? facts.typeNames[head] : undefined)
    if (declared) {
        if (declared.kind === "class") return [{ kind: "class", file, class: declared.class }]
        return declared.kind === "interface" ? [{ kind: "object", file, type: declared.type }] : resolveType(solver, file, declared.type)
    }
    const imported = facts.typeImports[head]
    if (imported) {
        const path = imported.name === "*" ? rest.join(".") : [imported.name, ...rest].join(".")
        return resolveImported(solver, file, imported.specifier, path || "*", 0)
    }
    // Types that the platform declares for everybody: `NodeJS.ReadStream`, `Request`.
    return []
}

function resolveImported(solver: Solver, file: number, specifier: string, name: string, depth: number): ResolvedType[] {
    const resolution = solver.project.resolutions[solver.facts(file).file]?.[specifier]
    if (!resolution || depth > 20) return []
    if (resolution.kind === "builtin" || resolution.kind === "package") return typeOfPackage(solver, resolution, name)
    if (resolution.kind !== "file") return []
    const target = fileIndex(solver).get(resolution.file)
    if (target === undefined) return []
    const known = solver.isInstalled(target) && !solver.isInstalled(file) ? knownPackage(solver, specifier) : undefined
    return [...resolveExported(solver, target, name, depth + 1), ...(known ? typeOfPackage(solver, known, name) : [])]
}

function typeOfPackage(solver: Solver, resolution: PackageResolution, name: string): ResolvedType[] {
    const value = solver.values.get(packageValue(solver, resolution))
    if (value.kind !== "api") return []
    if (name === "*") return [{ kind: "api", name: value.name, module: true }]
    const prefix = value.name.slice(0, value.name.indexOf("#"))
    return [{ kind: "api", name: `${prefix}#${name}` }]
}

function resolveExported(solver: Solver, file: number, name: string, depth: number): ResolvedType[] {
    if (depth > 20) return []
    const facts = solver.facts(file)
    const [head, ...rest] = name.split(".") as [string, ...string[]]
    const exported = facts.typeExports[head]
    if (exported) {
        if ("local" in exported) return resolveName(solver, file, [exported.local, ...rest].join("."))
        return resolveImported(solver, file, exported.specifier, exported.name === "*" ? rest.join(".") || "*" : [exported.name, ...rest].join("."), depth + 1)
    }
    for (const specifier of facts.exportAll) {
        const found = resolveImported(solver, file, specifier, name, depth + 1)
        // A package re-exported whole would answer to any name: only files of the program are believed.
        if (found.some(one => one.kind !== "api")) return found
    }
    return facts.typeNames[name] ? resolveName(solver, file, name) : []
}

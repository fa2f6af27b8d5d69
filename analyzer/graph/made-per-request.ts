import type { ApiName, PerRequest } from "../../catalog/entry.ts"
import type { QualifiedShape } from "../../catalog/index.ts"
import { type FunctionFact, OP, SLOT } from "../facts.ts"
import { places } from "./copies.ts"
import { isOneOf } from "./entries.ts"
import { ELEMENTS } from "./heap.ts"
import type { Value, Variable } from "./points-to.ts"
import type { DecoratorCall } from "./route-names.ts"
import type { Solver } from "./solver.ts"
import { resolveType } from "./types.ts"

/** What a container makes for each request. */
export interface MadePerRequest {
    /** Classes, as `file,class`. */
    readonly classes: ReadonlySet<string>
    readonly factories: readonly Factory[]
}

/** A function by which a container makes something. */
export interface Factory {
    readonly value: Value
    /** What it is made for, for people: `TENANT`. */
    readonly token: string
    /** What it is called with. */
    readonly given: readonly Variable[]
}

/** A class or an object of a list of providers, with what it asks the container for. */
interface Provider {
    readonly saysSo: boolean
    /** Keys of what it stands for and of what it asks for. */
    readonly tokens: readonly string[]
    readonly asksFor: readonly string[]
    readonly class?: string
    readonly factories?: readonly Factory[]
}

/**
 * Classes and factories whose product a container makes anew for each request: those that say so
 * (`@Injectable({ scope: Scope.REQUEST })`, `{ provide, useFactory, scope }`), those that are given
 * the request, and those that are given such a product, as far as decorators, lists of what a
 * factory needs, and declared types tell.
 *
 * @param asked What classes ask for by name (`@Inject(TOKEN)`), by `file,class`.
 */
export function madePerRequest(solver: Solver, shape: QualifiedShape<"class">, decorated: ReadonlyMap<string, readonly DecoratorCall[]>, asked: ReadonlyMap<string, readonly Variable[]>): MadePerRequest {
    const providers = [
        ...[...decorated].map(([key, decorators]): Provider => ({
            saysSo: decorators.some(decorator => saysSo(solver, shape, decorator)),
            tokens: [key],
            asksFor: [...typesOf(solver, key), ...(asked.get(key) ?? []).flatMap(variable => tokensOf(solver, variable))],
            class: key,
        })),
        ...providerObjects(solver, shape),
    ]
    const tokens = new Set(Object.keys(shape.where?.given ?? {}))
    const found = new Set<Provider>()
    for (let before = -1; before < found.size; ) {
        before = found.size
        for (const provider of providers) {
            if (found.has(provider) || !(provider.saysSo || provider.asksFor.some(token => tokens.has(token)))) continue
            found.add(provider)
            for (const token of provider.tokens) tokens.add(token)
        }
    }
    return {
        classes: new Set([...found].flatMap(provider => provider.class ?? [])),
        factories: [...found].flatMap(provider => provider.factories ?? []),
    }
}

function saysSo(solver: Solver, { decorators, where }: QualifiedShape<"class">, { name, call }: DecoratorCall): boolean {
    const options = call?.args.list[0]
    return where !== undefined && options !== undefined && decorators?.includes(name) === true && solver.pointsTo.valuesOf(options).some(value => hasScope(solver, where, value))
}

function hasScope(solver: Solver, { property, is }: PerRequest, options: Value): boolean {
    return solver.values.get(options).kind === "object" && valuesIn(solver, options, property).some(one => isOneOf(solver, one, is))
}

/** `{ provide: TENANT, useFactory: request => …, inject: [REQUEST] }`, wherever they stand. */
function providerObjects(solver: Solver, { where }: QualifiedShape<"class">): Provider[] {
    const names = where?.providers
    if (!where || !names) return []
    const found: Provider[] = []
    for (let value = 0; value < solver.values.size; value++) {
        const abstract = solver.values.get(value)
        if (abstract.kind !== "object" || abstract.shape !== "literal" || !solver.heap.hasProperty(value, names.token)) continue
        const made = [names.factory, names.class, names.alias].find(name => solver.heap.hasProperty(value, name))
        if (made === undefined) continue
        const token = solver.heap.lookup(value, names.token)
        const needed = solver.heap.hasProperty(value, names.needs) ? listed(solver, solver.heap.lookup(value, names.needs)) : []
        found.push({
            saysSo: hasScope(solver, where, value),
            tokens: tokensOf(solver, token),
            asksFor: [...needed.flatMap(variable => tokensOf(solver, variable)), ...(made === names.factory ? [] : tokensOf(solver, solver.heap.lookup(value, made)))],
            ...(made === names.factory && { factories: valuesIn(solver, value, made).filter(one => solver.values.get(one).kind === "function").map(one => ({ value: one, token: nameOf(solver, token), given: needed.map(variable => instances(solver, where, variable)) })) }),
            // Its class is decorated, or has nothing to ask for.
            ...(made === names.class && hasScope(solver, where, value) && { class: tokensOf(solver, solver.heap.lookup(value, made))[0]! }),
        })
    }
    return found
}

/** Elements of a list at their positions. */
function listed(solver: Solver, list: Variable): Variable[] {
    return solver.pointsTo.valuesOf(list).flatMap(value =>
        solver.heap.ownProperties(value).filter(([key]) => /^\d+$/.test(key) || key === ELEMENTS).sort(([a], [b]) => Number(a) - Number(b)).map(([, variable]) => variable))
}

function valuesIn(solver: Solver, value: Value, key: string): readonly Value[] {
    return solver.pointsTo.valuesOf(solver.heap.lookup(value, key))
}

/** Keys under which a container knows what is asked for: classes by their place, texts and symbols by themselves. */
function tokensOf(solver: Solver, variable: Variable): string[] {
    return solver.pointsTo.valuesOf(variable).flatMap(value => {
        const abstract = solver.values.get(value)
        switch (abstract.kind) {
            case "function":
                return abstract.class === undefined ? [] : [`${abstract.file},${abstract.class}`]
            case "string":
                return [`"${abstract.text}"`]
            case "api":
                return [solver.catalog.canonicalType(abstract.name)]
            default:
                return []
        }
    })
}

/** The same for what a container makes of it: instances of classes, the request. */
function instances(solver: Solver, { given }: PerRequest, token: Variable): Variable {
    const made = solver.pointsTo.allocate()
    for (const value of solver.pointsTo.valuesOf(token)) {
        const abstract = solver.values.get(value)
        if (abstract.kind === "function" && abstract.class !== undefined) solver.pointsTo.add(made, solver.makeInstance(value))
        const type = abstract.kind === "api" ? given?.[solver.catalog.canonicalType(abstract.name)] : undefined
        if (type !== undefined) solver.pointsTo.add(made, solver.values.api(type as ApiName, { instance: true }))
    }
    return made
}

function nameOf(solver: Solver, token: Variable): string {
    const [value] = solver.pointsTo.valuesOf(token)
    const abstract = value === undefined ? undefined : solver.values.get(value)
    if (abstract?.kind === "string") return abstract.text.replace(/^\[(.*)\]$/, "$1")
    if (abstract?.kind === "function" && abstract.class !== undefined) return solver.facts(abstract.file).classes[abstract.class]!.name
    return abstract?.kind === "api" ? abstract.name : "?"
}

/** Classes that the declared types of a class's fields and of its constructor's parameters name. */
function typesOf(solver: Solver, key: string): string[] {
    const [file, index] = key.split(",").map(Number)
    const facts = solver.facts(file!)
    const { properties, constructor } = facts.classes[index!]!
    return [...Object.values(properties), ...parameterTypes(facts.functions[constructor]!)].flatMap(type => resolveType(solver, file!, type).flatMap(resolved => (resolved.kind === "class" ? [`${resolved.file},${resolved.class}`] : [])))
}

function parameterTypes({ operations, parameters }: FunctionFact): number[] {
    return [...places(operations)]
        .filter(at => operations[at] === OP.TYPE && operations[at + 1]! >= SLOT.firstParameter && operations[at + 1]! < SLOT.firstParameter + parameters)
        .map(at => operations[at + 2]!)
}

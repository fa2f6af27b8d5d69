import { SLOT } from "../facts.ts"
import { registerValue } from "./entries.ts"
import { isPlainKey } from "./heap.ts"
import { exportsValue, fileIndex, moduleExports, startModule } from "./modules.ts"
import type { Value } from "./points-to.ts"
import type { Solver } from "./solver.ts"

/** A file whose exports are for others: a package's main file, one of its subpaths. */
export interface PublicModule {
    readonly file: string
    /** Name under which others import it: `pkg`, `pkg/sub`. */
    readonly specifier: string
}

/** A result that has a name of its own: `create()` returns a `Thing`, `thing.add()` itself. */
export interface NamedResult {
    readonly specifier: string
    readonly path: string
    readonly returns: string
}

/** A second name of a function: `module.exports = readTree; readTree.sync = readTree`. */
export interface OtherName {
    readonly specifier: string
    readonly path: string
    readonly of: { readonly specifier: string; readonly path: string }
}

/** What is known of exports besides what they call. */
export interface ExportedNames {
    readonly results: readonly NamedResult[]
    readonly others: readonly OtherName[]
}

/** Paths are not followed deeper: `create().a.b`. */
const DEEPEST = 4
/** A package with more functions than this to call is a table of data, or generated. */
const MOST_EXPORTS = 1_000

/**
 * Makes every function that other packages can call an entry point, named by its path from the
 * exports, as the catalog writes paths. Functions become known as values arrive, so this is asked
 * again after each round.
 */
export class Exported {
    private readonly paths = new Map<Value, { readonly specifier: string; readonly path: string }>()
    private readonly entered = new Set<string>()
    private readonly results: NamedResult[] = []
    private readonly others: OtherName[] = []

    private readonly solver: Solver
    private readonly modules: readonly PublicModule[]

    constructor(solver: Solver, modules: readonly PublicModule[]) {
        this.solver = solver
        this.modules = modules
        for (const { file } of modules) {
            const index = fileIndex(solver).get(file)
            if (index !== undefined) startModule(solver, index)
        }
    }

    /** Returns how many functions are new. */
    enter(): number {
        const before = this.entered.size
        this.paths.clear()
        this.results.length = 0
        this.others.length = 0
        for (const module of this.modules) this.walk(module)
        return this.entered.size - before
    }

    names(): ExportedNames {
        return { results: [...this.results], others: [...this.others] }
    }

    /** What has a name first, then what functions return: of two ways to a value the name is the better one. */
    private walk({ file, specifier }: PublicModule): void {
        const { solver } = this
        const index = fileIndex(solver).get(file)
        if (index === undefined) return
        const named: Member[] = []
        const returned: Member[] = []
        for (const value of new Set([exportsValue(solver, index), ...solver.pointsTo.valuesOf(moduleExports(solver, index))])) {
            const isFunction = solver.values.get(value).kind === "function"
            named.push({ value, path: isFunction ? "default" : "", owner: undefined, depth: 0 })
        }
        while (named.length > 0 || returned.length > 0) {
            for (const at of named) this.visit(at, specifier, index, named, returned)
            named.length = 0
            const next = returned.shift()
            if (next) this.visit(next, specifier, index, named, returned)
        }
    }

    private visit(at: Member, specifier: string, file: number, named: Member[], returned: Member[]): void {
        const known = this.paths.get(at.value)
        if (known) {
            if (at.madeBy !== undefined) {
                if (known.specifier === specifier) this.results.push({ specifier, path: at.madeBy, returns: known.path === at.owner ? "this" : known.path })
            } else if (known.path !== at.path && this.solver.values.get(at.value).kind === "function" && this.others.length < MOST_EXPORTS) this.others.push({ specifier, path: at.path, of: known })
            return
        }
        if (this.paths.size >= MOST_EXPORTS) return this.solver.count("exports")
        this.paths.set(at.value, { specifier, path: at.path })
        for (const member of this.membersOf(at, specifier, file)) (member.madeBy === undefined ? named : returned).push(member)
    }

    private membersOf(at: Member, specifier: string, file: number): Member[] {
        const abstract = this.solver.values.get(at.value)
        switch (abstract.kind) {
            case "function":
                return this.ofFunction(at, specifier, file, abstract.class !== undefined)
            case "bound":
                return [{ ...at, value: abstract.target }]
            case "object":
                return at.depth >= DEEPEST ? [] : [...this.propertiesOf(at, at.value), ...this.inheritedBy(at, at.value, 0)]
            default:
                return []
        }
    }

    private ofFunction(at: Member, specifier: string, file: number, isClass: boolean): Member[] {
        const { solver } = this
        const prototypes = solver.pointsTo.valuesOf(solver.heap.lookup(at.value, "prototype"))
        const constructs = isClass || prototypes.some(prototype => solver.heap.ownKeys(prototype).some(key => key !== "constructor"))
        const found: Member[] = []
        if (constructs) {
            this.construct(at, specifier, file)
            const made = solver.makeInstance(at.value)
            found.push({ value: made, path: at.path, owner: undefined, depth: at.depth })
        }
        if (!isClass) {
            const node = this.call(at, specifier, file)
            if (node !== undefined && at.depth < DEEPEST) {
                for (const value of solver.pointsTo.valuesOf(solver.instance(node).base + SLOT.result)) found.push({ value, path: `${at.path}()`, owner: at.owner, madeBy: at.path, depth: at.depth + 1 })
            }
        }
        if (at.depth < DEEPEST) found.push(...this.propertiesOf(at, at.value))
        return found
    }

    private propertiesOf(at: Member, owner: Value): Member[] {
        const { solver } = this
        return solver.heap.ownKeys(owner).filter(key => isPublic(key)).flatMap(key =>
            solver.pointsTo.valuesOf(solver.heap.property(owner, key)).map((value): Member => ({ value, path: memberPath(at.path, key), owner: at.path, self: at.value, depth: at.depth + 1 })),
        )
    }

    private inheritedBy(at: Member, value: Value, depth: number): Member[] {
        if (depth > DEEPEST) return []
        return this.solver.pointsTo.valuesOf(this.solver.heap.prototypeOf(value)).flatMap(parent => {
            if (parent === value || this.solver.values.get(parent).kind !== "object") return []
            return [...this.propertiesOf(at, parent), ...this.inheritedBy(at, parent, depth + 1)]
        })
    }

    private call(at: Member, specifier: string, file: number): number | undefined {
        this.entered.add(`${at.value}`)
        return registerValue(this.solver, at.value, { framework: specifier, naming: { by: "text", text: at.path, as: "callback" }, file, site: -1, parameters: [], ...(at.self !== undefined && { self: at.self }) })
    }

    private construct(at: Member, specifier: string, file: number): void {
        const { solver } = this
        const key = `new ${at.value}`
        if (this.entered.has(key)) return
        this.entered.add(key)
        const instance = solver.defaultInstance(at.value)
        solver.pointsTo.add(instance.base + SLOT.this, solver.makeInstance(at.value))
        solver.handlers.set(`${instance.id},new`, { framework: specifier, namings: [{ by: "text", text: `new ${at.path}`, as: "callback" }], node: instance.id, position: 0, registeredAt: { file, site: -1 }, confidence: solver.confidence })
    }
}

interface Member {
    readonly value: Value
    readonly path: string
    /** Path of what it is a member of. */
    readonly owner: string | undefined
    /** Path of the function that returned it. */
    readonly madeBy?: string
    readonly self?: Value
    readonly depth: number
}

/** What stands in a package's exports or in its default export is named alone. */
function memberPath(owner: string, key: string): string {
    return owner === "" || owner === "default" ? key : `${owner}.${key}`
}

/** Names that start with an underscore are said to be private. */
function isPublic(key: string): boolean {
    return isPlainKey(key) && !key.startsWith("_") && !key.startsWith("#") && key !== "constructor" && key !== "prototype"
}


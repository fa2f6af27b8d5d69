import type { ApiName } from "../../catalog/entry.ts"
import type { AccessorNames } from "./accessors.ts"
import { somethingOf } from "./known-paths.ts"
import { matcher } from "./patterns.ts"
import type { PointsTo, Value, Variable } from "./points-to.ts"
import type { AbstractValue, ApiValue, Values } from "./values.ts"

/** Members of a package's value are followed this deep (`a.b().c.d`); deeper ones stay at the limit. */
const DEEPEST_PATH = 7
/** What globals return is text, numbers and pages' elements more often than not: two steps are enough for `fetch().json`. */
const DEEPEST_GLOBAL_PATH = 3

/** An object with more functions than this is a table that something else reads. */
const MOST_FUNCTIONS = 8

/** Property under which arrays, iterators and sets keep what stands at no known position. */
export const ELEMENTS = "[]"
/** Property of a promise that fails: with what. */
export const REJECTED = "(rejected)"
/** Property of a map: its keys. */
export const KEYS = "(keys)"

/** Property for what is stored under a name that is not known. */
export const ANY_KEY = "*"
/** Property of a wrapper (`debounce(fn)` of an unknown package): the functions given to it. */
export const WRAPPED = "(wrapped)"

/** Types whose methods are the language's own: `Array.prototype.slice.call(arguments)`. */
const LANGUAGE_TYPES = new Set(["Array", "Function", "Map", "Object", "Promise", "RegExp", "Set", "String"].map(name => `global#${name}`))
const PROMISE_METHODS = new Set(["then", "catch", "finally"])
const FUNCTION_METHODS = new Set(["call", "apply", "bind"])

/** What has to be known of the names of packages' values. */
export interface Names {
    /** The one name of a value that has several (`Catalog.canonicalType`). */
    canonical(name: ApiName): ApiName
    /** The value came from a client, and so does every part of it. */
    isData(name: ApiName): boolean
    /** The catalog says something about it or about a member of it. */
    isKnown(name: ApiName): boolean
}

/**
 * Properties of abstract values, and the look-up of a name through prototype chains. Every
 * (value, name) pair is looked up once, through one variable that all readers share.
 */
export class Heap {
    private readonly properties: (Map<string, Variable> | undefined)[] = []
    private readonly lookups: (Map<string, Variable> | undefined)[] = []
    private readonly anyLookups: (Variable | undefined)[] = []
    private readonly functionMembers: (Variable | undefined)[] = []
    private readonly prototypes: (Variable | undefined)[] = []
    private readonly newPropertyWatchers: (((key: string, variable: Variable) => void)[] | undefined)[] = []
    private readonly defined: (Set<string> | undefined)[] = []
    private readonly copied = new Set<string>()
    /** Names under which a getter or setter exists anywhere; other names are read without asking. */
    private readonly accessors = new Set<string>()
    /** What to do when one exists under a name after all. Empty where all names stand in the code. */
    private readonly accessorWatchers = new Map<string, (() => void)[]>()
    private moreAccessors = false
    /** Called when a value's `prototype` is asked for and none exists; set by the solver. */
    makePrototype: (fn: Value) => void = () => {}
    /** Called when a name is looked up in a value known by its declared type; set by the solver. */
    readTyped: (value: Value, key: string, into: Variable) => void = () => {}

    private readonly pointsTo: PointsTo
    private readonly values: Values

    private readonly names: Names

    constructor(pointsTo: PointsTo, values: Values, names: Names) {
        this.pointsTo = pointsTo
        this.values = values
        this.names = names
    }

    /** The variable of an own property. Created when first asked for. */
    property(value: Value, key: string): Variable {
        const map = (this.properties[value] ??= new Map())
        const known = map.get(key)
        if (known !== undefined) return known
        const variable = this.pointsTo.allocate()
        map.set(key, variable)
        for (const watch of this.newPropertyWatchers[value] ?? []) watch(key, variable)
        return variable
    }

    hasProperty(value: Value, key: string): boolean {
        return this.properties[value]?.has(key) === true
    }

    /** Calls back for every own property, now and later. */
    eachProperty(value: Value, watch: (key: string, variable: Variable) => void): void {
        ;(this.newPropertyWatchers[value] ??= []).push(watch)
        const map = this.properties[value]
        if (map) for (const [key, variable] of [...map]) watch(key, variable)
    }

    /** What the code of one file says of accessors before anything runs. */
    expectAccessors({ known, others }: AccessorNames): void {
        for (const name of known) this.accessors.add(name)
        this.moreAccessors ||= others
    }

    /** A getter or setter of this name has come to exist. */
    addAccessor(key: string): void {
        this.accessors.add(key)
        const watchers = this.accessorWatchers.get(key)
        this.accessorWatchers.delete(key)
        for (const then of watchers ?? []) then()
    }

    /** Runs once a getter or setter of this name is known to exist anywhere: now, later, or never. */
    whenAccessor(key: string, then: () => void): void {
        if (this.accessors.has(key)) then()
        else if (this.moreAccessors) {
            const watchers = this.accessorWatchers.get(key)
            if (watchers) watchers.push(then)
            else this.accessorWatchers.set(key, [then])
        }
    }

    /** Every own property that exists so far, with accessors and internals. */
    ownProperties(value: Value): readonly (readonly [string, Variable])[] {
        return [...(this.properties[value] ?? [])]
    }

    /** Names of the own properties that exist so far, without accessors and internals. */
    ownKeys(value: Value): string[] {
        return [...(this.properties[value]?.keys() ?? [])].filter(isPlainKey)
    }

    /** The variable holding what the value inherits from. */
    prototypeOf(value: Value): Variable {
        return (this.prototypes[value] ??= this.pointsTo.allocate())
    }

    /** Says that the value has this member for good: look-ups end here instead of going on to its prototype. */
    define(value: Value, key: string): void {
        ;(this.defined[value] ??= new Set()).add(key)
    }

    /**
     * Whether what is stored in a value can be read from it again. "Something of a package" and
     * what a client sent stand for many objects: what one was given is not in the others.
     */
    keepsProperties(abstract: AbstractValue): boolean {
        return abstract.kind !== "string" && (abstract.kind !== "api" || !(abstract.name.endsWith("#*") || this.names.isData(abstract.name)))
    }

    /** Everything `value.key` may be. */
    lookup(value: Value, key: string): Variable {
        const map = (this.lookups[value] ??= new Map())
        const known = map.get(key)
        if (known !== undefined) return known
        const found = this.pointsTo.allocate()
        map.set(key, found)

        const abstract = this.values.get(value)
        if (abstract.kind === "string") {
            if (TRANSFORMING_METHODS.has(key)) this.pointsTo.add(found, this.values.api(`global#String.prototype.${key}`))
            else if (key === "0" && abstract.text !== "" && !abstract.text.startsWith("*")) this.pointsTo.add(found, this.values.string(abstract.text[0]!))
            return found
        }
        if (key === "prototype" && abstract.kind === "function") this.makePrototype(value)
        if (this.keepsProperties(abstract)) this.pointsTo.flow(this.property(value, key), found)
        if (abstract.kind === "object" && (abstract.shape === "array" || abstract.shape === "iterator") && /^\d+$/.test(key)) {
            this.pointsTo.flow(this.property(value, ELEMENTS), found)
        }
        if (abstract.kind === "object" && abstract.shape === "map" && /^\d+$/.test(key)) this.pointsTo.flow(this.property(value, ELEMENTS), found)
        if (abstract.kind === "object" && abstract.shape === "wrapper" && isPlainKey(key)) this.pointsTo.flow(this.property(value, ANY_KEY), found)
        if (this.defined[value]?.has(key)) return found
        if (key === "__proto__" && abstract.kind !== "api") this.pointsTo.flow(this.prototypeOf(value), found)

        this.readTyped(value, key, found)
        if (abstract.kind === "api") {
            const member = this.memberOf(value, abstract, key)
            if (member !== undefined) this.pointsTo.add(found, member)
            // A framework's own code hangs its methods on Node's objects: `setPrototypeOf(res, app.response)`.
            if (abstract.instance && this.keepsProperties(abstract) && !abstract.name.startsWith("global#")) this.pointsTo.each(this.prototypeOf(value), parent => this.pointsTo.flow(this.lookup(parent, key), found))
            return found
        }
        const builtin = builtinMethod(abstract, key)
        if (builtin) this.pointsTo.add(found, this.values.api(builtin))
        this.pointsTo.each(this.prototypeOf(value), parent => {
            if (parent !== value) this.pointsTo.flow(this.lookup(parent, key), found)
        })
        return found
    }

    /**
     * Everything that `value[unknown]` may be: any member of an object literal or of a module's
     * exports, any method of an instance (its fields would be everything it was ever given).
     */
    lookupAny(value: Value): Variable {
        const known = this.anyLookups[value]
        if (known !== undefined) return known
        const found = this.pointsTo.allocate()
        this.anyLookups[value] = found
        const abstract = this.values.get(value)
        const ofInstance = abstract.kind === "object" && abstract.shape === "instance"
        this.eachProperty(value, (key, variable) => {
            if (ofInstance ? key === ANY_KEY : (isPlainKey(key) || key === ANY_KEY) && key !== "constructor") this.pointsTo.flow(variable, found)
        })
        this.pointsTo.each(this.prototypeOf(value), parent => {
            if (parent !== value && this.values.get(parent).kind === "object") this.pointsTo.flow(this.lookupAny(parent), found)
        })
        return found
    }

    /** `x.name` may be what was stored as `x[unknown]`, if that is a function: for data the guess would be worth nothing. */
    private readStored(value: Value, stored: Variable, found: Variable): void {
        const abstract = this.values.get(value)
        if (abstract.kind === "object" && (abstract.shape === "instance" || abstract.shape === "array" || abstract.shape === "map")) return
        this.pointsTo.each(stored, one => {
            const kind = this.values.get(one).kind
            if (kind === "function" || kind === "bound") this.pointsTo.add(found, one)
        })
    }

    /** Everything under names that match a pattern with `*`. */
    lookupPattern(value: Value, pattern: string): Variable {
        // Remembered like other look-ups, because prototypes may stand in a circle where they are not told apart.
        const key = `(like ${pattern})`
        const map = (this.lookups[value] ??= new Map())
        const known = map.get(key)
        if (known !== undefined) return known
        const found = this.pointsTo.allocate()
        map.set(key, found)
        const matches = matcher(pattern)
        this.eachProperty(value, (name, variable) => {
            if (isPlainKey(name) && matches(name)) this.pointsTo.flow(variable, found)
        })
        this.pointsTo.each(this.prototypeOf(value), parent => {
            if (parent !== value && this.values.get(parent).kind === "object") this.pointsTo.flow(this.lookupPattern(parent, pattern), found)
        })
        return found
    }

    /** The functions among an object's own members, classes left out; the first few of a table. */
    functionsIn(value: Value): Variable {
        const known = this.functionMembers[value]
        if (known !== undefined) return known
        const found = this.pointsTo.allocate()
        this.functionMembers[value] = found
        this.eachProperty(value, (key, variable) => {
            if (!isPlainKey(key)) return
            this.pointsTo.each(variable, member => {
                const abstract = this.values.get(member)
                const isCallback = abstract.kind === "bound" || (abstract.kind === "function" && abstract.class === undefined)
                if (isCallback && this.pointsTo.valuesOf(found).length < MOST_FUNCTIONS) this.pointsTo.add(found, member)
            })
        })
        return found
    }

    /** Where nothing is stored under a name, `x.name` may be what was stored as `x[unknown]`. */
    readLoosely(): void {
        for (const [value, map] of this.lookups.entries()) {
            const stored = this.properties[value]?.get(ANY_KEY)
            if (map && stored !== undefined) this.readLooselyFrom(value, stored)
        }
    }

    private readLooselyFrom(value: Value, stored: Variable): void {
        for (const [key, found] of this.lookups[value] ?? []) if (isPlainKey(key) && this.pointsTo.valuesOf(found).length === 0) this.readStored(value, stored, found)
    }

    /** Own properties of `from`, now and later, also become those of `to`. */
    copyProperties(from: Value, to: Value, except?: string): void {
        if (from === to) return
        const key = `${from},${to}`
        if (this.copied.has(key)) return
        this.copied.add(key)
        if (this.values.get(from).kind === "api") {
            this.pointsTo.add(this.prototypeOf(to), from)
            return
        }
        this.eachProperty(from, (name, variable) => {
            if (name !== except && name !== "prototype" && !name.startsWith("on:")) this.pointsTo.flow(variable, this.property(to, name))
        })
    }

    /** The value of a member of a package's value, or undefined where it is none of ours. */
    private memberOf(value: Value, api: ApiValue, key: string): Value | undefined {
        if (!isPlainKey(key)) return undefined
        // `Array.prototype.slice`: the prototypes of the language have names of their own.
        if (api.instance && PROTOTYPES.has(api.name)) return this.values.api(`${api.name}.prototype.${key}`)
        if (key === "default" && api.module) return value
        // `bot.catch(f)` is no promise's.
        if (PROMISE_METHODS.has(key) && !this.names.isKnown(`${api.name}.${key}`)) return this.values.api(`global#Promise.prototype.${key}`)
        if (!api.instance && FUNCTION_METHODS.has(key) && api.name !== "global#Reflect") return this.values.api(`global#Function.prototype.${key}`)
        if (key === "prototype") return this.values.api(api.name, { instance: true })
        if (api.instance && LANGUAGE_TYPES.has(api.name)) return this.values.api(`${api.name}.prototype.${key}`)
        const hash = api.name.indexOf("#")
        if (api.module) return this.named(`${api.name.slice(0, hash)}#${key}`, false)
        const depth = api.name.slice(hash).split(/[.(]/).length
        if (api.name.startsWith("global#") && depth >= DEEPEST_GLOBAL_PATH && !this.names.isKnown(`${api.name}.${key}`)) return undefined
        if (depth > DEEPEST_PATH || api.name.endsWith("#*")) return value
        // A part of what a client sent is that again; only what lists and texts can do is told apart.
        if (this.names.isData(api.name)) return ARRAY_METHODS.has(key) || TEXT_METHODS.has(key) ? this.values.api(`${api.name}.${key}`) : value
        // Members of members that nobody asks about are "something of the package".
        if (depth > 1 && !api.instance && !this.names.isKnown(api.name)) return this.values.api(somethingOf(api.name), { instance: true })
        return this.named(`${api.name}.${key}`, api.instance === true)
    }

    /** A name as the code has it. Another name of a whole module, or of a property's type, is that. */
    private named(name: ApiName, ofInstance: boolean): Value {
        const canonical = this.names.canonical(name)
        if (canonical.endsWith("#default") && canonical !== name) return this.values.api(canonical, { module: true })
        return canonical !== name && ofInstance ? this.values.api(canonical, { instance: true }) : this.values.api(canonical)
    }
}

/** The property that holds a getter or setter. Keys such as `get /cats` are the program's. */
export function accessorKey(kind: "get" | "set", key: string): string {
    return `(${kind}) ${key}`
}

export function isAccessorKey(key: string): boolean {
    return key.startsWith("(get) ") || key.startsWith("(set) ")
}

/** Names that a program can write, as opposed to our own: accessors (`(get) x`), listeners (`on:x`), elements. */
export function isPlainKey(key: string): boolean {
    return !(key.startsWith("(") || key.startsWith("on:") || key.startsWith("key:") || key === ELEMENTS || key === ANY_KEY)
}

const PROTOTYPES = new Set(["global#Array", "global#Function", "global#Promise", "global#RegExp"])
const OBJECT_METHODS = new Set(["__defineGetter__", "__defineSetter__"])
const ARRAY_METHODS = new Set(
    ("at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced unshift values with next").split(" "),
)
const TEXT_METHODS = new Set("match matchAll replace replaceAll search split trim toLowerCase toUpperCase substring".split(" "))
/** Those of which the result is known where the text is. */
const TRANSFORMING_METHODS = new Set("toLowerCase toUpperCase trim toString charAt slice substring replace replaceAll".split(" "))
const MAP_METHODS = new Set("get set has delete clear forEach keys values entries add size deref".split(" "))
const REGEX_METHODS = new Set(["test", "exec"])

/** What the language gives to every array, function, promise ... */
function builtinMethod(value: { readonly kind: string; readonly shape?: string }, key: string): ApiName | undefined {
    if (PROMISE_METHODS.has(key)) return `global#Promise.prototype.${key}`
    if (OBJECT_METHODS.has(key)) return `global#Object.prototype.${key}`
    if (value.kind === "function" || value.kind === "bound") return FUNCTION_METHODS.has(key) ? `global#Function.prototype.${key}` : undefined
    if (value.shape === "array" || value.shape === "iterator") return ARRAY_METHODS.has(key) ? `global#Array.prototype.${key}` : undefined
    if (value.shape === "map") return MAP_METHODS.has(key) ? `global#Map.prototype.${key}` : undefined
    if (value.shape === "regex") return REGEX_METHODS.has(key) ? `global#RegExp.prototype.${key}` : undefined
    if (value.shape === "wrapper") return FUNCTION_METHODS.has(key) ? `global#Function.prototype.${key}` : undefined
    return undefined
}

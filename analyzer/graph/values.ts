import type { ApiName } from "../../catalog/entry.ts"
import type { Value, Variable } from "./points-to.ts"

/** What a variable may hold. Numbers, booleans and the like are no values: nothing is called on them. */
export type AbstractValue = FunctionValue | ObjectValue | ApiValue | StringValue | BoundValue

/** A closure: a function of the program in the context that created it. Also classes: their constructor. */
export interface FunctionValue {
    readonly kind: "function"
    readonly file: number
    readonly fn: number
    /** The instance it was created in; -1 for modules. */
    readonly scope: number
    /** Index into the file's classes if it is one. */
    readonly class?: number
}

/** An allocation: one value for everything made at one place in one context. */
export interface ObjectValue {
    readonly kind: "object"
    readonly shape: "literal" | "array" | "iterator" | "regex" | "prototype" | "instance" | "exports" | "module" | "map" | "namespace" | "wrapper"
    /** For a prototype or an instance: the function it belongs to. */
    readonly of?: Value
    /** File whose code makes it. */
    readonly file: number | undefined
    /** A regular expression's literal. */
    readonly text?: string
}

/** A value of a package, a Node builtin or the language, named by its path from the package's exports. */
export interface ApiValue {
    readonly kind: "api"
    readonly name: ApiName
    /** The exports of the package itself: its members are named without a prefix. */
    readonly module?: true
    /** An instance of the named class or type, or a result; not the class. */
    readonly instance?: true
    /** `require` of one file, or a value made by `createRequire`. */
    readonly file?: number
}

/** A constant string. `*` in a pattern stands for parts that are not known. */
export interface StringValue {
    readonly kind: "string"
    readonly text: string
    readonly pattern?: true
}

/** The result of `f.bind(self, ...args)`. */
export interface BoundValue {
    readonly kind: "bound"
    readonly target: Value
    readonly self: Variable
    readonly given: readonly Variable[]
    /** File whose code binds it. */
    readonly file: number
}

/** Gives every abstract value one number. */
export class Values {
    private readonly list: AbstractValue[] = []
    private readonly index = new Map<string, Value>()

    get(value: Value): AbstractValue {
        return this.list[value]!
    }

    get size(): number {
        return this.list.length
    }

    /** The file whose code makes the value; `undefined` for texts and values of packages. */
    fileOf(value: Value): number | undefined {
        const abstract = this.get(value)
        return abstract.kind === "api" || abstract.kind === "string" ? undefined : abstract.file
    }

    private intern(key: string, make: () => AbstractValue): Value {
        const known = this.index.get(key)
        if (known !== undefined) return known
        const value = this.list.length
        this.list.push(make())
        this.index.set(key, value)
        return value
    }

    function(file: number, fn: number, scope: number, classIndex?: number): Value {
        return this.intern(`f${file},${fn},${scope}`, () =>
            classIndex === undefined ? { kind: "function", file, fn, scope } : { kind: "function", file, fn, scope, class: classIndex },
        )
    }

    /** `key` says what makes the allocation one: its place and context. */
    object(key: string, value: Omit<ObjectValue, "kind">): Value {
        return this.intern(`o${key}`, () => ({ kind: "object", ...value }))
    }

    api(name: ApiName, flags: { readonly module?: true; readonly instance?: true; readonly file?: number } = {}): Value {
        return this.intern(`a${name}${flags.module ? "!" : ""}${flags.instance ? "?" : ""}${flags.file ?? ""}`, () => ({ kind: "api", name, ...flags }))
    }

    string(text: string): Value {
        return this.intern(`s${text}`, () => ({ kind: "string", text }))
    }

    pattern(text: string): Value {
        return text.includes("*") ? this.intern(`p${text}`, () => ({ kind: "string", text, pattern: true })) : this.string(text)
    }

    bound(key: string, value: Omit<BoundValue, "kind">): Value {
        return this.intern(`b${key}`, () => ({ kind: "bound", ...value }))
    }
}

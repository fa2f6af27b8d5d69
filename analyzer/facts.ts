/**
 * The plain, serialisable data that the stages hand on. `extract` makes one `FileFacts` from one
 * source file and nothing else, so facts can be made in parallel and cached by content.
 *
 * A file's code is a list of functions; function 0 is the module itself. A function's body is a
 * list of **operations** over **slots** (variables and temporaries), without order or control flow:
 * what may flow where. Operations are one flat array of numbers, because a large server has
 * millions; `OPERATIONS` says what the numbers mean, `frontend/writer.ts` writes them and
 * `graph/` reads them.
 *
 * A slot is an index into the function's own slots (>= 0), or `-1 - i` for entry `i` of its
 * `captures`: a variable of a function around it. Slots of their own meaning come first:
 */
export const SLOT = {
    /** `this`. Arrow functions and class static blocks capture the one around them instead. For a CommonJS module: its `exports`. */
    this: 0,
    /** What the function returns; for an async function what its promise resolves to; for a generator the iterator (see `OBJECT` kind `iterator`), which has what it returns under `ITERATOR.returned`. */
    result: 1,
    /** `arguments`: an array of all arguments. */
    arguments: 2,
    /** Parameter i is slot `firstParameter + i`. A rest parameter receives an array. */
    firstParameter: 3,
} as const

/** Properties of a generator's iterator: what the generator returns, what `next(value)` gave it. */
export const ITERATOR = { returned: "(returned)", sent: "(sent)" } as const

/** A module function has no parameters; these are its slots instead. */
export const MODULE_SLOT = { module: 3, exports: 4, require: 5, firstFree: 6 } as const

/**
 * Operation codes and their operands. `to`, `from`, `base`, `key` ... are slots unless said
 * otherwise; `"…"` operands index `FileFacts.strings`, `site` indexes `FileFacts.sites` (or is -1 in LOAD/STORE/…
 * where no call can happen), `n` counts the (slot, isSpread 0|1) pairs that follow.
 *
 * Promises are not told apart from what they resolve to: `await x` is `COPY`.
 *
 * Keys that are symbols are written in brackets: `[Symbol.iterator]`, `[Symbol.for x]`, and `[name]`
 * for `const name = Symbol()`. Private names keep their `#`. `import.meta` is the global of that name.
 */
export const OP = {
    /** to ⊇ from */
    COPY: 0, // to, from
    /** A closure of function `fn` (index into `functions`) is created. Named function expressions see themselves through a slot of the inner function's parent. */
    FUNCTION: 1, // to, fn
    /** A class is created: `class` indexes `classes`; `heritage` is the slot of the `extends` expression, or -1 with `hasHeritage` 0. */
    CLASS: 2, // to, class, hasHeritage, heritage
    /** An object is allocated here; `kind`: 0 object literal, 1 array, 2 iterator of a generator, 3 regular expression. `object` numbers the allocations of the file; `site` its place. */
    OBJECT: 3, // to, object, kind, site
    /** A constant string (also of a template whose parts are constant; numbers used as keys are written as strings). */
    STRING: 4, // to, "string"
    /** A string put together of parts: to = join of the slots; used for keys, module names, event names. */
    CONCAT: 5, // to, n, (slot, 0)*
    /** to = base.key */
    LOAD: 6, // to, base, "key", site
    /** base.key = from */
    STORE: 7, // base, "key", from, site
    /** to = base[key] */
    LOAD_COMPUTED: 8, // to, base, key, site
    /** base[key] = from */
    STORE_COMPUTED: 9, // base, key, from, site
    /** A method, getter or setter of an object literal, `kind`: 0 method or value, 1 getter, 2 setter. (Classes list theirs in `ClassFact`.) */
    DEFINE: 10, // base, "key", from, kind
    DEFINE_COMPUTED: 11, // base, key, from, kind
    /** to = any element of the iterable (for-of, spread, array destructuring past constant indexes, `yield*`) */
    ELEMENT: 12, // to, base, site
    /** base gains an element at a position not known. At a known position it is STORE with the index as key. */
    APPEND: 13, // base, from
    /** All own properties of `from` become properties of `base` (object spread, `export *`) */
    SPREAD: 14, // base, from
    /** to = callee(...arguments) with `this` unknown; also tagged templates and JSX elements. */
    CALL: 15, // site, to, callee, n, (slot, spread)*
    /** to = base.key(...arguments) */
    CALL_METHOD: 16, // site, to, base, "key", n, (slot, spread)*
    /** to = base[key](...arguments) */
    CALL_COMPUTED: 17, // site, to, base, key, n, (slot, spread)*
    /** to = new callee(...arguments) */
    NEW: 18, // site, to, callee, n, (slot, spread)*
    /** callee(...arguments) with the given `this`: `super(...)` and `super.m(...)` (callee read from heritage or heritage.prototype). `construct` 1 for `super(...)`. */
    CALL_WITH_THIS: 19, // site, to, callee, this, construct, n, (slot, spread)*
    /** to = the value of a module named by a constant. `name`: "*" the namespace, "default", or an export's name. `form`: 0 import statement, 1 require, 2 import() (resolves to the namespace). `site` -1 for statements. */
    IMPORT: 20, // to, "specifier", "name", form, site
    /** to = the module named by the value of a slot: `require(path.join(dir, x))`, `import(name)`. `form` as in IMPORT. */
    IMPORT_COMPUTED: 21, // to, specifier, form, site
    /** The ES module exports this under `name`. */
    EXPORT: 22, // "name", from
    /** The ES module re-exports everything from a namespace. */
    EXPORT_ALL: 23, // namespace
    /** CommonJS needs no operation: `module`, `exports` and `require` are slots, `require` a value. TypeScript's `export =` is STORE to `module` "exports". */
    /** to = the global variable `name` (declared nowhere in the file). */
    GLOBAL: 24, // to, "name"
    SET_GLOBAL: 25, // "name", from
    /** The slot's declared type. Used where no value reaches the slot. */
    TYPE: 26, // slot, type
    /** What iterating over `from` gives, without its first `skip`, becomes elements of `base` from position `at` on; -1: anywhere. */
    SPREAD_LIST: 28, // base, from, at, skip, site
    /** to = the names of the members of base: `for (to in base)` */
    KEYS: 29, // to, base
    /** A decorator is applied. `decorator` is the value after `@` (the result of the call where it is one). `target`: 0 class, 1 method or accessor, 2 property, 3 parameter. `decoration` indexes `decorations`. `class` is the slot of the class. */
    DECORATE: 27, // site, decorator, decoration, class
} as const

/** How many fixed numbers follow each code; `list` says that a count of pairs comes next, as the last of them. */
export const OPERATIONS: Readonly<Record<number, { readonly operands: number; readonly list?: true }>> = {
    [OP.COPY]: { operands: 2 },
    [OP.FUNCTION]: { operands: 2 },
    [OP.CLASS]: { operands: 4 },
    [OP.OBJECT]: { operands: 4 },
    [OP.STRING]: { operands: 2 },
    [OP.CONCAT]: { operands: 2, list: true },
    [OP.LOAD]: { operands: 4 },
    [OP.STORE]: { operands: 4 },
    [OP.LOAD_COMPUTED]: { operands: 4 },
    [OP.STORE_COMPUTED]: { operands: 4 },
    [OP.DEFINE]: { operands: 4 },
    [OP.DEFINE_COMPUTED]: { operands: 4 },
    [OP.ELEMENT]: { operands: 3 },
    [OP.APPEND]: { operands: 2 },
    [OP.SPREAD]: { operands: 2 },
    [OP.CALL]: { operands: 4, list: true },
    [OP.CALL_METHOD]: { operands: 5, list: true },
    [OP.CALL_COMPUTED]: { operands: 5, list: true },
    [OP.NEW]: { operands: 4, list: true },
    [OP.CALL_WITH_THIS]: { operands: 6, list: true },
    [OP.IMPORT]: { operands: 5 },
    [OP.IMPORT_COMPUTED]: { operands: 4 },
    [OP.EXPORT]: { operands: 2 },
    [OP.EXPORT_ALL]: { operands: 1 },
    [OP.GLOBAL]: { operands: 2 },
    [OP.SET_GLOBAL]: { operands: 2 },
    [OP.TYPE]: { operands: 2 },
    [OP.DECORATE]: { operands: 4 },
    [OP.SPREAD_LIST]: { operands: 5 },
    [OP.KEYS]: { operands: 2 },
}

/** Line, column, end line, end column; 1-based, columns in UTF-16 code units, the end exclusive. */
export type Place = readonly [line: number, column: number, endLine: number, endColumn: number]

export interface FileFacts {
    /** Relative to the analysed folder, with `/`. */
    readonly file: string
    /** Has `import`/`export` statements (or `.mts`/`.mjs`); otherwise CommonJS. */
    readonly esModule: boolean
    /** First statements such as `"use server"`. */
    readonly directives: readonly string[]
    readonly strings: readonly string[]
    /** Function 0 is the module. */
    readonly functions: readonly FunctionFact[]
    readonly classes: readonly ClassFact[]
    readonly sites: readonly SiteFact[]
    readonly decorations: readonly DecorationFact[]
    readonly types: readonly TypeFact[]
    /** Declared types by name; names imported from elsewhere are in `typeImports`. */
    readonly typeNames: Readonly<Record<string, TypeNameFact>>
    /** Every import binding (types and values alike), for names used as types. */
    readonly typeImports: Readonly<Record<string, { readonly specifier: string; readonly name: string }>>
    /** Exported names that are types, or re-exports that may be: exported name -> local name, or name in another module. */
    readonly typeExports: Readonly<Record<string, { readonly local: string } | { readonly specifier: string; readonly name: string }>>
    /** Specifiers of `export * from`, for types. */
    readonly exportAll: readonly string[]
    /** Constant module names in imports, exports, `require`, `import()`, sorted, for resolution. */
    readonly specifiers: readonly string[]
    readonly fanOuts: readonly FanOutFact[]
    readonly suppressions: readonly SuppressionFact[]
    /** Lines of the file, for the statistics. */
    readonly lines: number
    /** Why this file's facts are incomplete, if they are: parse errors, nesting too deep. */
    readonly problem?: string
}

export interface FunctionFact {
    /** Name for people: `Renderer.page`, `exports.generate`, `<anonymous>`, `<module>`. */
    readonly name: string
    /** The function's own node, as `callgraph/FORMAT.md` wants it: with modifiers for members, without `export`. */
    readonly at: Place
    readonly kind: "module" | "function" | "arrow" | "method" | "getter" | "setter" | "constructor"
    /** Function around it; -1 for the module. */
    readonly parent: number
    readonly async?: true
    readonly generator?: true
    /** A constructor that is not written down; `at` is the class. It forwards its arguments to the parent class and runs the field initialisers. */
    readonly implicit?: true
    /** The function, or an arrow function in it, reads `arguments`. */
    readonly asksArguments?: true
    /** Number of parameter slots. */
    readonly parameters: number
    /** Index of the rest parameter. */
    readonly rest?: number
    /** Names of the parameters, for messages: "" where destructured. */
    readonly parameterNames: readonly string[]
    /** Number of its own slots. */
    readonly slots: number
    /** Pairs (function index, slot of that function). */
    readonly captures: readonly number[]
    readonly operations: readonly number[]
    /**
     * Parameters whose value it calls, itself or in a function inside it, or gives on together
     * with a function (`compose(f, g)`), or returns as they are; -1: `this`. A function that has any is
     * analysed once per call site, because otherwise everything that was ever given to it would
     * seem to be called for everybody.
     */
    readonly calls?: readonly number[]
    /** Slot of what it throws, where it says so outside of a `try`. */
    readonly thrown?: number
    /** Directive in its body (`"use server"`). */
    readonly directive?: string
    /** From its JSDoc. */
    readonly marked?: "blocking" | "nonblocking"
    /** What follows the marking: empty where the reason is missing. */
    readonly markedReason?: string
    /** Declared type of what it returns. */
    readonly returns?: number
    /** Sinks that are no calls: a busy-wait loop, a regular expression literal applied to something. */
    readonly sinks?: readonly { readonly site: number; readonly api: string }[]
}

export interface ClassFact {
    readonly name: string
    readonly at: Place
    /** Function index of its constructor (written or implicit). */
    readonly constructor: number
    readonly members: readonly ClassMember[]
    /** Names written after `implements`, as types; the superclass as a type too where it is a name. */
    readonly implements: readonly number[]
    readonly extends?: number
    readonly abstract?: true
    /** Declared types of its properties (fields and parameter properties). */
    readonly properties: Readonly<Record<string, number>>
    /** Type by which the class refers to itself. */
    readonly typeName?: string
}

export interface ClassMember {
    readonly key: string
    readonly fn: number
    readonly kind: "method" | "getter" | "setter"
    readonly static?: true
}

export interface DecorationFact {
    readonly target: "class" | "method" | "property" | "parameter"
    /** Class (index into `classes`). */
    readonly class: number
    /** Member's name, or parameter's position as a string. */
    readonly member?: string
    /** Of a parameter: the member's name, `constructor` for the constructor. */
    readonly of?: string
    /** The member's function. */
    readonly fn?: number
    /** Constant first argument: `@Get("cats")`. */
    readonly argument?: string
}

/** A place where something may be called: call, new, tagged template, getter, decorator, import. */
export interface SiteFact {
    /** The whole call expression. */
    readonly at: Place
    /** Source text of the callee for people, at most 60 characters: `fs.readFileSync`. */
    readonly text: string
    /** Constants among the arguments; `null` where nothing is known, absent if nothing at all. */
    readonly arguments?: readonly (ArgumentFact | null)[]
    /** Runs for each element of a list that may be long: in a loop, or in a function given to `map`, `forEach` and the like within the same function. */
    readonly loop?: true
    /** Its result is awaited or returned. */
    readonly awaited?: true
    /** Its result is thrown away (expression statement). */
    readonly unused?: true
    /**
     * It runs at most a few times in a process: behind `if (cache) return cache`, `??=`,
     * `if (!client) client = ...` of a variable (or static member, or global) that outlives the
     * call. The text names the variable.
     */
    readonly once?: string
    /** Function whose variable the once-guard is, where it is not the module's: once only per call of that function. */
    readonly onceOwner?: number
    /** The once-guard is a property of `this`: once only if the object outlives the request. */
    readonly onceOfThis?: string
    /** Behind a cache by key that outlives the call: `if (!pools.has(id)) pools.set(id, …)`. Once for each key; names the cache. */
    readonly oncePerKey?: string
    /**
     * The function closes again what the call made. `for` names the variable of the function on
     * which the call's arguments depend (`parameter`: its position, if it is one); without it
     * `using` closes it.
     */
    readonly closed?: { readonly for?: string; readonly parameter?: number }
    /** The call is inside a branch that is only taken at another time: `process.on("exit", …)`, `if (require.main === module)`. */
    readonly phase?: "main"
    /**
     * Only callers that ask for it get here: for the synchronous form (`if (options.sync)`,
     * `if (!callback)`), or by an option (`if (options.file) readFileSync(options.file)`).
     */
    readonly asked?: true
}

export interface ArgumentFact {
    readonly number?: number
    readonly string?: string
    readonly boolean?: boolean
    /** A function literal. */
    readonly function?: true
    /** An object literal: constants by name; `true` under `opaque` for names whose value is unknown. */
    readonly object?: Readonly<Record<string, string | number | boolean>>
    readonly opaque?: readonly string[]
    /** A key, token or login in it comes from a variable of the function around, not from the module or the environment. Names it. */
    readonly credentials?: string
    /** A list whose length the code bounds: literal, tuple, constant list, `slice(0, n)`, chunk. Says how. */
    readonly bounded?: string
}

/** A declared type, as far as values can be found by it. */
export type TypeFact =
    | { readonly kind: "name"; readonly name: string; readonly arguments?: readonly number[] } // "Foo" or "ns.Foo"
    | { readonly kind: "object"; readonly members: Readonly<Record<string, number>>; readonly extends?: readonly number[] }
    | { readonly kind: "function"; readonly returns: number }
    | { readonly kind: "array"; readonly of: number }
    | { readonly kind: "union"; readonly of: readonly number[] }
    /** `import("pkg").X` */
    | { readonly kind: "import"; readonly specifier: string; readonly name: string }
    /** `typeof x` for a name */
    | { readonly kind: "typeof"; readonly name: string }
    | { readonly kind: "unknown" }

export type TypeNameFact =
    | { readonly kind: "class"; readonly class: number }
    | { readonly kind: "interface"; readonly type: number }
    | { readonly kind: "alias"; readonly type: number }

/** Work started for every element of a list. `findings/fan-out.ts` asks the call graph what the work is. */
export interface FanOutFact {
    /** Function it stands in. */
    readonly fn: number
    /** Place to report. */
    readonly at: Place
    /** `Promise.all`, `Promise.allSettled`, `Promise.any`, `Promise.race`, `forEach`, `for`, `while`. */
    readonly api: string
    /** Site of the `Promise.all(...)` call, or of the `forEach` call; -1 for loops. */
    readonly site: number
    /** How the list of promises is made. */
    readonly shape: "map" | "push" | "array-from" | "generator" | "for-each" | "loop" | "list"
    /** Source text of the list that is walked, at most 60 characters. */
    readonly list: string
    /** Functions (indexes) that are run for each element, where they are literals; sites (indexes) of the calls that start the work otherwise, e.g. `push(load(x))`: also sites in those functions. */
    readonly work: { readonly functions: readonly number[]; readonly sites: readonly number[] }
    /** Slot of the function that is run for each element, where it is a value: `map(load)`. A slot of `fn`'s own. */
    readonly callback?: number
    /** Slot (of function `fn`, its own) holding the walked list. */
    readonly listSlot?: number
    /** Why the length is bounded, if it is: `array literal`, `slice`, `chunk`, `constant list`, `length check`. */
    readonly bounded?: string
    /** How many elements the list has, where the code says it. */
    readonly length?: number
}

/** `// unblock-ignore-next-line <kind>: reason` (or `unblock-ignore-line`), and markings in JSDoc that lack a reason. */
export interface SuppressionFact {
    /** Line it applies to. */
    readonly line: number
    readonly at: Place
    /** Kinds named; empty: all. */
    readonly kinds: readonly string[]
    readonly reason: string
}

/** Where the constant specifiers of one file lead. */
export type Resolution =
    /** `package` and `subpath` where it is the file of an installed package (`--deps`): its calls are known by these names too. */
    | { readonly kind: "file"; readonly file: string; readonly package?: string; readonly subpath?: string }
    /** An installed or missing package: `name` the package's name, `subpath` what follows it. */
    | { readonly kind: "package"; readonly name: string; readonly subpath: string }
    | { readonly kind: "builtin"; readonly name: string } // always with node:
    /** JSON, CSS, missing file ... */
    | { readonly kind: "other"; readonly reason: string }

/** What `discover` found. */
export interface ProjectFacts {
    /** Files, sorted by name. */
    readonly files: readonly FileFacts[]
    /** By file, by specifier. */
    readonly resolutions: Readonly<Record<string, Readonly<Record<string, Resolution>>>>
    /** Packages of the workspace: folder ("" for the root), name, names of its dependencies (all kinds). */
    readonly packages: readonly PackageFolder[]
    /** Handlers that the configuration of a deployment names. */
    readonly namedHandlers?: readonly NamedHandler[]
    readonly skipped: readonly { readonly file: string; readonly reason: string }[]
    /** Globs among `ignore` and `include` that matched nothing. */
    readonly unusedGlobs?: readonly string[]
}

/** An export that the configuration of a deployment calls a handler: `handler: src/users.create`. */
export interface NamedHandler {
    readonly file: string
    readonly export: string
    readonly framework: string
    readonly role?: "job"
}

export interface PackageFolder {
    readonly folder: string
    readonly name: string
    readonly dependencies: readonly string[]
    /** Versions of them that it asks for, by name; the installed one where that leaves the major version open. */
    readonly ranges?: Readonly<Record<string, string>>
    /** File the package starts with, where it says so and the file is known. */
    readonly main?: string
    /** Files named in `bin`. */
    readonly bin: readonly string[]
    /** Files that the scripts which serve run: `start`, `dev`. */
    readonly serves?: readonly string[]
}

/** Whether a file is of an installed package, as opposed to the program's own. */
export function isInstalled(file: string): boolean {
    return /(?:^|\/)node_modules\//.test(file)
}

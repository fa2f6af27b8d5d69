/**
 * The vocabulary of the catalog: every fact the tool knows about code it cannot see is one of
 * these. Users write the same types under `settings.unblock` (ESLint) and in `unblock.config.*`.
 *
 * Values of packages are written as **paths from the package's exports**:
 *
 * | Path | Is |
 * |---|---|
 * | `default` | what `require("p")` and `import x from "p"` give (both are the same name) |
 * | `readFileSync` | a named export |
 * | `sub/path.x` never: a subpath is a package of its own: `package: "fs-extra/esm"` | |
 * | `Database.exec` | a member of an **instance** of `Database` (or a static one: they share the name) |
 * | `createPool()` | what calling `createPool` returns, where no signature says otherwise |
 *
 * A class or type name stands for its instances in `returns`, `on`, `parameters`: `express()`
 * returns `Application`, and a parameter declared `app: Application` is the same value.
 */

/**
 * A function, named the way its users import it: `node:fs#readFileSync`,
 * `better-sqlite3#Database.exec`. Built-ins always carry the `node:` prefix.
 * Globals and the language itself belong to the pseudo package `global`: `global#JSON.parse`.
 */
export type ApiName = `${string}#${string}`

/** What the thread is busy with while nothing else can run. */
export type WaitsFor = "disk" | "cpu" | "child-process" | "network" | "lock" | "human"

/**
 * How long the thread is held: `micro` microseconds locally; `grows` with the input's size or on
 * slow disks; `high` 20 ms and more at ordinary sizes; `unbounded` until a process, a peer, a
 * person or a lock answers.
 */
export type Cost = "micro" | "grows" | "high" | "unbounded"

/**
 * How a claim was checked. `run`: this project runs the package and sees it; for a call, `npm run
 * measure` does: its cost, and where there is a replacement that it leaves the loop; for handlers, a
 * server is started whose functions run per request as the entry says (`tests/frameworks`). `docs`,
 * which is also what leaving it out means: the page in `source` says so.
 */
export type Verified = "run" | "docs"

/**
 * Everything known of one package or framework: an entry of the user's, or the default export of
 * a file in `catalog/packages/` (an array where one product has several packages). Facts of the
 * same package from several places add up.
 */
export interface PackageFacts {
    /** Name as imported: `express`, `node:fs`, `@nestjs/common`, `glob`. */
    readonly package: string
    /** Modules that export at least the same under their own name: `graceful-fs` for `node:fs`. */
    readonly sameAs?: readonly string[]
    readonly blocking?: readonly BlockingCall[]
    readonly handlers?: readonly HandlerShape[]
    readonly mounts?: readonly MountShape[]
    /** Types of routers that answer nothing until they are mounted somewhere: `Router`, as opposed to `Application`. */
    readonly unmounted?: readonly string[]
    readonly clients?: readonly ClientCreation[]
    readonly fanOuts?: readonly FanOutCall[]
    readonly limiters?: readonly Limiter[]
    readonly offloads?: readonly Offload[]
    readonly signatures?: readonly Signature[]
    /**
     * Other names of a type or value: `{ Express: "Application", IRouter: "Router" }`; the target
     * may be an `ApiName`, and `default` stands for a whole module: `{ promises: "node:fs/promises#default" }`.
     * `{ "Implementer.*": "Implementer" }`: every member that no entry speaks of.
     * Also of the default export (`{ default: "Application" }` for `new Koa()` and `app: Koa`) and
     * of a property (`{ "Context.request": "Request" }`). `new X()` needs no signature: it is an
     * instance of `types[X] ?? X`.
     */
    readonly types?: Readonly<Record<string, string>>
    /**
     * Subpaths whose default export is an export of this package: `{ fp: "default" }`;
     * `{ "*": "*" }` says that every subpath is named after its export (`lodash/cloneDeep`).
     */
    readonly subpaths?: Readonly<Record<string, string>>
    /**
     * Where a generator writes a copy of the package into a project: the last parts of the path that
     * is imported, without extension (`generated/prisma`). Such files are made by the build, so an
     * import of one that is not there means the package.
     */
    readonly generatedAs?: readonly string[]
    /** Types of functions, and what a function declared so is called with: `{ RequestHandler: ["Request", "Response", null] }`. */
    readonly functionTypes?: Readonly<Record<string, readonly (string | null)[]>>
    /** Types that have the members of another: `{ Application: "Router" }`; the other may be an `ApiName`. */
    readonly extends?: Readonly<Record<string, string>>
    /**
     * Paths whose values come from the client and have no known size: `Request.body`,
     * `Request.text()`; `@Body` for parameters that carry this decorator of the package.
     */
    readonly requestData?: readonly string[]
    /**
     * Frameworks whose handlers a package that depends on this one runs where requests may not share
     * connections (edge runtimes): there, a client for each request is right.
     */
    readonly isolates?: readonly string[]
    /**
     * Its asynchronous functions wait for something outside (a database, a service), though nothing
     * else says so: it calls handlers too (hooks of models, messages to bots), while what other
     * frameworks are told answers one request; or making a client of it costs nothing.
     */
    readonly reachesOut?: true
    /** Asynchronous functions whose work occupies one of libuv's pool threads. */
    readonly threadpool?: readonly ThreadpoolCall[]
}

/** A call that keeps the event loop from running. */
export interface BlockingCall {
    /** Path from the package's exports: `readFileSync`, `Database.exec`; a constructor by its class name with `new: true`. */
    readonly name: string
    /** The call is `new X()`. */
    readonly new?: true
    readonly waitsFor: WaitsFor
    readonly cost: Cost
    /** The call that does the same work without blocking, or `null` where none exists. */
    readonly instead: ApiName | null
    /**
     * How to call `instead`. Absent: same arguments, and a promise of the same result. `callback`:
     * `promisify(instead)` is that. `different`: arguments or result differ, see `advice`.
     */
    readonly insteadForm?: "callback" | "different"
    /** Package that exports the same functions and does their work off the loop: `bcrypt` for `bcryptjs`. */
    readonly dropIn?: string
    /** Takes and gives only what can be sent between threads: text, numbers, bytes, plain objects. A worker can do it. */
    readonly sendable?: true
    /** One sentence on what to do, where naming `instead` is not enough. */
    readonly advice?: string
    /** The call blocks only if every one of these holds. */
    readonly when?: readonly Condition[]
    /** Cost under conditions, first match wins: a 32-byte `randomBytes` is `micro`. */
    readonly costs?: readonly { readonly when: readonly Condition[]; readonly cost: Cost }[]
    /** It looks asynchronous but its work stays on the loop, whole (`on-loop`) or in slices (`sliced`). */
    readonly pseudoAsync?: "on-loop" | "sliced"
    /** Only the first call with the same arguments does work (`require`). */
    readonly cached?: true
    /** Versions of the package it holds for, as a semver range. */
    readonly versions?: string
    readonly verified?: Verified
    /** The way from the function to what blocks, inside the package and what it is made of, where its code was read. */
    readonly through?: readonly InnerStep[]
    /** Page that documents the blocking. A reader must be able to check us. */
    readonly source: string
}

/** One call inside a package. The last one is the call that blocks. */
export interface InnerStep {
    /** From the folder that is analysed, with `/`: `node_modules/i18n/i18n.js`. */
    readonly file: string
    /** 1-based, as `column` is. */
    readonly line: number
    readonly column: number
    /** Function that the call stands in. */
    readonly function: string
    readonly callee: string
}

/** A question about the arguments of one call. What cannot be known from the code is answered "no". */
export type Condition =
    /** A function is passed last (or the callback is missing). */
    | { readonly kind: "callback"; readonly present: boolean }
    /** At least / at most this many arguments. */
    | { readonly kind: "argument-count"; readonly atLeast?: number; readonly atMost?: number }
    /** The argument is a constant number within bounds. */
    | { readonly kind: "number"; readonly argument: number; readonly atMost?: number; readonly atLeast?: number }
    /** The argument is this constant. */
    | { readonly kind: "constant"; readonly argument: number; readonly equals: string | number | boolean }
    /** The argument is an object literal whose property is there (and, if given, has this constant value). */
    | { readonly kind: "option"; readonly argument: number | "any"; readonly option: string; readonly equals?: string | number | boolean; readonly absent?: true }
    /**
     * The argument derives from data a client sent (`requestData`). With `whole` not from a member of
     * a body that was parsed already: body parsers bound those, by 100 kB mostly.
     */
    | { readonly kind: "request-data"; readonly argument: number; readonly whole?: true }
    /** The argument is no constant: no literal, no string put together of constants. */
    | { readonly kind: "not-constant"; readonly argument: number }
    /** The argument is a constant string that ends like this: `require("./big.json")`. */
    | { readonly kind: "suffix"; readonly argument: number; readonly equals: string }
    /** At least one of these holds. */
    | { readonly kind: "any"; readonly of: readonly Condition[] }

/**
 * How a framework is told which function serves requests, messages, jobs or events.
 * `role` is absent for what runs per request or message. `job`: runs on a schedule or from a queue,
 * not while a client waits (left out of the report unless asked for). `startup`: runs once.
 */
export type HandlerShape =
    /**
     * Functions among the arguments from `from` on; nested arrays count, `last` takes the last
     * argument only. Without `on`, `methods` are functions and constructors the package exports
     * (`createServer`, `Worker`, `default`). With `events` only where argument 0 is one of these constants.
     */
    | (HandlerCommon & { readonly kind: "argument"; readonly on?: string; readonly methods: readonly string[]; readonly from: number | "last"; readonly events?: readonly string[] })
    /** Functions in these properties (dotted paths, `*` any name, `()` what a function returns) of the argument, or of each element if it is an array. A function in their place is called, its result counts. The object in the property `self` is `this` in them. */
    | (HandlerCommon & { readonly kind: "option"; readonly on?: string; readonly methods: readonly string[]; readonly argument: number | "last"; readonly properties: readonly string[]; readonly events?: readonly string[]; readonly self?: string })
    /** Every function among the members of the argument, or of what it returns if it is a function, `depth` levels down (GraphQL resolver maps: 2). With `names` only below these, and below those that a list in an option (`namesIn`) has. */
    | (HandlerCommon & { readonly kind: "members"; readonly on?: string; readonly methods: readonly string[]; readonly argument: number | "last"; readonly property?: string; readonly depth: number; readonly names?: readonly string[]; readonly namesIn?: { readonly argument: number; readonly property: string } })
    /**
     * Texts that name a file of handlers, relative to the file that says so or to its package: the
     * argument, or these properties of it (as in `option`). With `exports` those exports of the file are handlers; without,
     * what follows the last name's first dot: `{ handler: "src/users.create" }`.
     */
    | (HandlerCommon & { readonly kind: "reference"; readonly on?: string; readonly methods: readonly string[]; readonly argument: number | "last"; readonly properties?: readonly string[]; readonly exports?: readonly string[] })
    /** Methods with one of these decorators (paths of this package), in classes with one of `classDecorators` if given. */
    | (HandlerCommon & { readonly kind: "decorator"; readonly decorators: readonly string[]; readonly classDecorators?: readonly string[] })
    /**
     * These methods of classes that carry one of these decorators, or of which `implements`/`extends` names one of `types`.
     * With `where` (a property of the decorator's argument) what a container makes for each request:
     * constructors and factories that say so there, and those that are given such a product.
     */
    | (HandlerCommon & { readonly kind: "class"; readonly decorators?: readonly string[]; readonly types?: readonly string[]; readonly methods: readonly string[]; readonly where?: PerRequest })
    /**
     * Exports of files at a conventional path (glob relative to a package that depends on this
     * one). `"*"`: every exported function; `actions.*`, `default.fetch`: members of an export, or of
     * the elements of one; `default.()`: what it returns. Files of `unlessFiles` do not count.
     * With `role: "startup"` the exports are given `parameters` and called once. `urls` says how the
     * place of the file names what it serves or, at start-up, what it registers; `actions` how it
     * names what routes speak of elsewhere. With `routes` the file is where they do: the keys of this
     * export are addresses (`GET /users`), the values functions or names of actions.
     */
    | (HandlerCommon & { readonly kind: "file"; readonly files: readonly string[]; readonly exports: readonly string[]; readonly unlessDirective?: string; readonly unlessFiles?: readonly string[]; readonly urls?: FileUrls; readonly actions?: FileActions; readonly routes?: string })
    /** Exported functions of files, or single functions, that start with this directive (`"use server"`). */
    | (HandlerCommon & { readonly kind: "directive"; readonly directive: string })
    /** Exported functions or object/class members of this name in files of a glob: conventions such as Haraka's `hook_*` (`*` allowed). */
    | (HandlerCommon & { readonly kind: "name"; readonly files?: readonly string[]; readonly names: readonly string[] })

/** How a container is told to make something for each request. Names are `ApiName`s. */
export interface PerRequest {
    /** The option that says so, in decorators and in providers, and the values by which it does. */
    readonly property: string
    readonly is: readonly string[]
    /** Decorators by which a class asks for what stands under a token: `@Inject(TOKEN)`. */
    readonly asks?: readonly string[]
    /** Tokens of what there is for each request only, the request itself, and its type. */
    readonly given?: Readonly<Record<string, string>>
    /** Properties of objects that say how to make something: under which token, by which function or class, or as what else; what the function needs. */
    readonly providers?: { readonly token: string; readonly factory: string; readonly class: string; readonly alias: string; readonly needs: string }
}

/** File-system routing: how the path of a file becomes a URL. Folders in parentheses and those that begin with `@` add nothing. */
export interface FileUrls {
    /** Folder that URLs begin below, a glob: `{src/,}app`. Default: the analysed folder. */
    readonly below?: string
    /** Names of files, without extension, that stand for their folder: `route`, `page`, `index`. */
    readonly index: readonly string[]
    /** Names of files that do so too, and are told apart by their name: `layout`. */
    readonly beside?: readonly string[]
}

/** Files whose place is a name: `user/login` for `api/controllers/user/login.js`. */
export interface FileActions {
    /** Folder that names begin below, a glob. */
    readonly below: string
    /** What such a name is called: `action`. */
    readonly word: string
    /** Ends the names of files that have an action for each export: `Controller`, which is no part of the name (`page/show`). */
    readonly grouped?: string
}

/** What an entry point is, in the words of the people who wrote it. */
export type EntryKind = "route" | "middleware" | "page" | "procedure" | "resolver" | "event" | "job" | "callback"

/**
 * Where a part of a route's name stands in a call: the number of the argument and, after dots,
 * the property of it: `0`, `1.prefix`, `0.routes.prefix`.
 */
export type NamePlace = string

/**
 * How a route comes by what stands before its own path. What is registered on a router is named
 * with the path of the router, which is mounted in another, and so on.
 */
export interface MountShape {
    readonly on?: string
    /** Calls (also with `new`); for `decorated` also decorators of classes. */
    readonly methods: readonly string[]
    /**
     * What gets the path: routers among the arguments, also in lists (`app.use("/api", router)`);
     * the result (`router.route("/x")`); what callbacks are given (`register(plugin, { prefix })`);
     * members of the argument, under their names (`router({ user: … })`); the receiver, or what
     * `new` makes, itself (`router.prefix("/x")`); all decorated routes (`@Controller("x")` those
     * of its class); the routes of classes that belong to a group (`grouping`, `listed`).
     */
    readonly what: "arguments" | "result" | "callback" | "members" | "itself" | "decorated" | "groups" | "group"
    /** Of `groups`: argument 0 is a list of objects with a path, the group that is below it, and a list of more of them below that, in these properties. */
    readonly grouping?: { readonly path: string; readonly group: string; readonly children: string }
    /** Of `group`, a decorator of a class: the classes that belong to it stand here. */
    readonly listed?: NamePlace
    /** Where the path stands; the first place that has one counts. Default: the last of the texts at the beginning. */
    readonly path?: readonly NamePlace[]
    /** It is mounted in the result of the call, not in the receiver: `mount("/x", app)`. */
    readonly below?: "result"
    /** Stands between the parts of a name; default `/`. */
    readonly separator?: "."
    /** Version that stands before the path, in programs that call `versions`; of a decorated method, or of all routes of its class. */
    readonly version?: readonly NamePlace[]
    /** The call says that versions are parts of paths, and (at `path`) what stands before the number; at `version` the one of routes that have none. */
    readonly versions?: true
    /** It only counts where this export of a package, or something unknown, stands there. */
    readonly if?: { readonly at: NamePlace; readonly is: string }
    /** Paths that are left out. */
    readonly except?: readonly NamePlace[]
    readonly source: string
}

interface HandlerCommon {
    readonly role?: "job" | "startup"
    /** What people call it. Default: found out from the names of methods and exports. */
    readonly as?: EntryKind
    /** Where the path or name stands, if not in the texts at the beginning of the call. */
    readonly path?: readonly NamePlace[]
    /** Where the HTTP method stands, if it is not the name of the called method. */
    readonly verb?: readonly NamePlace[]
    /** It belongs to what the call returns, and is named by where that is mounted. */
    readonly of?: "result"
    /** Framework shown in reports where it is not the package's name. */
    readonly framework?: string
    /**
     * Values the framework passes to the handler, as types of this package or `ApiName`s;
     * `null`: nothing known. With four or more the first is dropped for functions of four
     * parameters only where `errorFirst` is set (express error handlers).
     */
    readonly parameters?: readonly (string | null)[]
    readonly errorFirst?: true
    /** Only where this property of the options (for `argument`: of argument 0) is one of these constants (a text, or a value of a package): `server.ext({ type: "onRequest", method })`. */
    readonly where?: { readonly property: string; readonly is: readonly string[] }
    /** Major versions it holds for: `<4`, `>=16`. */
    readonly versions?: string
    readonly verified?: Verified
    readonly source: string
}

/** What a function of a package returns and what it does with its callbacks. */
export interface Signature {
    readonly name: string
    readonly new?: true
    /**
     * Type of the result (of this package or an `ApiName`), `"this"` for the receiver,
     * `"argument 0"` for an argument handed back (also wrapped: `promisify(f)`, or as a list of the
     * same elements), `"element 0"` for an element of it, `"callback 0"` for what the callback returns, `"instance of argument 0"` for an object of the class that is
     * given (a container's `get(Service)`). `"Model named by argument 0"` (or `"list of Model named by …"`)
     * is an object of the class of the program that extends `Model` and has the name, or stands in
     * a file of the name, that the argument says. Promises are not told apart from what they resolve to.
     */
    readonly returns?: string
    /** The function made of its first argument runs it once per process: `once(f)`, `memoize(f)`. */
    readonly once?: true
    /**
     * With `returns: "argument 0"`: the result of a function of a package is that function's
     * promise form, written `<function>.__promisify__` (`node:crypto#sign.__promisify__`): it gets
     * its callback from the wrapper, so "blocks without a callback" does not hold for it.
     */
    readonly promisifies?: true
    /**
     * It loads the files of a folder and gives an object with a member for each, named like it, and
     * one of the same kind for each folder in it. `folder`: where its name stands; `otherwise`: the
     * folder if nothing stands there.
     */
    readonly loads?: { readonly folder: readonly NamePlace[]; readonly otherwise?: string }
    /** Its part in a container that is filled, and asked, by name. `returns` is the type of what it gives. */
    readonly container?: ContainerStep
    /** The call gives every value of a type a member: `fastify.decorateReply("sendAll", f)`. `name` and `value` are arguments; counts where the name is a constant. */
    readonly defines?: readonly { readonly on: string; readonly name: number; readonly value: number; readonly when?: readonly Condition[] }[]
    /** What is passed to functions among the arguments. Unlisted callbacks are called on the loop, with nothing known. */
    readonly callbacks?: readonly CallbackFacts[]
    readonly source?: string
}

/**
 * `create` makes a container, `create-scope` one within another; `register` puts things into it
 * (`register("name", x)`, `register({ name: x })`) that say how to make something (`make`: of a
 * class or function) or are something (`keep`); `resolve` asks for one by its name, `build` makes one
 * that need not be registered, `load-modules` registers what files export under their names.
 */
export type ContainerStep = "create" | "create-scope" | "register" | "make" | "keep" | "resolve" | "build" | "load-modules"

export interface CallbackFacts {
    readonly argument: number | "last" | "any"
    /** The functions are elements or members of the argument: `async.series([f, g])`, `async.auto({ a: f })`. */
    readonly elements?: true
    /** The function is this property (a dotted path) of the argument: `builder.queryType({ fields: t => … })`. Counts besides an entry for the argument itself. */
    readonly property?: string
    /** Types as in `returns`; also `"element 0"` for an element of argument 0, `"argument 0"` for the argument itself. */
    readonly parameters?: readonly (string | null)[]
    /** `startup`: not while serving (a `listen` callback). `never`: not in this process. `exit`: at process exit. */
    readonly runs?: "startup" | "never" | "exit"
    /** Only for calls of which these hold: `process.on("exit", f)`. The first entry that fits an argument counts. */
    readonly when?: readonly Condition[]
}

/** A constructor or factory whose result is meant to live as long as the process. */
export interface ClientCreation {
    /** `PrismaClient` with `new: true`, `createClient`, `MongoClient.connect`. */
    readonly name: string
    readonly new?: true
    /** Only the method of the class: instances have one of the same name that makes nothing. */
    readonly static?: true
    /**
     * `pool` opens N sockets and holds them; `connection` one each; `agent` own keep-alive agent;
     * `credentials` resolved each time; `memory` caches or schemas; `threads` starts threads or
     * processes; `files` opens files; `cheap` is no problem and only listed to say so.
     */
    readonly why: "pool" | "connection" | "agent" | "credentials" | "memory" | "threads" | "files" | "cheap"
    readonly advice?: string
    readonly when?: readonly Condition[]
    readonly source: string
}

/** A function that starts asynchronous work for every element of a list at once. */
export interface FanOutCall {
    readonly name: string
    /** Argument that is the list. */
    readonly list: number
    /** Argument that is called for each element; the list itself where its elements are the functions (`parallel`). */
    readonly callback: number
    /**
     * An object option that bounds it (`concurrency`) and where it stands. With `only`, it is the other
     * way round: one after the other, unless the option has this value.
     */
    readonly bound?: { readonly argument: number; readonly option?: string; readonly only?: string }
    readonly verified?: Verified
    readonly source: string
}

/** Something that lets only a given number of jobs run at once. Work within it is bounded. */
export interface Limiter {
    /** `default()` for `pLimit(3)`'s result being called, `default.add` for a queue's method, `mapLimit`. */
    readonly name: string
    readonly verified?: Verified
    readonly source: string
}

/** A call whose callback, or the file it names, runs outside of this event loop. */
export interface Offload {
    readonly name: string
    readonly new?: true
    /** Argument that is the function or file; its code is not reached from here. */
    readonly argument: number
    /** Only a file leaves the loop; a function given here runs in this process (bullmq's `Worker`). */
    readonly only?: "file"
    readonly verified?: Verified
    readonly source: string
}

/** An asynchronous call that occupies one of libuv's pool threads, of which the whole process has four. */
export interface ThreadpoolCall {
    readonly name: string
    readonly new?: true
    /** One job holds its thread this long. */
    readonly cost: Cost
    /** Only the look-up of the host name runs there; the rest of the call waits for the network. */
    readonly part?: "name-lookup"
    readonly verified?: Verified
    readonly source: string
}

/** Knowledge of the user's own, added to the built-in catalog. */
export interface UserFacts {
    readonly packages?: readonly PackageFacts[]
}

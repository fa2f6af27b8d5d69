import { blocks, costOf } from "../../catalog/conditions.ts"
import type { ApiName, Cost } from "../../catalog/entry.ts"
import type { ApiCall, NodeId } from "../graph/call-graph.ts"
import { entriesInForce } from "../graph/package-ranges.ts"
import { callArguments } from "./call-arguments.ts"
import type { Program } from "./candidate.ts"
import { writtenCalls } from "./written-calls.ts"

/** What a function does, itself or in what it calls, as far as running many of it at once is concerned. */
export interface Work {
    /** It waits for something outside: network, disk, process, thread pool; and nothing bounds how often at once. */
    readonly waits: boolean
    /** Its jobs for libuv's thread pool, and how long one of each holds its thread. */
    readonly pool: ReadonlyMap<ApiName, Cost>
    /** It waits for something else than the thread pool too. */
    readonly elsewhere: boolean
    /** One of it takes 20 ms and more of a processor or a process of its own. */
    readonly heavy: boolean
    /** It passes through a limiter, so that only so many run at once. */
    readonly limited: boolean
}

const DEPTH = 8
const MOST_FUNCTIONS = 300

/** Functions of the project's own that say by their name that they bound what runs at once. */
const LIMITER_NAME = /semaphore|mutex|throttle|limiter|concurrency|withLock/i

/**
 * Looks through what functions call, as far as no limiter bounds it: neither into what is handed to
 * a limiter, nor into a function that waits for its turn. Breadth-first and bounded: fan-outs are
 * many, and the answer is mostly near.
 */
export function workOf(program: Program, functions: readonly NodeId[]): Work {
    const { graph, project } = program
    const unresolved = unresolvedSites(program)
    const seen = new Set<NodeId>(functions)
    const queue = functions.map(node => ({ node, depth: 0 }))
    const pool = new Map<ApiName, Cost>()
    let elsewhere = false
    let heavy = false
    let limited = false

    for (const { node, depth } of queue) {
        const { file, fn } = graph.nodes[node]!
        const limits = limitsIn(program, node)
        if (limits.whole || (depth === 0 && limits.sites.size > 0)) {
            limited = true
            continue
        }
        for (const call of graph.apiCalls[node]!) {
            if (limits.sites.has(call.site.site)) continue
            const doing = workOfCall(program, call)
            if (doing.job !== undefined) pool.set(original(call.api), doing.job)
            elsewhere ||= doing.waits && doing.job === undefined
            heavy ||= doing.heavy
        }
        // Nobody knows what is called, but somebody waits for it.
        if (depth === 0 || project.files[file]!.functions[fn]!.async) elsewhere ||= unresolved.awaitedIn(file, fn)
        if (depth === DEPTH) continue
        for (const edge of graph.edges[node]!) {
            if (edge.leaves !== undefined || limits.sites.has(edge.site.site) || seen.has(edge.to) || seen.size >= MOST_FUNCTIONS) continue
            seen.add(edge.to)
            queue.push({ node: edge.to, depth: depth + 1 })
        }
    }
    return { waits: elsewhere || pool.size > 0, pool, elsewhere, heavy, limited }
}

interface Limits {
    /** Calls of limiters: what they are given is bounded. */
    readonly sites: ReadonlySet<number>
    /** The function waits for its turn (`await semaphore.acquire()`), so all of it is bounded. */
    readonly whole: boolean
}

function limitsIn(program: Program, node: NodeId): Limits {
    const { graph, project } = program
    const sites = new Set<number>()
    for (const call of graph.apiCalls[node]!) if (isSharedLimiter(program, call.api)) sites.add(call.site.site)
    const named = graph.edges[node]!.some(({ to }) => LIMITER_NAME.test(project.files[graph.nodes[to]!.file]!.functions[graph.nodes[to]!.fn]!.name))
    const given = new Set(graph.edges[node]!.map(edge => edge.site.site))
    return { sites, whole: named || [...sites].some(site => !given.has(site)) }
}

/**
 * A limiter that all calls have in common: an instance (`limit(f)`, `queue.add(f)`). What bounds
 * only its own list (`async.eachSeries`) does not bound how often it is called itself.
 */
function isSharedLimiter(program: Program, api: ApiName): boolean {
    return isLimiter(program, api) && /[.()]/.test(api.slice(api.indexOf("#")))
}

export function isLimiter({ catalog }: Program, api: ApiName): boolean {
    return catalog.limiter(api) !== undefined
}

/** What a function from outside does when it is called for each element: `map(readFile)`. */
export function workOfApi(program: Program, api: ApiName, awaited: boolean): Work {
    const { job, waits, heavy } = doingOfApi(program, api, awaited)
    return { waits, pool: new Map(job === undefined ? [] : [[original(api), job]]), elsewhere: waits && job === undefined, heavy, limited: isLimiter(program, api) }
}

/** What one call does, seen alone. */
interface Doing {
    readonly waits: boolean
    readonly heavy: boolean
    /** It is a job for the thread pool that holds its thread this long. */
    readonly job?: Cost
}

const NOTHING: Doing = { waits: false, heavy: false }
const WAITS: Doing = { waits: true, heavy: false }
const HEAVY: Doing = { waits: true, heavy: true }

function workOfCall(program: Program, call: ApiCall): Doing {
    const facts = program.project.files[call.site.file]
    const site = facts?.sites[call.site.site]
    if (!facts || !site) return NOTHING
    for (const entry of entriesInForce(program.project, facts.file, call.api, program.catalog.blocking(call.api, call.new))) {
        const known = callArguments(facts, call)
        if (!blocks(entry, known)) continue
        // A synchronous call runs alone however many there are; what only pretends to be asynchronous piles up.
        return entry.pseudoAsync === undefined ? NOTHING : costOf(entry, known) === "high" ? HEAVY : WAITS
    }
    return doingOfApi(program, call.api, site.awaited === true || answersByCallback(program, call))
}

/** Modules of Node all of whose functions wait for something outside. */
const WAITING_MODULES: ReadonlySet<string> = new Set(["node:dns", "node:dns/promises", "node:fs/promises"])
/** What opens a connection or sends a request. Everything else in these modules is done with one that is open: `socket.end()`, `response.write(part)`. */
const CONNECTING = /^node:(?:https?|http2|net|tls)#(?:(?:connect|createConnection|get|request)|.*\.(?:connect|request))$/
const WAITING: ReadonlySet<string> = new Set(["global#fetch", "node:fs#createReadStream", "node:fs#createWriteStream", "node:stream#pipeline", "node:stream/promises#pipeline"])
const PROCESSES: ReadonlySet<string> = new Set(["node:child_process#exec", "node:child_process#execFile", "node:child_process#spawn", "node:child_process#fork"])

/** Packages whose functions only compute, though people return or even await their results. */
const COMPUTING: ReadonlySet<string> = new Set([
    "lodash", "lodash-es", "underscore", "ramda", "remeda", "radash", "date-fns", "dayjs", "moment", "moment-timezone", "luxon", "uuid", "nanoid", "cuid", "ulid",
    "zod", "yup", "joi", "ajv", "validator", "class-validator", "class-transformer", "semver", "qs", "slugify", "he", "chalk", "ms", "bytes", "mime", "mime-types",
    "deepmerge", "immer", "immutable", "rxjs", "debug", "pino", "winston", "bunyan", "loglevel", "http-errors", "boom", "jsonpath", "mustache", "handlebars",
    "escape-html", "sanitize-html", "picomatch", "minimatch", "micromatch", "classnames", "i18next", "p-limit", "tslib", "reflect-metadata", "react",
])

function doingOfApi({ catalog }: Program, api: ApiName, awaited: boolean): Doing {
    const pool = catalog.threadpool(api)
    if (pool) return pool.part !== undefined ? WAITS : { waits: true, heavy: isLong(pool.cost), job: pool.cost }
    const name = original(api)
    if (PROCESSES.has(name)) return HEAVY
    if (WAITING.has(name)) return WAITS
    const module = api.slice(0, api.indexOf("#"))
    if (module === "global") return NOTHING
    if (module.startsWith("node:")) return WAITING_MODULES.has(module) || CONNECTING.test(name) ? WAITS : NOTHING
    if (!awaited) return NOTHING
    const of = packageOf(api)
    // What a framework is told (`res.json()`) answers one request.
    if (COMPUTING.has(of) || frameworks(catalog).has(of)) return NOTHING
    return WAITS
}

/** `s3.copyObject(what, (error, data) => …)`: a client of something outside is given a function for the answer. */
function answersByCallback({ catalog }: Program, { api, callback, kind }: ApiCall): boolean {
    return callback === true && kind === "call" && !LISTENING.test(api) && clientPackages(catalog).has(packageOf(api))
}

/** Told when something happens, which is nothing that is asked for now. */
const LISTENING = /\.(?:on|once|off|addListener|removeListener|prependListener|use|subscribe|pre|post|plugin)$/

/** A job that holds its thread this long is felt by whoever waits for a thread. */
export function isLong(job: Cost): boolean {
    return job === "high" || job === "unbounded"
}

/** Promisified or not, it is the same work. */
function original(api: ApiName): ApiName {
    return api.replace(".__promisify__", "") as ApiName
}

/** `@aws-sdk/lib-dynamodb/dist/x#y` -> `@aws-sdk/lib-dynamodb` */
function packageOf(api: ApiName): string {
    return /^(?:@[^/#]+\/)?[^/#]+/.exec(api)![0]
}

const clientsOf = new WeakMap<Program["catalog"], ReadonlySet<string>>()

/** Packages that are clients of something outside: databases, brokers, services. */
function clientPackages(catalog: Program["catalog"]): ReadonlySet<string> {
    let known = clientsOf.get(catalog)
    if (!known) {
        known = new Set(catalog.packages.filter(facts => facts.reachesOut || facts.clients?.some(({ why }) => why === "pool" || why === "connection" || why === "agent" || why === "credentials")).map(facts => facts.package))
        clientsOf.set(catalog, known)
    }
    return known
}

const frameworksOf = new WeakMap<Program["catalog"], ReadonlySet<string>>()

function frameworks(catalog: Program["catalog"]): ReadonlySet<string> {
    let known = frameworksOf.get(catalog)
    if (!known) {
        known = new Set(catalog.packages.filter(facts => (facts.handlers?.length ?? 0) > 0 && !facts.clients && !facts.reachesOut).map(facts => facts.package))
        frameworksOf.set(catalog, known)
    }
    return known
}

/** Methods of strings, lists and objects: no value reaches the receiver, but nothing waits either. */
const COMPUTING_METHODS = /\.(map|filter|reduce|forEach|find|some|every|flat|flatMap|sort|slice|splice|concat|join|split|replace|replaceAll|trim|toString|toJSON|toObject|toLowerCase|toUpperCase|includes|indexOf|startsWith|endsWith|match|test|format|parse|stringify|push|pop|shift|keys|values|entries|has|bind|call|apply|then|catch|finally|log|info|warn|error|debug)$/

interface Unresolved {
    /** A call in this function leads nowhere we know of, and its result is awaited. */
    awaitedIn(file: number, fn: number): boolean
    has(file: number, site: number): boolean
}

const unresolvedOf = new WeakMap<Program["graph"], Unresolved>()

/** The call's result stands in a list of promises, though nobody knows what is called. */
export function isUnknownWork(program: Program, file: number, site: number): boolean {
    const text = program.project.files[file]?.sites[site]?.text ?? ""
    return unresolvedSites(program).has(file, site) && !COMPUTING_METHODS.test(text)
}

function unresolvedSites({ project, graph }: Program): Unresolved {
    const known = unresolvedOf.get(graph)
    if (known) return known
    const awaited = new Set<string>()
    const all = graph.unresolved.map(sites => new Set(sites))
    for (const [file, sites] of graph.unresolved.entries()) {
        const facts = project.files[file]!
        const written = writtenCalls(facts)
        for (const index of sites) {
            const site = facts.sites[index]
            const fn = written.get(index)?.fn
            if (site?.awaited && fn !== undefined && !COMPUTING_METHODS.test(site.text)) awaited.add(`${file},${fn}`)
        }
    }
    const made: Unresolved = { awaitedIn: (file, fn) => awaited.has(`${file},${fn}`), has: (file, site) => all[file]?.has(site) ?? false }
    unresolvedOf.set(graph, made)
    return made
}

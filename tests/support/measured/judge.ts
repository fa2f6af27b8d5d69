import type { ApiName, BlockingCall, Cost, FanOutCall, Limiter, Offload, PackageFacts, ThreadpoolCall, Verified } from "../../../catalog/entry.ts"
import type { Catalog } from "../../../catalog/index.ts"

/** What was seen of one function, in milliseconds of a machine that has nothing else to do: see `timed` in `child.mjs`. */
export interface Timing {
    readonly wall: number
    readonly held: number
    readonly busy: number
    readonly cpu: number
    readonly later: boolean
    readonly synchronous: number
    /** It was only done when the pool's thread was free. */
    readonly pool?: boolean
}

export type Observation =
    | { readonly call: Timing; readonly twin?: Timing }
    | { readonly pool: boolean }
    | { readonly leaves: Timing }
    | { readonly atOnce: number; readonly bounded?: number }

/** What a sample is about: an entry of one of these lists of a package. */
export interface Subject {
    readonly list: "blocking" | "threadpool" | "offloads" | "limiters" | "fanOuts"
    readonly api: ApiName
    readonly new: boolean
    /** Which of the entries of that name, in the order in which they are written. */
    readonly entry: number
    /** What the catalog says of these arguments, where it tells them apart. */
    readonly cost?: Cost
}

export type Entry = (BlockingCall | ThreadpoolCall | Offload | Limiter | FanOutCall) & { readonly verified?: Verified }

/**
 * Bounds of what words mean, in milliseconds on the machine they were written on. They are far
 * apart, because machines, and the inputs that somebody calls ordinary, are.
 */
const MICRO_AT_MOST = 2
const GROWS_AT_LEAST = 0.02
const HIGH_AT_LEAST = 8
/** What others keep a call waiting for: samples of what is unbounded wait 100. */
const WAITS_AT_LEAST = 80
/** Samples give what leaves the loop this much to do. */
const WORK = 100
/** Below this it cannot be seen in times who computes. */
const SEEN_FROM = 3

export function entryOf(catalog: Catalog, subject: Subject): Entry | undefined {
    const [module, name] = subject.api.split("#") as [string, string]
    const written = catalog.packages.flatMap((facts: PackageFacts) => (facts.package === module || facts.sameAs?.includes(module) ? (facts[subject.list] ?? []) : []))
    return written.filter(entry => entry.name === name && ("new" in entry && entry.new === true) === subject.new)[subject.entry]
}

/**
 * What the catalog says of a function and the observation denies, in words, or nothing.
 *
 * @param speed How many times slower this machine is than the one the bounds were written on. It only
 *     makes bounds wider: while it was found out, too, the machine may have done something else.
 */
export function contradictions(catalog: Catalog, subject: Subject, observation: Observation, speed: number): string[] {
    const entry = entryOf(catalog, subject)
    if (!entry) return ["the catalog does not know it"]
    if ("call" in observation) return ofBlocking(entry as BlockingCall, observation.call, observation.twin, speed, subject.cost, catalog)
    if ("pool" in observation) return observation.pool ? [] : ["it does not need the thread pool"]
    if ("leaves" in observation) return observation.leaves.busy > WORK / 2 ? ["its work stays on the loop"] : []
    return subject.list === "limiters" ? ofLimiter(observation.atOnce) : ofFanOut(entry as FanOutCall, observation)
}

/** What the observation cannot tell, because it is over too soon. */
export function unseen(catalog: Catalog, subject: Subject, observation: Observation): string[] {
    const entry = entryOf(catalog, subject)
    if (!entry || !("call" in observation) || !("pseudoAsync" in entry) || entry.waitsFor === "disk" || observation.call.busy >= SEEN_FROM) return []
    return [`too quick to see who computes (${observation.call.busy.toFixed(2)} ms)`]
}

function ofBlocking(entry: BlockingCall, call: Timing, twin: Timing | undefined, speed: number, cost: Cost = entry.cost, catalog: Catalog): string[] {
    return [
        ...(cost === entry.cost || entry.costs?.some(one => one.cost === cost) ? [] : [`the catalog knows no case in which it is ${cost}`]),
        ...(entry.pseudoAsync ? ofPseudoAsync(entry, call) : ofSynchronous(call)),
        ...ofCost(entry, cost, call, speed),
        ...(twin && entry.instead !== null ? ofTwin(entry, entry.instead, call, twin, catalog) : []),
    ]
}

function ofSynchronous(call: Timing): string[] {
    return call.later ? ["it returns a promise: it is not done when it returns"] : []
}

function ofPseudoAsync(entry: BlockingCall, call: Timing): string[] {
    if (entry.waitsFor === "disk") return call.synchronous === 0 ? ["it reads nothing synchronously"] : []
    if (call.busy < SEEN_FROM && call.cpu < SEEN_FROM) return []
    if (!stays(call)) return ["its work leaves the loop"]
    if (entry.pseudoAsync === "on-loop") return call.held < call.busy / 5 ? ["it is sliced"] : []
    return call.held > call.busy * 0.9 && call.busy > 300 ? ["it is not sliced"] : []
}

/** Most of what the process does is done on the loop; other threads help with collecting garbage and compiling. */
function stays({ busy, cpu }: Timing): boolean {
    return busy > cpu * 0.4
}

function ofCost(entry: BlockingCall, cost: Cost, { wall, held }: Timing, speed: number): string[] {
    const took = `(${wall.toFixed(2)} ms)`
    switch (cost) {
        case "micro":
            return wall > MICRO_AT_MOST * Math.max(1, speed) ? [`it is no matter of microseconds ${took}`] : []
        case "grows":
            return entry.waitsFor === "cpu" && wall < GROWS_AT_LEAST * Math.min(1, speed) ? [`it is a matter of microseconds ${took}`] : []
        case "high":
            return wall < HIGH_AT_LEAST * Math.min(1, speed) ? [`it takes no time ${took}`] : []
        case "unbounded":
            return held < WAITS_AT_LEAST ? [`it does not wait (${held.toFixed(0)} ms)`] : []
    }
}

/**
 * A replacement does the same and leaves the loop free: what waits for others does not hold it for that
 * long, and what waits for the disk, or is too short to tell who computes, does its waiting in the pool.
 */
function ofTwin(entry: BlockingCall, instead: ApiName, call: Timing, twin: Timing, catalog: Catalog): string[] {
    const waits = entry.waitsFor !== "cpu" && entry.waitsFor !== "disk"
    const long = call.wall >= SEEN_FROM
    const free = waits ? !long || twin.held < call.held / 2 : entry.waitsFor === "cpu" && long ? leaves(call, twin) : twin.pool === true
    const listed = catalog.threadpool(instead)
    return [
        ...(free ? [] : [`${instead} stays on the loop (busy for ${twin.busy.toFixed(1)} ms, held for ${twin.held.toFixed(1)}, of ${call.wall.toFixed(1)})`]),
        ...(entry.insteadForm === undefined && !twin.later ? [`${instead} returns no promise`] : []),
        ...(!waits && twin.synchronous > call.synchronous / 2 && twin.synchronous > 0 ? [`${instead} makes ${twin.synchronous} synchronous calls of node:fs`] : []),
        ...(twin.pool === true && !listed ? [`${instead} waits for the thread pool, and threadpool does not list it`] : []),
        ...(twin.pool === false && listed ? [`${instead} does not need the thread pool, and threadpool lists it`] : []),
    ]
}

/**
 * The loop is busy for less than half of the time, or other threads did the work, and the loop took what
 * they made in pieces: zlib unpacks 16 kB at a time, and handing over a piece takes as long as making it
 * where the machine is busy.
 */
function leaves(call: Timing, twin: Timing): boolean {
    return twin.busy < call.wall / 2 || (twin.cpu - twin.busy > call.wall / 2 && twin.held < call.held / 2)
}

/** Samples allow for two at once, of six. */
function ofLimiter(atOnce: number): string[] {
    return atOnce <= 2 ? [] : [`it lets ${atOnce} run at once`]
}

function ofFanOut(entry: FanOutCall, { atOnce, bounded }: { readonly atOnce: number; readonly bounded?: number }): string[] {
    return [
        ...(atOnce > 2 ? [] : [`it starts only ${atOnce} at once`]),
        ...(entry.bound && (bounded === undefined || bounded > 2) ? [`its bound is not kept (${bounded ?? "not tried"})`] : []),
    ]
}

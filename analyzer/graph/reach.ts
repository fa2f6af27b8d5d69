import type { FileFacts, ProjectFacts } from "../facts.ts"
import type { Confidence, EdgeKind } from "../report.ts"
import type { CallEdge, CallGraph, ClientSettings, NodeId, SiteRef } from "./call-graph.ts"
import { CERTAINTY } from "./certainty.ts"
import { comparePlaces } from "./order.ts"
import { buildRoads, type Roads } from "./roads.ts"

/** Something to look for: one call site, one fan-out. Functions have several nodes, so it stands in several. */
export interface Target {
    readonly occurrences: readonly Occurrence[]
}

export interface Occurrence {
    readonly node: NodeId
    readonly confidence: Confidence
    readonly kind: EdgeKind
    /** The call; -1 as site where it is none (a loop). */
    readonly site: SiteRef
    /** Of a call that makes a client. */
    readonly settings?: ClientSettings
}

/** How one handler comes to one target. */
export interface Way {
    /** Index into `CallGraph.handlers`. */
    readonly handler: number
    /** Calls from the handler to the function that the target stands in. */
    readonly steps: readonly CallEdge[]
    readonly occurrence: Occurrence
    /** That of the least certain step. */
    readonly confidence: Confidence
    readonly runs: "per-request" | "once"
}

/**
 * Finds the handlers from which each target can be reached, each by one way: one that runs for
 * every request before one that runs once, a certain one before a likely one, a short one before a
 * long one; among equals the one that comes first in the source.
 *
 * Visits each function at most six times per handler (per-request or once × three certainties),
 * and only functions from which a target can be reached at all, so recursion ends and the cost is
 * at most handlers × calls.
 *
 * @returns The ways to each target, in the order of the targets; handlers in the order of the graph.
 */
export function reach(graph: CallGraph, project: ProjectFacts, targets: readonly Target[], roads: Roads = buildRoads(graph, project)): readonly (readonly Way[])[] {
    const ways: Way[][] = targets.map(() => [])
    const signs = signposts(graph, project, targets)
    const relevant = leadingTo(roads, signs)
    const search = new Search(roads, signs, relevant)

    const handlersOf = new Map<NodeId, number[]>()
    for (const [index, handler] of graph.handlers.entries()) {
        if (relevant[handler.node] !== 1 || roads.isClosed(handler.node)) continue
        const others = handlersOf.get(handler.node)
        if (others) others.push(index)
        else handlersOf.set(handler.node, [index])
    }
    for (const [node, handlers] of handlersOf) {
        for (const arrival of search.from(node)) {
            for (const handler of handlers) {
                const certainty = Math.max(arrival.certainty, CERTAINTY.indexOf(graph.handlers[handler]!.confidence))
                ways[arrival.target]!.push({
                    handler,
                    steps: arrival.steps,
                    occurrence: arrival.occurrence,
                    confidence: CERTAINTY[certainty]!,
                    runs: arrival.once ? "once" : "per-request",
                })
            }
        }
    }
    for (const found of ways) found.sort((a, b) => a.handler - b.handler)
    return ways
}

/** Functions from which a target can be reached, whoever calls them. */
export function leadingToTargets(graph: CallGraph, project: ProjectFacts, targets: readonly Target[], roads: Roads): Uint8Array {
    return leadingTo(roads, signposts(graph, project, targets))
}

/** An occurrence as seen from its node. */
interface Sign {
    readonly target: number
    readonly occurrence: Occurrence
    readonly certainty: number
    readonly once: boolean
    readonly onceOfThis: boolean
}

/** By node: what stands in it, in order of place. */
function signposts(graph: CallGraph, project: ProjectFacts, targets: readonly Target[]): readonly (readonly Sign[] | undefined)[] {
    const signs = new Array<Sign[] | undefined>(graph.nodes.length)
    for (const [target, { occurrences }] of targets.entries()) {
        for (const occurrence of occurrences) {
            const site = siteOf(project.files, occurrence.site)
            const sign: Sign = {
                target,
                occurrence,
                certainty: CERTAINTY.indexOf(occurrence.confidence),
                once: site?.once !== undefined,
                onceOfThis: site?.onceOfThis !== undefined,
            }
            const others = signs[occurrence.node]
            if (others) others.push(sign)
            else signs[occurrence.node] = [sign]
        }
    }
    for (const posted of signs) posted?.sort((a, b) => comparePlaces(siteOf(project.files, a.occurrence.site)?.at, siteOf(project.files, b.occurrence.site)?.at) || a.target - b.target)
    return signs
}

function siteOf(files: readonly FileFacts[], ref: SiteRef): FileFacts["sites"][number] | undefined {
    return files[ref.file]?.sites[ref.site]
}

/** 1 for each node from which a node with a sign can be reached. */
function leadingTo(roads: Roads, signs: readonly (readonly Sign[] | undefined)[]): Uint8Array {
    const leads = new Uint8Array(signs.length)
    const queue: NodeId[] = []
    for (const [node, posted] of signs.entries()) {
        if (!posted) continue
        leads[node] = 1
        queue.push(node)
    }
    for (const node of queue) {
        for (const road of roads.into(node)) {
            const from = roads.from[road]!
            if (leads[from] === 1) continue
            leads[from] = 1
            queue.push(from)
        }
    }
    return leads
}

interface Arrival {
    readonly target: number
    readonly occurrence: Occurrence
    readonly steps: readonly CallEdge[]
    readonly certainty: number
    readonly once: boolean
}

/** Breadth-first searches over the same roads. Keeps its arrays, because there is a search for each handler. */
class Search {
    private readonly roads: Roads
    private readonly signs: readonly (readonly Sign[] | undefined)[]
    private readonly relevant: Uint8Array
    /** The search that saw the node last, so that nothing has to be cleared. */
    private readonly seen: Int32Array
    /** Road by which the node was reached; -1 for the handler. */
    private readonly cameBy: Int32Array
    private readonly queue: Int32Array
    private searches = 0

    constructor(roads: Roads, signs: readonly (readonly Sign[] | undefined)[], relevant: Uint8Array) {
        this.roads = roads
        this.signs = signs
        this.relevant = relevant
        this.seen = new Int32Array(signs.length)
        this.cameBy = new Int32Array(signs.length)
        this.queue = new Int32Array(signs.length)
    }

    from(handler: NodeId): Arrival[] {
        const open = this.targetsFrom(handler)
        const arrivals: Arrival[] = []
        for (const once of [false, true]) {
            for (let certainty = 0; certainty < CERTAINTY.length && open.size > 0; certainty++) {
                this.walk(handler, road => this.allows(road, once, certainty), node => {
                    for (const sign of this.signs[node] ?? []) {
                        if (!open.has(sign.target) || sign.certainty > certainty) continue
                        if (!once && (sign.once || (sign.onceOfThis && !this.isMadeOnTheWay(node, this.roads.classOf(node))))) continue
                        open.delete(sign.target)
                        arrivals.push({ target: sign.target, occurrence: sign.occurrence, steps: this.stepsTo(node), certainty, once })
                    }
                    return open.size > 0
                })
            }
        }
        return arrivals
    }

    private targetsFrom(handler: NodeId): Set<number> {
        const found = new Set<number>()
        this.walk(handler, () => true, node => {
            for (const sign of this.signs[node] ?? []) found.add(sign.target)
            return true
        })
        return found
    }

    /** Visits what the allowed roads lead to, nearest first, until `visit` says no. */
    private walk(handler: NodeId, allows: (road: number) => boolean, visit: (node: NodeId) => boolean): void {
        const { roads, seen, queue, relevant } = this
        const search = ++this.searches
        seen[handler] = search
        this.cameBy[handler] = -1
        queue[0] = handler
        for (let next = 0, end = 1; next < end; next++) {
            const node = queue[next]!
            if (!visit(node)) return
            for (let road = roads.first[node]!; road < roads.first[node + 1]!; road++) {
                const to = roads.to[road]!
                if (seen[to] === search || relevant[to] !== 1 || !allows(road)) continue
                seen[to] = search
                this.cameBy[to] = road
                queue[end++] = to
            }
        }
    }

    private allows(road: number, once: boolean, certainty: number): boolean {
        const { roads } = this
        if (roads.certainty[road]! > certainty) return false
        if (once || roads.once[road] === 0) return true
        const from = roads.from[road]!
        return roads.once[road] === ONCE_OF_THIS && this.isMadeOnTheWay(from, roads.classOf(from))
    }

    /** Whether a function between the handler and this one makes the object: then it is as old as the request. */
    private isMadeOnTheWay(node: NodeId, klass: string | undefined): boolean {
        if (klass === undefined) return false
        const makers = this.roads.makersOf(klass)
        for (let at = node; ; at = this.roads.from[this.cameBy[at]!]!) {
            if (makers.has(at)) return true
            if (this.cameBy[at] === -1) return false
        }
    }

    private stepsTo(node: NodeId): CallEdge[] {
        const steps: CallEdge[] = []
        for (let at = node; this.cameBy[at] !== -1; at = this.roads.from[this.cameBy[at]!]!) steps.push(this.roads.edges[this.cameBy[at]!]!)
        return steps.reverse()
    }
}

/** As `Roads.once` writes it. */
const ONCE_OF_THIS = 2

import type { FunctionFact, ProjectFacts } from "../facts.ts"
import type { CallEdge, CallGraph, NodeId } from "./call-graph.ts"
import { CERTAINTY } from "./certainty.ts"
import { comparePlaces } from "./order.ts"

/**
 * The calls a path may take, as flat arrays: those that stay on this event loop and in serving
 * time, and do not lead into a function that its author has marked. Made once, walked per handler.
 */
export interface Roads {
    /** Roads of node n are `first[n]` to `first[n + 1] - 1`, in order of place. */
    readonly first: Int32Array
    readonly from: Int32Array
    readonly to: Int32Array
    /** Position in `CERTAINTY`. */
    readonly certainty: Uint8Array
    /** 0 runs whenever the caller does; 1 once per process; 2 once per object that `this` is. */
    readonly once: Uint8Array
    readonly edges: readonly CallEdge[]
    /** Roads that end at the node. */
    into(node: NodeId): Int32Array
    /** No path enters this function: it is marked `@nonblocking`, or `@blocking` and reported as a whole. */
    isClosed(node: NodeId): boolean
    /** The class whose `this` the function sees: `file,class`. */
    classOf(node: NodeId): string | undefined
    /** Functions that make an object of this class. */
    makersOf(klass: string): ReadonlySet<NodeId>
}

/**
 * @param closed Functions besides the marked ones that no path enters.
 */
export function buildRoads(graph: CallGraph, project: ProjectFacts, closed: (node: NodeId) => boolean = () => false): Roads {
    const isClosed = (node: NodeId): boolean => markingOf(functionOf(node)) !== undefined || closed(node)
    const taken: { from: NodeId; edge: CallEdge }[] = []
    const first = new Int32Array(graph.nodes.length + 1)
    for (const [from, edges] of graph.edges.entries()) {
        first[from] = taken.length
        const open = edges.filter(edge => edge.leaves === undefined && siteOf(edge)?.phase === undefined && !isClosed(edge.to))
        open.sort((a, b) => comparePlaces(siteOf(a)?.at, siteOf(b)?.at) || graph.nodes[a.to]!.file - graph.nodes[b.to]!.file
            || comparePlaces(functionOf(a.to)?.at, functionOf(b.to)?.at) || a.to - b.to)
        for (const edge of open) taken.push({ from, edge })
    }
    first[graph.nodes.length] = taken.length

    const to = Int32Array.from(taken, ({ edge }) => edge.to)
    const arriving = byEnd(graph.nodes.length, to)
    const into = (node: NodeId): Int32Array => arriving.roads.subarray(arriving.first[node]!, arriving.first[node + 1]!)
    const ownClasses = new Map<number, Map<number, number>>()
    const makers = new Map<string, ReadonlySet<NodeId>>()
    return {
        first,
        from: Int32Array.from(taken, ({ from }) => from),
        to,
        certainty: Uint8Array.from(taken, ({ edge }) => CERTAINTY.indexOf(edge.confidence)),
        once: Uint8Array.from(taken, ({ edge }) => {
            const site = siteOf(edge)
            return edge.once || site?.once !== undefined ? 1 : site?.onceOfThis !== undefined ? 2 : 0
        }),
        edges: taken.map(({ edge }) => edge),
        into,
        isClosed,
        classOf,
        makersOf,
    }

    function functionOf(node: NodeId) {
        const { file, fn } = graph.nodes[node]!
        return project.files[file]?.functions[fn]
    }

    function siteOf(edge: CallEdge) {
        return project.files[edge.site.file]?.sites[edge.site.site]
    }

    function classOf(node: NodeId): string | undefined {
        const { file } = graph.nodes[node]!
        const functions = project.files[file]?.functions ?? []
        const classes = classesByFunction(file)
        for (let fn = graph.nodes[node]!.fn; fn > 0; fn = functions[fn]?.parent ?? 0) {
            const klass = classes.get(fn)
            if (klass !== undefined) return `${file},${klass}`
            if (functions[fn]?.kind !== "arrow") return undefined
        }
        return undefined
    }

    function classesByFunction(file: number): Map<number, number> {
        let known = ownClasses.get(file)
        if (!known) {
            known = new Map()
            for (const [index, klass] of project.files[file]?.classes.entries() ?? []) {
                known.set(klass.constructor, index)
                // In a static member `this` is the class, which is as old as the program.
                for (const member of klass.members) if (!member.static) known.set(member.fn, index)
            }
            ownClasses.set(file, known)
        }
        return known
    }

    /** Who calls the constructor, unless once per process; a constructor that does (`super()`) stands for those who call it in turn. */
    function makersOf(klass: string): ReadonlySet<NodeId> {
        const known = makers.get(klass)
        if (known) return known
        const found = new Set<NodeId>()
        const [file, index] = klass.split(",").map(Number)
        const constructor = project.files[file!]?.classes[index!]?.constructor
        const queue = graph.nodes.flatMap((node, id) => (node.file === file && node.fn === constructor ? [id] : []))
        const seen = new Set(queue)
        for (const made of queue) {
            for (const road of into(made)) {
                const { from: caller, edge } = taken[road]!
                if (seen.has(caller) || edge.once || siteOf(edge)?.once !== undefined) continue
                seen.add(caller)
                if (functionOf(caller)?.kind === "constructor" && classOf(caller) !== klass && extendsSomething(caller)) queue.push(caller)
                else found.add(caller)
            }
        }
        makers.set(klass, found)
        return found
    }

    function extendsSomething(node: NodeId): boolean {
        const [file, index] = classOf(node)?.split(",").map(Number) ?? []
        return project.files[file!]?.classes[index!]?.extends !== undefined
    }
}

/** What the function's author says of it, if a reason is given. */
export function markingOf(fact: FunctionFact | undefined): FunctionFact["marked"] {
    return fact?.markedReason === "" ? undefined : fact?.marked
}

/** Roads sorted by the node they lead to. */
function byEnd(nodes: number, to: Int32Array): { first: Int32Array; roads: Int32Array } {
    const first = new Int32Array(nodes + 1)
    for (const node of to) first[node + 1]! += 1
    for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
    const next = first.slice()
    const roads = new Int32Array(to.length)
    for (const [road, node] of to.entries()) roads[next[node]!++] = road
    return { first, roads }
}

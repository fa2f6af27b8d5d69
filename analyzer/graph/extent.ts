import type { CallGraph, NodeId, SiteRef } from "./call-graph.ts"

/**
 * How many calls run, or may run, while the functions of each group do: places in the program that
 * call something known, each counted once, through calls that are certain or likely. What leaves
 * the event loop or runs at another time does not count.
 *
 * Visits each function once per group: the cost is at most groups × calls.
 */
export function countCalls(graph: CallGraph, groups: readonly (readonly NodeId[])[]): readonly number[] {
    const sitesOf = numberSites(graph)
    const seenNode = new Int32Array(graph.nodes.length).fill(-1)
    const seenSite = new Int32Array(sitesOf.count).fill(-1)
    return groups.map((starts, group) => {
        let calls = 0
        const queue: NodeId[] = []
        const visit = (node: NodeId): void => {
            if (seenNode[node] === group) return
            seenNode[node] = group
            queue.push(node)
        }
        starts.forEach(visit)
        for (const node of queue) {
            for (const site of sitesOf.byNode[node]!) {
                if (seenSite[site] === group) continue
                seenSite[site] = group
                calls++
            }
            for (const edge of graph.edges[node]!) if (edge.confidence !== "possible" && edge.leaves === undefined) visit(edge.to)
        }
        return calls
    })
}

/** The places of the calls in each node, numbered through. */
function numberSites(graph: CallGraph): { readonly byNode: readonly (readonly number[])[]; readonly count: number } {
    const numbers = new Map<string, number>()
    const numberOf = ({ file, site }: SiteRef): number => {
        const key = `${file}:${site}`
        const known = numbers.get(key)
        if (known !== undefined) return known
        numbers.set(key, numbers.size)
        return numbers.size - 1
    }
    const byNode = graph.edges.map((edges, node) => {
        const calls = [...edges.filter(edge => edge.leaves === undefined), ...graph.apiCalls[node]!]
        return [...new Set(calls.filter(call => call.confidence !== "possible" && call.site.site >= 0).map(call => numberOf(call.site)))]
    })
    return { byNode, count: numbers.size }
}

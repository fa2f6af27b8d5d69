import type { NodeId } from "../graph/call-graph.ts"
import { leadingToTargets } from "../graph/reach.ts"
import { markingOf, type Roads } from "../graph/roads.ts"
import type { Warning } from "../report.ts"
import type { Candidate, Program } from "./candidate.ts"

/** `@blocking` and `@nonblocking` in JSDoc that have no effect, for lack of a reason or of anything to say it about. */
export function markingWarnings({ project, graph }: Program, candidates: readonly Candidate[], roads: Roads): Warning[] {
    const leads = leadingToTargets(graph, project, candidates, roads)
    const called = new Set(candidates.map(({ api }) => api))
    const nodes = nodesOfMarked()

    return project.files.flatMap((facts, file) => facts.functions.flatMap((fact, fn): Warning[] => {
        if (fact.marked === undefined) return []
        const at = { file: facts.file, line: fact.at[0] }
        if (markingOf(fact) === undefined) return [{ ...at, message: `@${fact.marked} of ${fact.name} without a reason, so it has no effect: write the reason after it.` }]
        if (fact.marked === "nonblocking" && !(nodes.get(`${file},${fn}`) ?? []).some(node => leads[node] === 1)) {
            return [{ ...at, message: `Unused @nonblocking: nothing that ${fact.name} calls is known to block. Remove it.` }]
        }
        if (fact.marked === "blocking" && !called.has(`${facts.file}#${fact.name}`)) return [{ ...at, message: `Unused @blocking: no call of ${fact.name} was found.` }]
        return []
    }))

    function nodesOfMarked(): ReadonlyMap<string, readonly NodeId[]> {
        const found = new Map<string, NodeId[]>()
        for (const [node, { file, fn }] of graph.nodes.entries()) {
            if (project.files[file]?.functions[fn]?.marked === undefined) continue
            const others = found.get(`${file},${fn}`)
            if (others) others.push(node)
            else found.set(`${file},${fn}`, [node])
        }
        return found
    }
}

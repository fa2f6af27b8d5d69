import type { SiteFact } from "./facts.ts"
import { describeHandlers } from "./findings/describe.ts"
import type { Program } from "./findings/candidate.ts"
import { quietFanOuts } from "./findings/fan-outs.ts"
import type { Dropped, Judgement, Verdict } from "./findings/judge.ts"
import { THREADS } from "./findings/threadpool.ts"
import type { ApiCall, GraphNode, NodeId } from "./graph/call-graph.ts"
import { reach, type Way } from "./graph/reach.ts"
import { markingOf } from "./graph/roads.ts"
import { UserError } from "./errors.ts"
import type { Hop, ReachingHandler } from "./report.ts"

const MOST_HANDLERS = 5
const MOST_CALLERS = 8
const MOST_UNRESOLVED = 8

/**
 * Explains one place (`unblock why FILE:LINE`): what is called there, from where it is reached,
 * and if it is not reported, why not.
 *
 * @throws {UserError} If the file was not analysed.
 */
export function explain(program: Program, judgement: Judgement, file: string, line: number): string {
    const index = program.project.files.findIndex(facts => facts.file === file)
    if (index < 0) throw new UserError(notAnalysed(program, file))

    const verdicts = verdictsAt(judgement, index, line)
    const calls = explainCalls(program, index, line, verdicts, judgement.options.threads ?? THREADS)
    const fn = innermostFunction(program, index, line)
    const name = program.project.files[index]!.functions[fn]!.name
    const blocks = [
        ...verdicts.map(verdict => explainVerdict(program, verdict)),
        ...(calls.length > 0 ? [calls.join("\n")] : []),
        ...(verdicts.length === 0 || verdicts.some(({ dropped }) => dropped?.why === "unreached") ? [explainFunction(program, judgement, { file: index, fn }, name)] : []),
        ...explainLimits(program),
    ]
    return `${file}:${line} in ${name}\n\n${blocks.join("\n\n")}\n`
}

function notAnalysed({ project }: Program, file: string): string {
    const skipped = project.skipped.find(one => one.file === file)
    if (skipped) return `${file} was skipped: ${skipped.reason}`
    const named = project.files.filter(facts => facts.file.endsWith(`/${file}`)).map(facts => facts.file)
    const hint = named.length === 0 ? "Is it ignored, or outside of the analysed folder?" : `Did you mean ${named.slice(0, 3).join(" or ")}?`
    return `${file} is not among the analysed files. ${hint}`
}

/** Those that begin on the line; if none does, those that span it. */
function verdictsAt({ verdicts }: Judgement, file: number, line: number): readonly Verdict[] {
    const here = verdicts.filter(({ candidate }) => candidate.file === file && candidate.at[0] <= line && line <= candidate.at[2])
    const starting = here.filter(({ candidate }) => candidate.at[0] === line)
    return starting.length > 0 ? starting : here
}

function explainVerdict(program: Program, { candidate, ways, finding, shown, dropped }: Verdict): string {
    const handlers = describeHandlers(program, candidate, finding ? shown : ways)
    const status = finding ? `reported (${finding.kind}, ${finding.cost}, ${finding.confidence})` : `not reported: ${explainDropped(dropped!, ways, candidate.cost)}`
    return [`${candidate.api}: ${status}`, `  ${candidate.message}`, ...describeWays(handlers)].join("\n")
}

function explainDropped(dropped: Dropped, ways: readonly Way[], cost: string): string {
    switch (dropped.why) {
        case "unreached":
            return "no handler reaches it"
        case "job":
            return "only jobs (queues, schedules) reach it, and no client waits for them; --jobs reports it"
        case "once":
            return `it runs once per process or object, behind a cache or a lazy singleton (${ways.find(way => way.runs === "once") ? "see the path" : "guarded"}); --once reports it`
        case "kind":
            return "findings of this kind are switched off"
        case "cost":
            return `its cost is ${cost}, below the minimum; --min-cost ${cost} reports it`
        case "confidence":
            return "no path to it is sure enough; --min-confidence possible reports it"
        case "excused":
            return dropped.because
        case "suppressed":
            return `suppressed on line ${dropped.by.at[0]}: ${dropped.by.reason}`
    }
}

function describeWays(handlers: readonly ReachingHandler[]): string[] {
    const lines = handlers.slice(0, MOST_HANDLERS).flatMap(handler => [`  from ${handler.framework} ${handler.name} (${handler.file}:${handler.line})`, ...handler.path.map(describeHop)])
    return handlers.length > MOST_HANDLERS ? [...lines, `  and from ${handlers.length - MOST_HANDLERS} more handlers`] : lines
}

function describeHop(hop: Hop): string {
    const how = [...(hop.edge === "call" ? [] : [hop.edge]), ...(hop.confidence === "certain" ? [] : [hop.confidence])]
    return `    ${hop.file}:${hop.line}:${hop.column}  ${hop.function} -> ${hop.callee}${how.length > 0 ? ` (${how.join(", ")})` : ""}`
}

/** What the other calls on the line lead to. */
function explainCalls(program: Program, file: number, line: number, verdicts: readonly Verdict[], threads: number): string[] {
    const { project, graph } = program
    const lines: string[] = []
    const unresolved = new Set(graph.unresolved[file])
    for (const [index, site] of project.files[file]!.sites.entries()) {
        if (site.at[0] !== line) continue
        const targets = new Set<string>()
        const apis = new Set<string>()
        for (const [node, { file: of }] of graph.nodes.entries()) {
            if (of !== file) continue
            for (const edge of graph.edges[node]!) if (edge.site.file === file && edge.site.site === index) targets.add(`${nameOf(project, graph.nodes[edge.to]!)}${edge.confidence === "certain" ? "" : ` (${edge.confidence})`}${edge.leaves ? ` (${LEAVES[edge.leaves]})` : ""}`)
            for (const call of graph.apiCalls[node]!) if (call.site.file === file && call.site.site === index) apis.add(call.api)
        }
        const reported = new Set(verdicts.filter(({ candidate }) => samePlace(candidate.at, site)).map(({ candidate }) => candidate.api))
        for (const api of apis) {
            if (reported.has(api)) continue
            if (api.endsWith("*")) {
                lines.push(`${site.text} comes from ${api.slice(0, api.indexOf("#"))}, nobody knows what of it`)
                continue
            }
            lines.push(`${site.text} is ${api}, ${whatIsKnown(program, api as ApiCall["api"])}`)
        }
        if (targets.size > 0) lines.push(`${site.text} leads to ${[...targets].join(", ")}`)
        if (unresolved.has(index)) lines.push(`${site.text} could not be resolved: nobody knows what is called here`)
    }
    lines.push(...quietFanOuts(program, file, line, threads))
    return lines
}

/** Of a call that is no problem here. */
function whatIsKnown({ catalog }: Program, api: ApiCall["api"]): string {
    const job = catalog.threadpool(api)
    if (job) return job.part === undefined ? "which works on libuv's thread pool" : "which waits for the network"
    return catalog.blocking(api).length > 0 ? "which does not block with these arguments" : "which is not known to block"
}

const LEAVES = { loop: "runs outside of this event loop", startup: "runs at start-up", exit: "runs when the process exits" } as const

function samePlace(at: SiteFact["at"], site: SiteFact): boolean {
    return at.every((value, index) => value === site.at[index])
}

function innermostFunction({ project }: Program, file: number, line: number): number {
    let found = 0
    for (const [fn, { at }] of project.files[file]!.functions.entries()) {
        const inner = project.files[file]!.functions[found]!.at
        if (at[0] <= line && line <= at[2] && (fn === 0 || at[2] - at[0] <= inner[2] - inner[0])) found = fn
    }
    return found
}

function explainFunction(program: Program, judgement: Judgement, place: GraphNode, name: string): string {
    const { graph, project } = program
    const nodes = nodesOf(program, place)
    const fact = project.files[place.file]!.functions[place.fn]!
    const ways = reach(graph, project, [{ occurrences: nodes.map(node => ({ node, confidence: "certain" as const, kind: "call" as const, site: { file: place.file, site: -1 } })) }], judgement.roads)[0]!
    if (ways.length > 0) {
        const handlers = describeHandlers(program, { at: fact.at, text: name }, ways).map(handler => ({ ...handler, path: handler.path.slice(0, -1) }))
        return [`${name} is reached`, ...describeWays(handlers)].join("\n")
    }
    const marking = markingOf(fact)
    const markings = marking ? [`  ${name} is marked @${marking} (${fact.markedReason}): no path enters it`] : []
    if (place.fn === 0) return [`${name} is the top level of the file: it runs at start-up, once`, ...markings].join("\n")
    return [`No handler reaches ${name}`, ...markings, ...explainCallers(program, nodes)].join("\n")
}

/** Walks up from the function: where it is called, and where the way up ends. */
function explainCallers(program: Program, nodes: readonly NodeId[]): string[] {
    const { graph, project } = program
    const callersOf = incoming(program)
    const seen = new Set(nodes)
    const queue = [...nodes]
    const lines = new Set<string>()
    const roots = new Set<NodeId>()
    for (const node of queue) {
        const callers = callersOf.get(node) ?? []
        if (callers.length === 0 && project.files[graph.nodes[node]!.file]!.functions[graph.nodes[node]!.fn]!.kind !== "module") roots.add(node)
        for (const { from, edge } of callers) {
            const site = project.files[edge.site.file]!.sites[edge.site.site]!
            const caller = graph.nodes[from]!
            const fact = project.files[caller.file]!.functions[caller.fn]!
            const at = `${project.files[edge.site.file]!.file}:${site.at[0]}`
            if (edge.leaves) lines.add(`  called at ${at}, which ${LEAVES[edge.leaves]}`)
            else if (site.phase === "main") lines.add(`  called at ${at}, only when the file is run as the main program`)
            else if (fact.kind === "module") lines.add(`  called at ${at}, at the top level of the file: start-up`)
            else if (markingOf(fact)) lines.add(`  called at ${at}, in ${fact.name}, which is marked @${markingOf(fact)}`)
            else if (!seen.has(from)) {
                seen.add(from)
                queue.push(from)
                lines.add(`  called at ${at}, in ${fact.name}`)
            }
        }
    }
    const shown = [...lines].slice(0, MOST_CALLERS)
    if (lines.size > shown.length) shown.push(`  and from ${lines.size - shown.length} more places`)
    return [...shown, ...[...roots].slice(0, MOST_CALLERS).flatMap(root => explainRoot(program, root))]
}

/** Nothing calls it; calls of something of that name that could not be resolved may be the missing link. */
function explainRoot({ project, graph }: Program, root: NodeId): string[] {
    const { file, fn } = graph.nodes[root]!
    const fact = project.files[file]!.functions[fn]!
    const short = fact.name.split(".").at(-1)!
    const missing = graph.unresolved.flatMap((sites, of) => sites.flatMap(index => {
        const site = project.files[of]!.sites[index]!
        return site.text.split(/[.?!]+/).at(-1) === short ? [`    ${project.files[of]!.file}:${site.at[0]}  ${site.text}`] : []
    }))
    const line = `  nothing that was found calls ${fact.name} (${project.files[file]!.file}:${fact.at[0]})`
    if (short === "<anonymous>" || missing.length === 0) return [line]
    const more = missing.length > MOST_UNRESOLVED ? [`    and ${missing.length - MOST_UNRESOLVED} more`] : []
    return [`${line}; these calls could not be resolved and may mean it:`, ...missing.slice(0, MOST_UNRESOLVED), ...more]
}

function incoming({ graph }: Program): ReadonlyMap<NodeId, { from: NodeId; edge: Program["graph"]["edges"][number][number] }[]> {
    const found = new Map<NodeId, { from: NodeId; edge: Program["graph"]["edges"][number][number] }[]>()
    for (const [from, edges] of graph.edges.entries()) {
        for (const edge of edges) {
            const others = found.get(edge.to)
            if (others) others.push({ from, edge })
            else found.set(edge.to, [{ from, edge }])
        }
    }
    return found
}

function explainLimits({ graph }: Program): string[] {
    return Object.keys(graph.cut).length === 0 ? [] : ["Not everything was followed, for size. A path may be missing for that."]
}

function nodesOf({ graph }: Program, { file, fn }: GraphNode): NodeId[] {
    return graph.nodes.flatMap((node, id) => (node.file === file && node.fn === fn ? [id] : []))
}

function nameOf(project: Program["project"], { file, fn }: GraphNode): string {
    const facts = project.files[file]!
    return `${facts.functions[fn]!.name} (${facts.file}:${facts.functions[fn]!.at[0]})`
}

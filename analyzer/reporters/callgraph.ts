import type { FileFacts, Place, ProjectFacts } from "../facts.ts"
import type { CallEdge, CallGraph, GraphNode } from "../graph/call-graph.ts"
import { CERTAINTY, isAsSure } from "../graph/certainty.ts"
import type { Confidence, Report } from "../report.ts"
import type { ReportContext } from "./reporter.ts"

/**
 * The call graph as an edge list, one JSON object per line: every function, the edges from call
 * sites to functions, the same from function to function, and from module to imported module.
 * Functions that were analysed in several contexts are one here. Edges that are only `possible` are
 * shown with `--min-confidence possible`.
 */
export default function callgraph(report: Report, context: ReportContext): string {
    const { program, minimumConfidence = "possible" } = context
    const isShown = ({ confidence }: { readonly confidence: Confidence }): boolean => isAsSure(confidence, minimumConfidence)
    const lines = [JSON.stringify({ meta: { tool: report.tool.name, version: report.tool.version, files: program?.project.files.map(({ file }) => file) ?? [] } })]
    if (program) {
        const { files } = program.project
        for (const facts of files) for (const fn of facts.functions.keys()) lines.push(JSON.stringify({ function: functionPlace(facts, fn) }))
        for (const edge of callEdges(program.graph).filter(isShown)) lines.push(JSON.stringify(callRecord(files, program.graph, edge)))
        for (const edge of functionEdges(files, program.graph).filter(isShown)) lines.push(JSON.stringify(functionRecord(files, edge)))
        for (const [from, to] of imports(program.project)) lines.push(JSON.stringify({ kind: "fun", from: functionPlace(from, 0), to: functionPlace(to, 0), via: "import", confidence: "certain" }))
    }
    return `${lines.join("\n")}\n`
}

interface MergedEdge {
    readonly edge: CallEdge
    readonly confidence: Confidence
}

/** One edge per site and function, as sure as the surest context says. */
function callEdges(graph: CallGraph): readonly MergedEdge[] {
    const merged = new Map<string, MergedEdge>()
    for (const edges of graph.edges) {
        for (const edge of edges) {
            const to = graph.nodes[edge.to]!
            const key = `${edge.site.file},${edge.site.site},${to.file},${to.fn}`
            const known = merged.get(key)
            if (!known || isSurer(edge.confidence, known.confidence)) merged.set(key, { edge, confidence: edge.confidence })
        }
    }
    const order = ({ edge }: MergedEdge): readonly number[] => [edge.site.file, edge.site.site, graph.nodes[edge.to]!.file, graph.nodes[edge.to]!.fn]
    return [...merged.values()].sort((a, b) => compare(order(a), order(b)))
}

interface FunctionEdge {
    readonly from: GraphNode
    readonly to: GraphNode
    readonly implicit: boolean
    readonly confidence: Confidence
}

/** One edge per pair of functions; implicit only if no call is written. */
function functionEdges(files: readonly FileFacts[], graph: CallGraph): readonly FunctionEdge[] {
    const merged = new Map<string, FunctionEdge>()
    for (const [node, edges] of graph.edges.entries()) {
        const from = graph.nodes[node]!
        for (const edge of edges) {
            const to = graph.nodes[edge.to]!
            const key = `${from.file},${from.fn},${to.file},${to.fn}`
            const known = merged.get(key)
            const implicit = isImplicit(edge, files[to.file]!.functions[to.fn]!.implicit === true)
            merged.set(key, {
                from, to,
                implicit: implicit && (known?.implicit ?? true),
                confidence: known && !isSurer(edge.confidence, known.confidence) ? known.confidence : edge.confidence,
            })
        }
    }
    return [...merged.values()].sort((a, b) => compare([a.from.file, a.from.fn, a.to.file, a.to.fn], [b.from.file, b.from.fn, b.to.file, b.to.fn]))
}

function imports({ files, resolutions }: ProjectFacts): readonly (readonly [FileFacts, FileFacts])[] {
    const byName = new Map(files.map(facts => [facts.file, facts]))
    return files.flatMap(from => {
        const targets = new Set(Object.values(resolutions[from.file] ?? {}).flatMap(resolution => (resolution.kind === "file" ? [resolution.file] : [])))
        return [...targets].sort().flatMap(target => {
            const to = byName.get(target)
            return to ? [[from, to] as const] : []
        })
    })
}

function isSurer(a: Confidence, b: Confidence): boolean {
    return CERTAINTY.indexOf(a) < CERTAINTY.indexOf(b)
}

function callRecord(files: readonly FileFacts[], graph: CallGraph, { edge, confidence }: MergedEdge): object {
    const caller = files[edge.site.file]!
    const { file, fn } = graph.nodes[edge.to]!
    const callee = files[file]!.functions[fn]!
    return {
        kind: "call",
        from: { file: caller.file, ...written(caller.sites[edge.site.site]!.at) },
        to: functionPlace(files[file]!, fn),
        ...(isImplicit(edge, callee.implicit === true) && { implicit: true }),
        ...(edge.kind !== "call" && { via: edge.kind }),
        confidence,
    }
}

function functionRecord(files: readonly FileFacts[], { from, to, implicit, confidence }: FunctionEdge): object {
    return { kind: "fun", from: functionPlace(files[from.file]!, from.fn), to: functionPlace(files[to.file]!, to.fn), ...(implicit && { implicit }), confidence }
}

/** No call of this function is written there: something else calls it. */
function isImplicit(edge: CallEdge, implicitConstructor: boolean): boolean {
    switch (edge.kind) {
        case "call":
        case "new":
        case "dispatch":
        case "import":
            return implicitConstructor
        case "callback":
        case "timer":
        case "event":
        case "getter":
        case "setter":
            return true
    }
}

function functionPlace(facts: FileFacts, fn: number): object {
    const fact = facts.functions[fn]!
    if (fact.kind === "module") {
        const [, , endLine, endColumn] = fact.at
        return { file: facts.file, line: 1, column: 1, endLine, endColumn, module: true, name: fact.name }
    }
    return { file: facts.file, ...written(fact.at), name: fact.name }
}

function written([line, column, endLine, endColumn]: Place): { line: number; column: number; endLine: number; endColumn: number } {
    return { line, column, endLine, endColumn }
}

function compare(a: readonly number[], b: readonly number[]): number {
    for (const [index, value] of a.entries()) if (value !== b[index]) return value - b[index]!
    return 0
}

import type { FunctionFact, Place } from "../facts.ts"
import type { CallEdge, GraphNode, HandlerEntry, NodeId } from "../graph/call-graph.ts"
import { surest } from "../graph/certainty.ts"
import type { Way } from "../graph/reach.ts"
import type { Finding, Hop, ReachingHandler } from "../report.ts"
import type { Candidate, Program } from "./candidate.ts"

/** Puts a candidate and the ways to it into the words of the report: names and lines instead of numbers. */
export function describe(program: Program, candidate: Candidate, id: string, ways: readonly Way[]): Finding {
    const { project } = program
    const [line, column, endLine, endColumn] = candidate.at
    return {
        id,
        kind: candidate.kind,
        api: candidate.api,
        ...(candidate.waitsFor !== undefined && { waitsFor: candidate.waitsFor }),
        cost: candidate.cost,
        confidence: surest(ways.map(way => way.confidence)),
        runs: ways.some(way => way.runs === "per-request") ? "per-request" : "once",
        file: project.files[candidate.file]!.file,
        line,
        column,
        endLine,
        endColumn,
        function: project.files[candidate.file]!.functions[candidate.fn]!.name,
        message: candidate.message,
        advice: candidate.advice,
        handlers: describeHandlers(program, candidate, ways),
    }
}

/** Nearest first; a function that is registered twice at the same place is one handler. */
export function describeHandlers(program: Program, candidate: Pick<Candidate, "at" | "text" | "through">, ways: readonly Way[]): readonly ReachingHandler[] {
    const all = ways.map(way => describeHandler(program, candidate, way)).sort((a, b) => a.path.length - b.path.length || compareHandlers(a, b))
    const seen = new Set<string>()
    return all.filter(({ registeredAt, file, line, column }) => {
        const key = `${registeredAt.file}:${registeredAt.line}:${registeredAt.column} ${file}:${line}:${column}`
        return !seen.has(key) && seen.add(key)
    })
}

function compareHandlers(a: ReachingHandler, b: ReachingHandler): number {
    if (a.name !== b.name) return a.name < b.name ? -1 : 1
    if (a.registeredAt.file !== b.registeredAt.file) return a.registeredAt.file < b.registeredAt.file ? -1 : 1
    return a.registeredAt.line - b.registeredAt.line || a.registeredAt.column - b.registeredAt.column
}

function describeHandler(program: Program, candidate: Pick<Candidate, "at" | "text" | "through">, way: Way): ReachingHandler {
    const handler = program.graph.handlers[way.handler]!
    const path: Hop[] = []
    const wrapped = wrappedBy(program, handler.node, way.steps)
    let node: NodeId = wrapped === 0 ? handler.node : way.steps[wrapped - 1]!.to
    for (const step of way.steps.slice(wrapped)) {
        path.push(describeStep(program, node, step))
        node = step.to
    }
    const { occurrence } = way
    path.push({ ...placeOf(program, node, candidate.at), callee: candidate.text, edge: occurrence.kind, confidence: occurrence.confidence })
    for (const step of candidate.through ?? []) path.push({ ...step, edge: "call", confidence: "likely" })
    return { ...describeEntry(program, handler, wrapped === 0 ? handler.node : way.steps[wrapped - 1]!.to), path }
}

/**
 * How many steps lead from what is registered to the handler that its author means: in
 * `app.post("/", asyncHandler(save))` a function made by `asyncHandler` is registered, and calls
 * what that was given.
 */
function wrappedBy({ project, graph }: Program, registered: NodeId, steps: readonly CallEdge[]): number {
    let wrapped = 0
    let wrapper = graph.nodes[registered]!
    for (const [index, step] of steps.entries()) {
        const { functions } = project.files[wrapper.file]!
        const { text } = project.files[step.site.file]!.sites[step.site.site]!
        const caller = index === 0 ? wrapper : graph.nodes[steps[index - 1]!.to]!
        const callee = graph.nodes[step.to]!
        if (!isWithin(functions, caller, wrapper) || isWithin(functions, callee, wrapper) || !isGivenAround(functions, wrapper.fn, text)) continue
        wrapped = index + 1
        wrapper = callee
    }
    return wrapped
}

/** `handler` or `handler.apply`, where a function around this one has a parameter of that name. */
function isGivenAround(functions: readonly FunctionFact[], fn: number, text: string): boolean {
    const [, name] = /^(\w+)(?:\.(?:call|apply))?$/.exec(text) ?? []
    if (name === undefined || functions[fn]!.parameterNames.includes(name)) return false
    for (let around = functions[fn]!.parent; around > 0; around = functions[around]!.parent) if (functions[around]!.parameterNames.includes(name)) return true
    return false
}

/** The function itself, or one that stands in it. */
function isWithin(functions: readonly FunctionFact[], inner: GraphNode, outer: GraphNode): boolean {
    if (inner.file !== outer.file) return false
    for (let at = inner.fn; at > 0; at = functions[at]!.parent) if (at === outer.fn) return true
    return false
}

/** @param node The function to name, where it is not the registered one itself. */
export function describeEntry({ project, graph }: Program, handler: HandlerEntry, node = handler.node): Omit<ReachingHandler, "path"> {
    const { file, fn } = graph.nodes[node]!
    const [line, column] = project.files[file]!.functions[fn]!.at
    const registration = project.files[handler.registeredAt.file]?.sites[handler.registeredAt.site]?.at
    const registeredAt = registration ? { file: project.files[handler.registeredAt.file]!.file, line: registration[0], column: registration[1] } : { file: project.files[file]!.file, line, column }
    const own = handler.outside ? registeredAt : { file: project.files[file]!.file, line, column }
    return { framework: handler.framework, name: handler.name, ...own, registeredAt }
}

const hops = new WeakMap<CallEdge, Hop>()

/** The same call is a step of many paths: it is described once. */
function describeStep(program: Program, from: NodeId, step: CallEdge): Hop {
    const known = hops.get(step)
    if (known) return known
    const site = program.project.files[step.site.file]!.sites[step.site.site]!
    const callee = functionOf(program, program.graph.nodes[step.to]!).name
    const hop: Hop = { ...placeOf(program, from, site.at), callee: callee === "<anonymous>" ? site.text : callee, edge: step.kind, confidence: step.confidence }
    hops.set(step, hop)
    return hop
}

function placeOf(program: Program, node: NodeId, at: Place): Pick<Hop, "file" | "line" | "column" | "function"> {
    const { file } = program.graph.nodes[node]!
    return { file: program.project.files[file]!.file, line: at[0], column: at[1], function: functionOf(program, program.graph.nodes[node]!).name }
}

function functionOf({ project }: Program, { file, fn }: GraphNode) {
    return project.files[file]!.functions[fn]!
}

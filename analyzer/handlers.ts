import type { Cost, EntryKind } from "../catalog/entry.ts"
import { describeEntry } from "./findings/describe.ts"
import type { Program } from "./findings/candidate.ts"
import type { Judgement } from "./findings/judge.ts"
import { worstCost } from "./findings/severity.ts"
import { CERTAINTY } from "./graph/certainty.ts"
import { countCalls } from "./graph/extent.ts"
import type { Confidence } from "./report.ts"

/** One entry point as `unblock handlers` lists it: a route with all functions that were registered for it together. */
export interface HandlerSummary {
    readonly framework: string
    readonly kind: EntryKind
    readonly name: string
    /** Absent for what runs per request or message. */
    readonly role?: "job"
    readonly confidence: Confidence
    /** The function that answers; absent where a package's function does. */
    readonly function?: string
    /** Its place, or where the route is registered. */
    readonly file: string
    readonly line: number
    readonly column: number
    readonly registeredAt: { readonly file: string; readonly line: number; readonly column: number }
    /** Functions that run before it: middleware of the same registration. */
    readonly before?: readonly { readonly function: string; readonly file: string; readonly line: number; readonly column: number }[]
    /** How many calls in the program it reaches, with its middleware: what was understood of it. */
    readonly calls: number
    /** Number of findings it reaches. */
    readonly findings: number
    /** The worst of their costs. */
    readonly worst?: Cost
}

interface Row {
    readonly handlers: number[]
    readonly name: string
}

/** Every entry point, in order of registration, whether it reaches something or not. */
export function listHandlers(program: Program, { verdicts }: Judgement): readonly HandlerSummary[] {
    const { graph } = program
    const costs = graph.handlers.map(() => new Map<string, Cost>())
    for (const { finding, shown } of verdicts) if (finding) for (const way of shown) costs[way.handler]!.set(finding.id, finding.cost)

    const rows = new Map<string, Row>()
    for (const [index, handler] of graph.handlers.entries()) {
        const { registeredAt, file, line, column } = describeEntry(program, handler)
        const isByConvention = handler.registeredAt.site < 0
        for (const name of handler.names) {
            // What is found by convention is registered nowhere: each function stands for itself.
            const key = JSON.stringify([handler.framework, name, registeredAt, isByConvention || handler.kind !== "route" ? [file, line, column] : ""])
            const row = rows.get(key)
            if (row) row.handlers.push(index)
            else rows.set(key, { name, handlers: [index] })
        }
    }
    const calls = countCalls(graph, [...rows.values()].map(row => row.handlers.map(index => graph.handlers[index]!.node)))
    const listed = [...rows.values()].map((row, index) => summaryOf(program, row, costs, calls[index]!))
    return [...listed, ...unanswered(program)].sort(byPlace)
}

function summaryOf(program: Program, { name, handlers }: Row, costs: readonly ReadonlyMap<string, Cost>[], calls: number): HandlerSummary {
    const { graph, project } = program
    const entries = handlers.map(index => graph.handlers[index]!).sort((a, b) => b.position - a.position || a.node - b.node)
    const places = new Map(entries.map(entry => {
        const { file, line, column } = describeEntry(program, entry)
        const { file: at, fn } = graph.nodes[entry.node]!
        return [`${file}:${line}:${column}`, { function: project.files[at]!.functions[fn]!.name, file, line, column }]
    }))
    const [answers, ...before] = [...places.values()]
    const [first] = entries
    const own = new Map(handlers.flatMap(index => [...costs[index]!]))
    return {
        framework: first!.framework,
        kind: first!.kind,
        name,
        ...(first!.role && { role: first!.role }),
        confidence: CERTAINTY[Math.min(...entries.map(entry => CERTAINTY.indexOf(entry.confidence)))]!,
        ...answers!,
        registeredAt: describeEntry(program, first!).registeredAt,
        ...(before.length > 0 && { before: before.reverse() }),
        calls,
        findings: own.size,
        ...(own.size > 0 && { worst: worstCost([...own.values()]) }),
    }
}

/** Routes that packages answer, or functions that were not found. */
function unanswered({ graph, project }: Program): HandlerSummary[] {
    return graph.unanswered.map(({ framework, name, registeredAt }) => {
        const [line, column] = project.files[registeredAt.file]!.sites[registeredAt.site]!.at
        const place = { file: project.files[registeredAt.file]!.file, line, column }
        return { framework, kind: "route", name, confidence: "certain", ...place, registeredAt: place, calls: 0, findings: 0 }
    })
}

function byPlace(a: HandlerSummary, b: HandlerSummary): number {
    const [left, right] = [a.registeredAt, b.registeredAt]
    return compare(left.file, right.file) || left.line - right.line || left.column - right.column || compare(a.name, b.name) || compare(a.file, b.file) || a.line - b.line || a.column - b.column
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0
}

/** Where it is registered; where the function is too, if that is somewhere else. */
function placeOf({ file, line, registeredAt, ...handler }: HandlerSummary): string {
    const registered = `${registeredAt.file}:${registeredAt.line}`
    if (handler.function === undefined) return `${registered} (answered by a package)`
    if (registeredAt.file === file) return registeredAt.line === line ? registered : `${registered} (function on line ${line})`
    return `${registered} (function at ${file}:${line})`
}

function reachOf({ function: answers, calls, findings, worst }: HandlerSummary): string {
    if (answers === undefined) return "-"
    const reached = count(calls, "call")
    return worst === undefined ? reached : `${reached}, ${count(findings, "finding")}, worst ${worst}`
}

/** A table: framework, kind, name, place, what it reaches. */
export function formatHandlers(handlers: readonly HandlerSummary[]): string {
    if (handlers.length === 0) return "No request handler was found.\n"
    const rows = handlers.map(handler => [
        handler.framework,
        handler.kind,
        `${handler.name}${handler.confidence === "certain" ? "" : ` (${handler.confidence})`}`,
        placeOf(handler),
        reachOf(handler),
    ])
    const widths = [0, 1, 2, 3].map(column => Math.min(70, Math.max(...rows.map(row => row[column]!.length))))
    const lines = rows.map(row => row.map((cell, column) => (column < 4 ? cell.padEnd(widths[column]!) : cell)).join("  ").trimEnd())
    return `${lines.join("\n")}\n\n${count(handlers.length, "entry point")}: ${kindCounts(handlers)}\n`
}

function kindCounts(handlers: readonly HandlerSummary[]): string {
    const counts = new Map<EntryKind, number>()
    for (const { kind } of handlers) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([kind, number]) => `${number} ${kind}`).join(", ")
}

function count(number: number, what: string): string {
    return `${number} ${what}${number === 1 ? "" : "s"}`
}

import type { Cost } from "../catalog/entry.ts"
import { describeEntry } from "./findings/describe.ts"
import type { Program } from "./findings/candidate.ts"
import type { Judgement } from "./findings/judge.ts"
import { worstCost } from "./findings/severity.ts"
import type { Confidence } from "./report.ts"

/** One entry point as `unblock handlers` lists it. */
export interface HandlerSummary {
    readonly framework: string
    readonly name: string
    /** Absent for what runs per request or message. */
    readonly role?: "job"
    readonly confidence: Confidence
    readonly file: string
    readonly line: number
    readonly column: number
    readonly registeredAt: { readonly file: string; readonly line: number; readonly column: number }
    /** Number of findings it reaches. */
    readonly findings: number
    /** The worst of their costs. */
    readonly worst?: Cost
}

/** Every entry point, in order of registration, whether it reaches something or not. */
export function listHandlers(program: Program, { verdicts }: Judgement): readonly HandlerSummary[] {
    const costs = program.graph.handlers.map(() => new Map<string, Cost>())
    for (const { finding, shown } of verdicts) if (finding) for (const way of shown) costs[way.handler]!.set(finding.id, finding.cost)

    const listed = new Map<string, { summary: Omit<HandlerSummary, "findings" | "worst">; costs: Map<string, Cost> }>()
    for (const [index, handler] of program.graph.handlers.entries()) {
        const summary = { ...describeEntry(program, handler), confidence: handler.confidence, ...(handler.role && { role: handler.role }) }
        const { registeredAt } = summary
        const key = JSON.stringify([summary.framework, summary.name, summary.file, summary.line, summary.column, registeredAt.file, registeredAt.line, registeredAt.column])
        const known = listed.get(key)
        // One function in several contexts is one handler.
        if (known) for (const [id, cost] of costs[index]!) known.costs.set(id, cost)
        else listed.set(key, { summary, costs: new Map(costs[index]) })
    }
    return [...listed.values()].map(({ summary, costs: own }) => ({ ...summary, findings: own.size, ...(own.size > 0 && { worst: worstCost([...own.values()]) }) }))
}

/** Where it is registered; where the function is too, if that is somewhere else. */
function placeOf({ file, line, registeredAt }: HandlerSummary): string {
    const registered = `${registeredAt.file}:${registeredAt.line}`
    if (registeredAt.file === file) return registeredAt.line === line ? registered : `${registered} (function on line ${line})`
    return `${registered} (function at ${file}:${line})`
}

/** A table: framework, name, place, what it reaches. */
export function formatHandlers(handlers: readonly HandlerSummary[]): string {
    if (handlers.length === 0) return "No request handler was found.\n"
    const rows = handlers.map(handler => [
        handler.framework,
        `${handler.name}${handler.role === undefined ? "" : ` (${handler.role})`}${handler.confidence === "certain" ? "" : ` (${handler.confidence})`}`,
        placeOf(handler),
        handler.worst === undefined ? "-" : `${handler.findings} ${handler.findings === 1 ? "finding" : "findings"}, worst ${handler.worst}`,
    ])
    const widths = [0, 1, 2].map(column => Math.min(70, Math.max(...rows.map(row => row[column]!.length))))
    const lines = rows.map(row => row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column]!) : cell)).join("  ").trimEnd())
    return `${lines.join("\n")}\n\n${handlers.length} ${handlers.length === 1 ? "handler" : "handlers"}\n`
}

import type { Cost, WaitsFor } from "../catalog/entry.ts"

/** The report: what `--format json` prints. Fixed by its `version`; additions are fine. */
export interface Report {
    readonly version: 1
    readonly tool: { readonly name: "eslint-plugin-unblock"; readonly version: string }
    readonly findings: readonly Finding[]
    readonly skipped: readonly Skipped[]
    readonly stats: Stats
    /** Settings and comments without effect: unused suppressions, config entries that match nothing. */
    readonly warnings: readonly Warning[]
}

export interface Finding {
    /** Stable: survives moved lines, changes when the call or its function does. */
    readonly id: string
    readonly kind: FindingKind
    readonly api: string
    /** What the call may go to instead, where that depends on a value. */
    readonly alternatives?: readonly string[]
    readonly waitsFor?: WaitsFor
    readonly cost: Cost
    readonly confidence: Confidence
    readonly runs: "per-request" | "once"
    readonly file: string
    readonly line: number
    readonly column: number
    readonly endLine: number
    readonly endColumn: number
    /** Enclosing function's name, `<anonymous>` or `<module>`. */
    readonly function: string
    /** One sentence a person understands. */
    readonly message: string
    readonly advice: { readonly instead?: string; readonly text: string; readonly fixable: boolean }
    /** Every entry point that reaches it, nearest first. */
    readonly handlers: readonly ReachingHandler[]
}

export type FindingKind = "blocking-call" | "unbounded-fan-out" | "threadpool-flood" | "client-per-request"
export type Confidence = "certain" | "likely" | "possible"

export interface ReachingHandler {
    readonly framework: string
    readonly name: string
    /** The handler function. */
    readonly file: string
    readonly line: number
    readonly column: number
    readonly registeredAt: { readonly file: string; readonly line: number; readonly column: number }
    /** From the handler to the blocking call; the last hop is the call itself. */
    readonly path: readonly Hop[]
}

export interface Hop {
    readonly file: string
    readonly line: number
    readonly column: number
    readonly function: string
    readonly callee: string
    readonly edge: EdgeKind
    readonly confidence: Confidence
}

export type EdgeKind = "call" | "new" | "callback" | "timer" | "event" | "getter" | "setter" | "dispatch" | "import"

export interface Skipped {
    readonly file: string
    readonly reason: string
}

export interface Warning {
    readonly file?: string
    readonly line?: number
    readonly message: string
}

export interface Stats {
    readonly files: number
    readonly functions: number
    readonly calls: number
    readonly resolvedCalls: number
    readonly handlers: number
    readonly elapsedMs: number
    /** Places where the analysis gave up for size, by what was cut; empty if nothing was. */
    readonly cut: Readonly<Record<string, number>>
}

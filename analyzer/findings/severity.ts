import type { Cost } from "../../catalog/entry.ts"
import type { FindingKind } from "../report.ts"

/** From harmless to worst. */
export const COSTS: readonly Cost[] = ["micro", "grows", "high", "unbounded"]
export const KINDS: readonly FindingKind[] = ["blocking-call", "unbounded-fan-out", "threadpool-flood", "client-per-request"]

export function worstCost(costs: readonly Cost[]): Cost {
    return COSTS[Math.max(0, ...costs.map(cost => COSTS.indexOf(cost)))]!
}

export function isAtLeast(cost: Cost, minimum: Cost): boolean {
    return COSTS.indexOf(cost) >= COSTS.indexOf(minimum)
}

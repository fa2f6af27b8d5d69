import type { Cost } from "../../catalog/entry.ts"
import type { Confidence, FindingKind } from "../report.ts"

/** From harmless to worst. */
export const COSTS: readonly Cost[] = ["micro", "grows", "high", "unbounded"]
/** From sure to guessed. */
export const CONFIDENCES: readonly Confidence[] = ["certain", "likely", "possible"]
export const KINDS: readonly FindingKind[] = ["blocking-call", "unbounded-fan-out", "client-per-request"]

export function worstCost(costs: readonly Cost[]): Cost {
    return COSTS[Math.max(0, ...costs.map(cost => COSTS.indexOf(cost)))]!
}

export function isAtLeast(cost: Cost, minimum: Cost): boolean {
    return COSTS.indexOf(cost) >= COSTS.indexOf(minimum)
}

export function isAsSure(confidence: Confidence, minimum: Confidence): boolean {
    return CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(minimum)
}

/** A chain is as sure as its weakest link. */
export function weakest(confidences: readonly Confidence[]): Confidence {
    return CONFIDENCES[Math.max(0, ...confidences.map(confidence => CONFIDENCES.indexOf(confidence)))]!
}

export function surest(confidences: readonly Confidence[]): Confidence {
    return CONFIDENCES[Math.min(CONFIDENCES.length - 1, ...confidences.map(confidence => CONFIDENCES.indexOf(confidence)))]!
}

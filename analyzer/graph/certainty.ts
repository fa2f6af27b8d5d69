import type { Confidence } from "../report.ts"

/** From sure to guessed. */
export const CERTAINTY: readonly Confidence[] = ["certain", "likely", "possible"]

/** A chain is as sure as its weakest link. */
export function weakest(confidences: readonly Confidence[]): Confidence {
    return CERTAINTY[Math.max(0, ...confidences.map(confidence => CERTAINTY.indexOf(confidence)))]!
}

export function surest(confidences: readonly Confidence[]): Confidence {
    return CERTAINTY[Math.min(CERTAINTY.length - 1, ...confidences.map(confidence => CERTAINTY.indexOf(confidence)))]!
}

export function isAsSure(confidence: Confidence, minimum: Confidence): boolean {
    return CERTAINTY.indexOf(confidence) <= CERTAINTY.indexOf(minimum)
}

import type { Finding, ReachingHandler } from "../report.ts"
import { COSTS } from "./severity.ts"

const CONFIDENCES: readonly Finding["confidence"][] = ["possible", "likely", "certain"]

/**
 * One finding for each kind and place: a call that may go to one of several functions
 * (`new (secure ? HttpsAgent : HttpAgent)()`) is one thing to fix. The surest and costliest speaks and names the others.
 *
 * @param findings In order of place.
 */
export function joinAlternatives(findings: readonly Finding[]): readonly Finding[] {
    const places = new Map<string, Finding[]>()
    for (const finding of findings) {
        const place = `${finding.kind} ${finding.file}:${finding.line}:${finding.column}-${finding.endLine}:${finding.endColumn} ${finding.runs}`
        const others = places.get(place)
        if (others) others.push(finding)
        else places.set(place, [finding])
    }
    return [...places.values()].map(group => (group.length === 1 ? group[0]! : join(group)))
}

function join(group: readonly Finding[]): Finding {
    const main = group.reduce((a, b) => (rank(b) > rank(a) ? b : a))
    const others = group.filter(finding => finding !== main)
    return { ...main, alternatives: others.map(finding => finding.api), handlers: joinHandlers([main, ...others].map(finding => finding.handlers)) }
}

function rank({ confidence, cost }: Finding): number {
    return CONFIDENCES.indexOf(confidence) * COSTS.length + COSTS.indexOf(cost)
}

/** Each handler once, nearest first. */
function joinHandlers(lists: readonly (readonly ReachingHandler[])[]): readonly ReachingHandler[] {
    const known = new Map<string, ReachingHandler>()
    for (const handler of lists.flat()) {
        const { registeredAt } = handler
        const key = `${registeredAt.file}:${registeredAt.line}:${registeredAt.column} ${handler.file}:${handler.line}:${handler.column}`
        if (!known.has(key)) known.set(key, handler)
    }
    return [...known.values()].sort((a, b) => a.path.length - b.path.length)
}

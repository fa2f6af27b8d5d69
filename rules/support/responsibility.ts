import type { ApiName, BlockingCall } from "../../catalog/entry.ts"
import type { View } from "./view.ts"

export type BlockingRule = "no-blocking-call" | "no-cpu-heavy-call" | "no-fake-async" | "no-lazy-require"

/** Which rule reports a call: each entry of the catalog belongs to one, so that nothing is said twice. */
export function ruleFor(api: ApiName, entry: BlockingCall, view: View): BlockingRule {
    if (entry.pseudoAsync) return "no-fake-async"
    if (view.catalog.canonicalType(api) === "node:module#require") return "no-lazy-require"
    return entry.waitsFor === "cpu" && entry.instead === null ? "no-cpu-heavy-call" : "no-blocking-call"
}

import type { ApiName, BlockingCall, ClientCreation, PackageFacts } from "../../catalog/entry.ts"
import type { View } from "./view.ts"

export type BlockingRule = "no-blocking-call" | "no-cpu-heavy-call" | "no-fake-async" | "no-lazy-require"

/** Which rule reports a call: each entry of the catalog belongs to one, so that nothing is said twice. */
export function ruleFor(api: ApiName, entry: BlockingCall, view: View): BlockingRule {
    if (view.catalog.canonicalType(api) === "node:module#require") return "no-lazy-require"
    return ruleOfEntry(entry)
}

export function ruleOfEntry(entry: BlockingCall): Exclude<BlockingRule, "no-lazy-require"> {
    if (entry.pseudoAsync) return "no-fake-async"
    return entry.waitsFor === "cpu" && entry.instead === null ? "no-cpu-heavy-call" : "no-blocking-call"
}

/** `require` is in every CommonJS file, and has a rule of its own. */
export function isRequire(facts: PackageFacts, entry: BlockingCall): boolean {
    return facts.package === "node:module" && entry.name === "require"
}

/** A bare agent, as opposed to a client that has one. */
export function isAgent(entry: Pick<ClientCreation, "why" | "name">): boolean {
    return entry.why === "agent" && /Agent$/.test(entry.name)
}

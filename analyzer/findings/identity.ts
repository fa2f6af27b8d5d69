import { createHash } from "node:crypto"
import type { FileFacts } from "../facts.ts"
import { comparePlaces } from "../graph/order.ts"
import type { Candidate, Program } from "./candidate.ts"

/**
 * A name for each candidate that lasts: made of what it is and where it stands by name, not by
 * line. Of several alike in one function each is told apart by its position among them.
 *
 * @param candidates In order of place, whether a handler reaches them or not, so that a new route
 *     does not rename what was known.
 */
export function identities({ project }: Program, candidates: readonly Candidate[]): readonly string[] {
    const counts = new Map<string, number>()
    return candidates.map(candidate => {
        const facts = project.files[candidate.file]!
        const parts = [candidate.kind, candidate.api, facts.file, functionPath(facts, candidate.fn), candidate.text.replace(/\s+/g, "")]
        const key = JSON.stringify(parts)
        const ordinal = counts.get(key) ?? 0
        counts.set(key, ordinal + 1)
        return createHash("sha256").update(JSON.stringify([...parts, ordinal])).digest("hex").slice(0, 16)
    })
}

/** Names of the functions around, outermost first; one without a name by the call it is given to. */
function functionPath(facts: FileFacts, fn: number): string {
    const names: string[] = []
    for (let at = fn; at > 0; at = facts.functions[at]!.parent) {
        const fact = facts.functions[at]!
        names.unshift(fact.name === "<anonymous>" ? (callAround(facts, at) ?? fact.name) : fact.name)
    }
    return names.join("/")
}

/** `app.get("/report/:id")` for the function that is given to it. */
function callAround(facts: FileFacts, fn: number): string | undefined {
    const inner = facts.functions[fn]!.at
    let nearest: FileFacts["sites"][number] | undefined
    for (const site of facts.sites) {
        const [line, column, endLine, endColumn] = site.at
        const starts = line < inner[0] || (line === inner[0] && column < inner[1])
        const ends = endLine > inner[2] || (endLine === inner[2] && endColumn >= inner[3])
        if (starts && ends && (!nearest || comparePlaces(nearest.at, site.at) < 0)) nearest = site
    }
    if (!nearest) return undefined
    const first = nearest.arguments?.[0]?.string
    return `${nearest.text.replace(/\s+/g, "")}(${first === undefined ? "" : JSON.stringify(first)})`
}

import { conditionHolds } from "../../catalog/conditions.ts"
import type { ClientCreation, Cost } from "../../catalog/entry.ts"
import { writtenName } from "./blocking-calls.ts"
import { callArguments } from "./call-arguments.ts"
import type { Program, Sighting } from "./candidate.ts"
import { CLIENT_ADVICE, clientMessage } from "./messages.ts"

type Why = Exclude<ClientCreation["why"], "cheap">

/** Sockets that run out hurt more than work that is done again. */
const COSTS: Readonly<Record<Why, Cost>> = {
    pool: "high",
    connection: "high",
    agent: "grows",
    credentials: "grows",
    threads: "grows",
    memory: "grows",
    files: "grows",
}

/** Clients that are made where they are used, though they are meant to live as long as the process. */
export function clientCreations({ project, graph, catalog }: Program): Sighting[] {
    const found: Sighting[] = []
    for (const [node, calls] of graph.apiCalls.entries()) {
        for (const call of calls) {
            const entries = catalog.client(call.api, call.new)
            if (entries.length === 0) continue
            const facts = project.files[call.site.file]
            const site = facts?.sites[call.site.site]
            if (!facts || !site) continue
            const known = callArguments(facts, call)
            const entry = entries.find(one => !(one.static && call.ofInstance) && (one.when?.every(condition => conditionHolds(condition, known)) ?? true))
            if (!entry || entry.why === "cheap") continue
            const name = writtenName(call, site.text)
            found.push({
                kind: "client-per-request",
                api: call.api,
                cost: COSTS[entry.why],
                file: call.site.file,
                fn: graph.nodes[node]!.fn,
                at: site.at,
                text: site.text,
                loop: site.loop === true,
                message: clientMessage(call.new && !name.startsWith("new ") ? `new ${name}` : name, entry.why),
                advice: { text: entry.advice ?? CLIENT_ADVICE, fixable: false },
                occurrence: { node, confidence: call.confidence, kind: call.new ? "new" : call.kind, site: call.site, ...(call.settings && { settings: call.settings }) },
            })
        }
    }
    return found
}

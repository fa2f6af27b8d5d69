import { blocks, costOf } from "../../catalog/conditions.ts"
import type { BlockingCall, Cost } from "../../catalog/entry.ts"
import type { OwnBlocking } from "../config.ts"
import type { ApiCall, GraphNode, NodeId } from "../graph/call-graph.ts"
import { weakest } from "../graph/certainty.ts"
import { markingOf } from "../graph/roads.ts"
import { entriesInForce } from "../graph/package-ranges.ts"
import { callArguments } from "./call-arguments.ts"
import type { Program, Sighting } from "./candidate.ts"
import { blockingAdvice, blockingMessage } from "./messages.ts"

/** Calls of the catalog's blocking functions, as far as their arguments make them block. */
export function blockingCalls({ project, graph, catalog }: Program): Sighting[] {
    const found: Sighting[] = []
    for (const [node, calls] of graph.apiCalls.entries()) {
        for (const call of calls) {
            const entries = catalog.blocking(call.api, call.new)
            if (entries.length === 0) continue
            const facts = project.files[call.site.file]
            const site = facts?.sites[call.site.site]
            if (!facts || !site) continue
            const known = callArguments(facts, call)
            const entry = entriesInForce(project, facts.file, call.api, entries).find(one => blocks(one, known))
            if (!entry) continue
            found.push(sighting({ project, graph, catalog }, node, call, entry, costOf(entry, known)))
        }
    }
    return found
}

function sighting({ project, graph }: Program, node: NodeId, call: ApiCall, entry: BlockingCall, cost: Cost): Sighting {
    const site = project.files[call.site.file]!.sites[call.site.site]!
    const name = writtenName(call, site.text)
    // What grows with a client's data is not made worse by a loop over it: many small parts cost what the whole does.
    const loop = site.loop === true && !entry.when?.some(condition => condition.kind === "request-data")
    return {
        kind: "blocking-call",
        api: call.api,
        waitsFor: entry.waitsFor,
        cost,
        file: call.site.file,
        fn: graph.nodes[node]!.fn,
        at: site.at,
        text: site.text,
        loop,
        message: blockingMessage(name, entry, cost, loop),
        advice: blockingAdvice(entry),
        ...(entry.through && { through: entry.through }),
        // Nobody has checked what the package's code was found to do.
        occurrence: { node, confidence: entry.through ? weakest([call.confidence, "likely"]) : call.confidence, kind: call.new ? "new" : call.kind, site: call.site },
    }
}

/** As it stands in the code; a function handed to another (`files.map(readFileSync)`) by its own name. */
export function writtenName(call: ApiCall, text: string): string {
    if (call.kind !== "callback") return text
    const [module, path] = call.api.split("#") as [string, string]
    return path.replace(/^default(?=$|\()/, module)
}

/** Loops that only watch the clock and other things that block without a call, as the catalog knows them. */
export function blockingLoops({ project, graph, catalog }: Program): Sighting[] {
    const found: Sighting[] = []
    for (const [node, { file, fn }] of graph.nodes.entries()) {
        for (const sink of project.files[file]?.functions[fn]?.sinks ?? []) {
            const site = project.files[file]!.sites[sink.site]
            const entry = catalog.blocking(sink.api as `${string}#${string}`)[0]
            if (!site || !entry) continue
            found.push({
                kind: "blocking-call",
                api: sink.api,
                waitsFor: entry.waitsFor,
                cost: entry.cost,
                file,
                fn,
                at: site.at,
                text: site.text,
                loop: true,
                message: blockingMessage(site.text, entry, entry.cost, true),
                advice: blockingAdvice(entry),
                occurrence: { node, confidence: "certain", kind: "call", site: { file, site: sink.site } },
            })
        }
    }
    return found
}

/** The user's word that a function of the project blocks. */
export interface OwnBlockingFunctions {
    /** What is said of the function, if anything is. */
    of(node: GraphNode): OwnBlocking | undefined
    /** Entries of the configuration that name no function. */
    readonly unmatched: readonly OwnBlocking[]
}

/** Functions marked `@blocking` and those that the configuration names. */
export function ownBlockingFunctions({ project }: Pick<Program, "project">, configured: readonly OwnBlocking[]): OwnBlockingFunctions {
    const known = new Map<string, OwnBlocking>()
    const matched = new Set<OwnBlocking>()
    const byFile = new Map<string, OwnBlocking[]>()
    for (const own of configured) {
        const file = own.function.slice(0, own.function.lastIndexOf("#"))
        byFile.set(file, [...(byFile.get(file) ?? []), own])
    }
    for (const [file, facts] of project.files.entries()) {
        const here = byFile.get(facts.file) ?? []
        for (const [fn, fact] of facts.functions.entries()) {
            const own = here.find(one => isNamed(fact.name, one.function.slice(one.function.lastIndexOf("#") + 1)))
            if (own) matched.add(own)
            if (own || markingOf(fact) === "blocking") known.set(`${file},${fn}`, own ?? { function: `${facts.file}#${fact.name}` })
        }
    }
    return { of: ({ file, fn }) => known.get(`${file},${fn}`), unmatched: configured.filter(own => !matched.has(own)) }
}

/** `run` names `run`, `exports.run` and `module.exports.run`; a method is named with its class. */
function isNamed(name: string, wanted: string): boolean {
    return name === wanted || name === `exports.${wanted}` || name === `module.exports.${wanted}`
}

/** Calls of them, wherever they are made. */
export function ownBlockingCalls({ project, graph }: Program, own: OwnBlockingFunctions): Sighting[] {
    const found: Sighting[] = []
    for (const [node, edges] of graph.edges.entries()) {
        for (const edge of edges) {
            const said = own.of(graph.nodes[edge.to]!)
            const site = project.files[edge.site.file]?.sites[edge.site.site]
            if (!said || !site || edge.leaves !== undefined || site.phase !== undefined) continue
            found.push({
                kind: "blocking-call",
                api: said.function,
                cost: said.cost ?? "grows",
                file: edge.site.file,
                fn: graph.nodes[node]!.fn,
                at: site.at,
                text: site.text,
                loop: site.loop === true,
                message: `\`${site.text}\` calls \`${said.function}\`, which is declared to block: no other request is served meanwhile.`,
                advice: { text: said.advice ?? "Call it at start-up or in a worker thread, or make it asynchronous.", fixable: false },
                occurrence: { node, confidence: edge.confidence, kind: edge.kind, site: edge.site },
            })
        }
    }
    return found
}

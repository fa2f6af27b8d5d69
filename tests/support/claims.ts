import type { Program } from "../../analyzer/findings/candidate.ts"
import type { CallGraph } from "../../analyzer/graph/call-graph.ts"
import type { Finding } from "../../analyzer/report.ts"
import { type Claim, readAnnotations } from "./annotations.ts"
import { type Case, isSource } from "./cases.ts"

/** What came out of the pipeline, as far as annotations speak of it. */
export interface Outcome {
    readonly program: Pick<Program, "project" | "graph">
    readonly findings: readonly Finding[]
}

/** A fact about one line, written like the annotation that would claim it. */
interface Observed {
    readonly place: string
    readonly kind: Claim["kind"]
    readonly what: string
}

/**
 * Where annotations and outcome disagree, one sentence each, in order of place. Everything but
 * `calls` is exact over the whole case: what is found must be annotated, what is annotated found.
 */
export function disagreements(one: Case, outcome: Outcome): string[] {
    const claims = [...one.files].flatMap(([file, text]) => (isSource(file) ? readAnnotations(file, text) : []))
    const observed = [...handlersOf(outcome), ...findingsOf(outcome)]

    const wrong: string[] = []
    for (const claim of claims) {
        const found = claim.kind === "calls" ? callsAgree(claim, outcome) : observed.some(fact => isClaimed(fact, claim))
        if (claim.mistake === "missed" && found) wrong.push(`${sentence(claim)} was missed and is found now: drop "missed".`)
        else if (claim.mistake === "invented" && !found) wrong.push(`${sentence(claim)} was invented and is gone: drop the annotation.`)
        else if (claim.mistake === undefined && !found) wrong.push(`${sentence(claim)} is claimed, but ${claim.kind === "calls" ? `the calls lead to ${targetNames(claim, outcome)}` : "not found"}.`)
    }
    for (const fact of observed) {
        if (!claims.some(claim => claim.mistake !== "missed" && isClaimed(fact, claim))) wrong.push(`${fact.place} ${fact.kind} ${fact.what} is found, but not annotated.`)
    }
    return [...new Set(wrong)].sort()
}

function sentence(claim: Claim): string {
    return `${claim.file}:${claim.line} ${claim.kind} ${claim.what}`.trim()
}

function isClaimed(fact: Observed, claim: Claim): boolean {
    if (fact.place !== `${claim.file}:${claim.line}` || fact.kind !== claim.kind) return false
    if (fact.kind !== "handler") return fact.what === claim.what
    // `express get` claims `express GET /users/:id`: paths need no repetition.
    const claimed = claim.what.toLowerCase().split(" ")
    return fact.what.toLowerCase().split(" ").slice(0, claimed.length).join(" ") === claimed.join(" ")
}

function handlersOf({ program: { project, graph } }: Outcome): Observed[] {
    return graph.handlers.flatMap(({ framework, names, node, registeredAt }) => {
        const { file, fn } = graph.nodes[node]!
        const place = registeredAt.site < 0
            ? { file: project.files[file]!.file, at: project.files[file]!.functions[fn]!.at }
            : { file: project.files[registeredAt.file]!.file, at: project.files[registeredAt.file]!.sites[registeredAt.site]!.at }
        return names.map(name => ({ place: `${place.file}:${place.at[0]}`, kind: "handler" as const, what: `${framework} ${name}` }))
    })
}

function findingsOf({ findings }: Outcome): Observed[] {
    return findings.flatMap(finding => [finding.api, ...(finding.alternatives ?? [])].map(api => observe(finding, api)))
}

function observe(finding: Finding, api: string): Observed {
    const place = `${finding.file}:${finding.line}`
    if (finding.runs === "once") return { place, kind: "once", what: api }
    switch (finding.kind) {
        case "blocking-call":
            return { place, kind: "blocks", what: api }
        case "unbounded-fan-out":
            return { place, kind: "fans-out", what: "" }
        case "threadpool-flood":
            return { place, kind: "floods", what: api }
        case "client-per-request":
            return { place, kind: "client", what: api }
    }
}

/** Each name is a target's name or its last part (`find` for `Slow.find`), and no target is left over. */
function callsAgree(claim: Claim, outcome: Outcome): boolean {
    const names = claim.what === "NONE" ? [] : claim.what.split(/, */)
    const targets = targetsOn(claim, outcome)
    const fits = (target: string, name: string): boolean => target === name || target.endsWith(`.${name}`)
    return names.every(name => targets.some(target => fits(target, name))) && targets.every(target => names.some(name => fits(target, name)))
}

function targetNames(claim: Claim, outcome: Outcome): string {
    return targetsOn(claim, outcome).join(", ") || "NONE"
}

/** Names of the functions that calls on the claim's line lead to; a module that is imported there is none. */
function targetsOn(claim: Claim, { program: { project, graph } }: Outcome): string[] {
    const names = new Set<string>()
    for (const { site, to } of graph.edges.flat() satisfies CallGraph["edges"][number]) {
        const facts = project.files[site.file]!
        if (facts.file !== claim.file || facts.sites[site.site]?.at[0] !== claim.line) continue
        const target = graph.nodes[to]!
        const fn = project.files[target.file]!.functions[target.fn]!
        if (fn.kind !== "module") names.add(fn.name)
    }
    return [...names].sort()
}

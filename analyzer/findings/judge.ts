import type { UnblockConfig } from "../config.ts"
import type { SuppressionFact } from "../facts.ts"
import { isAsSure } from "../graph/certainty.ts"
import { reach, type Way } from "../graph/reach.ts"
import { buildRoads, type Roads } from "../graph/roads.ts"
import type { Finding, Warning } from "../report.ts"
import { joinAlternatives } from "./alternatives.ts"
import { ownBlockingFunctions } from "./blocking-calls.ts"
import type { Candidate, Program } from "./candidate.ts"
import { findCandidates } from "./candidates.ts"
import { describe } from "./describe.ts"
import { excuseClient } from "./excuses.ts"
import { identities } from "./identity.ts"
import { markingWarnings } from "./markings.ts"
import { isAtLeast, KINDS } from "./severity.ts"
import { collectSuppressions } from "./suppressions.ts"
import { THREADS } from "./threadpool.ts"

/** What of the configuration decides on findings. */
export type JudgeOptions = Pick<UnblockConfig, "blocking" | "minimumCost" | "minimumConfidence" | "kinds" | "once" | "jobs" | "threads">

export interface Judgement {
    /** What is reported, in order of file and place. */
    readonly findings: readonly Finding[]
    /** What became of every candidate, for `unblock why`. */
    readonly verdicts: readonly Verdict[]
    readonly warnings: readonly Warning[]
    readonly roads: Roads
    /** What was asked for. */
    readonly options: JudgeOptions
}

export interface Verdict {
    readonly candidate: Candidate
    /** From all handlers, jobs and once-only ways included. */
    readonly ways: readonly Way[]
    readonly finding?: Finding
    /** The ways that the finding names. */
    readonly shown: readonly Way[]
    /** Why there is no finding. */
    readonly dropped?: Dropped
}

export type Dropped =
    | { readonly why: "unreached" | "job" | "once" | "kind" | "cost" | "confidence" }
    | { readonly why: "suppressed"; readonly by: SuppressionFact }
    | { readonly why: "excused"; readonly because: string }

/** Decides which candidates are worth a person's time: reached while serving, costly, and sure enough. */
export function judge(program: Program, options: JudgeOptions = {}): Judgement {
    const { graph, project } = program
    const own = ownBlockingFunctions(program, options.blocking ?? [])
    const roads = buildRoads(graph, project, node => own.of(graph.nodes[node]!) !== undefined)
    const candidates = findCandidates(program, own, options.threads ?? THREADS)
    const names = identities(program, candidates)
    const reached = reach(graph, project, candidates, roads)
    const suppressions = collectSuppressions(project)

    const verdicts = candidates.map((candidate, index): Verdict => {
        const ways = reached[index]!
        const suppression = ways.length === 0 ? undefined : suppressions.take(candidate)
        const dropped = dropCandidate(program, candidate, ways, options) ?? (suppression && { why: "suppressed" as const, by: suppression })
        if (dropped) return { candidate, ways, shown: [], dropped }
        const shown = waysToShow(program, ways, options)
        return { candidate, ways, shown, finding: describe(program, candidate, names[index]!, shown) }
    })
    return {
        findings: joinAlternatives(verdicts.flatMap(({ finding }) => finding ?? [])),
        verdicts,
        warnings: [
            ...suppressions.warnings(),
            ...markingWarnings(program, candidates, roads),
            ...own.unmatched.map(({ function: name }): Warning => ({ message: `blocking: ${JSON.stringify(name)} names no function that was found. Write file#function, for example "src/shell.ts#run".` })),
        ],
        roads,
        options,
    }
}

/** The first reason there is to be silent. */
function dropCandidate(program: Program, candidate: Candidate, ways: readonly Way[], options: JudgeOptions): Dropped | undefined {
    if (ways.length === 0) return { why: "unreached" }
    if (!(options.kinds ?? KINDS).includes(candidate.kind)) return { why: "kind" }
    if (!isCostly(candidate, options)) return { why: "cost" }
    const counted = withoutJobs(program, ways, options)
    if (counted.length === 0) return { why: "job" }
    const repeated = options.once ? counted : counted.filter(way => way.runs === "per-request")
    if (repeated.length === 0) return { why: "once" }
    const shown = waysToShow(program, ways, options)
    if (shown.length === 0) return { why: "confidence" }
    const excuse = candidate.kind === "client-per-request" ? excuseClient(program, candidate, shown) : undefined
    return excuse === undefined ? undefined : { why: "excused", because: excuse }
}

/** Microseconds are worth a word in loops only, unless somebody asks for them. */
function isCostly(candidate: Candidate, { minimumCost }: JudgeOptions): boolean {
    return isAtLeast(candidate.cost, minimumCost ?? "grows") || (minimumCost === undefined && candidate.loop)
}

function withoutJobs({ graph }: Program, ways: readonly Way[], options: JudgeOptions): readonly Way[] {
    return options.jobs ? ways : ways.filter(way => graph.handlers[way.handler]!.role !== "job")
}

/** Those sure enough; the ones that run per request if there are any. */
function waysToShow(program: Program, ways: readonly Way[], options: JudgeOptions): readonly Way[] {
    const sure = withoutJobs(program, ways, options).filter(way => isAsSure(way.confidence, options.minimumConfidence ?? "likely"))
    const perRequest = sure.filter(way => way.runs === "per-request")
    return perRequest.length > 0 || !options.once ? perRequest : sure
}

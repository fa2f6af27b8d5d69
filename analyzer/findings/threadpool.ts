import type { ApiName, Cost } from "../../catalog/entry.ts"
import type { Candidate } from "./candidate.ts"
import { COSTS } from "./severity.ts"
import { floodMessage, severalJobsMessage, threadsAdvice } from "./messages.ts"
import { isLong, type Work } from "./work.ts"

/** Threads of libuv's pool, unless `UV_THREADPOOL_SIZE` says otherwise. */
export const THREADS = 4

type Flood = Pick<Candidate, "kind" | "api" | "cost" | "message" | "advice">

/**
 * Many at once of this work are felt in the thread pool before they are felt anywhere else: it waits
 * for the pool alone, or its jobs hold their threads for long. What also waits for a database or
 * another server floods that, and is an unbounded fan-out.
 */
export function floodOfMany(work: Work, how: string, list: string, threads: number): Flood | undefined {
    const job = worstJob(work)
    if (!job || (work.elsewhere && !isLong(job.cost))) return undefined
    return { kind: "threadpool-flood", api: job.api, cost: isLong(job.cost) ? "high" : "grows", message: floodMessage(how, job.api, list, threads), advice: threadsAdvice(threads) }
}

/** A known number of jobs that hold every thread for long: until one is done, nobody else gets a thread. */
export function floodOfSeveral(works: readonly Work[], how: string, threads: number): Flood | undefined {
    const jobs = works.flatMap(work => {
        const job = work.limited ? undefined : worstJob(work)
        return job && isLong(job.cost) ? [job] : []
    })
    const [first] = jobs
    if (!first || jobs.length < threads) return undefined
    return { kind: "threadpool-flood", api: first.api, cost: "high", message: severalJobsMessage(how, jobs.length, jobs.every(job => job.api === first.api) ? first.api : undefined, threads), advice: threadsAdvice(threads) }
}

/** The job that holds its thread longest; of several alike the first by name. */
function worstJob({ pool }: Work): { readonly api: ApiName; readonly cost: Cost } | undefined {
    return [...pool]
        .map(([api, cost]) => ({ api, cost }))
        .sort((a, b) => COSTS.indexOf(b.cost) - COSTS.indexOf(a.cost) || (a.api < b.api ? -1 : 1))[0]
}

import fs from "node:fs"
import os from "node:os"
import { fileURLToPath } from "node:url"
import { Worker } from "node:worker_threads"
import type { Answer, Extract, Task } from "./extract-one.ts"
import { extractOne } from "./extract-one.ts"

export interface ExtractOptions {
    /** Number of worker threads; 0 or 1 works in this thread. */
    readonly workers?: number
    /** Instead of the real one; works in this thread. */
    readonly extract?: Extract
    readonly onDone?: (count: number) => void
    /** The worker's file. Default: the built one beside this code, if there is one. */
    readonly worker?: URL
    /** A file that keeps a thread longer has run into an endless loop of ours. Milliseconds, default a minute. */
    readonly longest?: number
}

/**
 * Loading the parser in two threads and warming it up takes 0.7 s of processor time more than in
 * this one. Measured with two threads on two busy processors: 1.3 MB of source 2.8 s against 2.0 s,
 * 6.3 MB 3.9 s against 4.9 s. They are used from this much on, in UTF-16 units.
 */
const WORTH_WORKERS = 2_000_000

/** A thread gets new work before it runs dry, but not so much that one finishes long after the others. */
const BATCH_UNITS = 200_000

const LONGEST_FILE = 60_000

/** Nesting too deep for this thread's stack is tried once more with this much. Megabytes. */
const DEEP_STACK = 200

/**
 * Makes the facts of files, in worker threads where there is enough to do.
 *
 * @returns One answer per task, in their order, the same whatever the number of workers. A file
 *     whose extraction fails, hangs or takes down its thread has a `failure`.
 */
export async function extractAll(tasks: readonly Task[], options: ExtractOptions = {}): Promise<readonly Answer[]> {
    if (tasks.length === 0) return []
    const answers = new Map<number, Answer>()
    const receive = (answer: Answer): void => {
        answers.set(answer.index, answer)
        options.onDone?.(answers.size)
    }
    const file = options.extract ? undefined : (options.worker ?? workerFile())
    const count = file === undefined ? 0 : threadsFor(tasks, options.workers)
    const pool = file && { file, receive, longest: options.longest ?? LONGEST_FILE }
    if (pool && count > 1) await inThreads(tasks, count, pool)
    else await inThisThread(tasks, options.extract, receive)

    // How deep is too deep must not depend on the stack of the thread that happened to read it.
    const deep = pool ? tasks.filter(({ index }) => isTooDeep(answers.get(index))) : []
    if (pool && deep.length > 0) await inThreads(deep, 1, { ...pool, stackSizeMb: DEEP_STACK })
    return tasks.map(({ index }) => answers.get(index) ?? { index, failure: "no answer" })
}

function isTooDeep(answer: Answer | undefined): boolean {
    if (!answer) return false
    if ("failure" in answer) return answer.failure.startsWith("RangeError")
    return answer.facts.includes("nested too deeply")
}

function threadsFor(tasks: readonly Task[], asked: number | undefined): number {
    if (asked !== undefined) return Math.min(asked, tasks.length)
    const units = tasks.reduce((sum, { text }) => sum + text.length, 0)
    return units < WORTH_WORKERS ? 0 : Math.min(os.availableParallelism(), 4)
}

/** The built worker; undefined where the sources run as they are. The build may have moved this code. */
function workerFile(): URL | undefined {
    for (const place of ["./worker.js", "./frontend/worker.js", "./analyzer/frontend/worker.js"]) {
        const url = new URL(place, import.meta.url)
        if (url.pathname.endsWith("/analyzer/frontend/worker.js") && fs.existsSync(fileURLToPath(url))) return url
    }
    return undefined
}

async function inThisThread(tasks: readonly Task[], own: Extract | undefined, receive: (answer: Answer) => void): Promise<void> {
    // Loading the parser takes 0.2 s, which a run with everything in the cache is spared.
    const extract = own ?? (await import("./extract.ts")).extract
    for (const task of tasks) receive(extractOne(task, extract))
}

interface Pool {
    readonly file: URL
    readonly receive: (answer: Answer) => void
    readonly longest: number
    readonly stackSizeMb?: number
}

async function inThreads(tasks: readonly Task[], count: number, pool: Pool): Promise<void> {
    const queue = toBatches(tasks)
    await Promise.all(Array.from({ length: Math.min(count, queue.length) }, () => work(queue, pool)))
}

function toBatches(tasks: readonly Task[]): Task[][] {
    const batches: Task[][] = []
    let units = Infinity
    for (const task of tasks) {
        if (units + task.text.length > BATCH_UNITS) {
            batches.push([])
            units = 0
        }
        batches.at(-1)!.push(task)
        units += task.text.length
    }
    return batches
}

/** Takes batches from the queue with one thread; after a crash with a new one, without the file that caused it. */
async function work(queue: Task[][], pool: Pool): Promise<void> {
    while (queue.length > 0) {
        const crash = await oneThread(queue, pool)
        if (!crash) return
        const [culprit, ...rest] = crash.open
        if (culprit) pool.receive({ index: culprit.index, failure: crash.reason })
        if (rest.length > 0) queue.push(rest)
    }
}

interface Crash {
    readonly reason: string
    /** Files without an answer; the first was being read. */
    readonly open: readonly Task[]
}

function oneThread(queue: Task[][], { file, receive, longest, stackSizeMb }: Pool): Promise<Crash | undefined> {
    return new Promise(resolve => {
        const thread = new Worker(file, stackSizeMb === undefined ? {} : { resourceLimits: { stackSizeMb } })
        let open: Task[] = []
        let reason = "the thread that read it ended"
        const watch = setTimeout(() => {
            reason = `not done after ${longest / 1000} s`
            void thread.terminate()
        }, longest)
        const next = (): void => {
            open = [...(queue.shift() ?? [])]
            if (open.length === 0) void thread.terminate()
            else thread.postMessage(open)
        }
        thread.on("message", (answer: Answer) => {
            watch.refresh()
            open.shift()
            receive(answer)
            if (open.length === 0) next()
        })
        thread.on("error", error => {
            reason = (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY" ? "out of memory" : error.message
        })
        thread.on("exit", () => {
            clearTimeout(watch)
            resolve(open.length > 0 ? { reason, open } : undefined)
        })
        next()
    })
}

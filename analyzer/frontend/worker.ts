import { parentPort } from "node:worker_threads"
import { extract } from "./extract.ts"
import { extractOne } from "./extract-one.ts"
import type { Answer, Task } from "./extract-one.ts"

/** A worker thread: receives batches of files, answers each file by itself. */
parentPort?.on("message", (batch: readonly Task[]) => {
    for (const task of batch) parentPort?.postMessage(extractOne(task, extract) satisfies Answer)
})

import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/ranisalt/node-argon2#readme"

/** Only asynchronous, on the thread pool. */
export default {
    package: "argon2",
    threadpool: poolJobs("high", DOCS, ["hash", "verify"]),
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/dns.html#implementation-considerations"

export default {
    package: "node:dns/promises",
    threadpool: poolJobs("unbounded", DOCS, ["lookup", "lookupService"]),
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/dns.html#implementation-considerations"

export default {
    package: "node:dns",
    types: { promises: "node:dns/promises#default" },
    // getaddrinfo waits for a name server on a pool thread. `resolve*` asks the name server itself and needs none.
    threadpool: poolJobs("unbounded", DOCS, ["lookup", "lookupService"]),
} satisfies PackageFacts

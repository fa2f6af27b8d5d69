import type { PackageFacts } from "../entry.ts"

const DOCS = "https://nodejs.org/api/dns.html#implementation-considerations"

export default {
    package: "node:dns/promises",
    threadpool: [
        { name: "lookup", cost: "unbounded", source: DOCS },
        { name: "lookupService", cost: "unbounded", source: DOCS },
    ],
} satisfies PackageFacts

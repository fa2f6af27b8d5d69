import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/ranisalt/node-argon2#readme"

/** Only asynchronous, on the thread pool. */
export default {
    package: "argon2",
    threadpool: [{ name: "hash", cost: "high", source: DOCS }, { name: "verify", cost: "high", source: DOCS }],
} satisfies PackageFacts

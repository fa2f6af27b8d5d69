import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/napi-rs/node-rs/tree/main/packages/argon2#api"

export default {
    package: "@node-rs/argon2",
    blocking: [
        { name: "hashRawSync", waitsFor: "cpu", cost: "high", instead: "@node-rs/argon2#hashRaw", source: DOCS },
        { name: "hashSync", waitsFor: "cpu", cost: "high", instead: "@node-rs/argon2#hash", source: DOCS },
        { name: "verifySync", waitsFor: "cpu", cost: "high", instead: "@node-rs/argon2#verify", source: DOCS },
    ],
    threadpool: poolJobs("high", DOCS, ["hash", "hashRaw", "verify"]),
} satisfies PackageFacts

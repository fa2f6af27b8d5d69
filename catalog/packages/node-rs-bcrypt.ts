import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/napi-rs/node-rs/tree/main/packages/bcrypt#api"

export default {
    package: "@node-rs/bcrypt",
    blocking: [
        { name: "compareSync", waitsFor: "cpu", cost: "high", instead: "@node-rs/bcrypt#compare", source: DOCS },
        { name: "genSaltSync", waitsFor: "cpu", cost: "micro", instead: "@node-rs/bcrypt#genSalt", source: DOCS },
        { name: "hashSync", waitsFor: "cpu", cost: "high", instead: "@node-rs/bcrypt#hash", source: DOCS },
        { name: "verifySync", waitsFor: "cpu", cost: "high", instead: "@node-rs/bcrypt#verify", source: DOCS },
    ],
    threadpool: [...poolJobs("high", DOCS, ["compare", "hash", "verify"]), ...poolJobs("micro", DOCS, ["genSalt"])],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/kelektiv/node.bcrypt.js#api"

export default {
    package: "bcrypt",
    blocking: [
        { name: "compareSync", waitsFor: "cpu", cost: "high", instead: "bcrypt#compare", source: DOCS },
        { name: "genSaltSync", waitsFor: "cpu", cost: "micro", instead: "bcrypt#genSalt", source: DOCS },
        { name: "hashSync", waitsFor: "cpu", cost: "high", instead: "bcrypt#hash", source: DOCS },
    ],
    threadpool: [...poolJobs("high", DOCS, ["compare", "hash"]), ...poolJobs("micro", DOCS, ["genSalt"])],
} satisfies PackageFacts

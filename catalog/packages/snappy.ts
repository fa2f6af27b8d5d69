import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/Brooooooklyn/snappy#readme"

export default {
    package: "snappy",
    blocking: [
        { name: "compressSync", waitsFor: "cpu", cost: "grows", instead: "snappy#compress", source: DOCS },
        { name: "uncompressSync", waitsFor: "cpu", cost: "grows", instead: "snappy#uncompress", source: DOCS },
    ],
    threadpool: poolJobs("grows", DOCS, ["compress", "uncompress"]),
} satisfies PackageFacts

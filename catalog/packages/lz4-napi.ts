import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/antoniomuso/lz4-napi#readme"

export default {
    package: "lz4-napi",
    blocking: [
        { name: "compressFrameSync", waitsFor: "cpu", cost: "grows", instead: "lz4-napi#compressFrame", source: DOCS },
        { name: "compressSync", waitsFor: "cpu", cost: "grows", instead: "lz4-napi#compress", source: DOCS },
        { name: "decompressFrameSync", waitsFor: "cpu", cost: "grows", instead: "lz4-napi#decompressFrame", source: DOCS },
        { name: "uncompressSync", waitsFor: "cpu", cost: "grows", instead: "lz4-napi#uncompress", source: DOCS },
    ],
    threadpool: poolJobs("grows", DOCS, ["compress", "compressFrame", "decompressFrame", "uncompress"]),
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/drakedevel/zstd-napi#readme"
const ADVICE = "Use its streams, or `zstdCompress` and `zstdDecompress` of `node:zlib`, which work on the thread pool."

/** Despite their names without `Sync`. */
export default {
    package: "zstd-napi",
    blocking: ["compress", "decompress"].map(name => ({ name, waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS })),
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://swc.rs/docs/usage/core"
const TREES = "Compile when building, or in a worker thread: syntax trees come as JSON, which is parsed on the loop whichever form is called."

export default {
    package: "@swc/core",
    blocking: [
        { name: "minifySync", waitsFor: "cpu", cost: "high", instead: "@swc/core#minify", source: DOCS },
        { name: "parse", waitsFor: "cpu", cost: "high", instead: null, advice: TREES, pseudoAsync: "on-loop", source: DOCS },
        { name: "parseFile", waitsFor: "cpu", cost: "high", instead: null, advice: TREES, pseudoAsync: "on-loop", source: DOCS },
        { name: "parseFileSync", waitsFor: "cpu", cost: "high", instead: null, advice: TREES, source: DOCS },
        { name: "parseSync", waitsFor: "cpu", cost: "high", instead: null, advice: TREES, source: DOCS },
        { name: "printSync", waitsFor: "cpu", cost: "high", instead: "@swc/core#print", source: DOCS },
        { name: "transformFileSync", waitsFor: "cpu", cost: "high", instead: "@swc/core#transformFile", source: DOCS },
        { name: "transformSync", waitsFor: "cpu", cost: "high", instead: "@swc/core#transform", source: DOCS },
    ],
    threadpool: poolJobs("high", DOCS, ["minify", "print", "transform", "transformFile"]),
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/Automattic/node-canvas#readme"
const ADVICE = "Pass a callback: then it encodes on the thread pool."

export default {
    package: "canvas",
    blocking: [
        {
            name: "Canvas.toBuffer",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
        {
            name: "Canvas.toDataURL",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
    ],
    threadpool: poolJobs("high", DOCS, ["Canvas.toBuffer"]),
    signatures: [{ name: "createCanvas", returns: "Canvas" }],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/heapwolf/prompt-sync#readme"

export default {
    package: "prompt-sync",
    blocking: [
        { name: "default()", waitsFor: "human", cost: "unbounded", instead: null, advice: "Use `node:readline/promises`.", source: DOCS },
    ],
} satisfies PackageFacts

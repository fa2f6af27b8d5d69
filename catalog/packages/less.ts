import type { PackageFacts } from "../entry.ts"

const DOCS = "https://lesscss.org/usage/#programmatic-usage"

export default {
    package: "less",
    blocking: [
        {
            name: "render",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: "Compile style sheets when building, or in a worker thread.",
            pseudoAsync: "on-loop",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

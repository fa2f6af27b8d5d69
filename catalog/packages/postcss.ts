import type { PackageFacts } from "../entry.ts"

const DOCS = "https://postcss.org/api/#processor"

export default {
    package: "postcss",
    blocking: [
        {
            name: "Processor.process",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Compile when building, or in a worker thread.",
            pseudoAsync: "on-loop",
            source: DOCS,
        },
    ],
    signatures: [{ name: "default", returns: "Processor" }],
} satisfies PackageFacts

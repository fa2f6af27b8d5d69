import type { PackageFacts } from "../entry.ts"

const DOCS = "https://terser.org/docs/api-reference/"

export default {
    package: "terser",
    sameAs: ["html-minifier-terser"],
    blocking: [
        {
            name: "minify",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: "Compile when building, or in a worker thread.",
            pseudoAsync: "on-loop",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

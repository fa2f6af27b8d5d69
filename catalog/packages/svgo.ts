import type { PackageFacts } from "../entry.ts"

const DOCS = "https://svgo.dev/docs/usage/javascript/"

export default {
    package: "svgo",
    blocking: [
        { name: "optimize", waitsFor: "cpu", cost: "high", instead: null, advice: "Compile when building, or in a worker thread.", source: DOCS },
    ],
} satisfies PackageFacts

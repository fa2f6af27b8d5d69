import type { PackageFacts } from "../entry.ts"

const DOCS = "https://lunrjs.com/guides/index_prebuilding.html"

export default {
    package: "lunr",
    blocking: [
        {
            name: "default",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: "Build the index once and keep it, or load a prebuilt one.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

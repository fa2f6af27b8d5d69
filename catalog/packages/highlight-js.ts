import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/highlightjs/highlight.js#readme"
const ADVICE = "Render when the text is saved and keep the result, or render in a worker thread."

export default {
    package: "highlight.js",
    subpaths: { "lib/core": "default", "lib/common": "default" },
    blocking: [
        { name: "highlight", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "highlightAuto", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

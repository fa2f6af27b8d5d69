import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/KaTeX/KaTeX#readme"

export default {
    package: "katex",
    blocking: [
        {
            name: "renderToString",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: "Render when the text is saved and keep the result, or render in a worker thread.",
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/taoqf/node-html-parser#readme"

export default {
    package: "node-html-parser",
    blocking: [
        {
            name: "parse",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Limit the size of the documents, or parse in a worker thread.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

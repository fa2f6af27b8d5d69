import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/mixmark-io/turndown#readme"

export default {
    package: "turndown",
    types: { default: "TurndownService" },
    blocking: [
        {
            name: "TurndownService.turndown",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Limit the size of the documents, or parse in a worker thread.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

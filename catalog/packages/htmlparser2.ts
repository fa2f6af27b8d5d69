import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/fb55/htmlparser2#readme"

export default {
    package: "htmlparser2",
    blocking: [
        {
            name: "parseDocument",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Limit the size of the documents, or parse in a worker thread.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/html-to-text/node-html-to-text#readme"
const ADVICE = "Limit the size of the documents, or parse in a worker thread."

export default {
    package: "html-to-text",
    blocking: [
        {
            name: "convert",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            sendable: true,
            advice: ADVICE,
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
        {
            name: "htmlToText",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            sendable: true,
            advice: ADVICE,
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

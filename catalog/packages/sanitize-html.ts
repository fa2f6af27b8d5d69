import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/apostrophecms/sanitize-html#readme"

export default {
    package: "sanitize-html",
    blocking: [
        {
            name: "default",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            sendable: true,
            advice: "Sanitize when the text is saved, and limit its size.",
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/kkomelin/isomorphic-dompurify#readme"

export default {
    package: "isomorphic-dompurify",
    blocking: [
        {
            name: "sanitize",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "It parses in a simulated browser. Sanitize when the text is saved, and limit its size.",
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

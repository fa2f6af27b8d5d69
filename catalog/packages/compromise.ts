import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/spencermountain/compromise#readme"

export default {
    package: "compromise",
    blocking: [
        {
            name: "default",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Do it in a worker thread.",
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

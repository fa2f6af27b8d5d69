import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/flitbit/diff#readme"
const ADVICE = "Limit the size of what clients may send."

export default {
    package: "deep-diff",
    blocking: [
        {
            name: "default",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "diff",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

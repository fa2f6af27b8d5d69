import type { PackageFacts } from "../entry.ts"

const DOCS = "https://eemeli.org/yaml/"
const ADVICE = "Limit the size of what clients may send."

export default {
    package: "yaml",
    blocking: [
        { name: "parse", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, when: [{ kind: "request-data", argument: 0 }], source: DOCS },
        {
            name: "parseAllDocuments",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
        {
            name: "parseDocument",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

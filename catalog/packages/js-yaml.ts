import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/nodeca/js-yaml#readme"
const ADVICE = "Limit the size of what clients may send."

export default {
    package: "js-yaml",
    blocking: [
        { name: "load", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, when: [{ kind: "request-data", argument: 0 }], source: DOCS },
        {
            name: "loadAll",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            sendable: true,
            advice: ADVICE,
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
        {
            name: "safeLoad",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "request-data", argument: 0 }],
            versions: "<4",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/davidmarkclements/rfdc#readme"

export default {
    package: "rfdc",
    blocking: [
        {
            name: "default()",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Limit the size of what clients may send.",
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

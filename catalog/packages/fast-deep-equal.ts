import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/epoberezkin/fast-deep-equal#readme"

export default {
    package: "fast-deep-equal",
    sameAs: ["dequal", "deep-equal", "fast-deep-equal/es6"],
    blocking: [
        {
            name: "default",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Limit the size of what clients may send.",
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/pvorb/clone#readme"

export default {
    package: "clone",
    sameAs: ["clone-deep", "deepcopy", "just-clone", "ramda/src/clone"],
    blocking: [
        {
            name: "default",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Limit the size of what clients may send.",
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/mjmljs/mjml#readme"

export default {
    package: "mjml",
    blocking: [
        {
            name: "default",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Compile templates when they are saved, or in a worker thread.",
            // Since version 5 it returns a promise.
            pseudoAsync: "on-loop",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

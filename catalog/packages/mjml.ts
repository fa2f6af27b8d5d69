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
            verified: "run",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/npm/node-which#readme"

export default {
    package: "which",
    blocking: [
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "which#default", source: DOCS },
    ],
} satisfies PackageFacts

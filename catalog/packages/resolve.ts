import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/browserify/resolve#readme"

export default {
    package: "resolve",
    blocking: [
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "resolve#default", insteadForm: "callback", source: DOCS },
    ],
} satisfies PackageFacts

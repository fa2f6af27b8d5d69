import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/google/zx#readme"

export default {
    package: "zx",
    blocking: [
        { name: "$.sync", waitsFor: "child-process", cost: "unbounded", instead: "zx#$", source: DOCS },
    ],
} satisfies PackageFacts

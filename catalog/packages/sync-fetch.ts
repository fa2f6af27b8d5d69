import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/larsgw/sync-fetch#readme"

export default {
    package: "sync-fetch",
    blocking: [
        { name: "default", waitsFor: "network", cost: "unbounded", instead: null, advice: "Use `fetch`.", source: DOCS },
    ],
} satisfies PackageFacts

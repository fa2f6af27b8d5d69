import type { PackageFacts } from "../entry.ts"

const DOCS = "https://www.fusejs.io/api/indexing.html"

export default {
    package: "fuse.js",
    types: { default: "Fuse" },
    blocking: [
        // 1 µs for each element and key: mostly a user's own few, and seldom the thousands that are worth a word.
        { name: "Fuse", new: true, waitsFor: "cpu", cost: "micro", instead: null, advice: "Build the index once and keep it.", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://www.fusejs.io/api/indexing.html"

export default {
    package: "fuse.js",
    types: { default: "Fuse" },
    blocking: [
        { name: "Fuse", new: true, waitsFor: "cpu", cost: "grows", instead: null, advice: "Build the index once and keep it.", verified: "run", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/antonk52/lilconfig#readme"

export default {
    package: "lilconfig",
    blocking: [
        { name: "SyncSearcher.load", waitsFor: "disk", cost: "grows", instead: "lilconfig#AsyncSearcher.load", source: DOCS },
        { name: "SyncSearcher.search", waitsFor: "disk", cost: "grows", instead: "lilconfig#AsyncSearcher.search", source: DOCS },
    ],
    signatures: [{ name: "lilconfig", returns: "AsyncSearcher" }, { name: "lilconfigSync", returns: "SyncSearcher" }],
} satisfies PackageFacts

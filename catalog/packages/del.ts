import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/del#readme"

export default {
    package: "del",
    blocking: [
        { name: "deleteSync", waitsFor: "disk", cost: "high", instead: "del#deleteAsync", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "high", instead: "del#default", versions: "<7", source: DOCS },
    ],
} satisfies PackageFacts

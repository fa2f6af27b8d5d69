import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/npm/write-file-atomic#readme"

export default {
    package: "write-file-atomic",
    types: { writeFile: "default" },
    blocking: [
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "write-file-atomic#default", source: DOCS },
    ],
} satisfies PackageFacts

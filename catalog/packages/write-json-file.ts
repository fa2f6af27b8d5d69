import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/write-json-file#readme"

export default {
    package: "write-json-file",
    blocking: [
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "write-json-file#default", versions: "<5", source: DOCS },
        { name: "writeJsonFileSync", waitsFor: "disk", cost: "grows", instead: "write-json-file#writeJsonFile", source: DOCS },
    ],
} satisfies PackageFacts

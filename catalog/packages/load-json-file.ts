import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/load-json-file#readme"

export default {
    package: "load-json-file",
    blocking: [
        { name: "loadJsonFileSync", waitsFor: "disk", cost: "grows", instead: "load-json-file#loadJsonFile", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "load-json-file#default", versions: "<7", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/jprichardson/node-jsonfile#readme"

export default {
    package: "jsonfile",
    blocking: [
        { name: "readFileSync", waitsFor: "disk", cost: "grows", instead: "jsonfile#readFile", source: DOCS },
        { name: "writeFileSync", waitsFor: "disk", cost: "grows", instead: "jsonfile#writeFile", source: DOCS },
    ],
} satisfies PackageFacts

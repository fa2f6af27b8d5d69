import type { PackageFacts } from "../entry.ts"

const DOCS = "https://csv.js.org/stringify/api/sync/"
const ADVICE = "Write as a stream: `records.pipe(stringify())` of `csv-stringify`."

export default {
    package: "csv-stringify/sync",
    sameAs: ["csv-stringify/lib/sync", "csv-stringify/browser/esm/sync"],
    blocking: [
        { name: "default", waitsFor: "cpu", cost: "grows", instead: "csv-stringify#stringify", insteadForm: "different", advice: ADVICE, versions: "<6", source: DOCS },
        { name: "stringify", waitsFor: "cpu", cost: "grows", instead: "csv-stringify#stringify", insteadForm: "different", advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

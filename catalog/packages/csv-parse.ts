import type { PackageFacts } from "../entry.ts"

const DOCS = "https://csv.js.org/parse/api/sync/"
const ADVICE = "Parse as a stream: `input.pipe(parse())` of `csv-parse`."

export default {
    package: "csv-parse/sync",
    sameAs: ["csv-parse/lib/sync", "csv-parse/browser/esm/sync"],
    blocking: [
        { name: "default", waitsFor: "cpu", cost: "grows", instead: "csv-parse#parse", insteadForm: "different", advice: ADVICE, versions: "<5", source: DOCS },
        { name: "parse", waitsFor: "cpu", cost: "grows", instead: "csv-parse#parse", insteadForm: "different", advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

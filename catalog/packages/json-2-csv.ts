import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/mrodrig/json-2-csv#readme"
const ADVICE = "Build the rows in a worker thread, or use the stream API."

export default {
    package: "json-2-csv",
    blocking: [
        { name: "csv2json", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        {
            name: "csv2jsonAsync",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            pseudoAsync: "on-loop",
            versions: "<5",
            source: DOCS,
        },
        { name: "json2csv", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        {
            name: "json2csvAsync",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            pseudoAsync: "on-loop",
            versions: "<5",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/zemirco/json2csv#readme"
const ADVICE = "Build the rows in a worker thread, or use the stream API."

export default {
    package: "json2csv",
    types: { Json2csvParser: "Parser" },
    blocking: [
        { name: "Parser.parse", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "parse", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
        { name: "parseAsync", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
} satisfies PackageFacts

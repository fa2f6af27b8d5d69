import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/inikulin/parse5#readme"
const ADVICE = "Limit the size of the documents, or parse in a worker thread."

export default {
    package: "parse5",
    blocking: [
        { name: "parse", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "parseFragment", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/WebReflection/linkedom#readme"
const ADVICE = "Limit the size of the documents, or parse in a worker thread."

export default {
    package: "linkedom",
    blocking: [
        { name: "DOMParser.parseFromString", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "parseHTML", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

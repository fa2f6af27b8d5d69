import type { PackageFacts } from "../entry.ts"

const DOCS = "https://www.npmjs.com/package/pdf-parse"
const ADVICE = "Parse in a worker thread."

export default {
    package: "pdf-parse",
    blocking: [
        { name: "PDFParse.getTable", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "PDFParse.getText", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "default", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", versions: "<2", source: DOCS },
    ],
} satisfies PackageFacts

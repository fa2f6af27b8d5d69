import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/mwilliamson/mammoth.js#readme"
const ADVICE = "Convert in a worker thread."

export default {
    package: "mammoth",
    blocking: [
        { name: "convertToHtml", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "convertToMarkdown", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "extractRawText", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
} satisfies PackageFacts

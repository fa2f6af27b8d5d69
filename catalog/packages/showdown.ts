import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/showdownjs/showdown#readme"
const ADVICE = "Render when the text is saved and keep the result, or render in a worker thread."

export default {
    package: "showdown",
    blocking: [
        { name: "Converter.makeHtml", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Converter.makeMarkdown", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

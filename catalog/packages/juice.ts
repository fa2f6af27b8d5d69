import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/Automattic/juice#readme"
const ADVICE = "Render when the text is saved and keep the result, or render in a worker thread."

export default {
    package: "juice",
    blocking: [
        { name: "default", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "inlineContent", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "juiceFile", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "juiceResources", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
} satisfies PackageFacts

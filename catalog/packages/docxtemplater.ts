import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/open-xml-templating/docxtemplater#readme"
const ADVICE = "Build documents in a worker thread or a queue."

export default {
    package: "docxtemplater",
    types: { default: "Docxtemplater" },
    blocking: [
        { name: "Docxtemplater.render", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Docxtemplater.renderAsync", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
} satisfies PackageFacts

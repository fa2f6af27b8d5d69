import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/open-xml-templating/pizzip#readme"
const ADVICE = "Build documents in a worker thread or a queue."

export default {
    package: "pizzip",
    types: { default: "PizZip" },
    blocking: [
        { name: "PizZip", new: true, waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "PizZip.generate", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

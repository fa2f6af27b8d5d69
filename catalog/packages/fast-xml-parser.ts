import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/NaturalIntelligence/fast-xml-parser#readme"
const ADVICE = "Limit the size of the documents, or parse in a worker thread."

export default {
    package: "fast-xml-parser",
    blocking: [
        // Half of what parsing costs, and mostly of small answers.
        { name: "XMLBuilder.build", waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
        { name: "XMLParser.parse", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "XMLValidator.validate", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "parse", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, versions: "<4", source: DOCS },
        { name: "validate", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, versions: "<4", source: DOCS },
    ],
} satisfies PackageFacts

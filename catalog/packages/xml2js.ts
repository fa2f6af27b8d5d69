import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/Leonidas-from-XIV/node-xml2js#options"
const ADVICE = "Limit the size of the documents, or parse in a worker thread."

export default {
    package: "xml2js",
    blocking: [
        { name: "Parser.parseString", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Parser.parseStringPromise", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "parseString", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "parseStringPromise", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
} satisfies PackageFacts

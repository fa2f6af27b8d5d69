import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/nashwaan/xml-js#readme"
const ADVICE = "Limit the size of the documents, or parse in a worker thread."

export default {
    package: "xml-js",
    blocking: [
        { name: "js2xml", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "json2xml", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
        { name: "xml2js", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "xml2json", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

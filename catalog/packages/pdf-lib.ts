import type { PackageFacts } from "../entry.ts"

const DOCS = "https://pdf-lib.js.org/docs/api/classes/pdfdocument"
const ADVICE = "Write and change documents in a worker thread or a queue."

export default {
    package: "pdf-lib",
    sameAs: ["@cantoo/pdf-lib"],
    blocking: [
        { name: "PDFDocument.load", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
        { name: "PDFDocument.save", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
        { name: "PDFDocument.saveAsBase64", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
    ],
    signatures: [{ name: "PDFDocument.create", returns: "PDFDocument" }, { name: "PDFDocument.load", returns: "PDFDocument" }],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/Hopding/pdf-lib#readme"
const ADVICE = "Build documents in a worker thread or a queue."

export default {
    package: "pdf-lib",
    blocking: [
        { name: "PDFDocument.load", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "PDFDocument.save", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "PDFDocument.saveAsBase64", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
    signatures: [{ name: "PDFDocument.create", returns: "PDFDocument" }, { name: "PDFDocument.load", returns: "PDFDocument" }],
} satisfies PackageFacts

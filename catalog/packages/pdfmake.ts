import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/bpampuch/pdfmake#readme"

export default {
    package: "pdfmake",
    types: { default: "PdfPrinter" },
    subpaths: { "src/printer": "PdfPrinter", "js/printer": "PdfPrinter" },
    blocking: [
        {
            name: "PdfPrinter.createPdfKitDocument",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Build documents in a worker thread or a queue.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

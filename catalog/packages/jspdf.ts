import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/parallax/jsPDF#readme"

export default {
    package: "jspdf",
    types: { default: "jsPDF" },
    blocking: [
        {
            name: "jsPDF.output",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Build documents in a worker thread or a queue.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

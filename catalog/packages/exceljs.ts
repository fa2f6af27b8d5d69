import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/exceljs/exceljs#readme"
const ADVICE = "Parsing and building stay on the loop. Use the streaming reader and writer (`stream.xlsx`), or a worker thread."

export default {
    package: "exceljs",
    types: { "Workbook.xlsx": "Xlsx", "Workbook.csv": "Csv" },
    blocking: [
        { name: "Csv.read", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
        { name: "Csv.readFile", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
        { name: "Csv.writeBuffer", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Csv.writeFile", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Xlsx.load", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Xlsx.read", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Xlsx.readFile", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Xlsx.writeBuffer", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Xlsx.writeFile", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://docs.sheetjs.com/docs/demos/bigdata/worker"
const ADVICE = "Do it in a worker thread; `exceljs` reads and writes rows as a stream."

export default {
    package: "xlsx",
    sameAs: ["xlsx-js-style", "@e965/xlsx", "xlsx/xlsx.mjs"],
    blocking: [
        { name: "read", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "readFile", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "readFileSync", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "utils.aoa_to_sheet", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "utils.json_to_sheet", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "utils.sheet_to_csv", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "utils.sheet_to_html", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "utils.sheet_to_json", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "write", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "writeFile", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "writeFileSync", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

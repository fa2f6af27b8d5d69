import type { PackageFacts } from "../entry.ts"

const DOCS = "https://cheerio.js.org/docs/basics/loading"
const ADVICE = "Limit the size of the documents, or parse in a worker thread."

export default {
    package: "cheerio",
    types: { cheerio: "default" },
    subpaths: { slim: "default" },
    blocking: [
        { name: "load", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "loadBuffer", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
    signatures: [{ name: "load", returns: "CheerioAPI" }, { name: "loadBuffer", returns: "CheerioAPI" }],
} satisfies PackageFacts

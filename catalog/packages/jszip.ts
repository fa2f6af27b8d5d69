import type { PackageFacts } from "../entry.ts"

const DOCS = "https://stuk.github.io/jszip/documentation/limitations.html"
const ADVICE = "Write archives as streams, with `archiver` or `yazl`, which deflate on the thread pool; read them with `yauzl`, entry by entry."

/** Deflates in JavaScript, in slices between which others run. */
export default {
    package: "jszip",
    types: { default: "JSZip" },
    blocking: [
        { name: "JSZip.generateAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
        { name: "JSZip.loadAsync", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
    ],
} satisfies PackageFacts

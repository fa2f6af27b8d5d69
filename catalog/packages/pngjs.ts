import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/pngjs/pngjs#readme"
const ADVICE = "Use `sharp`, which works on the thread pool."

export default {
    package: "pngjs",
    // Only deflating and inflating leave the loop; filtering the rows, which takes longer, does not.
    blocking: [
        { name: "PNG.pack", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "PNG.parse", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "PNG.sync.read", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "PNG.sync.write", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

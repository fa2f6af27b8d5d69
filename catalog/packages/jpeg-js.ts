import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/jpeg-js/jpeg-js#readme"
const ADVICE = "Use `sharp`: native, on the thread pool."

export default {
    package: "jpeg-js",
    blocking: [
        { name: "decode", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "encode", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

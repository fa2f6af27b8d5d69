import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/ricmoo/scrypt-js#api"
const ADVICE = "Use `scrypt` of `node:crypto`, which runs on the thread pool."

export default {
    package: "scrypt-js",
    blocking: [
        { name: "scrypt", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
        { name: "syncScrypt", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

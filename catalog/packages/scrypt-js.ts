import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/ricmoo/scrypt-js#api"
const ADVICE = "Use `scrypt` of `node:crypto`, which runs on the thread pool."

/** The asynchronous `scrypt` works on the loop too, in slices of a millisecond: nobody waits long. */
export default {
    package: "scrypt-js",
    blocking: [
        { name: "syncScrypt", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/dcodeIO/bcrypt.js#usage"
const ADVICE = "Use `bcrypt` or `@node-rs/bcrypt`: same hashes, made on the thread pool."

/** Pure JavaScript: `hash` and `compare` work on the loop too, in slices of up to 100 ms. */
export default {
    package: "bcryptjs",
    blocking: [
        { name: "compare", waitsFor: "cpu", cost: "high", instead: null, dropIn: "bcrypt", advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
        { name: "compareSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "genSaltSync", waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
        { name: "hash", waitsFor: "cpu", cost: "high", instead: null, dropIn: "bcrypt", advice: ADVICE, pseudoAsync: "sliced", source: DOCS },
        { name: "hashSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

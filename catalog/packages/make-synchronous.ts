import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/make-synchronous#readme"
const ADVICE = "Call the asynchronous function itself."

export default {
    package: "make-synchronous",
    blocking: [
        { name: "default()", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
    ],
    offloads: [{ name: "default", argument: 0, source: DOCS }],
} satisfies PackageFacts

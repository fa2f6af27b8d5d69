import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/nodeca/pako#readme"
const ADVICE = "Use `node:zlib`, whose asynchronous functions run on the thread pool."

export default {
    package: "pako",
    blocking: [
        { name: "deflate", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
        { name: "deflateRaw", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "gzip", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
        { name: "inflate", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
        { name: "inflateRaw", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "ungzip", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/prettier/prettier-synchronized#readme"
const ADVICE = "It waits for a worker thread. Call `prettier` in a worker of your own, and await it."

export default {
    package: "@prettier/sync",
    blocking: [
        { name: "check", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "format", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "formatWithCursor", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "getFileInfo", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "getSupportInfo", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "resolveConfig", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://prettier.io/docs/api"
const ADVICE = "Format in a worker thread."

export default {
    package: "prettier",
    sameAs: ["prettier/standalone"],
    blocking: [
        { name: "check", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "format", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "formatWithCursor", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://babeljs.io/docs/babel-core"
const ADVICE = "Compile when building, or in a worker thread."

export default {
    package: "@babel/core",
    blocking: [
        { name: "parseAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "parseSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "transform", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "transformAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "transformFileAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "transformFileSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "transformFromAstAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "transformFromAstSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "transformSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

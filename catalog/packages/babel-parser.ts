import type { PackageFacts } from "../entry.ts"

const DOCS = "https://babeljs.io/docs/babel-parser"
const ADVICE = "Compile when building, or in a worker thread."

export default {
    package: "@babel/parser",
    blocking: [
        { name: "parse", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "parseExpression", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://www.graphql-js.org/api-v16/utilities/"
const ADVICE = "Build the schema once, at start-up."

export default {
    package: "graphql",
    blocking: [
        { name: "buildASTSchema", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "buildClientSchema", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "buildSchema", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "extendSchema", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

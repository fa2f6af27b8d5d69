import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/NaturalNode/natural#readme"
const ADVICE = "Train in a worker thread, and keep the result."

export default {
    package: "natural",
    blocking: [
        { name: "BayesClassifier.train", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "LogisticRegressionClassifier.train", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://eslint.org/docs/latest/integrate/nodejs-api"
const ADVICE = "Lint in a worker thread."

export default {
    package: "eslint",
    blocking: [
        { name: "ESLint.lintFiles", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "ESLint.lintText", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Linter.verify", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Linter.verifyAndFix", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/produck/svg-captcha#readme"
const ADVICE = "It draws letters with font outlines: limit how often a client may ask."

export default {
    package: "svg-captcha",
    blocking: [
        { name: "create", waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
        { name: "createMathExpr", waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

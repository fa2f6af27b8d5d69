import type { PackageFacts } from "../entry.ts"

const DOCS = "https://sass-lang.com/documentation/js-api/"
const ADVICE = "Compile style sheets when building; in JavaScript `compileAsync` is slower still. `sass-embedded` compiles in its own process."

export default {
    package: "sass",
    blocking: [
        { name: "compile", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "compileAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "compileString", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "compileStringAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "render", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "renderSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

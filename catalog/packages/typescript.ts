import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/microsoft/TypeScript/wiki/Using-the-Compiler-API"
const ADVICE = "Compile when building, or in a worker thread."

export default {
    package: "typescript",
    blocking: [
        { name: "createProgram", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "createSourceFile", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "transpile", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "transpileModule", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/unifiedjs/unified#readme"
const ADVICE = "Render when the text is saved and keep the result, or render in a worker thread."

export default {
    package: "unified",
    sameAs: ["remark", "rehype", "retext"],
    types: { remark: "unified", rehype: "unified" },
    blocking: [
        { name: "Processor.process", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Processor.processSync", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Processor.run", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Processor.runSync", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
    signatures: [
        { name: "default", returns: "Processor" },
        { name: "unified", returns: "Processor" },
        { name: "Processor.use", returns: "this" },
        { name: "Processor.data", returns: "this" },
        { name: "Processor.freeze", returns: "this" },
    ],
} satisfies PackageFacts

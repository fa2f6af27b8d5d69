import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/dolanmiu/docx#readme"
const ADVICE = "Build documents in a worker thread or a queue."

export default {
    package: "docx",
    blocking: [
        { name: "Packer.toBase64String", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Packer.toBlob", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Packer.toBuffer", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Packer.toString", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
} satisfies PackageFacts

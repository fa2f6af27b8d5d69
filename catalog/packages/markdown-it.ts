import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/markdown-it/markdown-it#readme"
const ADVICE = "Render when the text is saved and keep the result, or render in a worker thread."

export default {
    package: "markdown-it",
    types: { default: "MarkdownIt" },
    blocking: [
        { name: "MarkdownIt.render", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "MarkdownIt.renderInline", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
    signatures: [
        { name: "MarkdownIt", returns: "MarkdownIt" },
        { name: "MarkdownIt.disable", returns: "this" },
        { name: "MarkdownIt.enable", returns: "this" },
        { name: "MarkdownIt.set", returns: "this" },
        { name: "MarkdownIt.use", returns: "this" },
    ],
} satisfies PackageFacts

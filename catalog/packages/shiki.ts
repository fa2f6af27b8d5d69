import { created } from "../clients.ts"
import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/shikijs/shiki#readme"
const ADVICE = "Render when the text is saved and keep the result, or render in a worker thread."

export default {
    package: "shiki",
    blocking: [
        { name: "Highlighter.codeToHtml", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Highlighter.codeToTokens", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "codeToHtml", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "codeToTokens", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
    clients: created("memory", "https://shiki.style/guide/best-performance#cache-the-highlighter-instance", ["createHighlighter", "createHighlighterCore", "getHighlighter"], "It loads and compiles grammars: make one and keep it."),
    signatures: [
        { name: "createHighlighter", returns: "Highlighter" },
        { name: "getHighlighter", returns: "Highlighter" },
        { name: "getSingletonHighlighter", returns: "Highlighter" },
    ],
} satisfies PackageFacts

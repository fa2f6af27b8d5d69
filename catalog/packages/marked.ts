import type { PackageFacts } from "../entry.ts"

const DOCS = "https://marked.js.org/using_advanced#workers"
const ADVICE = "Render when the text is saved and keep the result, or render in a worker thread."

export default {
    package: "marked",
    types: { marked: "default", "marked.parse": "parse", "marked.parseInline": "parseInline" },
    blocking: [
        { name: "Lexer.lex", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Marked.parse", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Marked.parseInline", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "default", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
        { name: "lexer", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "marked.parseInline", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "parse", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
        { name: "parseInline", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

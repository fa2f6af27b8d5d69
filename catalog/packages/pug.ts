import type { PackageFacts } from "../entry.ts"

const DOCS = "https://pugjs.org/api/reference.html"
const ADVICE = "Compile the template once, at start-up."

export default {
    package: "pug",
    blocking: [
        { name: "compile", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "compileFile", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "compileFileClient", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "render", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        {
            name: "renderFile",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: "The template is read and compiled synchronously, callback or not. Pass `cache: true`, or compile it at start-up.",
            when: [{ kind: "option", argument: 1, option: "cache", absent: true }],
            pseudoAsync: "on-loop",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

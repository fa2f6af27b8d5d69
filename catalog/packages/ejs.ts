import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/mde/ejs#readme"
const ADVICE = "Compile the template once, at start-up."

export default {
    package: "ejs",
    blocking: [
        {
            name: "compile",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: ADVICE,
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
        {
            name: "render",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: ADVICE,
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
        {
            name: "renderFile",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: "The template is read synchronously, callback or not. Pass `cache: true`, or compile it at start-up.",
            when: [{ kind: "option", argument: 2, option: "cache", absent: true }],
            pseudoAsync: "on-loop",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

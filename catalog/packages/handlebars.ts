import type { PackageFacts } from "../entry.ts"

const DOCS = "https://handlebarsjs.com/api-reference/compilation.html"
const ADVICE = "Compile the template once, at start-up."

export default {
    package: "handlebars",
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
            name: "precompile",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: ADVICE,
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

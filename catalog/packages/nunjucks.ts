import type { PackageFacts } from "../entry.ts"

const DOCS = "https://mozilla.github.io/nunjucks/api.html#render"
const ADVICE_1 = "Templates are read and compiled synchronously, callback or not, when first used. Keep `noCache` off."
const ADVICE_2 = "Compile templates once, at start-up, and keep `noCache` off."

export default {
    package: "nunjucks",
    blocking: [
        {
            name: "Environment.render",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: ADVICE_1,
            pseudoAsync: "on-loop",
            cached: true,
            source: DOCS,
        },
        {
            name: "Environment.renderString",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: ADVICE_2,
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
        { name: "compile", waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE_2, source: DOCS },
        { name: "precompile", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE_2, source: DOCS },
        { name: "render", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE_1, pseudoAsync: "on-loop", cached: true, source: DOCS },
        {
            name: "renderString",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: ADVICE_2,
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
    ],
    signatures: [{ name: "configure", returns: "Environment" }],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://eta.js.org/docs"

export default {
    package: "eta",
    blocking: [
        {
            name: "Eta.render",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "With `cache: true` a template is read and compiled only once.",
            cached: true,
            source: DOCS,
        },
        { name: "Eta.renderString", waitsFor: "cpu", cost: "micro", instead: null, advice: "Compile the template once, at start-up.", source: DOCS },
    ],
} satisfies PackageFacts

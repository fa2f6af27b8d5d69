import type { PackageFacts } from "../entry.ts"

const DOCS = "https://liquidjs.com/tutorials/sync-and-async.html"
const ADVICE = "Compile the template once, at start-up."

export default {
    package: "liquidjs",
    blocking: [
        { name: "Liquid.parseAndRenderSync", waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
        { name: "Liquid.parseFileSync", waitsFor: "disk", cost: "grows", instead: "liquidjs#Liquid.parseFile", source: DOCS },
        { name: "Liquid.renderFileSync", waitsFor: "disk", cost: "grows", instead: "liquidjs#Liquid.renderFile", source: DOCS },
        { name: "Liquid.renderSync", waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

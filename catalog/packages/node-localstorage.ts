import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/lmaccherone/node-localstorage#readme"
const ADVICE = "Each write serializes and writes the whole file: keep what changes per request in a database."

export default {
    package: "node-localstorage",
    blocking: [
        { name: "LocalStorage.clear", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        {
            name: "LocalStorage.getItem",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: "Keep what changes per request in a database.",
            source: DOCS,
        },
        { name: "LocalStorage.removeItem", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "LocalStorage.setItem", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

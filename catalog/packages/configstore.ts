import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/yeoman/configstore#readme"
const ADVICE = "Each write serializes and writes the whole file: keep what changes per request in a database."

export default {
    package: "configstore",
    types: { default: "Configstore" },
    blocking: [
        { name: "Configstore.clear", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Configstore.delete", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Configstore.set", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

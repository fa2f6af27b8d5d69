import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/yeoman/configstore#readme"
const READ = "Each read parses the whole file again: read it once, and keep what changes per request in a database."
const ADVICE = "Each write serializes and writes the whole file: keep what changes per request in a database."

export default {
    package: "configstore",
    types: { default: "Configstore" },
    blocking: [
        { name: "Configstore.clear", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Configstore.delete", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Configstore.get", waitsFor: "disk", cost: "grows", instead: null, advice: READ, source: DOCS },
        { name: "Configstore.has", waitsFor: "disk", cost: "grows", instead: null, advice: READ, source: DOCS },
        { name: "Configstore.set", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/conf#readme"
const READ = "Each read parses the whole file again: read it once, and keep what changes per request in a database."
const ADVICE = "Each write serializes and writes the whole file: keep what changes per request in a database."

export default {
    package: "conf",
    sameAs: ["electron-store"],
    types: { default: "Conf" },
    blocking: [
        { name: "Conf.clear", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Conf.delete", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Conf.get", waitsFor: "disk", cost: "grows", instead: null, advice: READ, source: DOCS },
        { name: "Conf.has", waitsFor: "disk", cost: "grows", instead: null, advice: READ, source: DOCS },
        { name: "Conf.set", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/bruce/node-temp#readme"

export default {
    package: "temp",
    blocking: [
        { name: "cleanupSync", waitsFor: "disk", cost: "high", instead: "temp#cleanup", insteadForm: "callback", source: DOCS },
        { name: "mkdirSync", waitsFor: "disk", cost: "grows", instead: "temp#mkdir", insteadForm: "callback", source: DOCS },
        { name: "openSync", waitsFor: "disk", cost: "grows", instead: "temp#open", insteadForm: "callback", source: DOCS },
    ],
} satisfies PackageFacts

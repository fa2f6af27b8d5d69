import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/joliss/node-walk-sync#readme"
const ADVICE = "Use `readdir` of `node:fs/promises` with `recursive: true`."

export default {
    package: "walk-sync",
    blocking: [
        { name: "default", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "entries", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

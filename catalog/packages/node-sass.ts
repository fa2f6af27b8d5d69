import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sass/node-sass#readme"

export default {
    package: "node-sass",
    blocking: [
        { name: "renderSync", waitsFor: "cpu", cost: "high", instead: "node-sass#render", insteadForm: "callback", source: DOCS },
    ],
} satisfies PackageFacts

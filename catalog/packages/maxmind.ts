import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/runk/node-maxmind#readme"

export default {
    package: "maxmind",
    blocking: [
        { name: "openSync", waitsFor: "disk", cost: "high", instead: "maxmind#open", source: DOCS },
    ],
} satisfies PackageFacts

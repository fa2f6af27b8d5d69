import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/SuperchupuDev/tinyglobby#usage"

export default {
    package: "tinyglobby",
    blocking: [
        { name: "globSync", waitsFor: "disk", cost: "high", instead: "tinyglobby#glob", source: DOCS },
    ],
} satisfies PackageFacts

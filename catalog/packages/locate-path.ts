import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/locate-path#readme"

export default {
    package: "locate-path",
    blocking: [
        { name: "locatePathSync", waitsFor: "disk", cost: "grows", instead: "locate-path#locatePath", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "locate-path#default", versions: "<7", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/make-dir#readme"

export default {
    package: "make-dir",
    blocking: [
        { name: "makeDirectorySync", waitsFor: "disk", cost: "grows", instead: "make-dir#makeDirectory", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "make-dir#default", versions: "<4", source: DOCS },
    ],
} satisfies PackageFacts

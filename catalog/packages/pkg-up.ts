import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/package-up#readme"

export default {
    package: "pkg-up",
    blocking: [
        { name: "pkgUpSync", waitsFor: "disk", cost: "grows", instead: "pkg-up#pkgUp", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "pkg-up#default", versions: "<4", source: DOCS },
    ],
} satisfies PackageFacts

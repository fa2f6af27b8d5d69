import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/package-directory#readme"

export default {
    package: "pkg-dir",
    blocking: [
        { name: "packageDirectorySync", waitsFor: "disk", cost: "grows", instead: "pkg-dir#packageDirectory", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "pkg-dir#default", versions: "<6", source: DOCS },
    ],
} satisfies PackageFacts

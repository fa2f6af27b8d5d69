import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/copy-file#readme"

/** `cpy`, which copies many with it, has no synchronous form and bounds itself. */
export default {
    package: "copy-file",
    sameAs: ["cp-file"],
    blocking: [
        { name: "copyFileSync", waitsFor: "disk", cost: "grows", instead: "copy-file#copyFile", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "copy-file#default", versions: "<10", source: DOCS },
    ],
} satisfies PackageFacts

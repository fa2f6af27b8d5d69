import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/find-up#readme"

export default {
    package: "find-up",
    blocking: [
        { name: "findDownSync", waitsFor: "disk", cost: "grows", instead: "find-up#findDown", source: DOCS },
        { name: "findUpMultipleSync", waitsFor: "disk", cost: "grows", instead: "find-up#findUpMultiple", source: DOCS },
        { name: "findUpSync", waitsFor: "disk", cost: "grows", instead: "find-up#findUp", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "find-up#default", versions: "<6", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/read-pkg#readme"

export default {
    package: "read-pkg",
    blocking: [
        { name: "readPackageSync", waitsFor: "disk", cost: "grows", instead: "read-pkg#readPackage", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "read-pkg#default", versions: "<6", source: DOCS },
    ],
} satisfies PackageFacts

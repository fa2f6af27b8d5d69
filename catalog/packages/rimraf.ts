import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/isaacs/rimraf#readme"

export default {
    package: "rimraf",
    types: { rimraf: "default" },
    blocking: [
        { name: "manualSync", waitsFor: "disk", cost: "high", instead: "rimraf#manual", source: DOCS },
        { name: "moveRemoveSync", waitsFor: "disk", cost: "high", instead: "rimraf#moveRemove", source: DOCS },
        { name: "nativeSync", waitsFor: "disk", cost: "high", instead: "rimraf#native", source: DOCS },
        { name: "posixSync", waitsFor: "disk", cost: "high", instead: "rimraf#posix", source: DOCS },
        { name: "rimrafSync", waitsFor: "disk", cost: "high", instead: "rimraf#rimraf", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "high", instead: "rimraf#rimraf", versions: ">=4", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "high", instead: "rimraf#default", insteadForm: "callback", versions: "<4", source: "https://github.com/isaacs/rimraf/tree/v3.0.2#api" },
        { name: "windowsSync", waitsFor: "disk", cost: "high", instead: "rimraf#windows", source: DOCS },
    ],
} satisfies PackageFacts

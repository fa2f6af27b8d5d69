import type { PackageFacts } from "../entry.ts"

const DOCS = "https://esbuild.github.io/api/#js-specific-details"

export default {
    package: "esbuild",
    blocking: [
        { name: "analyzeMetafileSync", waitsFor: "child-process", cost: "grows", instead: "esbuild#analyzeMetafile", source: DOCS },
        { name: "buildSync", waitsFor: "child-process", cost: "high", instead: "esbuild#build", source: DOCS },
        { name: "formatMessagesSync", waitsFor: "child-process", cost: "grows", instead: "esbuild#formatMessages", source: DOCS },
        { name: "transformSync", waitsFor: "child-process", cost: "high", instead: "esbuild#transform", source: DOCS },
    ],
} satisfies PackageFacts

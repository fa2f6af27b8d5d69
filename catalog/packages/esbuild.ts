import type { PackageFacts } from "../entry.ts"

const DOCS = "https://esbuild.github.io/api/#js-specific-details"

export default {
    package: "esbuild",
    blocking: [
        { name: "analyzeMetafileSync", waitsFor: "child-process", cost: "unbounded", instead: "esbuild#analyzeMetafile", source: DOCS },
        { name: "buildSync", waitsFor: "child-process", cost: "unbounded", instead: "esbuild#build", source: DOCS },
        { name: "formatMessagesSync", waitsFor: "child-process", cost: "unbounded", instead: "esbuild#formatMessages", source: DOCS },
        { name: "transformSync", waitsFor: "child-process", cost: "unbounded", instead: "esbuild#transform", verified: "run", source: DOCS },
    ],
} satisfies PackageFacts

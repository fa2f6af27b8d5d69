import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/prettier/prettier-synchronized#readme"

export default {
    package: "@prettier/sync",
    blocking: [
        { name: "check", waitsFor: "lock", cost: "unbounded", instead: "prettier#check", source: DOCS },
        { name: "format", waitsFor: "lock", cost: "unbounded", instead: "prettier#format", source: DOCS },
        { name: "formatWithCursor", waitsFor: "lock", cost: "unbounded", instead: "prettier#formatWithCursor", source: DOCS },
        { name: "getFileInfo", waitsFor: "lock", cost: "unbounded", instead: "prettier#getFileInfo", source: DOCS },
        { name: "getSupportInfo", waitsFor: "lock", cost: "unbounded", instead: "prettier#getSupportInfo", source: DOCS },
        { name: "resolveConfig", waitsFor: "lock", cost: "unbounded", instead: "prettier#resolveConfig", source: DOCS },
    ],
} satisfies PackageFacts

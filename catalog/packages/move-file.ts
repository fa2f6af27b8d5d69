import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/move-file#readme"

export default {
    package: "move-file",
    blocking: [
        { name: "moveFileSync", waitsFor: "disk", cost: "grows", instead: "move-file#moveFile", source: DOCS },
        { name: "renameFileSync", waitsFor: "disk", cost: "grows", instead: "move-file#renameFile", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "move-file#default", versions: "<3", source: DOCS },
    ],
} satisfies PackageFacts

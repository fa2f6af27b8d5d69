import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/battlejj/recursive-readdir-sync#readme"

export default {
    package: "recursive-readdir-sync",
    blocking: [
        {
            name: "default",
            waitsFor: "disk",
            cost: "high",
            instead: null,
            advice: "Use `readdir` of `node:fs/promises` with `recursive: true`.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

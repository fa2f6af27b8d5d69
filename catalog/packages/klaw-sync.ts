import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/manidlou/node-klaw-sync#readme"

export default {
    package: "klaw-sync",
    blocking: [
        {
            name: "default",
            waitsFor: "disk",
            cost: "high",
            instead: null,
            advice: "Use `klaw`, or `readdir` of `node:fs/promises` with `recursive: true`.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

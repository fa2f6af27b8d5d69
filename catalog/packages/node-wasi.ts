import type { PackageFacts } from "../entry.ts"

export default {
    package: "node:wasi",
    blocking: [
        { name: "WASI.start", waitsFor: "cpu", cost: "high", instead: null, advice: "Run the program in a worker thread.", source: "https://nodejs.org/api/wasi.html#wasistartinstance" },
    ],
} satisfies PackageFacts

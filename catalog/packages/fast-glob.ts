import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/mrmlnc/fast-glob#synchronous"

export default {
    package: "fast-glob",
    types: { glob: "default" },
    blocking: [
        { name: "globSync", waitsFor: "disk", cost: "high", instead: "fast-glob#glob", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "high", instead: "fast-glob#default", source: DOCS },
    ],
} satisfies PackageFacts

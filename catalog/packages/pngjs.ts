import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/pngjs/pngjs#readme"

export default {
    package: "pngjs",
    blocking: [
        { name: "PNG.sync.read", waitsFor: "cpu", cost: "high", instead: "pngjs#PNG.parse", insteadForm: "different", source: DOCS },
        { name: "PNG.sync.write", waitsFor: "cpu", cost: "high", instead: "pngjs#PNG.pack", insteadForm: "different", verified: "run", source: DOCS },
    ],
} satisfies PackageFacts

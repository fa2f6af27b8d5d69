import type { PackageFacts } from "../entry.ts"

const DOCS = "https://swc.rs/docs/usage/core"

export default {
    package: "@swc/core",
    blocking: [
        { name: "minifySync", waitsFor: "cpu", cost: "high", instead: "@swc/core#minify", source: DOCS },
        { name: "parseFileSync", waitsFor: "cpu", cost: "high", instead: "@swc/core#parseFile", source: DOCS },
        { name: "parseSync", waitsFor: "cpu", cost: "high", instead: "@swc/core#parse", source: DOCS },
        { name: "printSync", waitsFor: "cpu", cost: "high", instead: "@swc/core#print", source: DOCS },
        { name: "transformFileSync", waitsFor: "cpu", cost: "high", instead: "@swc/core#transformFile", source: DOCS },
        { name: "transformSync", waitsFor: "cpu", cost: "high", instead: "@swc/core#transform", verified: "run", source: DOCS },
    ],
} satisfies PackageFacts

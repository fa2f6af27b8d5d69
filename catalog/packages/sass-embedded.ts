import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sass/embedded-host-node#readme"

export default {
    package: "sass-embedded",
    blocking: [
        { name: "compile", waitsFor: "child-process", cost: "unbounded", instead: "sass-embedded#compileAsync", source: DOCS },
        { name: "compileString", waitsFor: "child-process", cost: "unbounded", instead: "sass-embedded#compileStringAsync", source: DOCS },
        { name: "renderSync", waitsFor: "child-process", cost: "unbounded", instead: "sass-embedded#render", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/mishoo/UglifyJS#readme"

export default {
    package: "uglify-js",
    sameAs: ["html-minifier"],
    blocking: [
        { name: "minify", waitsFor: "cpu", cost: "high", instead: null, sendable: true, advice: "Compile when building, or in a worker thread.", source: DOCS },
    ],
} satisfies PackageFacts

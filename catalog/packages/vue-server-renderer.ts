import type { PackageFacts } from "../entry.ts"

const DOCS = "https://vuejs.org/api/ssr.html"

export default {
    package: "@vue/server-renderer",
    sameAs: ["vue/server-renderer"],
    blocking: [
        {
            name: "renderToString",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Use `renderToNodeStream` or `pipeToNodeWritable`.",
            pseudoAsync: "on-loop",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

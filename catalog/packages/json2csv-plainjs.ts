import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/juanjoDiaz/json2csv#readme"

export default {
    package: "@json2csv/plainjs",
    blocking: [
        {
            name: "Parser.parse",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Use `AsyncParser` of `@json2csv/node`, which works on streams.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://ajv.js.org/guide/managing-schemas.html"

export default {
    package: "ajv",
    types: { default: "Ajv" },
    subpaths: { "dist/2019": "Ajv", "dist/2020": "Ajv", "dist/jtd": "Ajv" },
    blocking: [
        {
            name: "Ajv.compile",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Compile schemas once, at start-up: a new instance compiles again.",
            cached: true,
            source: DOCS,
        },
    ],
} satisfies PackageFacts

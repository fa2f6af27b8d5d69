import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/janl/mustache.js#readme"

export default {
    package: "mustache",
    blocking: [
        {
            name: "render",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: "Limit the size of templates that clients send.",
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/ForbesLindesay/sync-request#readme"

export default {
    package: "sync-request",
    sameAs: ["then-request-sync"],
    blocking: [
        {
            name: "default",
            waitsFor: "network",
            cost: "unbounded",
            instead: null,
            advice: "Use `fetch`. Its own documentation says not to use it in a server.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

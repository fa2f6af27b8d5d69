import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/ForbesLindesay/sync-rpc#readme"

export default {
    package: "sync-rpc",
    blocking: [
        { name: "default()", waitsFor: "network", cost: "unbounded", instead: null, advice: "Call the asynchronous function itself.", source: DOCS },
    ],
} satisfies PackageFacts

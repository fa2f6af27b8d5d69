import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/un-ts/synckit#readme"

export default {
    package: "synckit",
    blocking: [
        {
            name: "createSyncFn()",
            waitsFor: "lock",
            cost: "unbounded",
            instead: null,
            advice: "Call the worker's function asynchronously.",
            source: DOCS,
        },
    ],
    offloads: [{ name: "createSyncFn", argument: 0, source: DOCS }, { name: "runAsWorker", argument: 0, source: DOCS }],
} satisfies PackageFacts

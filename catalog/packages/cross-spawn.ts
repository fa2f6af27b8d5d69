import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/moxystudio/node-cross-spawn#usage"

export default {
    package: "cross-spawn",
    types: { spawn: "default" },
    blocking: [
        {
            name: "sync",
            waitsFor: "child-process",
            cost: "unbounded",
            instead: "cross-spawn#spawn",
            insteadForm: "different",
            advice: "Use `spawn` and wait for its `close` event.",
            costs: [{ when: [{ kind: "option", argument: "any", option: "timeout" }], cost: "high" }],
            source: DOCS,
        },
    ],
    signatures: [{ name: "default", returns: "node:child_process#ChildProcess" }],
} satisfies PackageFacts

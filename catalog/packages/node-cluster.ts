import type { PackageFacts } from "../entry.ts"

export default {
    package: "node:cluster",
    handlers: [
        // The primary serves nobody, but its workers wait for its answers.
        { kind: "argument", on: "Worker", methods: ["on", "once"], events: ["message"], from: 1, source: "https://nodejs.org/api/cluster.html#event-message" },
    ],
    signatures: [{ name: "fork", returns: "Worker", source: "https://nodejs.org/api/cluster.html#clusterforkenv" }],
    extends: { Worker: "node:events#EventEmitter", default: "node:events#EventEmitter" },
} satisfies PackageFacts

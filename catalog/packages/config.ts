import type { BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/node-config/node-config/wiki/Using-Config-Utilities"

/** It reads its files when it is loaded; `get` only looks up what it has. */
export default {
    package: "config",
    blocking: ["util.loadFileConfigs", "util.parseFile"].map((name): BlockingCall => ({
        name,
        waitsFor: "disk",
        cost: "grows",
        instead: null,
        advice: "Load the configuration at start-up.",
        source: DOCS,
    })),
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/automation-stack/node-machine-id#readme"

export default {
    package: "node-machine-id",
    blocking: [
        { name: "machineIdSync", waitsFor: "child-process", cost: "unbounded", instead: "node-machine-id#machineId", source: DOCS },
    ],
} satisfies PackageFacts

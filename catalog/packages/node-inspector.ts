import type { PackageFacts } from "../entry.ts"

const DOCS = "https://nodejs.org/api/inspector.html"

export default {
    package: "node:inspector",
    blocking: [
        {
            name: "open",
            waitsFor: "human",
            cost: "unbounded",
            instead: null,
            advice: "Do not wait for a debugger while serving.",
            when: [{ kind: "constant", argument: 2, equals: true }],
            source: `${DOCS}#inspectoropenport-host-wait`,
        },
        { name: "waitForDebugger", waitsFor: "human", cost: "unbounded", instead: null, advice: "Do not wait for a debugger while serving.", source: `${DOCS}#inspectorwaitfordebugger` },
    ],
} satisfies PackageFacts

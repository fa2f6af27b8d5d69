import type { PackageFacts } from "../entry.ts"

const DOCS = "https://www.papaparse.com/docs#strings"

export default {
    package: "papaparse",
    blocking: [
        {
            name: "parse",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Parse a stream (`Papa.NODE_STREAM_INPUT`), or in a worker thread.",
            when: [
                { kind: "option", argument: 1, option: "chunk", absent: true },
                { kind: "option", argument: 1, option: "complete", absent: true },
                { kind: "option", argument: 1, option: "step", absent: true },
            ],
            source: DOCS,
        },
        { name: "unparse", waitsFor: "cpu", cost: "grows", instead: null, sendable: true, advice: "Write rows as a stream, or in a worker thread.", source: DOCS },
    ],
} satisfies PackageFacts

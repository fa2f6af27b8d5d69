import type { BlockingCall, PackageFacts } from "../entry.ts"

export default {
    package: "tar",
    blocking: ["c", "create", "extract", "list", "r", "replace", "t", "u", "update", "x"].map(sync),
} satisfies PackageFacts

function sync(name: string): BlockingCall {
    return {
        name,
        waitsFor: "disk",
        cost: "high",
        instead: null,
        advice: "Leave out `sync`: then it reads and writes streams.",
        when: [{ kind: "option", argument: 0, option: "sync", equals: true }],
        source: "https://github.com/isaacs/node-tar#readme",
    }
}

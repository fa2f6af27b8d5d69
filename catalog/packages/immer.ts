import type { BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://immerjs.github.io/immer/performance"

/**
 * What is drafted is copied where it changes, and the result is frozen, all of it the first time:
 * 100 ms for 20,000 objects. Worth a word only if a client decides how many there are.
 */
export default {
    package: "immer",
    blocking: ["produce", "produceWithPatches"].map((name): BlockingCall => ({
        name,
        waitsFor: "cpu",
        cost: "grows",
        instead: null,
        advice: "Limit the size of what clients may send, or change a copy of your own: on a server nobody compares states.",
        when: [{ kind: "request-data", argument: 0 }],
        source: DOCS,
    })),
    types: { default: "produce" },
} satisfies PackageFacts

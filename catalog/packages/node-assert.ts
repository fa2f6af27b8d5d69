import type { BlockingCall, PackageFacts } from "../entry.ts"

const COMPARISONS = ["deepEqual", "deepStrictEqual", "notDeepEqual", "notDeepStrictEqual", "partialDeepStrictEqual"]

export default {
    package: "node:assert",
    sameAs: ["node:assert/strict"],
    types: { strict: "default" },
    blocking: COMPARISONS.map(comparison),
} satisfies PackageFacts

/** Walks both values: worth a word only if a client decides how large one is. */
function comparison(name: string): BlockingCall {
    return {
        name,
        waitsFor: "cpu",
        cost: "grows",
        instead: null,
        advice: "Limit the size of what clients may send.",
        when: [{ kind: "any", of: [0, 1].map(argument => ({ kind: "request-data", argument })) }],
        source: `https://nodejs.org/api/assert.html#assert${name.toLowerCase()}actual-expected-message`,
    }
}

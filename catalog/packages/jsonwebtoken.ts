import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/auth0/node-jsonwebtoken/issues/566"

/**
 * Microseconds for HS256, under a millisecond for RS256. A callback changes nothing: the signing
 * itself is one synchronous call.
 */
export default {
    package: "jsonwebtoken",
    blocking: [
        {
            name: "sign",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: "Keep the key as a `KeyObject`, or use `jose`, which signs on the thread pool.",
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
        {
            name: "sign",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: "The callback comes after the work, which is done on the loop. `jose` signs on the thread pool.",
            when: [{ kind: "callback", present: true }],
            pseudoAsync: "on-loop",
            source: DOCS,
        },
        {
            name: "verify",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: "Keep the key as a `KeyObject`, or use `jose`, which verifies on the thread pool.",
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
        {
            name: "verify",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: "The callback comes after the work, which is done on the loop. `jose` verifies on the thread pool.",
            when: [{ kind: "callback", present: true }],
            pseudoAsync: "on-loop",
            source: DOCS,
        },
    ],
} satisfies PackageFacts

import type { BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/nearform/fast-jwt#readme"

/** 10 µs for HS256, 300 for signing with RSA. A key that is a function, and so a promise, changes nothing: the signing is one synchronous call. */
export default {
    package: "fast-jwt",
    blocking: ["createSigner()", "createVerifier()"].map((name): BlockingCall => ({
        name,
        waitsFor: "cpu",
        cost: "micro",
        instead: null,
        advice: "`jose` signs and verifies on the thread pool.",
        source: DOCS,
    })),
    clients: [
        { name: "createVerifier", why: "memory", advice: "It keeps the tokens it has verified: make it once.", when: [{ kind: "option", argument: 0, option: "cache" }], source: `${DOCS}` },
        { name: "createVerifier", why: "cheap", source: DOCS },
        { name: "createSigner", why: "cheap", source: DOCS },
    ],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/digitalbazaar/forge#rsa"
const ADVICE = "Use `generateKeyPair` of `node:crypto`, which runs on the thread pool."

export default {
    package: "node-forge",
    blocking: [
        {
            name: "pkcs5.pbkdf2",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Use `pbkdf2` of `node:crypto`, which runs on the thread pool.",
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
        {
            name: "pki.rsa.generateKeyPair",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
        { name: "random.getBytesSync", waitsFor: "cpu", cost: "micro", instead: null, advice: "Use `randomBytes` of `node:crypto`.", source: DOCS },
        {
            name: "rsa.generateKeyPair",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts

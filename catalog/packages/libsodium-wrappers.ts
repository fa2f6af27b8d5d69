import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/jedisct1/libsodium.js#readme"
const ADVICE = "Hash in a worker thread, or use a package that hashes on the thread pool (`argon2`)."

export default {
    package: "libsodium-wrappers",
    sameAs: ["libsodium-wrappers-sumo"],
    blocking: [
        { name: "crypto_pwhash", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "crypto_pwhash_str", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "crypto_pwhash_str_verify", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts

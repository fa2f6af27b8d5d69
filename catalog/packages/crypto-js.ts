import type { BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/brix/crypto-js#readme"
const ADVICE = "Use `node:crypto`: native, and `pbkdf2` runs on the thread pool."

/** Ciphers and hashes in JavaScript: key derivation is always slow, the rest where a client decides how much. */
export default {
    package: "crypto-js",
    subpaths: { aes: "AES", "hmac-sha256": "HmacSHA256", "hmac-sha512": "HmacSHA512", md5: "MD5", pbkdf2: "PBKDF2", sha1: "SHA1", sha256: "SHA256", sha512: "SHA512" },
    blocking: [
        ofRequest("AES.decrypt"),
        ofRequest("AES.encrypt"),
        { name: "EvpKDF", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        ofRequest("HmacSHA256"),
        ofRequest("HmacSHA512"),
        ofRequest("MD5"),
        { name: "PBKDF2", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        ofRequest("SHA1"),
        ofRequest("SHA256"),
        ofRequest("SHA512"),
        ofRequest("TripleDES.decrypt"),
        ofRequest("TripleDES.encrypt"),
    ],
} satisfies PackageFacts

function ofRequest(name: string): BlockingCall {
    return { name, waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, when: [{ kind: "request-data", argument: 0 }], source: DOCS }
}

import type { BlockingCall, Condition, Cost, PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/crypto.html"
const POOL = "https://nodejs.org/api/cli.html#uv_threadpool_sizesize"

/**
 * Hashing (`createHash().update()`, `crypto.hash`) is left out on purpose: 10 MB of SHA-256 take
 * 5 ms, a request's usual 100 kB take 50 µs. So is `randomInt`: with a callback or without, it takes
 * from a store of random bytes, in 3 µs.
 */
export default {
    package: "node:crypto",
    types: { subtle: "SubtleCrypto", "webcrypto.subtle": "SubtleCrypto" },
    extends: {
        Hash: "node:stream#Transform",
        Hmac: "node:stream#Transform",
        Cipheriv: "node:stream#Transform",
        Decipheriv: "node:stream#Transform",
        Sign: "node:stream#Writable",
        Verify: "node:stream#Writable",
    },
    blocking: [
        { name: "DiffieHellman.computeSecret", waitsFor: "cpu", cost: "grows", instead: null, advice: "Use `subtle.deriveBits`, which works on the thread pool.", source: `${DOCS}#class-diffiehellman` },
        { name: "DiffieHellman.generateKeys", waitsFor: "cpu", cost: "grows", instead: null, advice: "Use `promisify(generateKeyPair)`.", source: `${DOCS}#class-diffiehellman` },
        { name: "ECDH.computeSecret", waitsFor: "cpu", cost: "grows", instead: null, advice: "Use `subtle.deriveBits`, which works on the thread pool.", source: `${DOCS}#class-ecdh` },
        { name: "ECDH.generateKeys", waitsFor: "cpu", cost: "grows", instead: null, advice: "Use `promisify(generateKeyPair)`.", source: `${DOCS}#class-ecdh` },
        {
            name: "KeyObject.export",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Encrypting the key derives another one from the passphrase: export it once, at start-up.",
            when: [{ kind: "option", argument: 0, option: "cipher" }],
            source: `${DOCS}#keyobjectexportoptions`,
        },
        // Parsing a certificate takes 100 µs, verifying its signature 30.
        { name: "X509Certificate", new: true, waitsFor: "cpu", cost: "micro", instead: null, advice: "Parse certificates once, at start-up.", source: `${DOCS}#new-x509certificatebuffer` },
        twin("argon2Sync", "high"),
        twin("checkPrimeSync", "grows"),
        {
            name: "createDiffieHellman",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: "It searches for a prime. Use a named group: `getDiffieHellman(\"modp14\")`.",
            when: [{ kind: "number", argument: 0, atLeast: 256 }],
            source: `${DOCS}#cryptocreatediffiehellmanprimelength-generator`,
        },
        withPassphrase("createPrivateKey"),
        withPassphrase("createPublicKey"),
        withoutCallback("decapsulate", 2, "micro"),
        withoutCallback("diffieHellman", 1, "micro"),
        withoutCallback("encapsulate", 1, "micro"),
        {
            ...twin("generateKeyPairSync", "high"),
            // Elliptic curve keys are random numbers; RSA, DSA and DH keys have to find primes.
            costs: ["ed25519", "ed448", "x25519", "x448", "ec"].map(type => ({ when: [{ kind: "constant", argument: 0, equals: type }], cost: "micro" }) as const),
        },
        twin("generateKeySync", "micro"),
        twin("generatePrimeSync", "high"),
        twin("hkdfSync", "micro"),
        { name: "parsePKCS12", waitsFor: "cpu", cost: "grows", instead: null, advice: "Deriving the key from the passphrase is made to be slow: read the file once, at start-up.", source: `${DOCS}#cryptoparsepkcs12input-options` },
        twin("pbkdf2Sync", "high"),
        asymmetric("privateDecrypt"),
        asymmetric("privateEncrypt"),
        random("pseudoRandomBytes", 1),
        asymmetric("publicDecrypt"),
        asymmetric("publicEncrypt"),
        random("randomBytes", 1),
        { ...twin("randomFillSync", "micro") },
        { ...twin("scryptSync", "high") },
        withoutCallback("sign", 3, "grows"),
        // 30 to 100 µs for RSA and elliptic curves; signing takes ten times that.
        withoutCallback("verify", 4, "micro"),
    ],
    signatures: [
        { name: "createCipheriv", returns: "Cipheriv" },
        { name: "createDecipheriv", returns: "Decipheriv" },
        { name: "createDiffieHellman", returns: "DiffieHellman" },
        { name: "createDiffieHellmanGroup", returns: "DiffieHellman" },
        { name: "createECDH", returns: "ECDH" },
        { name: "createHash", returns: "Hash" },
        { name: "createHmac", returns: "Hmac" },
        { name: "createPrivateKey", returns: "KeyObject" },
        { name: "createPublicKey", returns: "KeyObject" },
        { name: "createSecretKey", returns: "KeyObject" },
        { name: "createSign", returns: "Sign" },
        { name: "createVerify", returns: "Verify" },
        { name: "getDiffieHellman", returns: "DiffieHellman" },
        { name: "Hash.update", returns: "this" },
        { name: "Hmac.update", returns: "this" },
        { name: "Sign.update", returns: "this" },
        { name: "Verify.update", returns: "this" },
    ],
    threadpool: [
        ...poolJobs("micro", POOL, ["generateKey", "hkdf", "pseudoRandomBytes", "randomBytes", "randomFill"]),
        ...poolJobs("grows", POOL, ["checkPrime", "sign", "SubtleCrypto.decrypt", "SubtleCrypto.digest", "SubtleCrypto.encrypt", "SubtleCrypto.sign", "SubtleCrypto.verify", "verify"]),
        ...poolJobs("high", POOL, ["argon2", "generateKeyPair", "generatePrime", "pbkdf2", "scrypt", "SubtleCrypto.deriveBits", "SubtleCrypto.deriveKey", "SubtleCrypto.generateKey"]),
    ],
} satisfies PackageFacts

function twin(name: string, cost: Cost): BlockingCall {
    const instead = name.replace(/Sync$/, "")
    return { name, waitsFor: "cpu", cost, instead: `node:crypto#${instead}`, insteadForm: "callback", source: `${DOCS}#crypto${name.toLowerCase()}` }
}

/** Works on the thread pool with a callback, and right here without. */
function withoutCallback(name: string, parameters: number, cost: Cost): BlockingCall {
    return {
        name,
        waitsFor: "cpu",
        cost,
        instead: `node:crypto#${name}`,
        insteadForm: "callback",
        advice: `Pass a callback, or use \`promisify(crypto.${name})\`: then it runs on the thread pool.`,
        when: [{ kind: "argument-count", atMost: parameters }],
        source: `${DOCS}#crypto${name.toLowerCase()}`,
    }
}

/** 32 bytes take 5 µs, 10 MB take milliseconds. A size nobody knows is nearly always a small one. */
function random(name: string, parameters: number): BlockingCall {
    const large: Condition = { kind: "number", argument: 0, atLeast: 65_537 }
    return {
        ...withoutCallback(name, parameters, "micro"),
        costs: [{ when: [{ kind: "any", of: [large, { kind: "request-data", argument: 0 }] }], cost: "grows" }],
        source: `${DOCS}#cryptorandombytessize-callback`,
    }
}

/** Fractions of a millisecond for RSA with 2048 bits; Node has no asynchronous form. */
function asymmetric(name: string): BlockingCall {
    return { name, waitsFor: "cpu", cost: "micro", instead: null, advice: "`subtle.encrypt` and `subtle.decrypt` work on the thread pool.", source: `${DOCS}#crypto${name.toLowerCase()}key-buffer` }
}

/** Deriving the key from the passphrase is made to be slow. */
function withPassphrase(name: string): BlockingCall {
    return {
        name,
        waitsFor: "cpu",
        cost: "grows",
        instead: null,
        advice: "Create the key object once, at start-up.",
        when: [{ kind: "option", argument: 0, option: "passphrase" }],
        source: `${DOCS}#crypto${name.toLowerCase()}key`,
    }
}

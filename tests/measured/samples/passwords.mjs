/** Packages that hash, sign and encrypt. */
import { callback, lazy, objects, password } from "../inputs.mjs"

const salt = Buffer.from("some salt 16byte")
const secret = Buffer.from(password)
const text = JSON.stringify(objects(1000))

export default {
    bcrypt: hashing(10),
    bcryptjs: {
        hashSync: { call: bcrypt => bcrypt.hashSync(password, 10) },
        hash: { call: bcrypt => bcrypt.hash(password, 13) },
        compareSync: { input: bcrypt => bcrypt.hashSync(password, 10), call: (bcrypt, hash) => bcrypt.compareSync(password, hash) },
        compare: { input: lazy(bcrypt => bcrypt.hashSync(password, 13)), call: (bcrypt, hash) => bcrypt.compare(password, hash) },
        genSaltSync: { call: bcrypt => bcrypt.genSaltSync(10) },
    },
    "@node-rs/bcrypt": {
        ...hashing(10),
        verifySync: { input: bcrypt => bcrypt.hashSync(password, 10), call: (bcrypt, hash) => bcrypt.verifySync(password, hash), twin: (bcrypt, hash) => bcrypt.verify(password, hash) },
    },
    "@node-rs/argon2": {
        hashSync: { call: argon2 => argon2.hashSync(password), twin: argon2 => argon2.hash(password) },
        hashRawSync: { call: argon2 => argon2.hashRawSync(password), twin: argon2 => argon2.hashRaw(password) },
        verifySync: { input: argon2 => argon2.hashSync(password), call: (argon2, hash) => argon2.verifySync(hash, password), twin: (argon2, hash) => argon2.verify(hash, password) },
    },
    "scrypt-js": { syncScrypt: { call: scrypt => scrypt.syncScrypt(secret, salt, 16_384, 8, 1, 32) } },
    ethers: {
        "Wallet.encryptSync": { input: ({ Wallet }) => Wallet.createRandom(), call: (_, wallet) => wallet.encryptSync(password) },
        "Wallet.encrypt": { input: ({ Wallet }) => Wallet.createRandom(), call: (_, wallet) => wallet.encrypt(password) },
        "Wallet.fromEncryptedJsonSync": { input: lazy(({ Wallet }) => Wallet.createRandom().encryptSync(password)), call: ({ Wallet }, json) => Wallet.fromEncryptedJsonSync(json, password) },
        "Wallet.fromEncryptedJson": { input: lazy(({ Wallet }) => Wallet.createRandom().encryptSync(password)), call: ({ Wallet }, json) => Wallet.fromEncryptedJson(json, password) },
    },
    "crypto-js": {
        PBKDF2: { call: crypto => crypto.PBKDF2(password, "salt", { keySize: 8, iterations: 10_000 }).toString() },
        EvpKDF: { call: crypto => crypto.EvpKDF(password, "salt", { keySize: 8, iterations: 10_000 }).toString() },
        ...Object.fromEntries(["MD5", "SHA1", "SHA256", "SHA512"].map(name => [name, { call: crypto => crypto[name](text).toString() }])),
        ...Object.fromEntries(["HmacSHA256", "HmacSHA512"].map(name => [name, { call: crypto => crypto[name](text, "key").toString() }])),
        ...Object.fromEntries(["AES", "TripleDES"].flatMap(name => [
            [`${name}.encrypt`, { call: crypto => crypto[name].encrypt(text, password).toString() }],
            [`${name}.decrypt`, { input: crypto => crypto[name].encrypt(text, password).toString(), call: (crypto, encrypted) => crypto[name].decrypt(encrypted, password).toString() }],
        ])),
    },
    "node-forge": {
        "pkcs5.pbkdf2": { call: forge => forge.pkcs5.pbkdf2(password, "salt", 10_000, 32) },
        "random.getBytesSync": { call: forge => forge.random.getBytesSync(32) },
        "pki.rsa.generateKeyPair": { call: forge => forge.pki.rsa.generateKeyPair(2048) },
        "rsa.generateKeyPair": { call: forge => forge.rsa.generateKeyPair(2048) },
    },
    "sodium-native": {
        crypto_pwhash: { call: s => s.crypto_pwhash(...stretched(s)), twin: s => s.crypto_pwhash_async(...stretched(s)) },
        crypto_pwhash_str: { call: s => s.crypto_pwhash_str(...stored(s)), twin: s => s.crypto_pwhash_str_async(...stored(s)) },
        crypto_pwhash_str_verify: { input: lazy(s => (s.crypto_pwhash_str(...stored(s)), out)), call: (s, hash) => s.crypto_pwhash_str_verify(hash, secret), twin: (s, hash) => s.crypto_pwhash_str_verify_async(hash, secret) },
        crypto_pwhash_scryptsalsa208sha256: { call: s => s.crypto_pwhash_scryptsalsa208sha256(...scrypted(s)), twin: s => s.crypto_pwhash_scryptsalsa208sha256_async(...scrypted(s)) },
    },
    "libsodium-wrappers-sumo": {
        crypto_pwhash: { input: s => s.ready, call: s => s.crypto_pwhash(32, password, salt, s.crypto_pwhash_OPSLIMIT_INTERACTIVE, s.crypto_pwhash_MEMLIMIT_INTERACTIVE, s.crypto_pwhash_ALG_DEFAULT) },
        crypto_pwhash_str: { input: s => s.ready, call: s => s.crypto_pwhash_str(password, s.crypto_pwhash_OPSLIMIT_INTERACTIVE, s.crypto_pwhash_MEMLIMIT_INTERACTIVE) },
        crypto_pwhash_str_verify: {
            input: lazy(async s => {
                await s.ready
                return s.crypto_pwhash_str(password, s.crypto_pwhash_OPSLIMIT_INTERACTIVE, s.crypto_pwhash_MEMLIMIT_INTERACTIVE)
            }),
            call: (s, hash) => s.crypto_pwhash_str_verify(hash, password),
        },
    },
    "fast-jwt": {
        "createSigner()": { input: jwt => jwt.createSigner({ key: "secret" }), call: (_, sign) => sign({ sub: "1" }) },
        "createVerifier()": { input: jwt => [jwt.createVerifier({ key: "secret" }), jwt.createSigner({ key: "secret" })({ sub: "1" })], call: (_, [verify, token]) => verify(token) },
    },
    jsonwebtoken: {
        sign: { call: jwt => jwt.sign({ sub: "1" }, "secret") },
        "sign (2)": { call: jwt => callback(done => jwt.sign({ sub: "1" }, "secret", done)) },
        verify: { input: jwt => jwt.sign({ sub: "1" }, "secret"), call: (jwt, token) => jwt.verify(token, "secret") },
        "verify (2)": { input: jwt => jwt.sign({ sub: "1" }, "secret"), call: (jwt, token) => callback(done => jwt.verify(token, "secret", done)) },
    },
}

/** `bcrypt` and what exports the same. */
function hashing(rounds) {
    return {
        hashSync: { call: bcrypt => bcrypt.hashSync(password, rounds), twin: bcrypt => bcrypt.hash(password, rounds) },
        compareSync: { input: bcrypt => bcrypt.hashSync(password, rounds), call: (bcrypt, made) => bcrypt.compareSync(password, made), twin: (bcrypt, made) => bcrypt.compare(password, made) },
        genSaltSync: { call: bcrypt => bcrypt.genSaltSync(rounds), twin: bcrypt => bcrypt.genSalt(rounds) },
    }
}

let out
function stretched(sodium) {
    return [Buffer.alloc(32), secret, salt.subarray(0, sodium.crypto_pwhash_SALTBYTES), sodium.crypto_pwhash_OPSLIMIT_INTERACTIVE, sodium.crypto_pwhash_MEMLIMIT_INTERACTIVE, sodium.crypto_pwhash_ALG_DEFAULT]
}

function stored(sodium) {
    out = Buffer.alloc(sodium.crypto_pwhash_STRBYTES)
    return [out, secret, sodium.crypto_pwhash_OPSLIMIT_INTERACTIVE, sodium.crypto_pwhash_MEMLIMIT_INTERACTIVE]
}

function scrypted(sodium) {
    return [Buffer.alloc(32), secret, Buffer.alloc(sodium.crypto_pwhash_scryptsalsa208sha256_SALTBYTES), sodium.crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_INTERACTIVE, sodium.crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_INTERACTIVE]
}

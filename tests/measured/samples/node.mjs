/** What Node has itself. All of it is measured where the running Node has it. */
import crypto from "node:crypto"
import { once } from "node:events"
import fs from "node:fs"
import { promisify } from "node:util"
import zlib from "node:zlib"
import { createServer } from "node:net"
import { rootCertificates } from "node:tls"
import { all, busyFile, files, largeTree, lazy, objects, text, tree } from "../inputs.mjs"

const bytes = Buffer.from(text.repeat(60))
/** 3 MB that shrink to a half, as ordinary text does: what repeats itself takes longer to be handed over than to be unpacked. */
const letters = Buffer.from(Array.from({ length: 50_000 }, (_, line) => crypto.createHash("sha256").update(String(line)).digest("hex")).join("\n"))
const rsa = lazy(() => crypto.generateKeyPairSync("rsa", { modulusLength: 2048 }))
const password = "correct horse battery staple"
const WAIT = ["-e", "setTimeout(() => {}, 100)"]

export default {
    "node:fs": {
        ...twins({
            accessSync: ["file"],
            appendFileSync: ["file", "more"],
            chmodSync: ["file", 0o600],
            chownSync: ["file", process.getuid?.() ?? 0, process.getgid?.() ?? 0],
            copyFileSync: ["file", "copy"],
            lchownSync: ["file", process.getuid?.() ?? 0, process.getgid?.() ?? 0],
            lstatSync: ["file"],
            lutimesSync: ["file", 1, 1],
            mkdtempSync: ["made-"],
            readFileSync: ["file"],
            readdirSync: ["folder"],
            readlinkSync: ["link"],
            realpathSync: ["link"],
            statSync: ["file"],
            statfsSync: ["."],
            truncateSync: ["file", 10],
            utimesSync: ["file", 1, 1],
            writeFileSync: ["file", "new"],
        }),
        ...twins({ linkSync: ["file", "new"], mkdirSync: ["new"], renameSync: ["file", "new"], rmdirSync: ["empty"], symlinkSync: ["file", "new"], unlinkSync: ["file"] }),
        cpSync: { input: fs => tree(fs, 3), call: fs => fs.cpSync("tree", "new", { recursive: true }), twin: fs => fs.promises.cp("tree", "new", { recursive: true }) },
        rmSync: { cost: "high", input: tree, call: fs => fs.rmSync("tree", { recursive: true }), twin: fs => fs.promises.rm("tree", { recursive: true }) },
        globSync: { missing: fs => !fs.globSync, input: largeTree, call: fs => fs.globSync("tree/**/*"), twin: fs => all(fs.promises.glob("tree/**/*")) },
        existsSync: { input: files, call: fs => fs.existsSync("file"), twin: fs => fs.promises.access("file") },
        openSync: { input: files, call: fs => fs.closeSync(fs.openSync("file")), twin: async fs => (await fs.promises.open("file")).close() },
        opendirSync: { input: files, call: fs => fs.opendirSync("folder").closeSync(), twin: async fs => (await fs.promises.opendir("folder")).close() },
        "Dir.readSync": { input: directory, call: (_, dir) => dir.readSync(), twin: (_, dir) => dir.read() },
        "Dir.closeSync": { input: directory, call: (_, dir) => dir.closeSync(), twin: (_, dir) => dir.close() },
        "Utf8Stream.flushSync": {
            missing: fs => !fs.Utf8Stream,
            input: async fs => {
                const stream = new fs.Utf8Stream({ dest: "log", sync: false, minLength: 100_000 })
                await once(stream, "ready")
                stream.write("line\n")
                return stream
            },
            call: (_, stream) => stream.flushSync(),
            twin: (_, stream) => promisify(stream.flush).call(stream),
        },
        mkdtempDisposableSync: { missing: fs => !fs.mkdtempDisposableSync, input: files, call: fs => fs.mkdtempDisposableSync("made-"), twin: fs => fs.promises.mkdtempDisposable("made-") },
        openAsBlobSync: { missing: fs => !fs.openAsBlobSync, input: files, call: fs => fs.openAsBlobSync("file"), twin: fs => fs.openAsBlob("file") },
        "realpathSync.native": { input: files, call: fs => fs.realpathSync.native("link"), twin: fs => fs.promises.realpath("link") },
        ...ofDescriptor({
            closeSync: [],
            fchmodSync: [0o600],
            fchownSync: [process.getuid?.() ?? 0, process.getgid?.() ?? 0],
            fdatasyncSync: [],
            fstatSync: [],
            fsyncSync: [],
            ftruncateSync: [10],
            futimesSync: [1, 1],
            readvSync: [[Buffer.alloc(100)]],
            writeSync: ["text"],
            writevSync: [[Buffer.alloc(100)]],
        }),
        "readSync (2)": { input: opened, call: (fs, fd) => fs.readSync(fd, Buffer.alloc(100)), twin: (fs, fd) => promisify(fs.read)(fd, Buffer.alloc(100)) },
        // No call of the catalog's blocks like these.
        exists: { input: files, pool: fs => new Promise(resolve => fs.exists("file", resolve)) },
    },
    "node:fs/promises": Object.fromEntries(
        Object.entries({
            appendFile: ["more"], chmod: [0o600], chown: [process.getuid?.() ?? 0, process.getgid?.() ?? 0], datasync: [], read: [Buffer.alloc(100)], readFile: [], readv: [[Buffer.alloc(100)]],
            stat: [], sync: [], truncate: [10], utimes: [1, 1], write: ["text"], writeFile: ["text"], writev: [[Buffer.alloc(100)]],
        }).map(([name, given]) => [
            `FileHandle.${name}`,
            {
                input: async promises => {
                    files(fs)
                    return promises.open("file", "r+")
                },
                pool: async (_, handle) => {
                    await handle[name](...given)
                    handle.close()
                },
            },
        ]),
    ),

    "node:crypto": {
        pbkdf2Sync: twin("pbkdf2Sync", [password, "salt", 600_000, 32, "sha256"]),
        scryptSync: twin("scryptSync", [password, "salt", 64]),
        hkdfSync: twin("hkdfSync", ["sha256", "key", "salt", "info", 64]),
        argon2Sync: { missing: crypto => !crypto.argon2Sync, ...twin("argon2Sync", ["argon2id", { message: password, nonce: Buffer.alloc(16), parallelism: 4, tagLength: 64, memory: 65_536, passes: 3 }]) },
        generateKeyPairSync: twin("generateKeyPairSync", ["rsa", { modulusLength: 2048 }]),
        // Made with another cost than large keys.
        generateKeySync: twin("generateKeySync", ["hmac", { length: 256 }]),
        generatePrimeSync: twin("generatePrimeSync", [1024]),
        checkPrimeSync: { input: crypto => crypto.generatePrimeSync(1024), call: (crypto, prime) => crypto.checkPrimeSync(prime), twin: (crypto, prime) => promisify(crypto.checkPrime)(prime) },
        randomFillSync: { input: () => Buffer.alloc(32), call: (crypto, buffer) => crypto.randomFillSync(buffer), twin: (crypto, buffer) => promisify(crypto.randomFill)(buffer) },
        ...withCallback({ randomBytes: () => [32], pseudoRandomBytes: () => [32] }),
        sign: { ...withCallback({ sign: () => ["sha256", bytes.subarray(0, 1000), rsa().privateKey] }).sign },
        verify: { ...withCallback({ verify: () => ["sha256", bytes.subarray(0, 1000), rsa().publicKey, signature()] }).verify },
        diffieHellman: {
            call: crypto => crypto.diffieHellman(exchange()),
            // With a callback from version 24 on.
            ...(crypto.diffieHellman.length > 1 && { twin: crypto => promisify(crypto.diffieHellman)(exchange()) }),
        },
        encapsulate: { missing: crypto => !crypto.encapsulate, ...withCallback({ encapsulate: () => [rsa().publicKey] }).encapsulate },
        decapsulate: { missing: crypto => !crypto.decapsulate, ...withCallback({ decapsulate: () => [rsa().privateKey, crypto.encapsulate(rsa().publicKey).ciphertext] }).decapsulate },
        privateDecrypt: { input: crypto => crypto.publicEncrypt(rsa().publicKey, Buffer.from("text")), call: (crypto, encrypted) => crypto.privateDecrypt(rsa().privateKey, encrypted) },
        privateEncrypt: { input: rsa, call: (crypto, keys) => crypto.privateEncrypt(keys.privateKey, Buffer.from("text")) },
        publicEncrypt: { input: rsa, call: (crypto, keys) => crypto.publicEncrypt(keys.publicKey, Buffer.from("text")) },
        publicDecrypt: { input: crypto => crypto.privateEncrypt(rsa().privateKey, Buffer.from("text")), call: (crypto, encrypted) => crypto.publicDecrypt(rsa().publicKey, encrypted) },
        createDiffieHellman: { call: crypto => crypto.createDiffieHellman(512) },
        "ECDH.generateKeys": { input: crypto => crypto.createECDH("secp521r1"), call: (_, curve) => curve.generateKeys() },
        "ECDH.computeSecret": {
            input: crypto => {
                const [own, other] = [crypto.createECDH("secp521r1"), crypto.createECDH("secp521r1")]
                own.generateKeys()
                return [own, other.generateKeys()]
            },
            call: (_, [own, other]) => own.computeSecret(other),
        },
        "DiffieHellman.generateKeys": { input: crypto => crypto.getDiffieHellman("modp14"), call: (_, group) => group.generateKeys() },
        "DiffieHellman.computeSecret": {
            input: crypto => {
                const [own, other] = [crypto.getDiffieHellman("modp14"), crypto.getDiffieHellman("modp14")]
                own.generateKeys()
                return [own, other.generateKeys()]
            },
            call: (_, [own, other]) => own.computeSecret(other),
        },
        createPrivateKey: {
            input: encrypted,
            call: (crypto, key) => crypto.createPrivateKey({ key, passphrase: password }),
        },
        createPublicKey: { input: encrypted, call: (crypto, key) => crypto.createPublicKey({ key, passphrase: password }) },
        "KeyObject.export": { input: () => rsa().privateKey, call: (_, key) => key.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: password }) },
        "new X509Certificate": { call: crypto => void new crypto.X509Certificate(rootCertificates[0]) },
        "SubtleCrypto.digest": { pool: ({ subtle }) => subtle.digest("SHA-256", bytes) },
        "SubtleCrypto.generateKey": { pool: ({ subtle }) => subtle.generateKey({ name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" }, false, ["sign", "verify"]) },
        "SubtleCrypto.deriveBits": { input: derivable, pool: ({ subtle }, key) => subtle.deriveBits({ name: "PBKDF2", salt: Buffer.from("salt"), iterations: 1000, hash: "SHA-256" }, key, 256) },
        "SubtleCrypto.deriveKey": { input: derivable, pool: ({ subtle }, key) => subtle.deriveKey({ name: "PBKDF2", salt: Buffer.from("salt"), iterations: 1000, hash: "SHA-256" }, key, { name: "AES-GCM", length: 256 }, false, ["encrypt"]) },
        "SubtleCrypto.encrypt": { input: symmetric, pool: ({ subtle }, key) => subtle.encrypt({ name: "AES-GCM", iv: Buffer.alloc(12) }, key, bytes) },
        "SubtleCrypto.decrypt": {
            input: async crypto => {
                const key = await symmetric(crypto)
                return [key, await crypto.subtle.encrypt({ name: "AES-GCM", iv: Buffer.alloc(12) }, key, bytes)]
            },
            pool: ({ subtle }, [key, encrypted]) => subtle.decrypt({ name: "AES-GCM", iv: Buffer.alloc(12) }, key, encrypted),
        },
        "SubtleCrypto.sign": { input: authentic, pool: ({ subtle }, key) => subtle.sign("HMAC", key, bytes) },
        "SubtleCrypto.verify": {
            input: async crypto => {
                const key = await authentic(crypto)
                return [key, await crypto.subtle.sign("HMAC", key, bytes)]
            },
            pool: ({ subtle }, [key, signed]) => subtle.verify("HMAC", key, signed, bytes),
        },
    },

    "node:assert": {
        ...Object.fromEntries(["deepEqual", "deepStrictEqual", "partialDeepStrictEqual"].map(name => [name, { missing: assert => !assert[name], input: () => [objects(), objects()], call: (assert, [one, other]) => assert[name](one, other) }])),
        // They differ in the last place that is looked at.
        ...Object.fromEntries(["notDeepEqual", "notDeepStrictEqual"].map(name => [name, { input: () => [[...objects(), 1], [...objects(), 2]], call: (assert, [one, other]) => assert[name](one, other) }])),
    },

    "node:zlib": {
        ...compression("gzip", "gunzip"),
        ...compression("deflate", "inflate"),
        ...compression("deflateRaw", "inflateRaw"),
        ...compression("brotliCompress", "brotliDecompress"),
        ...compression("zstdCompress", "zstdDecompress"),
        unzipSync: { input: () => zlib.gzipSync(letters), call: (zlib, packed) => zlib.unzipSync(packed), twin: (zlib, packed) => promisify(zlib.unzip)(packed) },
    },

    "node:child_process": {
        execSync: { call: cp => cp.execSync(`"${process.execPath}" -e "${WAIT[1]}"`), twin: cp => promisify(cp.exec)(`"${process.execPath}" -e "${WAIT[1]}"`) },
        execFileSync: { call: cp => cp.execFileSync(process.execPath, WAIT), twin: cp => promisify(cp.execFile)(process.execPath, WAIT) },
        spawnSync: { call: cp => cp.spawnSync(process.execPath, WAIT), twin: cp => once(cp.spawn(process.execPath, WAIT), "close") },
        fork: { leaves: cp => once(cp.fork(busyFile("busy()"), { stdio: "ignore" }), "close") },
    },

    "node:dns": {
        lookup: { pool: dns => promisify(dns.lookup)("localhost") },
        lookupService: { pool: dns => promisify(dns.lookupService)("127.0.0.1", 80) },
    },
    "node:dns/promises": {
        lookup: { pool: dns => dns.lookup("localhost") },
        lookupService: { pool: dns => dns.lookupService("127.0.0.1", 80) },
    },
    "node:net": {
        connect: { input: listening, pool: (net, server) => ended(net.connect(server.address().port, "localhost"), server) },
        createConnection: { input: listening, pool: (net, server) => ended(net.createConnection(server.address().port, "localhost"), server) },
        "Socket.connect": { input: listening, pool: (net, server) => ended(new net.Socket().connect(server.address().port, "localhost"), server) },
    },
    "node:http": {
        get: { input: listening, pool: (http, server) => ended(http.get({ host: "localhost", port: server.address().port }), server) },
        request: { input: listening, pool: (http, server) => ended(http.request({ host: "localhost", port: server.address().port }).end(), server) },
    },
    "node:https": {
        get: { input: listening, pool: (https, server) => ended(https.get({ host: "localhost", port: server.address().port }), server) },
        request: { input: listening, pool: (https, server) => ended(https.request({ host: "localhost", port: server.address().port }).end(), server) },
    },
    "node:http2": {
        connect: { input: listening, pool: (http2, server) => ended(http2.connect(`http://localhost:${server.address().port}`), server) },
    },

    "node:v8": {
        serialize: { input: objects, call: (v8, value) => v8.serialize(value) },
        deserialize: { input: v8 => v8.serialize(objects()), call: (v8, buffer) => v8.deserialize(buffer) },
        getHeapSnapshot: { call: v8 => void v8.getHeapSnapshot().destroy() },
        writeHeapSnapshot: { call: v8 => fs.unlinkSync(v8.writeHeapSnapshot()) },
        queryObjects: { missing: v8 => !v8.queryObjects, input: () => new (class Ours {})(), call: (v8, one) => v8.queryObjects(one.constructor, { format: "count" }) },
    },
    "node:vm": {
        "new Script": { call: vm => new vm.Script("1 + 1") },
        compileFunction: { call: vm => vm.compileFunction("return 1") },
        createContext: { call: vm => vm.createContext({}) },
        runInThisContext: { call: vm => vm.runInThisContext(COUNTING) },
        runInNewContext: { call: vm => vm.runInNewContext(COUNTING) },
        runInContext: { input: vm => vm.createContext({}), call: (vm, context) => vm.runInContext(COUNTING, context) },
        "Script.runInThisContext": { input: vm => new vm.Script(COUNTING), call: (_, script) => script.runInThisContext() },
        "Script.runInNewContext": { input: vm => new vm.Script(COUNTING), call: (_, script) => script.runInNewContext() },
        "Script.runInContext": { input: vm => [new vm.Script(COUNTING), vm.createContext({})], call: (_, [script, context]) => script.runInContext(context) },
    },
    "node:util": {
        inspect: { input: objects, call: (util, value) => util.inspect(value, { depth: null, maxArrayLength: null }) },
        isDeepStrictEqual: { input: () => [objects(), objects()], call: (util, [one, other]) => util.isDeepStrictEqual(one, other) },
    },
    "node:module": {
        findPackageJSON: { missing: module => !module.findPackageJSON, call: module => module.findPackageJSON("..", import.meta.url) },
        flushCompileCache: { missing: module => !module.flushCompileCache, call: module => module.flushCompileCache() },
        require: {
            input: () => {
                const name = `${process.cwd()}/rows-${Math.random()}.json`
                fs.writeFileSync(name, JSON.stringify(objects()))
                return name
            },
            call: (module, name) => void module.createRequire(import.meta.url)(name),
        },
        "require (2)": {
            input: () => {
                const name = `${process.cwd()}/module-${Math.random()}.cjs`
                fs.writeFileSync(name, "module.exports = 1")
                return name
            },
            call: (module, name) => void module.createRequire(import.meta.url)(name),
        },
        stripTypeScriptTypes: { missing: module => !module.stripTypeScriptTypes, call: module => module.stripTypeScriptTypes("export const sum = (a: number, b: number): number => a + b\n".repeat(2000)) },
    },
    "node:process": {
        loadEnvFile: { missing: process => !process.loadEnvFile, input: () => fs.writeFileSync(".env", "NAME=value\n"), call: process => process.loadEnvFile() },
        "report.getReport": { call: process => process.report.getReport() },
        "report.writeReport": { call: process => process.report.writeReport("report.json") },
    },
    "node:wasi": {
        "WASI.start": {
            input: wasi => new wasi.WASI({ version: "preview1" }),
            call: (_, wasi) => {
                // Counts from thirty million to zero.
                const count = [0x41, 0x80, 0x87, 0xa7, 0x0e, 0x21, 0, 0x03, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b]
                return wasi.start(new WebAssembly.Instance(new WebAssembly.Module(wasm(1, count, [1, 0x7f]))))
            },
        },
    },
    "node:sqlite": {
        ...Object.fromEntries(Object.entries(sqlite()).map(([name, sample]) => [name, { missing: module => module === undefined, ...sample }])),
    },
    "node:worker_threads": {
        "new Worker": { leaves: threads => once(new threads.Worker(busyFile("busy()")), "exit") },
    },

    global: {
        "Atomics.wait": {
            input: () => new Int32Array(new SharedArrayBuffer(4)),
            call: ({ Atomics }, array) => Atomics.wait(array, 0, 0, 100),
            twin: ({ Atomics }, array) => Atomics.waitAsync(array, 0, 0, 100).value,
        },
        "JSON.parse": { input: () => JSON.stringify(objects()), call: ({ JSON }, json) => JSON.parse(json) },
        "JSON.stringify": { input: () => objects(1000), call: ({ JSON }, value) => JSON.stringify(value) },
        ...Object.fromEntries(["Collator", "DateTimeFormat", "NumberFormat"].map(name => [`new Intl.${name}`, { call: ({ Intl }) => void new Intl[name]("de") }])),
        structuredClone: { input: objects, call: ({ structuredClone }, value) => structuredClone(value) },
        "new WebAssembly.Module": { input: largeModule, call: ({ WebAssembly }, code) => new WebAssembly.Module(code), twin: ({ WebAssembly }, code) => WebAssembly.compile(code) },
        "new WebAssembly.Instance": { input: () => new WebAssembly.Module(largeModule()), call: ({ WebAssembly }, module) => new WebAssembly.Instance(module) },
        // As long as it computes itself, so that it does not matter whether it has a core to itself.
        "busy-wait": { call: ({ process }) => { for (const start = process.cpuUsage(); spent(process.cpuUsage(start)) < 100_000; ); }, twin: () => new Promise(resolve => setTimeout(resolve, 100)) },
        fetch: { input: listening, pool: async ({ fetch }, server) => { await fetch(`http://localhost:${server.address().port}`).catch(() => {}); server.close() } },
    },
}

const COUNTING = "{ let sum = 0; for (let i = 0; i < 1e5; i++) sum += i }"

/** Each with a twin of the same name in `node:fs/promises`, which takes the same arguments. */
function twins(calls) {
    return Object.fromEntries(
        Object.entries(calls).map(([name, given]) => [name === "readFileSync" ? "readFileSync (2)" : name, { input: files, call: fs => fs[name](...given), twin: fs => fs.promises[name.slice(0, -"Sync".length)](...given) }]),
    )
}

function ofDescriptor(calls) {
    return Object.fromEntries(
        Object.entries(calls).map(([name, given]) => [name, { input: opened, call: (fs, fd) => fs[name](fd, ...given), twin: (fs, fd) => promisify(fs[name.slice(0, -"Sync".length)])(fd, ...given) }]),
    )
}

let descriptor
function opened() {
    if (descriptor !== undefined) {
        try {
            fs.closeSync(descriptor)
        } catch {
            // Closing was what was measured.
        }
    }
    files()
    return (descriptor = fs.openSync("file", "r+"))
}

function directory() {
    files()
    return fs.opendirSync("folder", { bufferSize: 1 })
}

/** With a twin of the same name without `Sync` that takes a callback. */
function twin(name, given) {
    return { call: module => module[name](...given), twin: module => promisify(module[name.slice(0, -"Sync".length)])(...given) }
}

/** Blocks without a callback; its twin is itself, with one. */
function withCallback(calls) {
    return Object.fromEntries(
        Object.entries(calls).map(([name, given]) => [name, { input: given, call: (module, values) => module[name](...values), twin: (module, values) => promisify(module[name])(...values) }]),
    )
}

/** Both ways of one format. */
function compression(pack, unpack) {
    const missing = zlib => !zlib[pack]
    // Brotli does the best it can unless told otherwise, which takes a second per megabyte.
    const options = pack === "brotliCompress" ? { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } } : {}
    const packed = lazy(() => zlib[`${pack}Sync`](letters, options))
    return {
        [`${pack}Sync`]: { missing, ...twin(`${pack}Sync`, [pack === "brotliCompress" ? letters.subarray(0, 200_000) : letters]) },
        [`${unpack}Sync`]: { missing, input: packed, call: (zlib, value) => zlib[`${unpack}Sync`](value), twin: (zlib, value) => promisify(zlib[unpack])(value) },
    }
}

function encrypted() {
    return rsa().privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: password })
}

function signature() {
    return crypto.sign("sha256", bytes.subarray(0, 1000), rsa().privateKey)
}

function exchange() {
    const [own, other] = [crypto.generateKeyPairSync("x25519"), crypto.generateKeyPairSync("x25519")]
    return { privateKey: own.privateKey, publicKey: other.publicKey }
}

function derivable({ subtle }) {
    return subtle.importKey("raw", Buffer.from(password), "PBKDF2", false, ["deriveBits", "deriveKey"])
}

function symmetric({ subtle }) {
    return subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
}

function authentic({ subtle }) {
    return subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"])
}

/** A server that ends every connection. */
async function listening() {
    const server = createServer(socket => socket.destroy()).listen(0, "127.0.0.1")
    await once(server, "listening")
    return server
}

/** The connection was made, or its host is not called `localhost` here: the name has been looked up in either case. */
async function ended(connection, server) {
    await new Promise(resolve => connection.on("error", resolve).on("connect", resolve).on("close", resolve))
    connection.destroy()
    server.close()
}

function spent({ user, system }) {
    return user + system
}

let modules = 0

/** 9 MB, as a compiler or a database has: 60,000 functions that add up numbers. Another one each time, because V8 keeps what it has compiled. */
function largeModule() {
    return wasm(60_000, [0x41, ...leb(modules++ % 64), ...Array.from({ length: 50 }, () => [0x41, 1, 0x6a]).flat(), 0x1a])
}

/** A WebAssembly module with so many functions of this body, the first of which is `_start`. */
function wasm(count, body, locals = []) {
    const code = [...(locals.length > 0 ? [1, ...locals] : [0]), ...body, 0x0b]
    const section = (id, content) => Buffer.concat([Buffer.from([id, ...leb(content.length)]), Buffer.from(content)])
    const name = value => [value.length, ...Buffer.from(value)]
    return Buffer.concat([
        Buffer.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
        section(1, [1, 0x60, 0, 0]),
        section(3, Buffer.concat([Buffer.from(leb(count)), Buffer.alloc(count)])),
        section(5, [1, 0, 1]),
        section(7, [2, ...name("memory"), 2, 0, ...name("_start"), 0, 0]),
        section(10, Buffer.concat([Buffer.from(leb(count)), ...Array(count).fill(Buffer.from([...leb(code.length), ...code]))])),
    ])
}

/** Unsigned, as WebAssembly writes numbers. */
function leb(value) {
    return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]
}

function sqlite() {
    const filled = ({ DatabaseSync }) => {
        const database = new DatabaseSync(":memory:")
        database.exec("create table t (id integer primary key, name text)")
        database.exec(`insert into t (name) values ${Array.from({ length: 20_000 }, (_, id) => `('name ${id}')`).join(", ")}`)
        return database
    }
    const query = module => {
        const database = filled(module)
        return [database, database.prepare("select * from t where name like '%9%' order by name")]
    }
    return {
        "new DatabaseSync": { call: ({ DatabaseSync }) => new DatabaseSync("database.sqlite").close() },
        "DatabaseSync.open": { input: ({ DatabaseSync }) => new DatabaseSync("database.sqlite", { open: false }), call: (_, database) => database.open() },
        "DatabaseSync.close": { input: ({ DatabaseSync }) => new DatabaseSync("database.sqlite"), call: (_, database) => database.close() },
        "DatabaseSync.exec": { input: filled, call: (_, database) => database.exec("update t set name = name || '!'") },
        "DatabaseSync.prepare": { input: filled, call: (_, database) => database.prepare("select * from t") },
        "StatementSync.all": { input: query, call: (_, [, statement]) => statement.all() },
        "StatementSync.get": { input: query, call: (_, [, statement]) => statement.get() },
        "StatementSync.iterate": { input: query, call: (_, [, statement]) => [...statement.iterate()] },
        "StatementSync.run": { input: filled, call: (_, database) => database.prepare("delete from t").run() },
    }
}

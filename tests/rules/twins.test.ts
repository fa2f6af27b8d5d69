import * as childProcess from "node:child_process"
import * as crypto from "node:crypto"
import * as fs from "node:fs"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import * as zlib from "node:zlib"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { builtinCatalog } from "../../catalog/index.ts"
import rule from "../../rules/no-blocking-call.ts"
import { lint } from "./support/rule-tester.ts"

/**
 * Runs the code before and after each suggestion, in folders of the same content, and compares
 * what comes out. One sample for each function of Node's that has a twin; expressions see `at(name)`,
 * a path in the folder.
 */
const SAMPLES: Readonly<Record<string, string | readonly string[]>> = {
    "node:fs#Dir.readSync": '(await (async () => { const dir = await fs.promises.opendir(at("folder")); const first = dir.readSync(); await dir.close(); return first })()).name',
    "node:fs#Dir.closeSync": '(await (async () => { const dir = await fs.promises.opendir(at("folder")); const first = await dir.read(); dir.closeSync(); return first })()).name',
    "node:fs#accessSync": 'fs.accessSync(at("page"))',
    "node:fs#appendFileSync": '(fs.appendFileSync(at("page"), "more"), await fs.promises.readFile(at("page"), "utf8"))',
    "node:fs#chmodSync": '(fs.chmodSync(at("page"), 0o600), (await fs.promises.stat(at("page"))).mode)',
    "node:fs#chownSync": 'fs.chownSync(at("page"), process.getuid(), process.getgid())',
    "node:fs#copyFileSync": '(fs.copyFileSync(at("page"), at("copy")), await fs.promises.readFile(at("copy"), "utf8"))',
    "node:fs#cpSync": '(fs.cpSync(at("folder"), at("other"), { recursive: true }), await fs.promises.readdir(at("other")))',
    "node:fs#existsSync": ['fs.existsSync(at("page"))', 'fs.existsSync(at("nothing"))', 'fs.existsSync(undefined)'],
    "node:fs#globSync": 'fs.globSync("*", { cwd: at(".") }).sort()',
    "node:fs#lchownSync": 'fs.lchownSync(at("link"), process.getuid(), process.getgid())',
    "node:fs#linkSync": '(fs.linkSync(at("page"), at("hard")), await fs.promises.readFile(at("hard"), "utf8"))',
    "node:fs#lstatSync": 'fs.lstatSync(at("link")).isSymbolicLink()',
    "node:fs#lutimesSync": '(fs.lutimesSync(at("link"), 1, 2), (await fs.promises.lstat(at("link"))).mtimeMs)',
    "node:fs#mkdirSync": ['fs.mkdirSync(at("new"))', 'fs.mkdirSync(at("new/deep"), { recursive: true })?.replace(at("."), "")'],
    "node:fs#mkdtempSync": 'fs.mkdtempSync(at("temp-")).length',
    "node:fs#openAsBlobSync": 'fs.openAsBlobSync(at("page")).size',
    "node:fs#opendirSync": 'fs.opendirSync(at("folder")).constructor.name',
    "node:fs#readFileSync": ['fs.readFileSync(at("page"), "utf8")', 'fs.readFileSync(at("page")).toString("base64")', 'fs.readFileSync(at("nothing"))'],
    "node:fs#readdirSync": 'fs.readdirSync(at("."), { withFileTypes: true }).map(entry => entry.name).sort()',
    "node:fs#readlinkSync": 'fs.readlinkSync(at("link"))',
    "node:fs#realpathSync": 'fs.realpathSync(at("link")).replace(at("."), "").split("/").pop()',
    "node:fs#realpathSync.native": 'fs.realpathSync.native(at("link")).split("/").pop()',
    "node:fs#renameSync": '(fs.renameSync(at("page"), at("moved")), await fs.promises.readdir(at(".")))',
    "node:fs#rmSync": '(fs.rmSync(at("folder"), { recursive: true }), await fs.promises.readdir(at(".")))',
    "node:fs#rmdirSync": ['fs.rmdirSync(at("empty"))', 'fs.rmdirSync(at("folder"))'],
    "node:fs#statSync": ['fs.statSync(at("page")).size', 'fs.statSync(at("page"), { bigint: true }).size.toString()', 'fs.statSync(at("nothing"))'],
    "node:fs#statfsSync": 'typeof fs.statfsSync(at(".")).blocks',
    "node:fs#symlinkSync": '(fs.symlinkSync("page", at("other")), await fs.promises.readlink(at("other")))',
    "node:fs#truncateSync": '(fs.truncateSync(at("page"), 2), await fs.promises.readFile(at("page"), "utf8"))',
    "node:fs#unlinkSync": '(fs.unlinkSync(at("page")), await fs.promises.readdir(at(".")))',
    "node:fs#utimesSync": '(fs.utimesSync(at("page"), 1, 2), (await fs.promises.stat(at("page"))).mtimeMs)',
    "node:fs#writeFileSync": '(fs.writeFileSync(at("page"), "new"), await fs.promises.readFile(at("page"), "utf8"))',
    "node:fs#closeSync": "fs.closeSync(fd)",
    "node:fs#fchmodSync": "fs.fchmodSync(fd, 0o600)",
    "node:fs#fchownSync": "fs.fchownSync(fd, process.getuid(), process.getgid())",
    "node:fs#fdatasyncSync": "fs.fdatasyncSync(fd)",
    "node:fs#fstatSync": "fs.fstatSync(fd).size",
    "node:fs#fsyncSync": "fs.fsyncSync(fd)",
    "node:fs#ftruncateSync": '(fs.ftruncateSync(fd, 2), await fs.promises.readFile(at("page"), "utf8"))',
    "node:fs#futimesSync": "fs.futimesSync(fd, 1, 2)",
    "node:child_process#execSync": ['childProcess.execSync("echo a", { encoding: "utf8" })', 'childProcess.execSync("echo a").toString().trim()', '`${childProcess.execSync("echo a")}`', 'childProcess.execSync("printf a").toString("utf8")', '[...childProcess.execSync("echo a")]', 'childProcess.execSync("exit 3")'],
    "node:child_process#execFileSync": ['childProcess.execFileSync("echo", ["a"], { encoding: "utf8" })', '[...childProcess.execFileSync("echo", ["a"])]'],
    "node:crypto#argon2Sync": 'crypto.argon2Sync("argon2id", { message: "a", nonce: Buffer.alloc(16), parallelism: 1, tagLength: 16, memory: 8, passes: 1 }).toString("hex")',
    "node:crypto#checkPrimeSync": "crypto.checkPrimeSync(17n)",
    "node:crypto#decapsulate": "crypto.decapsulate(key, text).length",
    "node:crypto#diffieHellman": "crypto.diffieHellman(pair).length",
    "node:crypto#encapsulate": "crypto.encapsulate(key).sharedKey.byteLength",
    "node:crypto#generateKeyPairSync": 'Object.keys(crypto.generateKeyPairSync("rsa", { modulusLength: 1024 })).sort()',
    "node:crypto#generateKeySync": 'crypto.generateKeySync("hmac", { length: 64 }).type',
    "node:crypto#generatePrimeSync": "crypto.generatePrimeSync(32).byteLength",
    "node:crypto#hkdfSync": 'Buffer.from(crypto.hkdfSync("sha256", "a", "b", "c", 16)).toString("hex")',
    "node:crypto#pbkdf2Sync": 'crypto.pbkdf2Sync("a", "b", 10, 16, "sha256").toString("hex")',
    "node:crypto#pseudoRandomBytes": "crypto.pseudoRandomBytes(100_000).length",
    "node:crypto#randomBytes": "crypto.randomBytes(100_000).length",
    "node:crypto#randomFillSync": "crypto.randomFillSync(Buffer.alloc(8)).length",
    "node:crypto#scryptSync": 'crypto.scryptSync("a", "b", 16).toString("hex")',
    "node:crypto#sign": 'crypto.sign("sha256", text, keys.privateKey).toString("hex")',
    "node:crypto#verify": 'crypto.verify("sha256", text, keys.publicKey, Buffer.alloc(128))',
    "node:zlib#brotliCompressSync": 'zlib.brotliCompressSync("text").toString("hex")',
    "node:zlib#brotliDecompressSync": 'zlib.brotliDecompressSync(zlib.brotliCompressSync("text")).toString()',
    "node:zlib#deflateRawSync": 'zlib.deflateRawSync("text", { level: 9 }).toString("hex")',
    "node:zlib#deflateSync": 'zlib.deflateSync("text").toString("hex")',
    "node:zlib#gunzipSync": ['zlib.gunzipSync(zlib.gzipSync("text")).toString()', 'zlib.gunzipSync(Buffer.from("no gzip"))'],
    "node:zlib#gzipSync": 'zlib.gzipSync("text").toString("hex")',
    "node:zlib#inflateRawSync": 'zlib.inflateRawSync(zlib.deflateRawSync("text")).toString()',
    "node:zlib#inflateSync": 'zlib.inflateSync(zlib.deflateSync("text")).toString()',
    "node:zlib#unzipSync": 'zlib.unzipSync(zlib.gzipSync("text")).toString()',
    "node:zlib#zstdCompressSync": 'zlib.zstdCompressSync("text").toString("hex")',
    "node:zlib#zstdDecompressSync": 'zlib.zstdDecompressSync(zlib.zstdCompressSync("text")).toString()',
}

/** Functions that Linux does not have. */
const WITHOUT_SAMPLE = new Set(["node:fs#lchmodSync"])
const MODULES: Readonly<Record<string, object>> = { "node:fs": fs, "node:child_process": childProcess, "node:crypto": crypto, "node:zlib": zlib }

const folder = mkdtempSync(join(tmpdir(), "twins-"))
let keys = ""
beforeAll(() => {
    const { privateKey, publicKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 1024 })
    keys = `{ privateKey: ${JSON.stringify(privateKey.export({ type: "pkcs1", format: "pem" }))}, publicKey: ${JSON.stringify(publicKey.export({ type: "pkcs1", format: "pem" }))} }`
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Functions whose twin gives a promise of the same, as it is or with `promisify`. */
const withTwin = Object.keys(MODULES).flatMap(module =>
    builtinCatalog.packages.filter(facts => facts.package === module).flatMap(facts => (facts.blocking ?? []).filter(entry => entry.instead !== null && (entry.insteadForm !== "different" || `${module}#${entry.name}` in SAMPLES)).map(entry => `${module}#${entry.name}`)),
)

test("every function of Node's that has a twin has a sample", () => {
    expect(withTwin.filter(name => !(name in SAMPLES) && !WITHOUT_SAMPLE.has(name))).toEqual([])
})

test("where the catalog calls the twin different, nothing is suggested unless a sample shows that it means the same", () => {
    const different = builtinCatalog.packages.flatMap(facts => (facts.package in MODULES ? (facts.blocking ?? []).filter(entry => entry.insteadForm === "different").map(entry => `${facts.package}#${entry.name}`) : []))
    expect(different).toContain("node:child_process#spawnSync")
    for (const name of different.filter(one => !(one in SAMPLES))) {
        const [module, path] = name.split("#") as [string, string]
        const code = `import { ${path.split(".")[0]} as f } from ${JSON.stringify(module)}\nexport async function run(...all) { return ${path.includes(".") ? `new f().${path.split(".")[1]}` : "f"}(all[0], all[1]) }`
        const [message] = lint(rule, { name: "", code, settings: { unblock: { minimumCost: "micro" } } })
        expect(message?.messageId, name).toBe("blocks")
        expect(message?.suggestions ?? [], name).toEqual([])
    }
})

let count = 0

describe.each(Object.entries(SAMPLES).filter(([name]) => exists(name)))("%s", (_, samples) => {
    test.each([samples].flat())("%s", async expression => {
        const program = programOf(expression)
        const blocking = lint(rule, { name: "", code: program, settings: { unblock: { minimumCost: "micro" } } })
        const fixed = blocking.map(message => message.suggestions?.[0]?.fix).filter(fix => fix !== undefined)
        expect(fixed.length).toBeGreaterThan(0)
        // Where one call stands in the arguments of another, each is tried by itself.
        for (const { range, text } of fixed) {
            const changed = program.slice(0, range[0]) + text + program.slice(range[1])
            expect(changed).not.toBe(program)
            expect(await outcome(changed)).toEqual(await outcome(program))
        }
    })
})

function exists(name: string): boolean {
    const [module, path] = name.split("#") as [string, string]
    if (/^(?:decapsulate|diffieHellman|encapsulate)$/.test(path)) return false // Their callbacks came with Node 24.
    if (path.startsWith("Dir.")) return true
    return path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], MODULES[module]) !== undefined
}

function programOf(expression: string): string {
    return [
        'import childProcess from "node:child_process"',
        'import crypto from "node:crypto"',
        'import fs from "node:fs"',
        'import zlib from "node:zlib"',
        `const keys = ${keys}`,
        'const text = Buffer.from("text")',
        "export async function run(at, fd) {",
        `    return ${expression}`,
        "}",
        "export { childProcess, crypto, fs, keys, text, zlib }",
        "",
    ].join("\n")
}

/** What a program gives or throws in a folder of its own. */
async function outcome(program: string): Promise<unknown> {
    const here = join(folder, String(count++))
    mkdirSync(join(here, "folder"), { recursive: true })
    mkdirSync(join(here, "empty"))
    writeFileSync(join(here, "page"), "some text")
    writeFileSync(join(here, "folder/file"), "")
    symlinkSync("page", join(here, "link"))
    const file = join(folder, `program-${count++}.mjs`)
    writeFileSync(file, program)
    const { run } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { run(at: (name: string) => string, fd: number): Promise<unknown> }
    const fd = fs.openSync(join(here, "page"), "r+")
    try {
        return { value: await run(name => join(here, name), fd) }
    } catch (error) {
        const { code, status, message } = error as { code?: unknown; status?: unknown; message: string }
        return { error: code ?? status ?? message.replaceAll(here, "") }
    } finally {
        try {
            fs.closeSync(fd)
        } catch {
            // The sample closed it.
        }
    }
}

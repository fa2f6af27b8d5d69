import { describe, expect, test } from "vitest"
import rule from "../../rules/no-blocking-call.ts"
import { lint, testRule } from "./support/rule-tester.ts"

const blocks = { messageId: "blocks" }
const inHandler = (body: string, imports = 'import fs from "node:fs"'): string => `import express from "express"\n${imports}\nconst app = express()\napp.get("/", async (req, res) => {\n${body}\n})`

describe("resolves what is called", () => {
    testRule(rule, {
        good: [
            { name: "a call at module level delays no request", code: 'import { readFileSync } from "fs"; export const page = readFileSync("page.html")' },
            { name: "a function of the same name from another module", code: inHandler("readFileSync(req.path)", 'import { readFileSync } from "./cache.js"') },
            { name: "a name that only ends in Sync", code: inHandler("Effect.runSync(program); sheet.replaceSync(css); options.enableSync", 'import { Effect } from "effect"') },
            { name: "a shadowed import", code: inHandler("const fs = memory(); fs.readFileSync(req.path)") },
            { name: "a shadowed require", commonjs: true, code: 'exports.handle = async require => require("fs").readFileSync("x")' },
            { name: "a file system in memory", code: inHandler("fs.readFileSync(req.path)", 'import { fs } from "memfs"') },
            { name: "a method of the same name of the file's own class", code: 'class Store { readFileSync() {} async get() { return this.readFileSync() } }\nexport default Store' },
            { name: "several file systems in one", code: inHandler("ufs.readFileSync(req.path)", 'import { ufs } from "unionfs"') },
            { name: "a name that is called by somebody else", code: inHandler("const read = fs.readFileSync; register(read)") },
            { name: "an asynchronous call of the same module", code: inHandler("await fs.promises.readFile(req.path); fs.createReadStream(req.path)") },
            { name: "a dynamic key", code: inHandler("fs[req.query.name](req.path)") },
            { name: "the call gets a callback", code: inHandler("randomBytes(1e7, (error, bytes) => res.send(bytes))", 'import { randomBytes } from "crypto"') },
            { name: "a text that is written here is short", code: inHandler('gzipSync("abc")', 'import { gzipSync } from "zlib"') },
            { name: "microseconds are no problem", code: inHandler("randomBytes(32)", 'import { randomBytes } from "crypto"') },
            { name: "a promisified function that blocks only without a callback", code: inHandler("await promisify(sign)('sha256', data, key)", 'import { sign } from "crypto"\nimport { promisify } from "util"') },
        ],
        bad: [
            { name: "a namespace import", code: inHandler('await fs.promises.access("a"); fs.statSync(req.path)', 'import * as fs from "fs"'), errors: [{ ...blocks, suggestion: inHandler('await fs.promises.access("a"); await fs.promises.stat(req.path)', 'import * as fs from "fs"') }] },
            { name: "a default import with and without node:", code: inHandler("res.send(fs.readFileSync(req.path))"), errors: [{ ...blocks, line: 5, column: 10, suggestion: inHandler("res.send(await fs.promises.readFile(req.path))") }] },
            { name: "the default export by name", code: inHandler("fs.default.statSync(req.path)", 'import * as fs from "fs"'), errors: [{ ...blocks, suggestion: inHandler("await fs.default.promises.stat(req.path)", 'import * as fs from "fs"') }] },
            {
                name: "a renamed import, which is replaced as it is not needed any more",
                code: inHandler("read(req.path)", 'import { readFileSync as read } from "node:fs"'),
                errors: [{ ...blocks, suggestion: inHandler("await readFile(req.path)", 'import { readFile } from "node:fs/promises"') }],
            },
            { name: "constant computed access", code: inHandler('const name = "readFileSync"; fs[name](req.path); fs["statSync"](req.path)'), errors: [{ ...blocks, suggestion: inHandler('const name = "readFileSync"; await fs.promises.readFile(req.path); fs["statSync"](req.path)') }, { ...blocks, suggestion: inHandler('const name = "readFileSync"; fs[name](req.path); await fs.promises.stat(req.path)') }] },
            { name: "call and apply", code: inHandler("fs.readFileSync.call(fs, req.path); fs.readFileSync.apply(fs, [req.path])"), errors: [blocks, blocks] },
            { name: "a bound function", code: inHandler("const read = fs.readFileSync.bind(fs); read(req.path)"), errors: [{ ...blocks, suggestion: inHandler("const read = fs.readFileSync.bind(fs); await fs.promises.readFile(req.path)") }] },
            { name: "a variable that stands for it", code: inHandler("read(req.path)", 'import fs from "fs"\nconst read = fs.readFileSync'), errors: [{ ...blocks, suggestion: inHandler("await fs.promises.readFile(req.path)", 'import fs from "fs"\nconst read = fs.readFileSync') }] },
            { name: "destructuring", code: inHandler("readFileSync(req.path)", 'import fs from "fs"\nconst { readFileSync } = fs'), errors: [{ ...blocks, suggestion: inHandler("await fs.promises.readFile(req.path)", 'import fs from "fs"\nconst { readFileSync } = fs') }] },
            { name: "a member of an object literal", code: inHandler("io.read(req.path)", 'import fs from "fs"\nconst io = { read: fs.readFileSync }'), errors: [{ ...blocks, suggestion: inHandler("await fs.promises.readFile(req.path)", 'import fs from "fs"\nconst io = { read: fs.readFileSync }') }] },
            { name: "a function given to another, which calls it", code: inHandler("req.body.files.map(fs.readFileSync)"), errors: [blocks] },
            { name: "require", commonjs: true, code: 'const fs = require("fs")\nexports.handle = async name => fs.readFileSync(name)', errors: [{ ...blocks, suggestion: 'const fs = require("fs")\nexports.handle = async name => await fs.promises.readFile(name)' }] },
            { name: "require with destructuring", commonjs: true, code: 'const { readFileSync, watch } = require("fs");\nexports.handle = async name => readFileSync(name);', errors: [{ ...blocks, suggestion: 'const { watch } = require("fs");\nconst { readFile } = require("fs/promises");\nexports.handle = async name => await readFile(name);' }] },
            { name: "require in place", commonjs: true, code: 'exports.handle = async name => require("node:fs").statSync(name)', errors: [{ ...blocks, suggestion: 'exports.handle = async name => await require("node:fs").promises.stat(name)' }] },
            { name: "Meteor's require", code: 'const fs = Npm.require("fs")\nexport async function handle(name) { fs.statSync(name) }', errors: [{ ...blocks, suggestion: 'const fs = Npm.require("fs")\nexport async function handle(name) { await fs.promises.stat(name) }' }] },
            { name: "createRequire", code: 'import { createRequire } from "node:module"\nconst load = createRequire(import.meta.url)\nconst fs = load("fs")\nexport async function handle(name) { fs.statSync(name) }', errors: [{ ...blocks, suggestion: 'import { createRequire } from "node:module"\nconst load = createRequire(import.meta.url)\nconst fs = load("fs")\nexport async function handle(name) { await fs.promises.stat(name) }' }] },
            { name: "process.getBuiltinModule", code: 'const fs = process.getBuiltinModule("fs")\nexport async function handle(name) { fs.statSync(name) }', errors: [{ ...blocks, suggestion: 'const fs = process.getBuiltinModule("fs")\nexport async function handle(name) { await fs.promises.stat(name) }' }] },
            { name: "a dynamic import", code: 'export async function handle(name) { const { statSync } = await import("node:fs"); statSync(name) }', errors: [{ ...blocks, suggestion: 'import { stat } from "node:fs/promises"\nexport async function handle(name) { const { statSync } = await import("node:fs"); await stat(name) }' }] },
            { name: "import = require", typescript: true, code: 'import fs = require("fs")\nexport async function handle(name: string) { fs.statSync(name) }', errors: [{ ...blocks, suggestion: 'import fs = require("fs")\nexport async function handle(name: string) { await fs.promises.stat(name) }' }] },
            { name: "a package that exports the same", code: inHandler("fs.readFileSync(req.path)", 'import fs from "graceful-fs"'), errors: [{ ...blocks, suggestion: inHandler("await fs.promises.readFile(req.path)", 'import fs from "graceful-fs"') }] },
            { name: "a package whose functions give promises", code: inHandler("fs.readFileSync(req.path); fs.copySync(req.path, target)", 'import fs from "fs-extra"'), errors: [{ ...blocks, suggestion: inHandler("await fs.readFile(req.path); fs.copySync(req.path, target)", 'import fs from "fs-extra"') }, { ...blocks, suggestion: inHandler("fs.readFileSync(req.path); await fs.copy(req.path, target)", 'import fs from "fs-extra"') }] },
            { name: "instances", code: inHandler('db.prepare("select * from page").all(); db.exec(req.body)', 'import { DatabaseSync } from "node:sqlite"\nconst db = new DatabaseSync("data.db")'), errors: [blocks, blocks] },
            { name: "instances that a function of the file makes", code: inHandler('open().prepare("select * from page").all()', 'import Database from "better-sqlite3"\nconst db = new Database("data.db")\nfunction open() { return db }'), errors: [blocks] },
            { name: "a field of a class", code: 'import Database from "better-sqlite3"\nexport class Pages { #db = new Database("data.db"); async all() { return this.#db.prepare("select * from page").all() } }', errors: [blocks] },
            { name: "a parameter property of a declared type", typescript: true, code: 'export class Files { constructor(private fs: typeof import("fs")) {} async get(name: string) { return this.fs.readFileSync(name) } }', errors: [{ ...blocks, suggestion: 'export class Files { constructor(private fs: typeof import("fs")) {} async get(name: string) { return await this.fs.promises.readFile(name) } }' }] },
            { name: "a parameter of a declared type", typescript: true, code: 'import type Database from "better-sqlite3"\nexport async function all(db: Database.Database) { return db.prepare("select * from page").all() }', errors: [blocks] },
            { name: "a destructured parameter of a declared type", typescript: true, code: 'import type fs from "fs"\ntype Context = { files: typeof fs }\nexport async function get({ files }: Context, name: string) { return files.statSync(name) }', errors: [{ ...blocks, suggestion: 'import type fs from "fs"\ntype Context = { files: typeof fs }\nexport async function get({ files }: Context, name: string) { return await files.promises.stat(name) }' }] },
            { name: "crypto without a callback", code: inHandler("randomBytes(1e7)", 'import { randomBytes } from "crypto"'), errors: [{ ...blocks, suggestion: inHandler("await randomBytesAsync(1e7)", 'import { randomBytes } from "crypto"\nimport { promisify } from "util"\nconst randomBytesAsync = promisify(randomBytes)') }] },
            { name: "a loop that watches the clock", code: inHandler("const end = Date.now() + 100; while (Date.now() < end);"), errors: [blocks] },
            { name: "Atomics.wait", code: 'export async function lock(cell) { Atomics.wait(cell, 0, 0) }', errors: [blocks] },
            { name: "microseconds in a loop", code: inHandler("for (const id of req.body) randomBytes(32)", 'import { randomBytes } from "crypto"'), errors: [{ ...blocks, suggestion: inHandler("for (const id of req.body) await randomBytesAsync(32)", 'import { randomBytes } from "crypto"\nimport { promisify } from "util"\nconst randomBytesAsync = promisify(randomBytes)') }] },
        ],
    })
})

describe("knows when code runs", () => {
    const fs = 'import fs from "fs"\n'
    testRule(rule, {
        good: [
            { name: "a synchronous function that nobody calls here", code: `${fs}export function load(name) { return fs.readFileSync(name) }` },
            { name: "an asynchronous function that starts the program", code: `${fs}async function main() { fs.readFileSync("config.json") }\nmain()` },
            { name: "an asynchronous function called at once", code: `${fs}(async () => { fs.readFileSync("config.json") })()` },
            { name: "a promise callback at module level", code: `${fs}connect().then(async () => { fs.readFileSync("config.json") })` },
            { name: "a function that sets the server up", code: `import express from "express"\n${fs}export async function start() { const app = express(); app.set("cert", fs.readFileSync("cert.pem")); app.get("/", (req, res) => res.end()); return app }` },
            { name: "the callback of listen", code: `import express from "express"\n${fs}const app = express()\napp.listen(80, async () => { fs.writeFileSync("pid", "1") })` },
            { name: "a fastify plugin's own body", code: `import Fastify from "fastify"\n${fs}const app = Fastify()\napp.register(async instance => { fs.readFileSync("schema.json") })` },
            { name: "behind the question whether this is the main module", commonjs: true, code: 'const fs = require("fs")\nif (require.main === module) { (async () => { await fs.promises.readFile("a"); fs.readFileSync("b") })() }' },
            { name: "exit hooks have to be synchronous", code: `${fs}process.on("exit", async () => { fs.writeFileSync("state", "") })` },
            { name: "code of a worker thread", code: `import { parentPort } from "node:worker_threads"\n${fs}parentPort.on("message", async name => { fs.readFileSync(name) })` },
            { name: "a file of a command line tool", code: `#!/usr/bin/env node\n${fs}export async function run() { fs.readFileSync("x") }` },
            { name: "scripts", filename: "scripts/build.js", code: `${fs}export async function run() { fs.readFileSync("x") }` },
            { name: "tests", filename: "src/pages.test.js", code: `${fs}export async function run() { fs.readFileSync("x") }` },
            { name: "tests that mock fs", code: `import { vi } from "vitest"\n${fs}vi.mock("fs")\nexport async function run() { fs.readFileSync("x") }` },
            { name: "tests that mock fs, where the runner is a global", code: `${fs}jest.mock("fs")\nexport async function run() { fs.readFileSync("x") }` },
            { name: "tests that put a file system of their own in place", code: `${fs}import mock from "mock-fs"\nexport async function run() { mock({ x: "text" }); fs.readFileSync("x") }` },
            { name: "tests of CommonJS", commonjs: true, code: 'const test = require("node:test")\nconst fs = require("fs")\ntest("reads", async () => { fs.readFileSync("x") })' },
            { name: "plugins of Expo, which run while an app is built", commonjs: true, filename: "plugins/certificates.js", code: 'const { withAndroidManifest } = require("@expo/config-plugins")\nconst fs = require("fs")\nmodule.exports = config => withAndroidManifest(config, async config => { fs.readFileSync("x"); return config })' },
            { name: "configuration files", filename: "vite.config.js", code: `${fs}export default async () => fs.readFileSync("x")` },
            { name: "a cache that is filled once", code: `${fs}let page\nexport async function load() { if (!page) page = fs.readFileSync("page.html"); return page }` },
            { name: "a cache filled by ??=", code: `${fs}let page\nexport async function load() { return (page ??= fs.readFileSync("page.html")) }` },
            { name: "a cache that is asked first", code: `${fs}let page\nexport async function load() { if (page) return page\n page = fs.readFileSync("page.html"); return page }` },
            { name: "a function made to run once", code: `import { once } from "lodash"\n${fs}export const load = once(async () => fs.readFileSync("page.html"))` },
            { name: "the process ends here", code: `${fs}export async function fail(error) { fs.writeFileSync("crash.log", error); process.exit(1) }` },
            { name: "a handler given to a pool of workers", code: `import { Worker } from "node:worker_threads"\nexport async function handle() { return new Worker("./job.js") }` },
            { name: "lifecycle hooks of nest", typescript: true, code: `import { Injectable, OnModuleInit } from "@nestjs/common"\n${fs}@Injectable() export class Pages implements OnModuleInit { async onModuleInit() { fs.readFileSync("pages.json") } }` },
            { name: "a function that makes an application", typescript: true, code: `import { NestFactory } from "@nestjs/core"\n${fs}export async function emitSchema() { const app = await NestFactory.create(Module); fs.writeFileSync("schema.gql", print(app)) }` },
            { name: "a plugin of fastify in a file of its own", code: `${fs}export default async function routes(fastify, options) { const page = fs.readFileSync("page.html"); fastify.get("/", async (request, reply) => reply.send(page)) }` },
            { name: "a plugin of hapi, and what it calls", commonjs: true, code: 'const fs = require("fs")\nconst load = () => fs.readFileSync("package.json")\nmodule.exports = { name: "versions", async register(server) { const data = load(); server.route({ method: "GET", path: "/", handler: (request, h) => h.response(data) }) } }' },
            { name: "a list of routes for what is given", code: `${fs}export async function add(server) { const data = fs.readFileSync("data"); server.route([{ url: "/", handler: () => data }]) }` },
            { name: "a factory of a provider", typescript: true, code: `${fs}export const options = { useFactory: async () => ({ key: fs.readFileSync("key.pem") }) }` },
            { name: "what start-up calls by its exported name", commonjs: true, code: 'const fs = require("fs")\nexports.prepare = async () => { if (!fs.existsSync("queue")) fs.mkdirSync("queue") }\nexports.init_queue = async pid => { await exports.prepare() }' },
            { name: "a function that loads the program's own parts", code: `${fs}async function loadFolder(folder) { const files = fs.readdirSync(folder); return Promise.all(files.map(async file => (await import(file)).default)) }\nexport async function loadAll(modules) { return Promise.all(modules.map(one => loadFolder(one.path))) }` },
            { name: "a handler for developers only", code: `${fs}if (process.env.NODE_ENV !== "production") middlewares.unshift((req, res, next) => { if (!fs.existsSync(req.path)) res.end(); next() })` },
            { name: "a part of a handler for developers only", code: `${fs}export const show = (req, res) => { if (isDevelopmentMode()) res.send(fs.readFileSync(req.path)); else res.send(cached(req.path)) }` },
            { name: "a plugin of a bundler", filename: "src/webpack/plugins/css.js", code: `${fs}export class Plugin { async process(file) { return fs.readFileSync(file) } }` },
            { name: "what helps tests", filename: "packages/test-helpers/src/mail.js", code: `${fs}export async function read(file) { return fs.readFileSync(file) }` },
            { name: "a package of tests", filename: "packages/integration-tests/src/users.js", code: `${fs}export async function read(file) { return fs.readFileSync(file) }` },
            { name: "another package of tests", filename: "packages/e2e_tests/setup/start.js", code: `${fs}export async function read(file) { return fs.readFileSync(file) }` },
            { name: "a folder of the command line", filename: "server/command-line/list.js", code: `${fs}export async function list(file) { return fs.readFileSync(file) }` },
            { name: "commands that a file defines", filename: "server/install.js", code: `import { Command } from "commander"\n${fs}export default new Command("install").action(async () => { fs.readFileSync("x") })` },
            { name: "files that Yarn writes", filename: ".pnp.loader.mjs", code: `${fs}export async function load(file) { return fs.readFileSync(file) }` },
            { name: "a function that initialises something, whoever calls it", code: `${fs}async function initStore(name) { return fs.readdirSync(name) }\nexport async function open(name) { return await initStore(name) }` },
            { name: "a script that builds something", filename: "frontend/build-fonts.mjs", code: `${fs}stream.on("end", async () => { fs.unlinkSync("font.ttf") })` },
            { name: "a factory that is told nothing, and its helpers", code: `${fs}const load = () => fs.readFileSync(process.env.KEY_FILE)\nexport const createSigner = async () => new Signer(load())` },
            { name: "functions that load seeds", code: `${fs}export async function loadSeedData() { return fs.readdirSync("seeds") }` },
            { name: "a file that brings older data up to date", filename: "server/lib/schemaUpgradeSteps.js", code: `${fs}export async function heal(version) { return fs.statSync(version.path).size }` },
            { name: "a file of seeds", filename: "server/lib/load-seed-data.js", code: `${fs}export async function all(folder) { return fs.readdirSync(folder) }` },
            { name: "code of a forked process", commonjs: true, code: 'const fs = require("fs")\nprocess.on("message", async name => { process.send(fs.readFileSync(name)) })' },
            { name: "jobs are not requests", code: `${fs}setInterval(async () => { fs.writeFileSync("state", "") }, 1000)` },
        ],
        bad: [
            { name: "a client asks by path too, and gets a result", code: `${fs}export async function load(client, name) { const text = fs.readFileSync(name); client.get("/", (error, data) => log(text)) }`, errors: [{ ...blocks, suggestion: `${fs}export async function load(client, name) { const text = await fs.promises.readFile(name); client.get("/", (error, data) => log(text)) }` }] },
            { name: "what is called by its exported name for a request", commonjs: true, code: 'const fs = require("fs")\nexports.load = name => fs.readFileSync(name)\nexports.show = (req, res) => { res.send(exports.load(req.path)) }', errors: [blocks] },
            { name: "all but developers", code: `${fs}export const show = (req, res) => { if (!isDev) res.send(fs.readFileSync(req.path)); if (process.env.NODE_ENV !== "development") res.send(fs.statSync(req.path)); if (process.env.NODE_ENV === "development") res.end(); else res.send(fs.readdirSync(req.path)) }`, errors: [blocks, blocks, blocks] },
            { name: "initialised for each request", code: `${fs}async function initStore(name) { return fs.readdirSync(name) }\nexport async function show(req, res) { res.send(await initStore(req.path)) }`, errors: [{ ...blocks, suggestion: `${fs}async function initStore(name) { return await fs.promises.readdir(name) }\nexport async function show(req, res) { res.send(await initStore(req.path)) }` }] },
            { name: "a lock lets in one after the other", code: `${fs}let busy = false\nexport async function rebuild(res) { if (busy) return\n busy = true\n res.send(fs.readFileSync("page.html"))\n busy = false }`, errors: [{ ...blocks, suggestion: `${fs}let busy = false\nexport async function rebuild(res) { if (busy) return\n busy = true\n res.send(await fs.promises.readFile("page.html"))\n busy = false }` }] },
            { name: "a factory that is told what to make", code: `${fs}export const createReport = async name => ({ name, text: fs.readFileSync(name) })`, errors: [{ ...blocks, suggestion: `${fs}export const createReport = async name => ({ name, text: await fs.promises.readFile(name) })` }] },
            { name: "a handler in a file with a command", filename: "server/main.js", code: `import { Command } from "commander"\nimport express from "express"\n${fs}new Command().action(() => {})\nexpress().get("/x", (req, res) => { res.json(fs.readdirSync("x")) })`, errors: [blocks] },
            { name: "a handler in a file of that name", filename: "server/migrations.js", code: `import express from "express"\n${fs}express().get("/migrations", (req, res) => { res.json(fs.readdirSync("migrations")) })`, errors: [blocks] },
            { name: "a member of a cluster, which serves and talks to its parent", commonjs: true, code: 'const fs = require("fs")\nprocess.on("message", name => { process.send("ready") })\nrequire("http").createServer((request, response) => response.end(fs.readFileSync("page"))).listen(80)', errors: [blocks] },
            { name: "a call over two lines", code: `${fs}export async function load(name) {\n    return fs\n        .readFileSync(name)\n}`, errors: [{ ...blocks, data: { call: "fs.readFileSync", does: "waits for the disk, longer for large inputs and slow disks", others: "no other request is served meanwhile", advice: "Use `node:fs/promises#readFile`." }, suggestion: `${fs}export async function load(name) {\n    return await fs.promises.readFile(name)\n}` }] },
            { name: "an asynchronous function", code: `${fs}export async function load(name) { return fs.readFileSync(name) }`, errors: [{ ...blocks, suggestion: `${fs}export async function load(name) { return await fs.promises.readFile(name) }` }] },
            { name: "a synchronous handler, which has to stay synchronous", code: `import express from "express"\n${fs}express().get("/", (req, res) => res.send(fs.readFileSync(req.path)))`, errors: [blocks] },
            { name: "a function that a handler calls", code: `import express from "express"\n${fs}const app = express()\nconst page = name => fs.readFileSync(name)\napp.get("/", (req, res) => res.send(page(req.path)))`, errors: [blocks] },
            { name: "a named handler, wrapped", code: `import express from "express"\n${fs}const app = express()\nfunction show(req, res) { res.send(fs.readFileSync(req.path)) }\napp.get("/", wrap(show))`, errors: [blocks] },
            { name: "a handler registered as a method", code: `import { Router } from "express"\n${fs}export class Pages { router = Router(); constructor() { this.router.get("/", this.show) } show(req, res) { res.send(fs.readFileSync(req.path)) } }`, errors: [blocks] },
            { name: "middleware that a factory makes", code: `${fs}export default root => (req, res, next) => { fs.statSync(root + req.path); next() }`, errors: [blocks] },
            { name: "a handler by its declared types", typescript: true, code: `import type { Request, Response } from "express"\n${fs}export const show = (a: Request, b: Response) => { b.send(fs.readFileSync(a.path)) }`, errors: [blocks] },
            { name: "a route of fastify, among its options", code: `import Fastify from "fastify"\n${fs}const app = Fastify()\napp.route({ url: "/", handler: request => fs.readFileSync(request.url) })`, errors: [blocks] },
            { name: "a handler of nest", typescript: true, code: `import { Controller, Get } from "@nestjs/common"\n${fs}@Controller() export class Pages { @Get() show() { return fs.readFileSync("page.html") } }`, errors: [blocks] },
            { name: "a guard of nest", typescript: true, code: `import { CanActivate } from "@nestjs/common"\n${fs}export class Guard implements CanActivate { canActivate() { return fs.existsSync("open") } }`, errors: [blocks] },
            { name: "a handler of the project's own, by file and name", filename: "plugins/log.js", commonjs: true, settings: { unblock: { entries: [{ files: "plugins/*.js", exports: ["hook_*"] }] } }, code: 'const fs = require("fs")\nexports.hook_mail = next => { fs.appendFileSync("log", "mail"); next() }', errors: [blocks] },
            { name: "a message of socket.io, registered in a connection", code: `import { Server } from "socket.io"\n${fs}const io = new Server()\nio.on("connection", socket => { socket.on("read", name => socket.emit("page", fs.readFileSync(name))) })`, errors: [blocks] },
            { name: "a cache with one entry for each key", code: `${fs}const pages = {}\nexport async function load(name) { if (!pages[name]) pages[name] = fs.readFileSync(name); return pages[name] }`, errors: [{ ...blocks, suggestion: `${fs}const pages = {}\nexport async function load(name) { if (!pages[name]) pages[name] = await fs.promises.readFile(name); return pages[name] }` }] },
            { name: "any function, if asked for", options: { where: "functions" }, code: `${fs}const early = fs.readFileSync("a")\nexport function load(name) { return fs.readFileSync(name) }`, errors: [{ ...blocks, line: 3 }] },
            { name: "everywhere, if asked for", options: { where: "everywhere" }, code: `${fs}fs.readFileSync("a")`, errors: [{ ...blocks, suggestion: `${fs}await fs.promises.readFile("a")` }] },
            { name: "a package of the user's own knowledge", settings: { unblock: { packages: [{ package: "our-shell", blocking: [{ name: "run", waitsFor: "child-process", cost: "unbounded", instead: "our-shell#start" }] }] } }, code: 'import { run } from "our-shell"\nexport async function deploy() { run("deploy") }', errors: [{ ...blocks, suggestion: 'import { start } from "our-shell"\nexport async function deploy() { await start("deploy") }' }] },
        ],
    })
})

describe("suggests only what means the same (traps)", () => {
    const fs = 'import fs from "fs"\n'
    const around = (code: string): string => `${fs}export async function run(items, fd) {\n${code}\n}`
    const noSuggestion = (name: string, code: string, errors = 1) => ({ name, code: around(code), errors: Array.from({ length: errors }, () => blocks) })
    testRule(rule, {
        good: [{ name: "getters, constructors and generators that nothing asynchronous calls", code: `${fs}export class A { constructor() { fs.statSync("a") } get size() { return fs.statSync("a").size } *all() { yield fs.statSync("a") } field = fs.statSync("a"); static { fs.statSync("a") } }` }],
        bad: [
            noSuggestion("a callback of map", "items.map(item => fs.readFileSync(item))"),
            noSuggestion("a callback of sort", "items.sort((a, b) => fs.statSync(a).size - fs.statSync(b).size)", 2),
            noSuggestion("a callback of forEach", "items.forEach(item => fs.unlinkSync(item))"),
            noSuggestion("a callback of reduce", "items.reduce((sum, item) => sum + fs.statSync(item).size, 0)"),
            ...["filter", "some", "every", "find", "findIndex", "flatMap"].map(method => noSuggestion(`a callback of ${method}`, `items.${method}(item => fs.existsSync(item))`)),
            noSuggestion("the executor of a promise", "return new Promise(resolve => resolve(fs.readFileSync(items[0])))"),
            noSuggestion("a reviver of JSON.parse", "JSON.parse(items, (key, value) => key === \"file\" ? fs.readFileSync(value, \"utf8\") : value)"),
            noSuggestion("a callback of replace", "items[0].replace(/x/g, name => fs.readFileSync(name, \"utf8\"))"),
            noSuggestion("a getter", "return { get size() { return fs.statSync(\"a\").size } }"),
            noSuggestion("a generator", "return (function* () { yield fs.statSync(\"a\") })()"),
            noSuggestion("a setter", "return { set file(name) { fs.unlinkSync(name) } }"),
            noSuggestion("a listener whose result is ignored", 'items.on("change", name => fs.unlinkSync(name))'),
            noSuggestion("valueOf", "return { valueOf() { return fs.statSync(\"a\") } }"),
            noSuggestion("Symbol.toPrimitive", "return { [Symbol.toPrimitive]() { return fs.statSync(\"a\").size } }"),
            { name: "a predicate of a type", typescript: true, code: around("return items.filter((item): item is string => fs.existsSync(item))"), errors: [blocks] },
            { name: "a decorator's factory", typescript: true, code: around("const cached = (name: string) => { const page = fs.readFileSync(name); return (value: unknown) => page }\nreturn class { @cached(\"a\") show() {} }"), errors: [blocks] },
            { name: "a method that others override", typescript: true, code: around("return new (class extends items { override load(name: string) { return fs.readFileSync(name) } })()"), errors: [blocks] },
            noSuggestion("an asynchronous callback that does one after the other: all would start at once", "items.forEach(async item => { fs.unlinkSync(item) })"),
            { name: "an asynchronous callback that waits already", code: around("return Promise.all(items.map(async item => { await log(item); return fs.statSync(item) }))"), errors: [{ ...blocks, suggestion: around("return Promise.all(items.map(async item => { await log(item); return await fs.promises.stat(item) }))") }] },
            { name: "an asynchronous callback for a few", code: around('return Promise.all(["a", "b"].map(async item => fs.statSync(item)))'), errors: [{ ...blocks, suggestion: around('return Promise.all(["a", "b"].map(async item => await fs.promises.stat(item)))') }] },
            { name: "parentheses of an assertion", typescript: true, code: around("return (fs as any).statSync(items)"), errors: [{ ...blocks, suggestion: around("return await (fs as any).promises.stat(items)") }] },
            noSuggestion("toJSON", "return { toJSON() { return fs.statSync(\"a\") } }"),
            noSuggestion("a file descriptor by its origin", 'const file = fs.openSync("a"); fs.readFileSync(file)', 2),
            noSuggestion("a file descriptor by its name", "fs.readFileSync(fd)"),
            noSuggestion("functions of descriptors whose promise form gives an object", "fs.readSync(fd, items)"),
            { name: "other functions of descriptors, which take a callback", code: around("fs.fsyncSync(fd)"), errors: [{ ...blocks, suggestion: around("await fsyncAsync(fd)").replace('fs"\n', 'fs"\nimport { promisify } from "util"\nconst fsyncAsync = promisify(fs.fsync)\n') }] },
            noSuggestion("openSync gives a number, open a FileHandle", 'fs.openSync("a")'),
            noSuggestion("throwIfNoEntry, which the promise form rejects in Node 20", 'fs.statSync("a", { throwIfNoEntry: false })'),
            noSuggestion("options that nobody knows", "fs.statSync(\"a\", items)"),
            noSuggestion("an optional call", "fs.statSync?.(\"a\")"),
            { name: "the start of an optional chain", code: around('return fs.statSync("a")?.size'), errors: [{ ...blocks, suggestion: around('return (await fs.promises.stat("a"))?.size') }] },
            { name: "within an optional chain", code: `${fs}const io = { fs }\nexport async function run() { return io?.fs.statSync("a").size }`, errors: [blocks] },
            noSuggestion("spread arguments", "fs.readFileSync(...items)"),
            { name: "a default of a parameter cannot wait", code: `${fs}export async function run(page = fs.readFileSync("page.html")) { return page }`, errors: [blocks] },
            { name: "an asynchronous generator can wait", code: `${fs}export async function* run() { yield fs.statSync("a") }`, errors: [{ ...blocks, suggestion: `${fs}export async function* run() { yield await fs.promises.stat("a") }` }] },
            { name: "an Express 4 handler: its rejection would be lost", code: `import express from "express"\n${fs}express().get("/", (req, res) => { res.send(fs.readFileSync(req.path)) })`, errors: [blocks] },
            { name: "finally comes after what is waited for", code: around('try { return fs.readFileSync("a") } finally { fs.unlinkSync("a") }'), errors: [{ ...blocks, suggestion: around('try { return await fs.promises.readFile("a") } finally { fs.unlinkSync("a") }') }, { ...blocks, suggestion: around('try { return fs.readFileSync("a") } finally { await fs.promises.unlink("a") }') }] },
            { name: "a CommonJS module cannot wait at its top level", commonjs: true, options: { where: "everywhere" }, code: 'const fs = require("fs")\nfs.readFileSync("a")', errors: [blocks] },
            { name: "result shape: existsSync becomes a question to access", code: around("if (!fs.existsSync(items[0])) return"), errors: [{ ...blocks, suggestion: around("if (!await fs.promises.access(items[0]).then(() => true, () => false)) return") }] },
            { name: "result shape: glob gives an async iterator", code: around('return fs.globSync("*.md")'), errors: [{ ...blocks, suggestion: around('return await Array.fromAsync(fs.promises.glob("*.md"))') }] },
            {
                name: "result shape: exec gives an object with text",
                code: `import { execSync } from "node:child_process"\nexport async function run() { return execSync("git log", { encoding: "utf8" }).trim() }`,
                errors: [{ ...blocks, suggestion: `import { exec } from "node:child_process"\nimport { promisify } from "node:util"\nconst execAsync = promisify(exec)\nexport async function run() { return (await execAsync("git log", { encoding: "utf8" })).stdout.trim() }` }],
            },
            {
                name: "result shape: a buffer stays a buffer",
                code: `import { execFileSync } from "node:child_process"\nexport async function run() { return execFileSync("git", ["log"]) }`,
                errors: [{ ...blocks, suggestion: `import { execFile } from "node:child_process"\nimport { promisify } from "node:util"\nconst execFileAsync = promisify(execFile)\nexport async function run() { return (await execFileAsync("git", ["log"], { encoding: "buffer" })).stdout }` }],
            },
            { name: "input is ignored by the asynchronous exec", code: 'import { execSync } from "child_process"\nexport async function run(input) { execSync("sort", { input }) }', errors: [blocks] },
            { name: "stdio is not there for the asynchronous exec", code: 'import { execSync } from "child_process"\nexport async function run() { execSync("make", { stdio: "inherit" }) }', errors: [blocks] },
            { name: "an error whose status is read", code: 'import { execSync } from "child_process"\nexport async function run() { try { execSync("make") } catch (error) { return error.status } }', errors: [blocks] },
            { name: "spawnSync has no twin", code: 'import { spawnSync } from "child_process"\nexport async function run() { return spawnSync("make").status }', errors: [blocks] },
            { name: "parentheses where the result is used at once", code: around('return fs.readFileSync("a").toString() + fs.statSync("b").size ** 2'), errors: [{ ...blocks, suggestion: around('return (await fs.promises.readFile("a")).toString() + fs.statSync("b").size ** 2') }, { ...blocks, suggestion: around('return fs.readFileSync("a").toString() + (await fs.promises.stat("b")).size ** 2') }] },
            { name: "a semicolon where a parenthesis would join two statements", code: around('const a = items\nfs.readFileSync("a").toString()'), errors: [{ ...blocks, suggestion: around('const a = items\n;(await fs.promises.readFile("a")).toString()') }] },
            { name: "a try around a return still catches", code: around('try { return fs.readFileSync("a") } catch { return null }'), errors: [{ ...blocks, suggestion: around('try { return await fs.promises.readFile("a") } catch { return null }') }] },
            { name: "self-recursion: the twin is not the function around it", code: 'import { readFileSync } from "node:fs"\nexport async function readFile(name) { return readFileSync(name) }', errors: [{ ...blocks, suggestion: 'import { readFile as readFileAsync } from "node:fs/promises"\nexport async function readFile(name) { return await readFileAsync(name) }' }] },
            { name: "a name that is taken in the function", code: 'import { readFileSync } from "node:fs"\nexport async function load(readFile) { return readFileSync(readFile) }', errors: [{ ...blocks, suggestion: 'import { readFile as readFileAsync } from "node:fs/promises"\nexport async function load(readFile) { return await readFileAsync(readFile) }' }] },
            { name: "the callback form is imported already", code: "import { readFile, readFileSync } from 'fs';\nexport async function load(name) { readFile(name, log); return readFileSync(name); }", errors: [{ ...blocks, suggestion: "import { readFile } from 'fs';\nimport { readFile as readFileAsync } from 'fs/promises';\nexport async function load(name) { readFile(name, log); return await readFileAsync(name); }" }] },
            { name: "an import of the twin that is there", code: 'import { readFileSync, watch } from "fs"\nimport { readFile } from "fs/promises"\nwatch("a")\nexport async function load(name) { return [readFileSync(name), await readFile(name)] }', errors: [{ ...blocks, suggestion: 'import { readFileSync, watch } from "fs"\nimport { readFile } from "fs/promises"\nwatch("a")\nexport async function load(name) { return [await readFile(name), await readFile(name)] }' }] },
            { name: "a module of twins that is imported already", code: 'import { statSync } from "fs"\nimport fsp from "fs/promises"\nexport async function load(name) { return statSync(name) ?? fsp }', errors: [{ ...blocks, suggestion: 'import { statSync } from "fs"\nimport fsp from "fs/promises"\nexport async function load(name) { return await fsp.stat(name) ?? fsp }' }] },
            { name: "an import in the style of the file", code: "import {statSync, watch} from 'fs';\nwatch('a');\nexport async function load(name) { statSync(name); }", errors: [{ ...blocks, suggestion: "import {watch} from 'fs';\nimport {stat} from 'fs/promises';\nwatch('a');\nexport async function load(name) { await stat(name); }" }] },
            { name: "verbatimModuleSyntax: a type import takes no value", typescript: true, code: 'import type { FileHandle } from "node:fs/promises"\nimport { statSync } from "node:fs"\nexport async function load(name: string): Promise<FileHandle | number> { return statSync(name).size }', errors: [{ ...blocks, suggestion: 'import type { FileHandle } from "node:fs/promises"\nimport { stat } from "node:fs/promises"\nexport async function load(name: string): Promise<FileHandle | number> { return (await stat(name)).size }' }] },
            { name: "an import that also has types", typescript: true, code: 'import { type Stats, statSync } from "node:fs"\nexport async function load(name: string): Promise<Stats> { return statSync(name) }', errors: [{ ...blocks, suggestion: 'import { type Stats } from "node:fs"\nimport { stat } from "node:fs/promises"\nexport async function load(name: string): Promise<Stats> { return await stat(name) }' }] },
            { name: "a promisified function that the file has already", code: 'import { gzip, gzipSync } from "zlib"\nimport { promisify } from "util"\nconst compress = promisify(gzip)\nexport async function pack(text) { return [gzipSync(text), await compress(text)] }', errors: [{ ...blocks, suggestion: 'import { gzip, gzipSync } from "zlib"\nimport { promisify } from "util"\nconst compress = promisify(gzip)\nexport async function pack(text) { return [await compress(text), await compress(text)] }' }] },
            { name: "a twin in the same package", code: 'import { hashSync } from "bcrypt"\nexport async function hash(text) { return hashSync(text, 12) }', errors: [{ ...blocks, suggestion: 'import { hash as hashAsync } from "bcrypt"\nexport async function hash(text) { return await hashAsync(text, 12) }' }] },
            { name: "a twin on the same object", code: 'import bcrypt from "bcrypt"\nexport async function hash(text) { return bcrypt.hashSync(text, 12) }', errors: [{ ...blocks, suggestion: 'import bcrypt from "bcrypt"\nexport async function hash(text) { return await bcrypt.hash(text, 12) }' }] },
            { name: "a twin that is the module itself", code: 'import fg from "fast-glob"\nexport async function all() { return fg.sync("**") }', errors: [{ ...blocks, suggestion: 'import fg from "fast-glob"\nexport async function all() { return await fg("**") }' }] },
            { name: "a module whose older versions had no promises", code: 'import glob from "glob"\nexport async function all() { return glob.sync("**") }', errors: [blocks] },
            { name: "--fix, if asked for, where nothing else changes", options: { autofix: true }, code: `${fs}export async function load(name) { return fs.readFileSync(name) }`, output: `${fs}export async function load(name) { return await fs.promises.readFile(name) }`, errors: [{ ...blocks, suggestion: `${fs}export async function load(name) { return await fs.promises.readFile(name) }` }] },
            { name: "no --fix where an import changes", options: { autofix: true }, code: 'import { statSync } from "fs"\nexport async function load(name) { statSync(name) }', errors: [{ ...blocks, suggestion: 'import { stat } from "fs/promises"\nexport async function load(name) { await stat(name) }' }] },
        ],
    })
})

describe("suggests no `await` where others could come in between", () => {
    const fs = 'import fs from "fs"\n'
    const safe = (name: string, code: string, fixed: string) => ({ name, code: `${fs}${code}`, errors: [{ ...blocks, suggestion: `${fs}${fixed}` }] })
    const unsafe = (name: string, code: string, errors = 1) => ({ name, code: `${fs}${code}`, errors: Array.from({ length: errors }, () => blocks) })
    testRule(rule, {
        good: [],
        bad: [
            unsafe("what is added to was read before", "let total = 0\nexport async function add(name) { total += fs.statSync(name).size }"),
            unsafe("the same, written out", "let total = 0\nexport async function add(name) { total = total + fs.statSync(name).size }"),
            safe("what is read after the call is new", "let total = 0\nexport async function add(name) { total = fs.statSync(name).size + total }", "let total = 0\nexport async function add(name) { total = (await fs.promises.stat(name)).size + total }"),
            unsafe("a member of the module's state", "const state = { total: 0 }\nexport async function add(name) { state.total += fs.statSync(name).size }"),
            unsafe("a field", 'export class Store { items = []; async save(item) { const next = [...this.items, item]; fs.writeFileSync("items", next.join()); this.items = next } }'),
            safe("another field", 'export class Store { items = []; async save(item) { log(this.name); fs.writeFileSync("items", item); this.items = [item] } }', 'export class Store { items = []; async save(item) { log(this.name); await fs.promises.writeFile("items", item); this.items = [item] } }'),
            unsafe("a question whose answer is settled later", 'const taken = new Set()\nexport async function take(name) { if (taken.has(name)) return; const text = fs.readFileSync(name); taken.add(name); return text }'),
            safe("a question whose answer is settled at once", 'const taken = new Set()\nexport async function take(name) { if (taken.has(name)) return; taken.add(name); return fs.readFileSync(name) }', 'const taken = new Set()\nexport async function take(name) { if (taken.has(name)) return; taken.add(name); return await fs.promises.readFile(name) }'),
            safe("a cache is filled with the same twice at worst", "const pages = new Map()\nexport async function load(name) { if (pages.has(name)) return pages.get(name); const page = fs.readFileSync(name); pages.set(name, page); return page }", "const pages = new Map()\nexport async function load(name) { if (pages.has(name)) return pages.get(name); const page = await fs.promises.readFile(name); pages.set(name, page); return page }"),
            unsafe("a number that is taken later", "let next = 1\nexport async function add(text) { const id = next; fs.writeFileSync(`${id}`, text); next++; return id }"),
            safe("a number that is taken at once", "let next = 1\nexport async function add(text) { const id = next++; fs.writeFileSync(`${id}`, text); return id }", "let next = 1\nexport async function add(text) { const id = next++; await fs.promises.writeFile(`${id}`, text); return id }"),
            unsafe("the first of a queue, removed later", 'const queue = []\nexport async function drain() { while (queue.length) { fs.appendFileSync("log", queue[0]); queue.shift() } }'),
            safe("the first of a queue, removed at once", 'const queue = []\nexport async function drain() { while (queue.length) { const item = queue.shift(); fs.appendFileSync("log", item) } }', 'const queue = []\nexport async function drain() { while (queue.length) { const item = queue.shift(); await fs.promises.appendFile("log", item) } }'),
            safe("a count of those at work", 'let active = 0\nexport async function work(name) { active++; const text = fs.readFileSync(name); active--; return text }', 'let active = 0\nexport async function work(name) { active++; const text = await fs.promises.readFile(name); active--; return text }'),
            safe("somebody could come in between before", "let total = 0\nexport async function add(name) { const before = total; await log(before); const { size } = fs.statSync(name); total = before + size }", "let total = 0\nexport async function add(name) { const before = total; await log(before); const { size } = await fs.promises.stat(name); total = before + size }"),
            safe("the function's own variables", "export async function add(names) { let total = 0; for (const name of names) total += fs.statSync(name).size; return total }", "export async function add(names) { let total = 0; for (const name of names) total += (await fs.promises.stat(name)).size; return total }"),
            unsafe("a file that is read, changed and written", 'export async function add(item) { const items = JSON.parse(fs.readFileSync("items.json", "utf8")); items.push(item); fs.writeFileSync("items.json", JSON.stringify(items)) }', 2),
            { name: "a file that is copied", code: `${fs}export async function copy(a, b) { fs.writeFileSync(b, fs.readFileSync(a)) }`, errors: [{ ...blocks, suggestion: `${fs}export async function copy(a, b) { await fs.promises.writeFile(b, fs.readFileSync(a)) }` }, { ...blocks, suggestion: `${fs}export async function copy(a, b) { fs.writeFileSync(b, await fs.promises.readFile(a)) }` }] },
            safe("what a callback does later is its own business", "let last\nexport async function add(name, res) { log(last); const { size } = fs.statSync(name); res.on('finish', () => { last = size }) }", "let last\nexport async function add(name, res) { log(last); const { size } = await fs.promises.stat(name); res.on('finish', () => { last = size }) }"),
        ],
    })
})

test("the message says what, why and what to do", () => {
    const [message] = lint(rule, { name: "", code: 'import fs from "fs"\nexport async function load(name) { return fs.readFileSync(name) }' })
    expect(message?.message).toBe("`fs.readFileSync` waits for the disk, longer for large inputs and slow disks: no other request is served meanwhile. Use `node:fs/promises#readFile`.")
    expect(message?.suggestions?.[0]?.desc).toBe("Use `await fs.promises.readFile`.")
})

test("a mistake in the settings names its place", () => {
    const run = (unblock: unknown) => () => lint(rule, { name: "", code: "", settings: { unblock } })
    expect(run({ packages: [{ package: "x", blocking: [{ name: "run", waitsFor: "luck" }] }] })).toThrow(/settings\.unblock: packages\[0\]\.blocking\[0\]\.waitsFor: "luck" is not possible here/)
    expect(run({ pakages: [] })).toThrow(/settings\.unblock: unknown key "pakages"\. Known: packages/)
    expect(run({ ignore: ["x"], minimumConfidence: "likely" })).not.toThrow()
})

test("calls that begin at one place are reported in the order in which they stand around each other", () => {
    const code = 'import Database from "better-sqlite3"\nconst db = new Database("a")\nexport async function clear(tables) { for (const table of tables) db.prepare(`delete from ${table}`).run() }'
    const messages = lint(rule, { name: "", code, settings: { unblock: { minimumCost: "micro" } } })
    expect(messages.map(({ message }) => message.slice(0, message.indexOf(" waits")))).toEqual(["`db.prepare(`delete from ${table}`).run`", "`db.prepare`"])
})

import { describe } from "vitest"
import rule from "../../rules/no-client-per-request.ts"
import { testRule } from "./support/rule-tester.ts"

const perRequest = { messageId: "perRequest" }
const head = 'import express from "express"\nimport { Pool } from "pg"\nconst app = express()\n'
const inHandler = (body: string, start = head): string => `${start}app.get("/", async (req, res) => {\n    ${body}\n})`

describe("no-client-per-request", () => {
    testRule(rule, {
        good: [
            { name: "a client of the module", code: `${head}const pool = new Pool()\napp.get("/", async (req, res) => res.json(await pool.query("select 1")))` },
            { name: "a class of the same name", code: inHandler("const pool = new Pool()", 'import express from "express"\nimport { Pool } from "./pool.js"\nconst app = express()\n') },
            { name: "a client for each tenant", code: inHandler("const pool = new Pool({ connectionString: req.tenant.url })") },
            { name: "what is taken out of the request", code: inHandler("const { url } = req.body\n    const pool = new Pool({ url })") },
            { name: "what is taken out of something that a call returns", code: inHandler("const { url } = settings()\n    const pool = new Pool({ url })") },
            { name: "a client that is kept", code: `${head}let pool\napp.get("/", async (req, res) => { pool ??= new Pool(); res.json(await pool.query("select 1")) })` },
            { name: "a client kept on a global", code: `${head}app.get("/", async (req, res) => { if (!globalThis.pool) globalThis.pool = new Pool(); res.end() })` },
            { name: "a client kept by tenant", code: `${head}const pools = new Map()\napp.get("/", async (req, res) => { pools.set("main", new Pool()); res.end() })` },
            { name: "a factory: who calls it is elsewhere", code: 'import { Pool } from "pg"\nexport async function open() { return new Pool() }' },
            { name: "a factory whose client is returned later", code: 'import { MongoClient } from "mongodb"\nexport async function open() { const client = new MongoClient("mongodb://db"); await client.connect(); return client }' },
            { name: "a function that uses a client for once and closes it", code: 'import { MongoClient } from "mongodb"\nexport async function count() { const client = new MongoClient("mongodb://db"); const n = await client.db().stats(); await client.close(); return n }' },
            { name: "a client that costs nothing", code: inHandler("const api = axios.create({ baseURL: 'https://example.org' })", 'import express from "express"\nimport axios from "axios"\nconst app = express()\n') },
            { name: "one for each request on purpose", code: inHandler("const users = new DataLoader(load)", 'import express from "express"\nimport DataLoader from "dataloader"\nimport { load } from "./users.js"\nconst app = express()\n') },
            { name: "a client for the key that is given, if one is", code: inHandler("const s3 = req.body.key ? new S3Client({ credentials: req.body.key }) : new S3Client({})", 'import express from "express"\nimport { S3Client } from "@aws-sdk/client-s3"\nconst app = express()\n') },
            { name: "a client that is then connected to what differs", code: inHandler("const client = new Client()\n    client.once('ready', () => res.end()).connect({ host: req.query.host })", 'import express from "express"\nimport { Client } from "ssh2"\nconst app = express()\n') },
            { name: "the same, declared before", code: inHandler("let client\n    client = new Client()\n    client.connect({ host: req.query.host })", 'import express from "express"\nimport { Client } from "ssh2"\nconst app = express()\n') },
            { name: "a client that is then told what differs", code: inHandler("const i18n = i18next.createInstance()\n    await i18n.init({ resources: await load(req.user) })", 'import express from "express"\nimport i18next from "i18next"\nimport { load } from "./translations.js"\nconst app = express()\n') },
            { name: "a registry that is filled for one project", code: inHandler("const registry = new Registry()\n    await fill(registry, req.params.id)\n    res.end(await registry.metrics())", 'import express from "express"\nimport { Registry } from "prom-client"\nimport { fill } from "./metrics.js"\nconst app = express()\n') },
            { name: "an agent: prefer-keep-alive says so", code: inHandler("const agent = new https.Agent()", 'import express from "express"\nimport https from "https"\nconst app = express()\n') },
            { name: "a client that is disposed of", typescript: true, code: inHandler('await using client = new Client({ user: "admin" })\n    await client.query("create database cats")', 'import express from "express"\nimport { Client } from "pg"\nconst app = express()\n') },
            { name: "a client of the module that is connected again", code: inHandler("await mongo.connect()", 'import express from "express"\nimport { MongoClient } from "mongodb"\nconst mongo = new MongoClient("mongodb://db")\nconst app = express()\n') },
            { name: "an assumed role, in TypeScript", typescript: true, code: inHandler("const { Credentials } = await role(req)\n    const options = { credentials: { accessKeyId: Credentials!.AccessKeyId } }\n    const pool = new Pool(options)") },
            { name: "tests", filename: "test/users.js", code: inHandler("const pool = new Pool()") },
        ],
        bad: [
            { name: "connected to the same each time; whoever shares it connects it once", code: inHandler("const client = new Client()\n    client.on('ready', () => res.end()).connect({ host: 'backup' })", 'import express from "express"\nimport { Client } from "ssh2"\nconst app = express()\n'), errors: [perRequest] },
            {
                name: "a pool in a handler",
                code: inHandler('const pool = new Pool({ connectionString: process.env.DATABASE_URL })\n    res.json(await pool.query("select 1"))'),
                errors: [{ ...perRequest, line: 5, message: "`new Pool` opens a connection pool of its own each time: under load connections run out. Make one pool per process and take connections from it: `pool.query(...)`.", suggestions: { hoist: `${head}const pool = new Pool({ connectionString: process.env.DATABASE_URL })\n\napp.get("/", async (req, res) => {\n    res.json(await pool.query("select 1"))\n})` } }],
            },
            {
                name: "a client without a name",
                code: inHandler("await new S3Client({ region: REGION }).send(command)", 'import express from "express"\nimport { S3Client } from "@aws-sdk/client-s3"\nimport { command, REGION } from "./s3.js"\nconst app = express();\n'),
                errors: [{ ...perRequest, suggestions: { hoist: 'import express from "express"\nimport { S3Client } from "@aws-sdk/client-s3"\nimport { command, REGION } from "./s3.js"\nconst app = express();\nconst s3Client = new S3Client({ region: REGION });\n\napp.get("/", async (req, res) => {\n    await s3Client.send(command)\n})' } }],
            },
            {
                name: "a client that is awaited: kept as a promise, so that two requests wait for the same one",
                code: inHandler('const db = await connect("mongodb://db")\n    res.json(await db.stats())', 'import express from "express"\nimport { connect } from "mongodb"\nconst app = express()\n'),
                errors: [
                    {
                        ...perRequest,
                        suggestions: {
                            singleton: 'import express from "express"\nimport { connect } from "mongodb"\nconst app = express()\nlet dbPromise\nfunction getDb() {\n    dbPromise ??= connect("mongodb://db").catch(error => {\n        dbPromise = undefined\n        throw error\n    })\n    return dbPromise\n}\n\napp.get("/", async (req, res) => {\n    const db = await getDb()\n    res.json(await db.stats())\n})',
                        },
                    },
                ],
            },
            { name: "a client that is then told what is always the same", code: inHandler("const i18n = i18next.createInstance()\n    await i18n.init({ lng: 'en' })", 'import express from "express"\nimport i18next from "i18next"\nconst app = express()\n'), errors: [{ ...perRequest, suggestions: { hoist: 'import express from "express"\nimport i18next from "i18next"\nconst app = express()\nconst i18n = i18next.createInstance()\n\napp.get("/", async (req, res) => {\n    await i18n.init({ lng: \'en\' })\n})' } }] },
            { name: "a registry that is filled with the same", code: inHandler("const registry = new Registry()\n    await fill(registry, 'queues')", 'import express from "express"\nimport { Registry } from "prom-client"\nimport { fill } from "./metrics.js"\nconst app = express()\n'), errors: [{ ...perRequest, suggestions: { hoist: 'import express from "express"\nimport { Registry } from "prom-client"\nimport { fill } from "./metrics.js"\nconst app = express()\nconst registry = new Registry()\n\napp.get("/", async (req, res) => {\n    await fill(registry, \'queues\')\n})' } }] },
            { name: "a client that is closed cannot be shared as it is", code: inHandler('const pool = new Pool()\n    res.json(await pool.query("select 1"))\n    await pool.end()'), errors: [perRequest] },
            { name: "a setting that is taken out of the environment", code: inHandler("const { DATABASE_URL } = process.env\n    const pool = new Pool({ url: DATABASE_URL })"), errors: [perRequest] },
            { name: "a local constant among its arguments", code: inHandler("const url = process.env.DATABASE_URL\n    const pool = new Pool({ url })"), errors: [perRequest] },
            { name: "a name that is taken at module scope", code: `${head}const pool = createCache();\nfunction createCache() {}\napp.get("/", async (req, res) => { const pool = new Pool(); await pool.query("select 1") })`, errors: [{ ...perRequest, suggestions: { hoist: `${head}const pool = createCache();\nfunction createCache() {}\nconst sharedPool = new Pool();\n\napp.get("/", async (req, res) => { const pool = sharedPool; await pool.query("select 1") })` } }] },
            { name: "a client of which more are declared at once", code: inHandler("const pool = new Pool(), other = 1"), errors: [{ ...perRequest, suggestions: { hoist: `${head}const sharedPool = new Pool()\n\napp.get("/", async (req, res) => {\n    const pool = sharedPool, other = 1\n})` } }] },
            { name: "in a function that uses it itself", code: 'import { PrismaClient } from "@prisma/client"\nexport async function users() { const db = new PrismaClient(); return await db.user.findMany({ take: 10 }) }', errors: [{ ...perRequest, suggestions: { hoist: 'import { PrismaClient } from "@prisma/client"\nconst db = new PrismaClient()\n\nexport async function users() { return await db.user.findMany({ take: 10 }) }' } }] },
            { name: "a worker thread for each request", code: inHandler("new Worker('./job.js')", 'import express from "express"\nimport { Worker } from "node:worker_threads"\nconst app = express()\n'), errors: [{ ...perRequest, suggestions: { hoist: 'import express from "express"\nimport { Worker } from "node:worker_threads"\nconst app = express()\nconst worker = new Worker(\'./job.js\')\n\napp.get("/", async (req, res) => {\n    worker\n})' } }] },
        ],
    })
})

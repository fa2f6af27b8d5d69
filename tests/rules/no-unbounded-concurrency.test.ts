import { describe } from "vitest"
import rule from "../../rules/no-unbounded-concurrency.ts"
import { testRule } from "./support/rule-tester.ts"

const inHandler = (body: string, imports = ""): string => `import express from "express"\n${imports}const app = express()\napp.post("/", async (req, res) => { ${body} })`
const startsAll = { messageId: "startsAll" }

/** What is suggested where the work is a function that is written in place. */
function bounded(before: string, work: string, after: string, list = "req.body.ids", imports = "", top = ""): Record<string, string> {
    return {
        mapWithLimit: inHandler(`${before}pMap(${list}, id => ${work}, { concurrency: 10 })${after}`, `${imports}import pMap from "p-map"\n${top}`),
        limit: inHandler(`${before}Promise.all(${list}.map(id => limit(() => ${work})))${after}`, `${imports}import pLimit from "p-limit"\nconst limit = pLimit(10)\n${top}`),
    }
}

describe("no-unbounded-concurrency", () => {
    testRule(rule, {
        good: [
            { name: "a literal list", code: inHandler("await Promise.all([1, 2, 3].map(id => fetch(`/${id}`)))") },
            { name: "promises one by one", code: inHandler("await Promise.all([fetch('/a'), fetch('/b')])") },
            { name: "a constant list", code: `const REGIONS = ["eu", "us"]\n${inHandler("await Promise.all(REGIONS.map(region => fetch(region)))")}` },
            { name: "a constant list by its name", code: inHandler("await Promise.all(LOCALES.map(locale => fetch(locale)))", 'import { LOCALES } from "./locales.js"\n') },
            { name: "a slice", code: inHandler("await Promise.all(req.body.ids.slice(0, 10).map(id => fetch(id)))") },
            { name: "chunks", code: inHandler("for (const part of chunk(req.body.ids, 10)) await Promise.all(part.map(id => fetch(id)))", 'import chunk from "lodash/chunk"\n') },
            { name: "a check of the length before", code: inHandler("if (req.body.ids.length > 50) return res.status(413).end(); await Promise.all(req.body.ids.map(id => fetch(id)))") },
            { name: "a query with a limit", code: inHandler("const users = await db.user.findMany({ take: 20 }); await Promise.all(users.map(user => fetch(user.id)))", 'import { PrismaClient } from "@prisma/client"\nconst db = new PrismaClient()\n') },
            { name: "the first of a list of Redis", code: inHandler("const ids = await redis.zrange('jobs', 0, req.limit - 1); await Promise.all(ids.map(id => fetch(id)))", 'import Redis from "ioredis"\nconst redis = new Redis()\n') },
            { name: "keys of a literal", code: inHandler("await Promise.all(Object.keys({ a: 1, b: 2 }).map(key => fetch(key)))") },
            { name: "a limiter in the work", code: inHandler("await Promise.all(req.body.ids.map(id => limit(() => fetch(id))))", 'import pLimit from "p-limit"\nconst limit = pLimit(5)\n') },
            { name: "a limiter of the project's own", code: inHandler("await Promise.all(req.body.ids.map(id => semaphore.use(() => fetch(id))))", 'import { semaphore } from "./semaphore.js"\n') },
            { name: "p-map with a bound", code: inHandler("await pMap(req.body.ids, id => fetch(id), { concurrency: 5 })", 'import pMap from "p-map"\n') },
            { name: "p-map with options nobody knows", code: inHandler("await pMap(req.body.ids, id => fetch(id), options)", 'import pMap from "p-map"\n') },
            { name: "one after the other", code: inHandler("for (const id of req.body.ids) await fetch(id)") },
            { name: "work that waits for nothing", code: inHandler("await Promise.all(req.body.ids.map(async id => id.trim()))") },
            { name: "a list of unknown origin", code: "export async function load(ids) { return await Promise.all(ids.map(id => fetch(id))) }" },
            { name: "at start-up", code: 'import { readdir } from "node:fs/promises"\nawait Promise.all((await readdir("plugins")).map(name => import(name)))' },
            { name: "work of the thread pool belongs to no-threadpool-flood", code: inHandler("await Promise.all(req.body.names.map(name => readFile(name)))", 'import { readFile } from "fs/promises"\n') },
            { name: "a forEach that is not asynchronous", code: inHandler("req.body.ids.forEach(id => { fetch.cache[id] = 1 })") },
        ],
        bad: [
            { name: "work that gives an object: its parentheses stay", code: inHandler("await Promise.all(req.body.ids.map(async id => ({ id: await fetch(id) })))"), errors: [{ ...startsAll, suggestions: { mapWithLimit: inHandler("await pMap(req.body.ids, async id => ({ id: await fetch(id) }), { concurrency: 10 })", 'import pMap from "p-map"\n'), limit: inHandler("await Promise.all(req.body.ids.map(id => limit(async () => ({ id: await fetch(id) }))))", 'import pLimit from "p-limit"\nconst limit = pLimit(10)\n') } }] },
            { name: "a whole list of Redis", code: inHandler("const ids = await redis.zrange('jobs', 0, -1); await Promise.all(ids.map(id => fetch(id)))", 'import Redis from "ioredis"\nconst redis = new Redis()\n'), errors: [{ ...startsAll, suggestions: bounded("const ids = await redis.zrange('jobs', 0, -1); await ", "fetch(id)", "", "ids", 'import Redis from "ioredis"\n', "const redis = new Redis()\n") }] },
            { name: "Promise.all over what a client sent", code: inHandler("await Promise.all(req.body.ids.map(id => fetch(id)))"), errors: [{ ...startsAll, line: 3, suggestions: bounded("await ", "fetch(id)", "") }] },
            { name: "an asynchronous function with a body", code: inHandler("await Promise.all(req.body.ids.map(async id => { await fetch(id) }))"), errors: [{ ...startsAll, suggestions: { mapWithLimit: inHandler("await pMap(req.body.ids, async id => { await fetch(id) }, { concurrency: 10 })", 'import pMap from "p-map"\n'), limit: inHandler("await Promise.all(req.body.ids.map(id => limit(async () => { await fetch(id) })))", 'import pLimit from "p-limit"\nconst limit = pLimit(10)\n') } }] },
            { name: "allSettled, which p-map does not do", code: inHandler("await Promise.allSettled(req.body.ids.map(id => fetch(id)))"), errors: [{ ...startsAll, suggestions: { limit: inHandler("await Promise.allSettled(req.body.ids.map(id => limit(() => fetch(id))))", 'import pLimit from "p-limit"\nconst limit = pLimit(10)\n') } }] },
            { name: "promises collected in a variable", code: inHandler("const jobs = req.body.ids.map(id => fetch(id)); await Promise.all(jobs)"), errors: [startsAll] },
            { name: "promises collected in a loop", code: inHandler("const jobs = []; for (const id of req.body.ids) jobs.push(fetch(id)); await Promise.all(jobs)"), errors: [startsAll] },
            { name: "promises collected by forEach", code: inHandler("const jobs = []; req.body.ids.forEach(id => jobs.push(fetch(id))); await Promise.all(jobs)"), errors: [startsAll] },
            { name: "Array.from with a function", code: inHandler("await Promise.all(Array.from(req.body.ids, id => fetch(id)))"), errors: [startsAll] },
            { name: "a list that was filtered and sorted", code: inHandler("const ids = req.body.ids.filter(Boolean).sort(); await Promise.all(ids.map(fetch))"), errors: [{ ...startsAll, suggestions: { mapWithLimit: inHandler("const ids = req.body.ids.filter(Boolean).sort(); await pMap(ids, fetch, { concurrency: 10 })", 'import pMap from "p-map"\n') } }] },
            { name: "rows of a query without a limit", code: inHandler("const users = await db.user.findMany(); await Promise.all(users.map(id => fetch(id)))", 'import { PrismaClient } from "@prisma/client"\nconst db = new PrismaClient()\n'), errors: [{ ...startsAll, suggestions: { mapWithLimit: inHandler("const users = await db.user.findMany(); await pMap(users, id => fetch(id), { concurrency: 10 })", 'import { PrismaClient } from "@prisma/client"\nimport pMap from "p-map"\nconst db = new PrismaClient()\n'), limit: inHandler("const users = await db.user.findMany(); await Promise.all(users.map(id => limit(() => fetch(id))))", 'import { PrismaClient } from "@prisma/client"\nimport pLimit from "p-limit"\nconst limit = pLimit(10)\nconst db = new PrismaClient()\n') } }] },
            {
                name: "forEach with an asynchronous function",
                code: inHandler("req.body.ids.forEach(async id => { await fetch(id) })"),
                errors: [{ messageId: "notAwaited", suggestions: { loop: inHandler("for (const id of req.body.ids) { await fetch(id) }") } }],
            },
            { name: "forEach with a return is no loop as it stands", code: inHandler("req.body.ids.forEach(async id => { if (!id) return; await fetch(id) })"), errors: [{ messageId: "notAwaited" }] },
            { name: "p-map, whose default is no bound", code: inHandler("await pMap(req.body.ids, id => fetch(id))", 'import pMap from "p-map"\n'), errors: [startsAll] },
            { name: "async.map", code: inHandler("async.map(req.body.ids, load, done)", 'import async from "async"\nimport { load } from "./load.js"\n'), errors: [startsAll] },
            { name: "lists of unknown origin, if asked for", options: { unknownLists: true }, code: 'import { load } from "./load.js"\nexport async function all(ids) { return await Promise.all(ids.map(load)) }', errors: [{ ...startsAll, suggestions: { mapWithLimit: 'import { load } from "./load.js"\nimport pMap from "p-map"\nexport async function all(ids) { return await pMap(ids, load, { concurrency: 10 }) }' } }] },
            { name: "another limit", settings: { unblock: { concurrency: 4 } }, code: inHandler("await Promise.all(req.body.ids.map(fetch))"), errors: [{ ...startsAll, suggestions: { mapWithLimit: inHandler("await pMap(req.body.ids, fetch, { concurrency: 4 })", 'import pMap from "p-map"\n') } }] },
            { name: "a function that wants the list too", code: inHandler("await Promise.all(req.body.ids.map((id, index, all) => fetch(id + all.length)))"), errors: [{ ...startsAll, suggestions: { limit: inHandler("await Promise.all(req.body.ids.map((id, index, all) => limit(() => fetch(id + all.length))))", 'import pLimit from "p-limit"\nconst limit = pLimit(10)\n') } }] },
            { name: "CommonJS", commonjs: true, code: 'const app = require("express")()\napp.post("/", async (req, res) => { await Promise.all(req.body.ids.map(fetch)) })', errors: [{ ...startsAll, suggestions: { mapWithLimit: 'const pMap = require("p-map").default\nconst app = require("express")()\napp.post("/", async (req, res) => { await pMap(req.body.ids, fetch, { concurrency: 10 }) })' } }] },
        ],
    })
})

import { describe } from "vitest"
import rule from "../../rules/no-threadpool-flood.ts"
import { testRule } from "./support/rule-tester.ts"

const floods = { messageId: "floods" }
const read = 'import { readFile } from "node:fs/promises"\n'

describe("no-threadpool-flood", () => {
    testRule(rule, {
        good: [
            { name: "a bounded list", code: `${read}export async function load() { return await Promise.all(["a", "b"].map(name => readFile(name))) }` },
            { name: "a limit", code: `import pLimit from "p-limit"\n${read}const limit = pLimit(4)\nexport async function load(names) { return await Promise.all(names.map(name => limit(() => readFile(name)))) }` },
            { name: "work that waits for the network belongs to no-unbounded-concurrency", code: `${read}export async function load(names) { return await Promise.all(names.map(name => fetch(name))) }` },
            { name: "work of both kinds is bounded there too", code: `${read}export async function load(names) { return await Promise.all(names.map(async name => { await readFile(name); await fetch(name) })) }` },
            { name: "one after the other", code: `${read}export async function load(names) { for (const name of names) await readFile(name) }` },
            { name: "at start-up", code: `${read}const names = await list()\nexport const files = await Promise.all(names.map(name => readFile(name)))` },
            { name: "lists of unknown origin, if they shall not be reported", options: { unknownLists: false }, code: `${read}export async function load(names) { return await Promise.all(names.map(name => readFile(name))) }` },
        ],
        bad: [
            {
                name: "files",
                code: `${read}export async function load(names) { return await Promise.all(names.map(name => readFile(name))) }`,
                errors: [
                    {
                        ...floods,
                        message: "`Promise.all` gives libuv's 4 threads one `readFile` for every element of `names` at once: until they are done, file, DNS and crypto work of all other requests waits in line. Run at most 4 at once.",
                        suggestions: {
                            mapWithLimit: `${read}import pMap from "p-map"\nexport async function load(names) { return await pMap(names, name => readFile(name), { concurrency: 4 }) }`,
                            limit: `${read}import pLimit from "p-limit"\nconst limit = pLimit(4)\nexport async function load(names) { return await Promise.all(names.map(name => limit(() => readFile(name)))) }`,
                        },
                    },
                ],
            },
            { name: "passwords", options: { threads: 16 }, code: 'import bcrypt from "bcrypt"\nexport async function all(users) { return await Promise.all(users.map(async user => { user.hash = await bcrypt.hash(user.password, 12) })) }', errors: [{ ...floods, suggestions: { mapWithLimit: 'import bcrypt from "bcrypt"\nimport pMap from "p-map"\nexport async function all(users) { return await pMap(users, async user => { user.hash = await bcrypt.hash(user.password, 12) }, { concurrency: 16 }) }', limit: 'import bcrypt from "bcrypt"\nimport pLimit from "p-limit"\nconst limit = pLimit(16)\nexport async function all(users) { return await Promise.all(users.map(user => limit(async () => { user.hash = await bcrypt.hash(user.password, 12) }))) }' } }] },
            { name: "a function of the file that reads", code: `${read}const load = async name => JSON.parse(await readFile(name, "utf8"))\nexport async function all(names) { return await Promise.all(names.map(load)) }`, errors: [{ ...floods, suggestions: { mapWithLimit: `${read}import pMap from "p-map"\nconst load = async name => JSON.parse(await readFile(name, "utf8"))\nexport async function all(names) { return await pMap(names, load, { concurrency: 4 }) }` } }] },
            { name: "compression by callbacks made promises", code: 'import { gzip } from "node:zlib"\nimport { promisify } from "node:util"\nconst pack = promisify(gzip)\nexport async function all(texts) { return await Promise.all(texts.map(text => pack(text))) }', errors: [{ ...floods, suggestions: { mapWithLimit: 'import { gzip } from "node:zlib"\nimport { promisify } from "node:util"\nimport pMap from "p-map"\nconst pack = promisify(gzip)\nexport async function all(texts) { return await pMap(texts, text => pack(text), { concurrency: 4 }) }', limit: 'import { gzip } from "node:zlib"\nimport { promisify } from "node:util"\nimport pLimit from "p-limit"\nconst limit = pLimit(4)\nconst pack = promisify(gzip)\nexport async function all(texts) { return await Promise.all(texts.map(text => limit(() => pack(text)))) }' } }] },
        ],
    })
})

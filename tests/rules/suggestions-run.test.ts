import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import ts from "typescript"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { rules } from "../../rules/index.ts"
import { lint } from "./support/rule-tester.ts"

/**
 * Runs programs before and after a suggestion was applied, each in a process of its own, in a
 * project that has the packages which the suggestion names. Both have to print the same; what
 * a suggestion is for (one client for all requests, few jobs at once) is printed apart.
 */
const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const project = realpathSync(mkdtempSync(join(tmpdir(), "suggestions-")))

/** What the programs import, besides packages of the registry. */
const FILES: Readonly<Record<string, string>> = {
    "node_modules/pg/package.json": '{ "name": "pg", "version": "8.0.0", "main": "index.js" }',
    "node_modules/pg/index.js": "let made = 0; exports.Pool = class Pool { constructor() { made++ } async query(text) { return { rows: [text] } } }; exports.made = () => made",
    "node_modules/mongodb/package.json": '{ "name": "mongodb", "version": "6.0.0", "main": "index.js" }',
    "node_modules/mongodb/index.js":
        "let made = 0; exports.MongoClient = { async connect(url) { made++; await null; if (made === 1 && url.includes('down')) throw new Error('down'); return { stats: async () => ({ url }) } } }; exports.made = () => made",
    "data.json": '{ "rows": [1, 2, 3] }',
    "jobs.cjs": "let now = 0, most = 0; exports.load = async id => { now++; most = Math.max(most, now); await new Promise(resolve => setTimeout(resolve, 1)); now--; if (id === 'bad') throw new Error('bad'); return `loaded ${id}` }; exports.most = () => most",
}

interface Program {
    readonly rule: keyof typeof rules
    readonly suggestion: string
    /** The file exports `handle(request, response)`; `response.json` gives the result. */
    readonly code: string
    /** Requests that are made at the same time. */
    readonly requests: readonly unknown[]
    /** What the suggestion is for, measured by an export of the program: before and after. */
    readonly effect?: readonly [before: unknown, after: unknown]
}

const ids = Array.from({ length: 40 }, (_, index) => index)
const PROGRAMS: Readonly<Record<string, Program>> = {
    "a package of ES modules in a worker thread": {
        rule: "no-cpu-heavy-call",
        suggestion: "offload",
        code: 'import { marked } from "marked"\nexport async function handle(request, response) {\n    response.json(marked(request.body.text))\n}\n',
        requests: [{ body: { text: "# Title\n\n* one\n* two" } }, { body: { text: "" } }],
    },
    "a member of a package in a worker thread": {
        rule: "no-cpu-heavy-call",
        suggestion: "offload",
        code: 'import * as yaml from "js-yaml"\nexport async function handle(request, response) {\n    response.json(yaml.load(request.body.text).list[0])\n}\n',
        requests: [{ body: { text: "list: [a, b]" } }],
    },
    "a CommonJS package in a worker thread": {
        rule: "no-cpu-heavy-call",
        suggestion: "offload",
        code: 'import sanitize from "sanitize-html"\nexport async function handle(request, response) {\n    response.json(sanitize(request.body.text))\n}\n',
        requests: [{ body: { text: "<p onclick=x>text<script>1</script>" } }],
    },
    "p-map": {
        rule: "no-unbounded-concurrency",
        suggestion: "mapWithLimit",
        code: 'import { load, most } from "./jobs.cjs"\nexport async function handle(request, response) {\n    response.json(await Promise.all(request.body.ids.map(id => load(id))))\n}\nexport const effect = most\n',
        requests: [{ body: { ids } }],
        effect: [40, 10],
    },
    "p-map, where one job fails": {
        rule: "no-unbounded-concurrency",
        suggestion: "mapWithLimit",
        code: 'import { load } from "./jobs.cjs"\nexport async function handle(request, response) {\n    response.json(await Promise.all(request.body.ids.map(load)))\n}\n',
        requests: [{ body: { ids: [1, "bad", 2] } }],
    },
    "p-limit, for all requests": {
        rule: "no-unbounded-concurrency",
        suggestion: "limit",
        code: 'import { load, most } from "./jobs.cjs"\nexport async function handle(request, response) {\n    response.json(await Promise.all(request.body.ids.map(async id => { const text = await load(id); return text.length })))\n}\nexport const effect = most\n',
        requests: [{ body: { ids } }, { body: { ids } }],
        effect: [80, 10],
    },
    "p-limit, where all results are wanted": {
        rule: "no-unbounded-concurrency",
        suggestion: "limit",
        code: 'import { load } from "./jobs.cjs"\nexport async function handle(request, response) {\n    const all = await Promise.allSettled(request.body.ids.map(id => load(id)))\n    response.json(all.map(one => one.value ?? one.reason.message))\n}\n',
        requests: [{ body: { ids: [1, "bad", 2] } }],
    },
    "a loop that waits": {
        rule: "no-unbounded-concurrency",
        suggestion: "loop",
        code: 'import { load, most } from "./jobs.cjs"\nexport async function handle(request, response) {\n    request.body.ids.forEach(async id => { await load(id) })\n    response.json(request.body.ids.length)\n}\nexport const effect = most\n',
        requests: [{ body: { ids } }],
        effect: [40, 1],
    },
    "few jobs for the thread pool": {
        rule: "no-threadpool-flood",
        suggestion: "limit",
        code: 'import { readFile } from "node:fs/promises"\nexport async function handle(request, response) {\n    const texts = await Promise.all(request.body.names.map(name => readFile(name, "utf8")))\n    response.json(texts)\n}\n',
        requests: [{ body: { names: ["data.json", "data.json"] } }],
    },
    "one pool": {
        rule: "no-client-per-request",
        suggestion: "hoist",
        code: 'import { Pool, made } from "pg"\nexport async function handle(request, response) {\n    const pool = new Pool({ max: 5 })\n    response.json((await pool.query(request.body.text)).rows)\n}\nexport const effect = made\n',
        requests: [{ body: { text: "a" } }, { body: { text: "b" } }],
        effect: [2, 1],
    },
    "one client that is connected once": {
        rule: "no-client-per-request",
        suggestion: "singleton",
        code: 'import { MongoClient, made } from "mongodb"\nexport async function handle(request, response) {\n    const client = await MongoClient.connect("mongodb://db")\n    response.json(await client.stats())\n}\nexport const effect = made\n',
        requests: [{}, {}, {}],
        effect: [3, 1],
    },
    "a module at the top": {
        rule: "no-lazy-require",
        suggestion: "hoist",
        code: 'import { createRequire } from "node:module"\nconst require = createRequire(import.meta.url)\nexport async function handle(request, response) {\n    const data = require("./data.json")\n    response.json(data.rows)\n}\n',
        requests: [{}],
    },
}

beforeAll(() => {
    for (const [file, text] of Object.entries(FILES)) write(file, text)
    for (const name of ["js-yaml", "marked", "p-limit", "p-map", "piscina", "sanitize-html"]) symlinkSync(join(ROOT, "node_modules", name), join(project, "node_modules", name))
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

/** How a project can be written, and what its files are when they run. */
const KINDS = {
    "ES modules": { extension: "mjs", written: (code: string) => code, typescript: false },
    CommonJS: { extension: "cjs", written: toCommonjs, typescript: false },
    "TypeScript to ES modules": { extension: "mts", written: withTypes, typescript: true },
    "TypeScript to CommonJS": { extension: "cts", written: withTypes, typescript: true },
} as const

describe.each(Object.entries(KINDS))("%s", (kind, { extension, written, typescript }) => {
    test.each(Object.entries(PROGRAMS))("%s", async (name, { rule: ruleName, suggestion, code, requests, effect }) => {
        const program = written(code)
        // import.meta is nothing that a CommonJS module has.
        if (extension === "cts" && program.includes("import.meta")) return
        const rule = rules[ruleName]
        const folder = `${kind}-${name}`.replaceAll(/\W+/g, "-")
        const one = { name, filename: `src/program.${extension}`, ...(typescript && { typescript }), ...(extension === "cjs" && { commonjs: true as const }) }
        const messages = lint(rule, { ...one, code: program })
        const fix = messages.flatMap(message => message.suggestions ?? []).find(({ messageId }) => messageId === suggestion)?.fix
        if (!fix) throw new Error(`no such suggestion: ${JSON.stringify(messages)}`)
        const changed = program.slice(0, fix.range[0]) + fix.text + program.slice(fix.range[1])

        expect(lint(rule, { ...one, code: changed })).toHaveLength(messages.length - 1)
        const [before, after] = await Promise.all([run(`${folder}/before.${extension}`, program, requests), run(`${folder}/after.${extension}`, changed, requests)])
        expect(after.results).toEqual(before.results)
        expect(before.results).toHaveLength(requests.length)
        if (effect) expect([before.effect, after.effect]).toEqual(effect)
    })
})

test("a client that could not connect is made again", async () => {
    const { code } = PROGRAMS["one client that is connected once"]!
    const down = code.replace("mongodb://db", "mongodb://down")
    const fix = lint(rules["no-client-per-request"], { name: "", code: down })[0]!.suggestions![0]!.fix
    const changed = down.slice(0, fix.range[0]) + fix.text + down.slice(fix.range[1])
    const twice = await run("again/program.mjs", `${changed}\n`, [{}], 2)
    expect(twice.results).toEqual([{ error: "down" }, { value: { url: "mongodb://down" } }])
})

function toCommonjs(code: string): string {
    return code
        .replaceAll(/import \{ (.*?) \} from (".*?")/g, "const { $1 } = require($2)")
        .replaceAll(/import (?:\* as )?(\w+) from (".*?")/g, "const $1 = require($2)")
        .replace(/const \{ createRequire \}.*\nconst require.*\n/, "")
        .replace("export async function handle", "exports.handle = async function")
        .replace("export const effect =", "exports.effect =")
}

function withTypes(code: string): string {
    return code.replace("(request, response)", "(request: any, response: any): Promise<void>").replaceAll(/\bid =>/g, "(id: any) =>").replaceAll(/\bname =>/g, "(name: string) =>").replaceAll("one =>", "(one: any) =>")
}

interface Outcome {
    readonly results: unknown[]
    readonly effect: unknown
}

/** Makes the requests at the same time, `rounds` times, and prints what came back. */
function run(file: string, code: string, requests: readonly unknown[], rounds = 1): Promise<Outcome> {
    const target = file.replace(/\.([mc])ts$/, ".$1js")
    const isCommonjs = target.endsWith(".cjs")
    const module = isCommonjs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext
    const output = target === file ? code : ts.transpileModule(code, { compilerOptions: { module, target: ts.ScriptTarget.ES2022, esModuleInterop: true } }).outputText
    write(target, output.replaceAll("./jobs.cjs", "../jobs.cjs").replaceAll("./data.json", "../data.json"))
    const driver = `${dirname(target)}/${isCommonjs ? "c" : "m"}-${target.includes("after") ? "after" : "before"}-driver.mjs`
    write(
        driver,
        `import * as program from ${JSON.stringify(`./${target.split("/").at(-1)}`)}
const { handle, effect } = program.default?.handle ? program.default : program
const results = []
for (let round = 0; round < ${rounds}; round++) results.push(...(await Promise.all(${JSON.stringify(requests)}.map(request => new Promise(resolve => {
    handle(request, { json: value => resolve({ value }) }).catch(error => resolve({ error: error.message }))
})))))
console.log(JSON.stringify({ results, effect: effect?.() }))
process.exit()
`,
    )
    return new Promise((resolve, reject) => {
        execFile(process.execPath, [join(project, driver)], { cwd: project }, (error, stdout, stderr) => (error ? reject(new Error(`${stderr}\n${output}`)) : resolve(JSON.parse(stdout) as Outcome)))
    })
}

function write(file: string, text: string): void {
    const path = join(project, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
}

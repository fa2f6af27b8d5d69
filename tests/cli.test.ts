import { spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { main, type Surroundings } from "../analyzer/command-line.ts"
import type { Report } from "../analyzer/report.ts"

const SERVER = {
    "package.json": '{ "name": "server", "type": "module", "dependencies": { "express": "5" } }',
    "src/server.js": [
        'import express from "express"',
        'import { render } from "./render.js"',
        "const app = express()",
        'app.get("/report/:id", (request, response) => {',
        "    response.send(render(request.params.id))",
        "})",
        'app.get("/health", (request, response) => response.send("ok"))',
        "app.listen(3000)",
    ].join("\n"),
    "src/render.js": ['import { readFileSync } from "node:fs"', "export function render(id) {", "    return readFileSync(`pages/${id}.html`)", "}", "export const unused = () => readFileSync('x')"].join("\n"),
}

const MOUNTED = {
    "package.json": SERVER["package.json"],
    "users.js": [
        'import { Router } from "express"',
        'import cache from "some-cache"',
        'import { readFileSync } from "node:fs"',
        "export const users = Router()",
        "export function check(request, response, next) { next() }",
        "const load = (request, response, next) => { request.user = readFileSync(request.params.id); next() }",
        "users.use(check)",
        'users.get("/:id", check, load, function one(request, response) { response.send(request.user) })',
        'users.post("/", cache())',
    ].join("\n"),
    "status.ts": ['import { Router } from "express"', 'import cache from "some-cache"', "export const status: Router = Router()", 'status.get("/status", cache())'].join("\n"),
    "server.js": [
        'import express from "express"',
        'import { status } from "./status.js"',
        'import { users } from "./users.js"',
        "const app = express()",
        'app.use("/api", express.Router().use("/users", users), status)',
        'app.listen(app.get("port"))',
    ].join("\n"),
}

let folder: string
beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "unblock-cli-"))
    write("server", SERVER)
    write("mounted", MOUNTED)
    write("clean", { "package.json": '{ "name": "clean" }', "index.js": "export const one = 1\n" })
    write("broken-config", { ...SERVER, "unblock.config.json": '{ "minimumCost": "huge" }' })
    write("broken-file", { ...SERVER, "src/broken.js": "function (" })
    write("quiet", { ...SERVER, "unblock.config.json": '{ "kinds": ["client-per-request"] }' })
    write("suppressed", { ...SERVER, "src/render.js": SERVER["src/render.js"].replace("    return", "    // unblock-ignore-next-line blocking-call: pages are tiny\n    return") })
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name, file)), { recursive: true })
        writeFileSync(join(folder, name, file), text)
    }
}

describe("exit codes", () => {
    test("1 with findings, 0 without, up to --max-issues", async () => {
        expect((await unblock("server")).code).toBe(1)
        expect((await unblock("clean")).code).toBe(0)
        expect((await unblock("server", "--max-issues", "1")).code).toBe(0)
        expect((await unblock("server", "--kind", "client-per-request")).code).toBe(0)
    })

    test.each([
        [["nowhere"], /^nowhere: there is no such file or folder\.\n$/],
        [["server", "--format", "xml"], /^--format: "xml" is no format\. Write pretty, json, sarif, github, callgraph\.\n$/],
        [["server", "--min-cost", "huge"], /^--min-cost: "huge" is not possible\. Write micro, grows, high, unbounded\.\n$/],
        [["server", "--kind", "blocking"], /^--kind: "blocking" is not possible\. Write blocking-call, /],
        [["server", "--config", "nowhere.json"], /nowhere\.json: there is no such file\.\n$/],
        [["server", "--workers", "many"], /^--workers: "many" is no number of things\./],
        [["server", "--color"], /^Unknown option `--color`\. See unblock --help\.\n$/],
        [["broken-config"], /^unblock\.config\.json: minimumCost: "huge" is not possible here\./],
        [["why", "src/render.js", "server"], /^"src\/render\.js" is no place\. Write FILE:LINE, for example src\/render\.ts:12\.\n$/],
        [["why", "src/gone.js:3", "server"], /^src\/gone\.js is not among the analysed files\./],
        [["why"], /missing required args/],
    ])("2 for %j, with one message and no stack", async (args, message) => {
        const { code, stdout, stderr } = await unblock(...args)
        expect(stderr).toMatch(message)
        expect(stderr).not.toMatch(/^\s+at /m)
        expect({ code, stdout }).toEqual({ code: 2, stdout: "" })
    })

    test("2 with stack and address if the mistake is ours", async () => {
        const { code, stderr } = await run(["server"], { cwd: undefined as never })
        expect(code).toBe(2)
        expect(stderr).toMatch(/^\s+at /m)
        expect(stderr).toContain("This is a bug in unblock")
    })
})

describe("the report", () => {
    test("goes to stdout, and nothing else does", async () => {
        const { stdout, stderr } = await unblock("server", "--format", "json", "--timing")
        expect(findings(stdout)).toEqual(["src/render.js:3 node:fs#readFileSync"])
        expect(stderr).toMatch(/^read +\d+ ms\nlink +\d+ ms\njudge +\d+ ms\nall +\d+ ms, \d+ MB\n$/)
    })

    test("can be written in several formats at once", async () => {
        const sarif = join(folder, "out.sarif")
        const { stdout } = await unblock("server", "--format", "github", "--format", `sarif:${sarif}`)
        expect(stdout).toMatch(/^::warning file=server\/src\/render\.js,line=3,/)
        expect((JSON.parse(readFileSync(sarif, "utf8")) as { version: string }).version).toBe("2.1.0")
    })

    test("has colours on a terminal only, and not if somebody minds", async () => {
        const terminal = { isTTY: true }
        expect((await run(["server"], { stdout: terminal })).stdout).toContain("\u001B[")
        expect((await run(["server"], { stdout: terminal, env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001B[")
        expect((await unblock("server")).stdout).not.toContain("\u001B[")
    })

    test("comes with progress on stderr on a terminal only", async () => {
        expect((await run(["server"], { stderr: { isTTY: true } })).stderr).toMatch(/Reading files.*\r\u001B\[K$/s)
        expect((await unblock("server")).stderr).toBe("")
    })

    test("can be about some files only, though all are read", async () => {
        const cwd = join(folder, "server")
        expect(findings((await run(["src/render.js", "--format", "json"], { cwd })).stdout)).toHaveLength(1)
        expect(findings((await run(["src/server.js", "--format", "json"], { cwd })).stdout)).toHaveLength(1)
        expect(findings((await run(["package.json", "--format", "json"], { cwd })).stdout)).toHaveLength(0)
    })

    test("lists what could not be read and goes on", async () => {
        const { stdout, code } = await unblock("broken-file", "--format", "json")
        expect(code).toBe(1)
        expect((JSON.parse(stdout) as Report).skipped.map(({ file }) => file)).toEqual(["src/broken.js"])
    })

    test("obeys the configuration, and the command line before it", async () => {
        expect((await unblock("quiet")).code).toBe(0)
        expect((await unblock("quiet", "--kind", "blocking-call")).code).toBe(1)
    })

    test("leaves out what a comment silences", async () => {
        expect((await unblock("suppressed")).code).toBe(0)
    })

    test("is the same whatever the number of workers", async () => {
        const [one, three] = await Promise.all(["0", "3"].map(async workers => (await unblock("server", "--no-cache", "--workers", workers, "--format", "json")).stdout))
        const withoutTime = (text: string) => ({ ...(JSON.parse(text) as Report), stats: undefined })
        expect(withoutTime(three!)).toEqual(withoutTime(one!))
    })

    test("is the call graph on request", async () => {
        const { stdout } = await unblock("server", "--format", "callgraph")
        const lines = stdout.trimEnd().split("\n").map(line => JSON.parse(line) as Record<string, unknown>)
        expect(lines.filter(line => line["kind"] === "call").map(line => (line["to"] as { name: string }).name)).toContain("render")
    })
})

describe("why", () => {
    test("shows from where a finding is reached", async () => {
        const { stdout, code } = await unblock("why", "src/render.js:3", "server")
        expect(code).toBe(0)
        expect(stdout).toContain("node:fs#readFileSync: reported (blocking-call, grows, certain)")
        expect(stdout).toContain("from express GET /report/:id (src/server.js:4)")
    })

    test("says why there is none", async () => {
        expect((await unblock("why", "src/render.js:5", "server")).stdout).toContain("not reported: no handler reaches it")
        expect((await unblock("why", "src/render.js:4", "suppressed")).stdout).toContain("not reported: suppressed on line 3: pages are tiny")
        expect((await unblock("why", "src/render.js:3", "quiet")).stdout).toContain("not reported: findings of this kind are switched off")
    })

    test("takes a file as seen from here, too", async () => {
        expect((await unblock("why", "server/src/render.js:3", "server")).stdout).toContain("reported (blocking-call")
    })
})

describe("handlers", () => {
    test("lists every handler with what it reaches", async () => {
        const { stdout, code } = await unblock("handlers", "server")
        expect(code).toBe(0)
        expect(stdout).toBe(["express  route  GET /report/:id  src/server.js:4  3 calls, 1 finding, worst grows", "express  route  GET /health      src/server.js:7  1 call", "", "2 entry points: 2 route", ""].join("\n"))
    })

    test("one row for a route, whatever stands on the way to its last function; a package may answer", async () => {
        const { handlers } = JSON.parse((await unblock("handlers", "mounted", "--format", "json")).stdout) as { handlers: { kind: string; name: string; function?: string; before?: { function: string }[]; findings: number }[] }
        expect(handlers.map(({ kind, name, function: answers, before, findings }) => [kind, name, answers, before?.map(one => one.function), findings])).toEqual([
            ["route", "GET /api/status", undefined, undefined, 0],
            ["middleware", "use /api/users", "check", undefined, 0],
            ["route", "GET /api/users/:id", "one", ["check", "load"], 1],
            ["route", "POST /api/users", undefined, undefined, 0],
        ])
    })

    test("as JSON", async () => {
        const { handlers } = JSON.parse((await unblock("handlers", "server", "--format", "json")).stdout) as { handlers: { name: string; calls: number; findings: number; worst?: string }[] }
        expect(handlers.map(({ name, calls, findings: number, worst }) => ({ name, calls, number, worst }))).toEqual([{ name: "GET /report/:id", calls: 3, number: 1, worst: "grows" }, { name: "GET /health", calls: 1, number: 0, worst: undefined }])
    })
})

test("summarize prints a package's model", async () => {
    write("summarized", { "package.json": '{ "name": "fonts", "main": "index.js" }', "index.js": 'const fs = require("fs")\nexports.open = name => fs.readFileSync(name)\n' })
    const { stdout, stderr, code } = await run(["summarize", "."], { cwd: join(folder, "summarized") })
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 })
    expect(JSON.parse(stdout)).toMatchObject({ packages: [{ package: "fonts", blocking: [{ name: "open", waitsFor: "disk", cost: "grows", through: [{ file: "node_modules/fonts/index.js", line: 2, callee: "fs.readFileSync" }] }] }] })
    expect(await run(["summarize", "gone"], { cwd: join(folder, "summarized") })).toMatchObject({ code: 2, stderr: expect.stringContaining('"gone" is not installed below') })
})

test("version", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }
    expect((await unblock("version")).stdout).toBe(`${version}\n`)
})

/** The built program: `npm test` builds it; without it there is nothing to say here. */
const BUILT = fileURLToPath(new URL("../dist/analyzer/cli.js", import.meta.url))

describe.skipIf(!existsSync(BUILT))("the built program", () => {
    const start = (...args: string[]) => spawnSync(process.execPath, [BUILT, ...args], { cwd: folder, encoding: "utf8" })

    test("runs, finds and exits", () => {
        const { status, stdout, stderr } = start("server", "--format", "json")
        expect({ status, stderr, found: findings(stdout) }).toEqual({ status: 1, stderr: "", found: ["src/render.js:3 node:fs#readFileSync"] })
    })

    test("prints its help and its version", () => {
        for (const help of ["--help", "help"]) expect(start(help).stdout).toContain("$ unblock [...paths]")
        expect(start("--version").stdout).toMatch(/^unblock\/\d+\.\d+\.\d+ /)
    })

    test("starts by its own name", () => {
        expect(readFileSync(BUILT, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/)
        chmodSync(BUILT, 0o755)
        expect(spawnSync(BUILT, ["version"], { encoding: "utf8" }).status).toBe(0)
    })

    test.skipIf(process.platform === "win32")("does not mind a reader that leaves", () => {
        const { stderr, stdout } = spawnSync("sh", ["-c", `"${process.execPath}" "${BUILT}" server --format callgraph | head -n 1`], { cwd: folder, encoding: "utf8" })
        expect(stderr).toBe("")
        expect(stdout).toContain('"meta"')
    })

    test.skipIf(process.platform === "win32")("loses nothing of a long report in a pipe", () => {
        const calls = Array.from({ length: 3000 }, (_, index) => `export const f${index} = () => f${(index + 1) % 3000}()`).join("\n")
        write("long", { ...SERVER, "src/long.js": calls })
        const { stdout } = spawnSync("sh", ["-c", `"${process.execPath}" "${BUILT}" long --format callgraph | (sleep 1; cat)`], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 })
        expect(stdout.length).toBeGreaterThan(1 << 20)
        expect(() => stdout.trimEnd().split("\n").map(line => JSON.parse(line) as unknown)).not.toThrow()
    })
})

/** Runs the command line in the folder with the test's servers. */
function unblock(...args: string[]) {
    return run(args, {})
}

interface Changes {
    readonly cwd?: string
    readonly env?: Surroundings["env"]
    readonly stdout?: { readonly isTTY: boolean }
    readonly stderr?: { readonly isTTY: boolean }
}

async function run(args: readonly string[], changes: Changes) {
    let stdout = ""
    let stderr = ""
    const code = await main(["node", "unblock", ...args], {
        cwd: folder,
        env: {},
        ...changes,
        stdout: { ...changes.stdout, write: (text: string) => (stdout += text) },
        stderr: { ...changes.stderr, write: (text: string) => (stderr += text) },
    })
    return { code, stdout, stderr }
}

function findings(json: string): string[] {
    return (JSON.parse(json) as Report).findings.map(({ file, line, api }) => `${file}:${line} ${api}`)
}

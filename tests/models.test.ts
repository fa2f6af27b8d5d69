import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, describe, expect, test } from "vitest"
import { analyze } from "../analyzer/analyze.ts"
import { main } from "../analyzer/command-line.ts"

const folders: string[] = []
afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const MODEL = { packages: [{ package: "our-rpc", blocking: [{ name: "callSync", waitsFor: "network", cost: "unbounded", instead: "our-rpc#call" }] }] }
const SERVER = `import express from "express"
import { callSync } from "our-rpc"
const app = express()
app.get("/", (request, response) => response.json(callSync("users")))
`

/** The folder of a server whose dependency `our-rpc` has these files; `more` are files of the project. */
function projectWith(dependency: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): string {
    const root = mkdtempSync(join(tmpdir(), "unblock-models-"))
    folders.push(root)
    const installed = Object.entries(dependency).map(([name, text]) => [`node_modules/our-rpc/${name}`, text])
    for (const [name, text] of Object.entries({ "server.js": SERVER, ...Object.fromEntries(installed), ...more })) {
        mkdirSync(dirname(join(root, name)), { recursive: true })
        writeFileSync(join(root, name), typeof text === "string" ? text : JSON.stringify(text))
    }
    return root
}

async function reportWith(dependency: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) {
    const report = await analyze({ root: projectWith(dependency, more), cache: false })
    return { found: report.findings.map(({ api, cost }) => `${api} ${cost}`), warnings: report.warnings }
}

const manifest = { name: "our-rpc", unblock: "./unblock.json" }
const FILE = "node_modules/our-rpc/unblock.json"

describe("a package's own model", () => {
    test("says what blocks in it", async () => {
        expect(await reportWith({ "package.json": manifest, "unblock.json": MODEL })).toEqual({ found: ["our-rpc#callSync unbounded"], warnings: [] })
    })

    test("is not needed", async () => {
        expect(await reportWith({ "package.json": { name: "our-rpc" }, "unblock.json": MODEL })).toEqual({ found: [], warnings: [] })
        expect(await reportWith({})).toEqual({ found: [], warnings: [] })
    })

    test("gives way to what the user says of the same call", async () => {
        const [facts] = MODEL.packages
        const config = { packages: [{ ...facts, blocking: [{ ...facts!.blocking[0], cost: "high" }] }] }
        expect((await reportWith({ "package.json": manifest, "unblock.json": MODEL }, { "unblock.config.json": config })).found).toEqual(["our-rpc#callSync high"])
    })

    test("counts where the importing package finds it: above a package of a workspace too", async () => {
        const workspace = { "package.json": { name: "all", workspaces: ["api"] }, "api/package.json": { name: "api", dependencies: { "our-rpc": "1" } }, "api/server.js": SERVER, "server.js": "export {}" }
        expect((await reportWith({ "package.json": manifest, "unblock.json": MODEL }, workspace)).found).toEqual(["our-rpc#callSync unbounded"])
    })

    test("is what `unblock catalog` says of it", async () => {
        const cwd = projectWith({ "package.json": manifest, "unblock.json": MODEL }, { "package.json": { dependencies: { "our-rpc": "1" } } })
        let [printed, said] = ["", ""]
        const code = await main(["node", "unblock", "catalog", "our-rpc"], { cwd, env: {}, stdout: { write: text => (printed += text) }, stderr: { write: text => (said += text) } })
        expect([code, printed, said]).toEqual([0, `our-rpc\n  callSync: blocks: network, unbounded. Use \`our-rpc#call\`. [${FILE}]\n`, ""])
    })

    test("is read of a package in the workspace whose code is not there", async () => {
        const workspace = {
            "package.json": { name: "all", workspaces: ["rpc"] },
            "rpc/package.json": { name: "our-rpc", main: "./native.node", unblock: "./model/unblock.json" },
            "rpc/model/unblock.json": MODEL,
        }
        expect(await reportWith({}, workspace)).toEqual({ found: ["our-rpc#callSync unbounded"], warnings: [] })
    })
})

describe("a broken model is told and stops nothing", () => {
    test.each<[what: string, dependency: Readonly<Record<string, unknown>>, message: RegExp]>([
        ["no file", { "package.json": manifest }, /^This model of our-rpc is not used: cannot be read: /],
        ["no JSON", { "package.json": manifest, "unblock.json": "{ broken" }, /is not used: broken JSON, /],
        ["a wrong value", { "package.json": manifest, "unblock.json": { packages: [{ package: "our-rpc", blocking: [{ name: "callSync", waitsFor: "net", cost: "high" }] }] } }, /packages\[0\]\.blocking\[0\]\.waitsFor: "net" is not possible here/],
        ["an unknown key", { "package.json": manifest, "unblock.json": { package: "our-rpc" } }, /unknown key "package"\. Write \{ "packages": \[ … \] \}\.$/],
        ["no packages", { "package.json": manifest, "unblock.json": {} }, /packages: undefined is no list/],
        ["another package", { "package.json": manifest, "unblock.json": { packages: [{ package: "node:fs", blocking: [] }] } }, /it speaks of "node:fs"\. A package describes itself/],
        ["a file elsewhere", { "package.json": { ...manifest, unblock: "../../model.json" } }, /"\.\.\/\.\.\/model\.json" leads out of the package\.$/],
    ])("%s", async (_, dependency, message) => {
        const { found, warnings } = await reportWith(dependency)
        expect(found).toEqual([])
        expect(warnings).toHaveLength(1)
        expect(warnings[0]!.message).toMatch(message)
        if (!message.source.includes("leads out")) expect(warnings[0]!.file).toBe(FILE)
    })
})

test("package.json may name a model where a configuration could stand", async () => {
    const { found, warnings } = await reportWith({}, { "package.json": { name: "server", unblock: "./unblock.json" }, "unblock.json": { packages: [{ package: "server", blocking: [] }] } })
    expect({ found, warnings }).toEqual({ found: [], warnings: [] })
})

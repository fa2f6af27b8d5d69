import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, describe, expect, test } from "vitest"
import { analyze } from "../analyzer/analyze.ts"
import { mayInclude } from "../catalog/versions.ts"
import rule from "../rules/no-blocking-call.ts"
import { lint } from "./rules/support/rule-tester.ts"

const folders: string[] = []
afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A project of a server and these files, with each package installed in this version. */
function project(server: string, dependencies: Readonly<Record<string, string>>, installed: Readonly<Record<string, string>>): string {
    const root = mkdtempSync(join(tmpdir(), "unblock-versions-"))
    folders.push(root)
    const files: Record<string, string> = { "server.js": server, "package.json": JSON.stringify({ name: "server", dependencies }) }
    for (const [name, version] of Object.entries(installed)) files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version })
    for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, name)), { recursive: true })
        writeFileSync(join(root, name), text)
    }
    return root
}

describe("the installed version decides where package.json leaves it open", () => {
    const DEL = `const { rmSync } = require("node:fs")
        const app = require("express")()
        app.del("/:name", (request, response) => response.json(rmSync(request.params.name)))`

    test.each([
        ["4.21.2", ["node:fs#rmSync"]],
        ["5.1.0", []],
    ])("express %s", async (version, found) => {
        const report = await analyze({ root: project(DEL, { express: "*" }, { express: version }), cache: false })
        expect(report.findings.map(({ api }) => api)).toEqual(found)
    })

    test("a range that says it is not asked twice", async () => {
        const report = await analyze({ root: project(DEL, { express: "^4.0.0" }, { express: "5.1.0" }), cache: false })
        expect(report.findings).toHaveLength(1)
    })
})

describe("what replaces a call depends on the version", () => {
    const server = (name: string): string => `import ${name} from "${name}"
import express from "express"
const app = express()
app.get("/", async (request, response) => { response.json(${name}.sync("**/*.md")) })
`

    test.each([
        ["glob", "8.1.0", "glob#default", 'globAsync("**/*.md")'],
        ["glob", "11.0.0", "glob#glob", 'glob.glob("**/*.md")'],
        ["rimraf", "3.0.2", "rimraf#default", 'rimrafAsync("**/*.md")'],
        ["rimraf", "6.0.1", "rimraf#rimraf", 'rimraf.rimraf("**/*.md")'],
        ["mkdirp", "0.5.6", "mkdirp#default", 'mkdirpAsync("**/*.md")'],
        ["mkdirp", "3.0.1", "mkdirp#mkdirp", 'mkdirp.mkdirp("**/*.md")'],
    ])("%s %s is replaced by %s: %s", async (name, version, instead, written) => {
        const root = project(server(name), { [name]: `^${version}`, express: "5" }, {})
        const report = await analyze({ root, cache: false })
        expect(report.findings.map(({ advice }) => advice.instead)).toEqual([instead])
        const [message] = lint(rule, { name, code: server(name), filename: join(root, "server.js") }, root)
        expect(message?.suggestions?.[0]?.fix.text ?? "").toContain(written)
    })

    test("a version that nobody knows: advice, and no suggestion", () => {
        const [message] = lint(rule, { name: "glob", code: server("glob"), filename: "/nowhere/server.js" }, "/nowhere")
        expect(message?.messageId).toBeDefined()
        expect(message?.suggestions).toBeUndefined()
    })
})

test.each([
    ["^8.0.3", ">=9", false],
    ["^8.0.3", "<9", true],
    ["8 || 9", ">=9", true],
    [">=7", ">=9", true],
    ["latest", "<9", true],
    [undefined, "<9", true],
])("%s may be %s: %s", (range, versions, expected) => expect(mayInclude(range, versions)).toBe(expected))

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { rules } from "../../rules/index.ts"
import { lint } from "./support/rule-tester.ts"

/** What a file's package.json says of it. Each package has a folder of its own, as it is read once. */
const root = realpathSync(mkdtempSync(join(tmpdir(), "own-package-")))
afterAll(() => rmSync(root, { recursive: true }))

const DOCUMENT = 'import { Packer } from "docx"\nexport async function write(document) { return await Packer.toBuffer(document) }\n'
const READING = 'import fs from "node:fs"\nexport async function read(name) { return fs.readFileSync(name) }\n'

let count = 0
function reports(rule: keyof typeof rules, manifest: object, code: string, path = "src/file.js"): number {
    const folder = join(root, String(count++))
    mkdirSync(folder)
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "package", ...manifest }))
    return lint(rules[rule], { name: "", code, filename: join(folder, path) }, folder).length
}

describe("a library for bundlers, which pages may have too", () => {
    const library = { main: "dist/index.js", module: "src/index.js", sideEffects: false, dependencies: { docx: "9" } }

    test("its computing is no server's", () => expect(reports("no-fake-async", library, DOCUMENT)).toBe(0))
    test("what loads a module of Node's is for servers", () => {
        expect(reports("no-fake-async", library, `import "node:fs"\n${DOCUMENT}`)).toBe(1)
        expect(reports("no-blocking-call", library, READING)).toBe(1)
    })
    test("what takes requests is for servers", () => expect(reports("no-fake-async", library, `${DOCUMENT}export async function handle(req, res) { res.send(await write(req.body)) }\n`)).toBe(1))
    test("a package that serves is for servers, however it is bundled", () => expect(reports("no-fake-async", { ...library, dependencies: { express: "5" } }, DOCUMENT)).toBe(1))
    test("a package that says nothing of bundlers may serve", () => expect(reports("no-fake-async", { main: "dist/index.js" }, DOCUMENT)).toBe(1))
})

describe("a tool for the command line", () => {
    const tool = { bin: "cli.js", dependencies: { commander: "14" } }

    test("blocks nobody but its user", () => expect(reports("no-blocking-call", tool, READING)).toBe(0))
    test("with a server is a server", () => {
        expect(reports("no-blocking-call", { ...tool, dependencies: { commander: "14", express: "5" } }, READING)).toBe(1)
        expect(reports("no-blocking-call", tool, `${READING}export function handle(req, res) {}\n`)).toBe(1)
    })
    test("which makes requests serves none", () => expect(reports("no-blocking-call", tool, `${READING}export function send(request) {}\n`)).toBe(0))
    test("of which a script runs a file that is none of the server's", () => {
        const scripts = { start: "node src/file.js", build: "node src/file.js" }
        expect(reports("no-blocking-call", { scripts: { build: scripts.build } }, READING)).toBe(0)
        expect(reports("no-blocking-call", { scripts }, READING)).toBe(1)
    })
})

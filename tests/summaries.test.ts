import fs from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { analyze } from "../analyzer/analyze.ts"
import type { Finding } from "../analyzer/report.ts"
import { summarizePackage } from "../analyzer/summaries.ts"
import { validatePackages } from "../catalog/validate.ts"
import { addFiles, folderOf, type Tree } from "./support/folders.ts"

/** A server whose one handler runs `body`, with packages by name. */
function server(body: string, packages: Readonly<Record<string, Tree>>, head = ""): string {
    const names = Object.keys(packages)
    const root = folderOf({
        "package.json": { name: "server" },
        "server.js": `const express = require("express")\n${names.map(name => `const ${name} = require("${name}")`).join("\n")}\n${head}\nconst app = express()\napp.post("/", (request, response) => { ${body} })\n`,
    })
    for (const [name, tree] of Object.entries(packages)) {
        addFiles(path.join(root, "node_modules", name), { "package.json": { name, version: "1.0.0" }, ...tree })
    }
    return root
}

async function findings(root: string, options: { readonly cache?: boolean; readonly workers?: number } = {}): Promise<readonly Finding[]> {
    return (await analyze({ root, cache: false, workers: 0, summaries: true, ...options })).findings
}

async function blocked(body: string, packages: Readonly<Record<string, Tree>>, head?: string): Promise<string[]> {
    return (await findings(server(body, packages, head))).map(({ api }) => api)
}

const FONTS = { "index.js": `const fs = require("fs")\nexports.open = name => load(name)\nfunction load(name) {\n    return fs.readFileSync(name)\n}\n` }

describe("a function of a package that blocks", () => {
    test("is found at the call, with the path on into the package, and is likely at most", async () => {
        const [finding, ...others] = await findings(server("fonts.open(request.query.font)", { fonts: FONTS }))
        expect(others).toEqual([])
        expect(finding).toMatchObject({ api: "fonts#open", file: "server.js", line: 5, cost: "grows", waitsFor: "disk", confidence: "likely", runs: "per-request" })
        expect(finding!.handlers[0]!.path.map(({ file, line, function: fn, callee }) => `${file}:${line} ${fn} ${callee}`)).toEqual([
            "server.js:5 <anonymous> fonts.open",
            "node_modules/fonts/index.js:2 exports.open load",
            "node_modules/fonts/index.js:4 load fs.readFileSync",
        ])
        expect(finding!.message).toBe("`fonts.open` calls `fs.readFileSync` inside its package and waits for the disk, longer for large inputs and slow disks: no other request is served meanwhile.")
    })

    test("is not known unless asked for", async () => {
        const root = server("fonts.open(request.query.font)", { fonts: FONTS })
        const { findings: found } = await analyze({ root, cache: false, workers: 0 })
        expect(found).toEqual([])
    })

    test("is found where it stands if the code of dependencies is read", async () => {
        const root = server("fonts.open(request.query.font)", { fonts: FONTS })
        const { findings: found } = await analyze({ root, cache: false, workers: 0, deps: true })
        expect(found.map(({ api, file }) => `${api} ${file}`)).toEqual(["node:fs#readFileSync node_modules/fonts/index.js"])
        expect(found[0]!.handlers[0]!.path.map(({ file, line }) => `${file}:${line}`)).toEqual(["server.js:5", "node_modules/fonts/index.js:2", "node_modules/fonts/index.js:4"])
    })

    test("calls at start-up what the catalog says is called there", async () => {
        const core = { "index.js": "exports.run = object => { object.onModuleInit(); object.onOther() }\n" }
        const root = folderOf({
            "package.json": { name: "server" },
            "server.ts": `import core from "core"\nimport express from "express"\nimport fs from "node:fs"\nimport type { OnModuleInit } from "@nestjs/common"\nclass Cats implements OnModuleInit {\n    onModuleInit() { fs.readFileSync("cats") }\n    onOther() { fs.readdirSync("cats") }\n}\nexpress().get("/", (request, response) => { core.run(new Cats()) })\n`,
        })
        addFiles(path.join(root, "node_modules/core"), { "package.json": { name: "core", version: "1.0.0" }, ...core })
        // Its code has no interfaces: the type is known by its name all the same.
        addFiles(path.join(root, "node_modules/@nestjs/common"), { "package.json": { name: "@nestjs/common", version: "10.0.0" }, "index.js": "exports.Module = () => () => {}\n" })
        expect((await analyze({ root, cache: false, workers: 0, deps: true })).findings.map(({ api }) => api)).toEqual(["node:fs#readdirSync"])
    })

    test("is not blamed for lists of its own", async () => {
        const parts = { "index.js": 'const fs = require("fs/promises")\nexports.read = async names => Promise.all(names.map(name => fetch(name)))\n' }
        const root = server("parts.read(load()).then(() => response.end())", { parts }, "function load() { return globalThis.names }")
        expect((await analyze({ root, cache: false, workers: 0, deps: true })).findings).toEqual([])
    })

    test("is known by every name that leads to it", async () => {
        const shapes = {
            "index.js": `
                const { execSync } = require("child_process")
                class Shell { run() { return execSync("ls") } static now() { return execSync("date") } }
                function Old() {}
                Old.prototype.run = function () { return execSync("ls") }
                Old.prototype.with = function () { return this }
                module.exports = make
                function make() { return { run: () => execSync("ls"), shell: () => new Shell() } }
                module.exports.Shell = Shell
                module.exports.Old = Old
                module.exports.curried = command => () => execSync(command)`,
        }
        const known = async (body: string): Promise<string[]> => blocked(body, { shapes })
        expect(await known("shapes().run()")).toEqual(["shapes#default().run"])
        expect(await known("new shapes.Shell().run()")).toEqual(["shapes#Shell.run"])
        expect(await known("shapes.Shell.now()")).toEqual(["shapes#Shell.now"])
        expect(await known("new shapes.Old().with().run()")).toEqual(["shapes#Old.run"])
        expect(await known("shapes().shell().run()")).toEqual(["shapes#Shell.run"])
        expect(await known('shapes.curried("ls")()')).toEqual(["shapes#curried()"])
        expect(await known('shapes.curried("ls")')).toEqual([])
        expect(await known("new shapes.Shell()")).toEqual([])
    })

    test("may block in a package that it needs", async () => {
        const outer = { "package.json": { name: "outer", version: "1.0.0", dependencies: { inner: "2" } }, "index.js": 'const inner = require("inner")\nexports.go = () => inner.check()\n', "node_modules/inner/package.json": { name: "inner", version: "2.0.0" }, "node_modules/inner/index.js": 'const { execSync } = require("child_process")\nexports.check = () => execSync("which x")\n' }
        const [finding] = await findings(server("outer.go()", { outer }))
        expect(finding!.handlers[0]!.path.map(({ file, callee }) => `${file} ${callee}`)).toEqual(["server.js outer.go", "node_modules/outer/index.js inner.check", "node_modules/outer/node_modules/inner/index.js execSync"])
        expect(finding!.cost).toBe("unbounded")
    })

    test("that serves requests itself is a handler", async () => {
        const pages = { "index.js": 'const fs = require("fs")\nmodule.exports = folder => (request, response) => response.end(fs.readFileSync(folder + request.url))\n' }
        const [finding, ...others] = await findings(server("response.end()", { pages }, 'express().use("/files", pages("files"))'))
        expect(others).toEqual([])
        expect(finding).toMatchObject({ api: "pages#default()", file: "server.js", line: 3 })
        expect(finding!.handlers).toMatchObject([{ framework: "express", name: "use /files", file: "server.js", line: 3 }])
    })

    test("stands once in a function, at its worst call", async () => {
        const files = { "index.js": 'const fs = require("fs")\nexports.stat = name => fs.statSync(name)\nexports.run = name => require("child_process").execSync(name)\n' }
        expect(await blocked("files.stat(1); files.run(1); files.run(2)", { files })).toEqual(["files#run"])
    })
})

describe("a function of a package is left alone", () => {
    const quiet = async (code: string): Promise<string[]> => blocked("quiet.go({}, () => {})", { quiet: { "index.js": `const fs = require("fs")\n${code}` } })

    test.each([
        ["what runs when the package is loaded", 'const text = fs.readFileSync("x")\nexports.go = () => text'],
        ["a lazy value", 'let text\nexports.go = () => { if (!text) text = fs.readFileSync("x")\n return text }'],
        ["a state that is reached once", 'const DONE = 2\nlet state = 0\nexports.go = () => { if (state === DONE) return\n fs.readFileSync("x")\n state = DONE }'],
        ["a cache by key", 'const texts = {}\nexports.go = name => { if (texts[name]) return texts[name]\n return (texts[name] = fs.readFileSync(name)) }'],
        ["the form without a callback", "exports.go = (name, callback) => { if (!callback) return fs.readFileSync(name)\n fs.readFile(name, callback) }"],
        ["the form that an option asks for", "exports.go = options => options.sync ? fs.readFileSync(options.name) : fs.readFile(options.name, () => {})"],
        ["an option that reads a file", "exports.go = options => { if (options.link) note(options) }\nfunction note(options) { fs.readFileSync(options.name) }"],
        ["a property that is a path if it is there", "exports.go = task => { if (task.file) return fs.readFileSync(task.file) }"],
        ["microseconds", 'exports.go = () => require("crypto").randomBytes(16)'],
        ["another function of the package", 'exports.go = () => 1\nexports.stop = () => fs.readFileSync("x")'],
    ])("%s", async (_, code) => {
        expect(await quiet(code)).toEqual([])
    })

    test("but what happens at every call is not", async () => {
        expect(await quiet("exports.go = options => { if (options.name) console.log(1)\n return fs.readFileSync(options.name) }")).toEqual(["quiet#go"])
        expect(await quiet("exports.go = task => { if (task.file) return fs.readFileSync(task.other) }")).toEqual(["quiet#go"])
        expect(await quiet("exports.go = (name, callback) => { if (callback) return fs.readFileSync(name) }")).toEqual(["quiet#go"])
    })

    test("that the user describes", async () => {
        const root = server("fonts.open(1)", { fonts: FONTS })
        addFiles(root, { "unblock.config.json": { packages: [{ package: "fonts" }] } })
        expect(await findings(root)).toEqual([])
    })
})

describe("what is not followed to the end", () => {
    const warningsOf = async (packages: Readonly<Record<string, Tree>>): Promise<string[]> => (await analyze({ root: server("", packages), cache: false, workers: 0, summaries: true })).warnings.map(({ message }) => message)

    test("is said, of a package with very many files", async () => {
        const files = Object.fromEntries(Array.from({ length: 502 }, (_, index) => [`f${index}.js`, "exports.x = 1"]))
        const large = { ...files, "index.js": `const fs = require("fs")\n${Object.keys(files).map(file => `require("./${file}")`).join("\n")}\nexports.go = () => fs.readFileSync("x")` }
        expect(await warningsOf({ large })).toEqual(["The code of large (more than 500 files) was not followed to the end: what blocks there may be missing."])
        expect(await warningsOf({ large: { ...large, "index.js": large["index.js"].replace("readFileSync", "readFile") } })).toEqual([])
    })

    test("is said, of a bundle that is too large to read, and of what needs it", async () => {
        const bundle = { "index.js": `const fs = require("fs")\nexports.go = () => fs.readFileSync("x")\n//${"x".repeat(2_100_000)}` }
        const outer = { "package.json": { name: "outer", version: "1.0.0", dependencies: { bundle: "1" } }, "index.js": 'exports.go = require("bundle").go' }
        const [message] = await warningsOf({ outer, bundle })
        expect(message).toMatch(/^The code of bundle \(.*\), outer \(bundle: .*\) was not followed to the end/)
    })
})

describe("a summary", () => {
    test("is the same from the cache, and made anew when the package changes", async () => {
        const root = server("fonts.open(1)", { fonts: FONTS })
        const cold = await findings(root, { cache: true })
        expect(cold).toHaveLength(1)
        expect(await findings(root, { cache: true })).toEqual(cold)
        addFiles(root, { "node_modules/fonts/index.js": "exports.open = () => 1\n" })
        expect(await findings(root, { cache: true })).toEqual([])
    })

    test("comes from the cache without the package's code being read", async () => {
        const root = server("fonts.open(1)", { fonts: FONTS })
        const cold = await findings(root, { cache: true })
        // Same size, so it counts as the same: only the cache can still know what was there.
        const file = path.join(root, "node_modules/fonts/index.js")
        fs.writeFileSync(file, "x".repeat(fs.statSync(file).size))
        expect(await findings(root, { cache: true })).toEqual(cold)
        expect(await findings(root)).toEqual([])
    })

    test("is a catalog entry: written down, it says the same as the code", async () => {
        const root = server("fonts.open(1)", { fonts: FONTS })
        const byCode = await findings(root)
        const facts = JSON.parse(JSON.stringify((await summarizePackage(root, "fonts")).packages)) as unknown
        expect(validatePackages(facts, "test")).toEqual(facts)
        const written = (await analyze({ root, cache: false, workers: 0, config: { packages: validatePackages(facts, "test") } })).findings
        expect(written).toEqual(byCode)
    })

    test("can be shipped with the package, and is then reported without its code being read", async () => {
        const root = server("fonts.open(1)", { fonts: FONTS })
        const byCode = await findings(root)
        const { packages } = await summarizePackage(root, "fonts")
        addFiles(path.join(root, "node_modules/fonts"), { "package.json": { name: "fonts", version: "1.0.0", unblock: "./unblock.json" }, "unblock.json": { packages }, "index.js": "" })
        const { findings: found, warnings } = await analyze({ root, cache: false, workers: 0 })
        expect(warnings).toEqual([])
        expect(found).toEqual(byCode)
    })

    test("of what needs a package depends on what the user says of that", async () => {
        const outer = { "package.json": { name: "outer", version: "1.0.0", dependencies: { fonts: "1" } }, "index.js": 'exports.go = name => require("fonts").open(name)\n' }
        const root = server("outer.go(1)", { outer, fonts: FONTS })
        expect((await findings(root, { cache: true })).map(({ api }) => api)).toEqual(["outer#go"])
        addFiles(root, { "unblock.config.json": { packages: [{ package: "fonts" }] } })
        expect(await findings(root, { cache: true })).toEqual([])
    })

    test("can be made by the package's author from its sources", async () => {
        const root = folderOf({ "package.json": { name: "fonts", main: "dist/index.js" }, "tsconfig.json": { compilerOptions: { rootDir: "src", outDir: "dist" } }, "src/index.ts": 'import { readFileSync } from "node:fs"\nexport const open = (name: string) => readFileSync(name)\n' })
        expect((await summarizePackage(root)).packages).toMatchObject([{ package: "fonts", blocking: [{ name: "open", through: [{ file: "node_modules/fonts/src/index.ts", line: 2 }] }] }])
    })

    test("of a package that blocks nobody says so", async () => {
        expect(await summarizePackage(server("", { calm: { "index.js": "exports.one = 1" } }), "calm")).toEqual({ packages: [{ package: "calm" }], cut: [] })
    })

    test("of what is not there is a mistake of the user", async () => {
        await expect(summarizePackage(server("", {}), "gone")).rejects.toThrow('"gone" is not installed below')
    })
})

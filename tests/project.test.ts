import fs from "node:fs"
import path from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import type { FileFacts, ProjectFacts } from "../analyzer/facts.ts"
import { readProject } from "../analyzer/frontend/project.ts"
import { addFiles, folderOf, type Tree } from "./support/folders.ts"

const SERVER: Tree = {
    "package.json": { name: "shop", main: "dist/server.js", bin: { shop: "./dist/cli.js" }, dependencies: { express: "^5" }, devDependencies: { vitest: "^4" } },
    "tsconfig.json": { compilerOptions: { outDir: "dist", rootDir: "src", paths: { "@/*": ["./src/*"] } } },
    "src/server.ts": 'import express from "express"\nimport { page } from "@/page"\nexpress().get("/", page)\n',
    "src/page.ts": 'import fs from "fs"\nexport const page = () => fs.readFileSync("page.html")\n',
    "src/cli.ts": 'import "./server.js"\nimport data from "./data.json"\n',
    "src/data.json": {},
}

/** Reads without a cache in this process, unless told otherwise. */
function read(root: string, options: Partial<Parameters<typeof readProject>[0]> = {}): Promise<ProjectFacts> {
    return readProject({ root, cache: false, ...options })
}

/** Facts that say only which file they are of and what it imports. */
function tiny(file: string, text: string): FileFacts {
    const specifiers = [...text.matchAll(/(?:from|require\(|import) ?"([^"]+)"/g)].map(match => match[1]!).sort()
    return {
        file, specifiers, esModule: true, directives: [], strings: [], functions: [], classes: [], sites: [], decorations: [], types: [],
        typeNames: {}, typeImports: {}, typeExports: {}, exportAll: [], fanOuts: [], suppressions: [], lines: 1,
    }
}

describe("a project", () => {
    test("has facts by file, resolutions by specifier, and packages with where they start", async () => {
        const project = await read(folderOf(SERVER))
        expect(project.files.map(({ file, functions }) => [file, functions.length])).toEqual([["src/cli.ts", 1], ["src/page.ts", 2], ["src/server.ts", 1]])
        expect(project.resolutions).toEqual({
            "src/cli.ts": { "./data.json": { kind: "other", reason: "json" }, "./server.js": { kind: "file", file: "src/server.ts" } },
            "src/page.ts": { fs: { kind: "builtin", name: "node:fs" } },
            "src/server.ts": { "@/page": { kind: "file", file: "src/page.ts" }, express: { kind: "package", name: "express", subpath: "" } },
        })
        expect(project.packages).toEqual([{ folder: "", name: "shop", dependencies: ["express", "vitest"], ranges: { express: "^5", vitest: "^4" }, main: "src/server.ts", bin: ["src/cli.ts"] }])
        expect(project.skipped).toEqual([])
    })

    test("is the same whatever the order in which the disk lists its files", async () => {
        const names = Object.keys(SERVER)
        const [one, other] = [folderOf({}), folderOf({})]
        for (const name of names) addFiles(one, { [name]: SERVER[name]! })
        for (const name of names.reverse()) addFiles(other, { [name]: SERVER[name]! })
        expect(JSON.stringify(await read(other))).toBe(JSON.stringify(await read(one)))
    })

    test("tells how far it is, and a last time when all is done", async () => {
        const seen: [number, number][] = []
        await read(folderOf(SERVER), { onProgress: (done, total) => seen.push([done, total]) })
        expect(seen).toEqual([[0, 3], [1, 3], [2, 3], [3, 3]])
    })

    test("loses one file, not the run, where the extractor fails", async () => {
        const project = await readProject({ root: folderOf({ "a.ts": "", "b.ts": "" }) }, (file, text) => {
            if (file === "a.ts") throw new TypeError("cannot read x of undefined\n    at somewhere")
            return tiny(file, text)
        })
        expect(project.files.map(({ file }) => file)).toEqual(["b.ts"])
        expect(project.skipped).toEqual([{ file: "a.ts", reason: "could not be analysed: TypeError: cannot read x of undefined" }])
    })
})

describe("the cache", () => {
    const cacheFiles = (folder: string): string[] => fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(name => name.endsWith(".jsonl")).sort()
    let root: string
    let cache: string
    let cold: string
    beforeAll(async () => {
        root = folderOf(SERVER)
        cache = path.join(folderOf({}), "cache")
        cold = JSON.stringify(await read(root, { cache }))
    })

    /** How many files had to be extracted. */
    async function extracted(options: { readonly root: string; readonly cache: string }): Promise<{ readonly count: number; readonly facts: string }> {
        let first: number | undefined
        const project = await readProject({ ...options, onProgress: (done, total) => (first ??= total - done) })
        return { count: first!, facts: JSON.stringify(project) }
    }

    test("spares a second run every file, and changes nothing", async () => {
        expect(await extracted({ root, cache })).toEqual({ count: 0, facts: cold })
    })

    test("knows files by their content: a changed one is read again, a touched one is not", async () => {
        const own = folderOf(SERVER)
        await read(own, { cache })
        fs.utimesSync(path.join(own, "src/page.ts"), new Date(), new Date())
        addFiles(own, { "src/cli.ts": 'import "./page.js"\n' })
        const warm = await extracted({ root: own, cache })
        expect(warm.count).toBe(1)
        expect(warm.facts).toBe(JSON.stringify(await read(own)))
    })

    test("forgets files that are gone", async () => {
        const [own, kept] = [folderOf(SERVER), path.join(folderOf({}), "cache")]
        await read(own, { cache: kept })
        const before = cacheFiles(kept).reduce((sum, name) => sum + fs.statSync(path.join(kept, name)).size, 0)
        fs.rmSync(path.join(own, "src/page.ts"))
        await read(own, { cache: kept })
        const text = cacheFiles(kept).map(name => fs.readFileSync(path.join(kept, name), "utf8")).join("")
        expect(text).not.toContain('"src/page.ts"')
        expect(text).toContain('"src/server.ts"')
        expect(text.length).toBeLessThan(before)
    })

    test.each<[what: string, damage: (bytes: Buffer) => Buffer]>([
        ["cut off", bytes => bytes.subarray(0, bytes.length - 20)],
        ["changed by one bit", bytes => Buffer.from(bytes.map((byte, index) => (index === bytes.length - 30 ? byte ^ 1 : byte)))],
        ["empty", () => Buffer.alloc(0)],
        ["of another version", bytes => Buffer.concat([Buffer.from("0"), bytes])],
    ])("makes anew what is %s", async (_, damage) => {
        const own = path.join(folderOf({}), "cache")
        await read(root, { cache: own })
        for (const name of cacheFiles(own)) {
            const file = path.join(own, name)
            fs.writeFileSync(file, damage(fs.readFileSync(file)))
        }
        expect(await extracted({ root, cache: own })).toEqual({ count: 3, facts: cold })
        expect(await extracted({ root, cache: own })).toEqual({ count: 0, facts: cold })
    })

    test("leaves nothing half written, and stands in the nearest package unless told otherwise", async () => {
        const own = folderOf({ ...SERVER, "packages/api/src/a.ts": "" })
        await readProject({ root: path.join(own, "packages/api") })
        const home = path.join(own, "node_modules/.cache/unblock")
        expect(cacheFiles(home)).toHaveLength(1)
        expect(fs.readdirSync(home, { recursive: true, encoding: "utf8" }).filter(name => name.includes(".tmp"))).toEqual([])
    })

    test("of roots that nobody analysed for a month goes", async () => {
        const own = path.join(folderOf({}), "cache")
        addFiles(own, { "facts-0123456789abcdef/0.jsonl": "", "something-else/x": "" })
        for (const name of fs.readdirSync(own)) fs.utimesSync(path.join(own, name), new Date(0), new Date(0))
        await read(root, { cache: own })
        const left = fs.readdirSync(own)
        expect(left).toHaveLength(2)
        expect(left).toContain("something-else")
        expect(left).not.toContain("facts-0123456789abcdef")
    })

    test("is done without where it cannot be written", async () => {
        const blocked = path.join(folderOf({ file: "" }), "file", "cache")
        expect(JSON.stringify(await read(root, { cache: blocked }))).toBe(cold)
    })
})

describe("installed packages", () => {
    const installed: Tree = {
        "package.json": { name: "app", dependencies: { lib: "1", dual: "1", old: "1" } },
        "src/a.mjs": 'import "lib"\nimport "lib/sub"\nimport "dual"\nimport "old/part"\nimport "typed"\nimport "gone"\n',
        "src/b.cjs": 'require("dual")\n',
        "node_modules/lib/package.json": { name: "lib", main: "./main" },
        "node_modules/lib/main.js": 'require("./inner")\nrequire("deep")\nrequire("fs")\nrequire("./data")\n',
        "node_modules/lib/inner/index.js": "",
        "node_modules/lib/data.json": {},
        "node_modules/lib/sub.js": "",
        "node_modules/lib/unused.js": "",
        "node_modules/lib/node_modules/deep/index.js": "",
        "node_modules/deep/index.js": "",
        "node_modules/dual/package.json": { name: "dual", type: "module", exports: { ".": { types: "./x.d.ts", browser: "./browser.js", import: "./index.mjs", require: "./index.cjs" } }, imports: { "#own": { node: "./own.js", default: "./browser.js" } } },
        "node_modules/dual/index.mjs": 'import "#own"\nimport "dual"\n',
        "node_modules/dual/own.js": "",
        "node_modules/dual/index.cjs": "",
        "node_modules/dual/browser.js": "",
        "node_modules/old/package.json": { name: "old", exports: { "./part": { import: "./part.mjs" } } },
        "node_modules/old/part.mjs": "",
        "node_modules/typed/package.json": { name: "typed", types: "index.d.ts" },
        "node_modules/typed/index.d.ts": "",
    }

    test("stay names unless asked for", async () => {
        const project = await readProject({ root: folderOf(installed), cache: false }, tiny)
        expect(project.files.map(({ file }) => file)).toEqual(["src/a.mjs", "src/b.cjs"])
        expect(project.resolutions["src/a.mjs"]!["lib/sub"]).toEqual({ kind: "package", name: "lib", subpath: "sub" })
    })

    test("are read as far as they are imported, by Node's algorithm, and keep their names", async () => {
        const root = folderOf(installed)
        const project = await readProject({ root, cache: false, deps: true }, tiny)
        expect(project.files.map(({ file }) => file)).toEqual([
            "node_modules/dual/index.cjs",
            "node_modules/dual/index.mjs",
            "node_modules/dual/own.js",
            "node_modules/lib/inner/index.js",
            "node_modules/lib/main.js",
            "node_modules/lib/node_modules/deep/index.js",
            "node_modules/lib/sub.js",
            "node_modules/old/part.mjs",
            "src/a.mjs",
            "src/b.cjs",
        ])
        expect(project.resolutions["src/a.mjs"]).toEqual({
            dual: { kind: "file", file: "node_modules/dual/index.mjs", package: "dual", subpath: "" },
            gone: { kind: "package", name: "gone", subpath: "" },
            lib: { kind: "file", file: "node_modules/lib/main.js", package: "lib", subpath: "" },
            "lib/sub": { kind: "file", file: "node_modules/lib/sub.js", package: "lib", subpath: "sub" },
            "old/part": { kind: "file", file: "node_modules/old/part.mjs", package: "old", subpath: "part" },
            typed: { kind: "package", name: "typed", subpath: "" },
        })
        expect(project.resolutions["node_modules/lib/main.js"]).toEqual({
            "./data": { kind: "other", reason: "json" },
            "./inner": { kind: "file", file: "node_modules/lib/inner/index.js" },
            deep: { kind: "file", file: "node_modules/lib/node_modules/deep/index.js", package: "deep", subpath: "" },
            fs: { kind: "builtin", name: "node:fs" },
        })
    })

    test("linked ones are the files they link to, those of the workspace included", async () => {
        const root = folderOf({
            "package.json": { name: "app" },
            "src/a.js": 'import "store"\nimport "own"\n',
            "node_modules/.pnpm/store@1/node_modules/store/index.js": 'require("friend")\n',
            "node_modules/.pnpm/store@1/node_modules/friend/index.js": "",
            "libs/own/package.json": { name: "own" },
            "libs/own/index.js": "",
        })
        fs.symlinkSync(".pnpm/store@1/node_modules/store", path.join(root, "node_modules/store"))
        fs.symlinkSync("../libs/own", path.join(root, "node_modules/own"))
        const project = await readProject({ root, cache: false, deps: true }, tiny)
        expect(project.files.map(({ file }) => file)).toEqual(["libs/own/index.js", "node_modules/.pnpm/store@1/node_modules/friend/index.js", "node_modules/.pnpm/store@1/node_modules/store/index.js", "src/a.js"])
        expect(project.resolutions["src/a.js"]!["own"]).toEqual({ kind: "file", file: "libs/own/index.js" })
    })

    test("a file that is left out leaves the name of its package", async () => {
        const root = folderOf({ "a.js": 'import "packed"\nimport "small"\n', "node_modules/packed/index.js": "f(1)\n".repeat(500_000), "node_modules/small/index.js": "f(1);".repeat(5_000) })
        const project = await readProject({ root, cache: false, deps: true }, tiny)
        expect(project.resolutions["a.js"]).toEqual({
            packed: { kind: "package", name: "packed", subpath: "" },
            // Minified, but that matters only where people read the report.
            small: { kind: "file", file: "node_modules/small/index.js", package: "small", subpath: "" },
        })
        expect(project.skipped.map(({ file }) => file)).toEqual(["node_modules/packed/index.js"])
    })
})

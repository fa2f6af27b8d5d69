import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import type { ProjectFacts } from "../analyzer/facts.ts"
import { readProject } from "../analyzer/frontend/project.ts"
import { folderOf, type Tree } from "./support/folders.ts"

function read(root: string, options: Partial<Parameters<typeof readProject>[0]> = {}): Promise<ProjectFacts> {
    return readProject({ root, cache: false, ...options })
}

/** Names of the files read, and `file: reason` of those left out. */
async function outcome(tree: Tree, options: Partial<Parameters<typeof readProject>[0]> = {}): Promise<{ readonly files: readonly string[]; readonly skipped: readonly string[] }> {
    const project = await read(folderOf(tree), options)
    return { files: project.files.map(({ file }) => file), skipped: project.skipped.map(({ file, reason }) => `${file}: ${reason}`) }
}

/** Root may read everything; its tests must not pass for that. */
async function unprivileged<T>(run: () => Promise<T>): Promise<T> {
    const user = process.geteuid!()
    if (user === 0) process.seteuid!(65_534)
    try {
        return await run()
    } finally {
        process.seteuid!(user)
    }
}

describe("a root that cannot be analysed is the user's mistake", () => {
    test("no such folder", async () => {
        const root = path.join(folderOf({}), "servr")
        await expect(read(root)).rejects.toMatchObject({
            name: "UserError",
            message: `${JSON.stringify(root)}: there is no such folder.\nName the folder that holds your server's sources, for example "." or "packages/api".`,
        })
    })

    test("a file", async () => {
        const root = folderOf({ "server.js": "" })
        await expect(read(path.join(root, "server.js"))).rejects.toMatchObject({ name: "UserError", message: expect.stringMatching(/server\.js" is a file, and a folder is needed[^]*Write its folder, ".*"\./) })
    })

    test("a link to itself", async () => {
        const root = folderOf({})
        fs.symlinkSync("round", path.join(root, "round"))
        await expect(read(path.join(root, "round"))).rejects.toMatchObject({ name: "UserError", message: expect.stringContaining("too many symbolic links") })
    })

    test.each<[what: string, tree: Tree]>([
        ["empty", {}],
        ["with empty folders", { "src/": "", "lib/a/": "" }],
        ["without code", { "README.md": "", "src/data.json": {}, "src/types.d.ts": "" }],
        ["with nothing but tests", { "package.json": {}, "test/a.js": "", "src/a.test.ts": "" }],
        ["with nothing but installed packages", { "node_modules/x/index.js": "" }],
    ])("a folder %s", async (_, tree) => {
        await expect(read(folderOf(tree))).rejects.toMatchObject({ name: "UserError", message: expect.stringMatching(/holds no JavaScript or TypeScript file[^]*\nName the folder/) })
    })
})

describe("files that are no sources are listed, and the rest is read", () => {
    test("minified by name and by content, too large, large among the files for browsers", async () => {
        const line = `${"var a=1;".repeat(20)}\n`
        const tree = {
            "a.js": "",
            "jquery.min.js": "x",
            "bundle.js": `${"f(1);".repeat(2_000)}`,
            "public/vendor.js": line.repeat(1_500),
            "src/large.js": line.repeat(1_500),
            "src/huge.js": line.repeat(13_000),
        }
        expect(await outcome(tree)).toEqual({
            files: ["a.js", "src/large.js"],
            skipped: [
                "bundle.js: minified: its lines are longer than 500 characters",
                "jquery.min.js: minified",
                "public/vendor.js: a script of 242 kB among the files for browsers",
                "src/huge.js: too large to be written by hand: 2093 kB, at most 2000 kB are read",
            ],
        })
        expect((await outcome(tree, { include: ["public/vendor.js", "bundle.js"] })).files).toEqual(["a.js", "bundle.js", "public/vendor.js", "src/large.js"])
    })

    test("a short file with one long line is somebody's", async () => {
        expect((await outcome({ "a.js": `export const text = "${"x".repeat(700)}"` })).files).toEqual(["a.js"])
    })

    test("binary data and Qt translations in files named .ts", async () => {
        const { files, skipped } = await outcome({ "a.ts": "", "video.ts": Buffer.from([0x47, 0x40, 0, 0, 1, 2]), "de.ts": '<?xml version="1.0"?>\n<TS></TS>\n' })
        expect(files).toEqual(["a.ts"])
        expect(skipped).toEqual(["de.ts: a translation file of Qt, no program", "video.ts: binary data, no program"])
    })

    test("invalid UTF-8 is read as far as it goes, and told", async () => {
        const latin1 = Buffer.from('import fs from "fs"\n// gr\u00fc\u00dfe\nexport const a = () => fs.readFileSync("x")\n', "latin1")
        const project = await read(folderOf({ "a.ts": latin1 }))
        const reason = "not valid UTF-8 (line 2); what cannot be read was replaced"
        expect(project.skipped).toEqual([{ file: "a.ts", reason }])
        expect(project.files[0]).toMatchObject({ problem: reason, specifiers: ["fs"] })
        expect(project.files[0]!.functions).toHaveLength(2)
    })

    test("UTF-16 and a byte order mark are understood", async () => {
        const text = 'import "fs"\n'
        const project = await read(folderOf({ "wide.ts": Buffer.from(`\ufeff${text}`, "utf16le"), "marked.ts": `\ufeff${text}` }))
        expect(project.skipped).toEqual([])
        expect(project.files.map(({ specifiers }) => specifiers)).toEqual([["fs"], ["fs"]])
    })

    test.skipIf(!process.seteuid)("what must not be read", async () => {
        const root = folderOf({ "a.js": "", "secret.js": "", "private/b.js": "", "hidden/package.json": {}, "hidden/.gitignore": "" })
        fs.chmodSync(root, 0o755)
        for (const name of ["secret.js", "private", "hidden/package.json", "hidden/.gitignore"]) fs.chmodSync(path.join(root, name), 0)
        const project = await unprivileged(() => read(root))
        fs.chmodSync(path.join(root, "private"), 0o700)
        expect(project.files.map(({ file }) => file)).toEqual(["a.js"])
        expect(project.skipped).toEqual([
            { file: "hidden/.gitignore", reason: "cannot be read: permission denied" },
            { file: "hidden/package.json", reason: "cannot be read: permission denied" },
            { file: "private", reason: "the folder cannot be read: permission denied" },
            { file: "secret.js", reason: "cannot be read: permission denied" },
        ])
    })

    test.skipIf(process.platform === "win32")("a pipe named like a source, which nobody ever writes to, is not waited for", async () => {
        const root = folderOf({ "a.js": "" })
        execFileSync("mkfifo", [path.join(root, "pipe.js")])
        expect((await read(root)).files.map(({ file }) => file)).toEqual(["a.js"])
    })
})

describe("programs that are broken or strange", () => {
    test("a syntax error is told with its line, and what can be read is read", async () => {
        const project = await read(folderOf({ "a.ts": 'import fs from "fs"\nexport function f( { return fs.readFileSync("x") }\n', "b.ts": "export const b = 1\n" }))
        expect(project.files.map(({ file }) => file)).toEqual(["a.ts", "b.ts"])
        expect(project.skipped).toEqual([{ file: "a.ts", reason: expect.stringMatching(/line 2/) }])
    })

    test("modules that import each other, and themselves", async () => {
        const project = await read(folderOf({ "a.ts": 'export * from "./b"\nexport * from "./a"\n', "b.ts": 'export * from "./a"\n' }))
        expect(project.resolutions).toEqual({
            "a.ts": { "./a": { kind: "file", file: "a.ts" }, "./b": { kind: "file", file: "b.ts" } },
            "b.ts": { "./a": { kind: "file", file: "a.ts" } },
        })
    })

    test.each([
        ["calls", "f(".repeat(10_000) + ")".repeat(10_000)],
        ["blocks", "{".repeat(10_000) + "}".repeat(10_000)],
        ["arrays never closed", "[".repeat(10_000)],
        ["functions", "()=>".repeat(10_000) + "1"],
        ["conditions", "if (a) b(); else ".repeat(10_000) + "c()"],
        ["sums", "x = " + "a + ".repeat(10_000) + "b"],
        ["chains", "a" + ".then(b)\n".repeat(10_000)],
    ])("10,000 %s in each other end in facts or in a reason", async (_, code) => {
        const broken = code.replace(/(.{80,100}?[({[>;+ ])/g, "$1\n")
        const { files, skipped } = await outcome({ "deep.js": `${broken}\n`, "next.js": "export const a = 1\n" })
        expect(files).toContain("next.js")
        expect(files.includes("deep.js") || skipped.some(line => line.startsWith("deep.js: "))).toBe(true)
    })
})

describe("configuration that is broken", () => {
    test.each<[what: string, content: string, reason: string]>([
        ["cut off", '{ "name": "a",\n  "main": ', "package.json: broken JSON, line 2: Unexpected end of JSON input; read as if it were not there"],
        ["with a stray word", '{\n  "name": nonsense,\n  "main": "a.js"\n}', "package.json: broken JSON, line 2: unexpected o; read as if it were not there"],
        ["empty", "", "package.json: broken JSON, line 1: Unexpected end of JSON input; read as if it were not there"],
        ["no object", "[1]", "package.json: broken: holds no JSON object; read as if it were not there"],
    ])("a package.json %s is told, and its folder read without it", async (_, content, reason) => {
        expect(await outcome({ "package.json": content, "a.js": "" })).toEqual({ files: ["a.js"], skipped: [reason] })
    })

    test("octal numbers and escapes, which scripts may say that are not strict, are no mistakes", async () => {
        expect(await outcome({ "a.js": 'process.umask(0002)\nconsole.log("\\033[1m", 08, "\\8")\n' })).toEqual({ files: ["a.js"], skipped: [] })
    })

    test("a package.json whose values are of the wrong kind is as if they were not there", async () => {
        const manifest = { name: 5, main: ["a.js"], bin: 7, exports: 3, imports: "x", dependencies: "many", workspaces: null, scripts: [1], _moduleAliases: { a: 1 }, babel: "preset" }
        const project = await read(folderOf({ "package.json": manifest, "lib/package.json": { name: "lib", exports: { ".": [1, { import: null }] } }, "a.js": 'import "#x"\nimport "lib"\nimport "lib/y"\n' }))
        expect(project.skipped).toEqual([])
        expect(project.packages[0]).toEqual({ folder: "", name: "", dependencies: [], bin: [], ranges: {} })
    })

    test("a tsconfig whose values are of the wrong kind, too", async () => {
        const options = { paths: { "@/*": "./src/*", "x": [5] }, baseUrl: {}, rootDirs: "src", outDir: 5 }
        const tree = { "tsconfig.json": { extends: [5, null], references: "all", compilerOptions: options }, "b/tsconfig.json": { references: [1, {}, { path: 2 }], compilerOptions: [] }, "src/a.ts": 'import "@/a"\n', "b/c.ts": 'import "x"\n' }
        expect((await outcome(tree)).skipped).toEqual([])
    })

    test.each<[what: string, config: string, reason: RegExp]>([
        ["broken", "{ compilerOptions }", /^tsconfig\.json: broken JSON, line 1: .*; read as if it were not there$/],
        ["that extends nothing", '{ "extends": "./gone.json" }', /^tsconfig\.json: extends ".\/gone.json", which is not there; read without it$/],
        ["that extends itself", '{ "extends": "./tsconfig.json" }', /^tsconfig\.json: extends itself, over tsconfig\.json$/],
        ["that is a folder", "", /^tsconfig\.json: extends "\.\/folder\.json", which is not there; read without it$/],
    ])("a tsconfig %s is told once, and the files are read", async (what, config, reason) => {
        const tree: Tree = { "tsconfig.json": what === "that is a folder" ? '{ "extends": "./folder.json" }' : config, "folder.json/": "", "tsconfig.build.json": '{ "extends": "./tsconfig.json" }', "a.ts": 'import "x"\n', "b/c.ts": 'import "y"\n' }
        const { files, skipped } = await outcome(tree)
        expect(files).toEqual(["a.ts", "b/c.ts"])
        expect(skipped).toEqual([expect.stringMatching(reason)])
    })

    test("a .gitignore that is a folder or full of nonsense hides nothing", async () => {
        expect((await outcome({ ".gitignore/": "", "a.js": "" })).files).toEqual(["a.js"])
        expect((await outcome({ ".gitignore": Buffer.from([0xff, 0, 0xfe, 10, 91, 10, 92, 10, 33]), "a.js": "" })).files).toEqual(["a.js"])
    })
})

import fs from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import type { DiscoverOptions } from "../analyzer/frontend/discover.ts"
import { discover } from "../analyzer/frontend/discover.ts"
import { folderOf, type Tree } from "./support/folders.ts"

function filesOf(tree: Tree, options: Omit<DiscoverOptions, "root"> = {}): readonly string[] {
    return discover({ root: folderOf(tree), ...options }).files
}

describe("sources", () => {
    test("every ending of JavaScript and TypeScript counts, declarations and data do not", () => {
        const tree = { "a.js": "", "b.jsx": "", "c.ts": "", "d.tsx": "", "e.mjs": "", "f.cjs": "", "g.mts": "", "h.cts": "", "i.d.ts": "", "j.d.mts": "", "k.d.css.ts": "", "l.json": {}, "m.css": "" }
        expect(filesOf(tree)).toEqual(["a.js", "b.jsx", "c.ts", "d.tsx", "e.mjs", "f.cjs", "g.mts", "h.cts"])
    })

    test("names are sorted by code units, with forward slashes", () => {
        expect(filesOf({ "b/z.ts": "", "B.ts": "", "a.ts": "", "b.ts": "", "ä.ts": "" })).toEqual(["B.ts", "a.ts", "b.ts", "b/z.ts", "ä.ts"])
    })

    test("installed and hidden folders are left out at any depth", () => {
        const tree = { "node_modules/x/index.js": "", "packages/a/node_modules/y/index.js": "", "bower_components/z.js": "", ".yarn/releases/yarn.cjs": "", ".eslintrc.cjs": "", "packages/a/index.js": "" }
        expect(filesOf(tree)).toEqual(["packages/a/index.js"])
    })

    test("a folder named like a file is walked, not read", () => {
        expect(filesOf({ "lib/three.js/scene.js": "" })).toEqual(["lib/three.js/scene.js"])
    })
})

describe(".gitignore", () => {
    test("holds without a git repository, in its folder and below, and the nearest one decides", () => {
        const tree = {
            ".gitignore": "generated/\n*.gen.ts\n!keep.gen.ts\n/only-here.js\n",
            "generated/a.ts": "",
            "src/b.gen.ts": "",
            "src/keep.gen.ts": "",
            "only-here.js": "",
            "src/only-here.js": "",
            "src/.gitignore": "local.js\n!b2.gen.ts\n",
            "src/local.js": "",
            "src/b2.gen.ts": "",
            "local.js": "",
        }
        expect(filesOf(tree)).toEqual(["local.js", "src/b2.gen.ts", "src/keep.gen.ts", "src/only-here.js"])
    })

    test("of folders around the root does not hold", () => {
        const outer = folderOf({ ".gitignore": "*.js\n", "inner/a.js": "" })
        expect(discover({ root: path.join(outer, "inner") }).files).toEqual(["a.js"])
    })
})

describe("tests", () => {
    test("are known by the infix of their name", () => {
        expect(filesOf({ "a.test.ts": "", "b.spec.js": "", "c.e2e-spec.ts": "", "d.stories.tsx": "", "e.bench.ts": "", "a.ts": "" })).toEqual(["a.ts"])
    })

    test("are known by their folder at the root of a package", () => {
        const tree = { "package.json": {}, "test/helper.js": "", "packages/a/package.json": {}, "packages/a/e2e/run.ts": "", "packages/a/src/__tests__/x.ts": "", "packages/a/src/__mocks__/y.ts": "", "packages/a/src/z.ts": "" }
        expect(filesOf(tree)).toEqual(["packages/a/src/z.ts"])
    })

    test("production code in a file or a folder of that name stays", () => {
        const tree = { "package.json": {}, "src/node/hooks/express/tests.js": "", "src/tests/tests.controller.ts": "", "src/tests/tests.service.ts": "", "src/tests/tests.controller.spec.ts": "", "src/latest.js": "" }
        expect(filesOf(tree)).toEqual(["src/latest.js", "src/node/hooks/express/tests.js", "src/tests/tests.controller.ts", "src/tests/tests.service.ts"])
    })

    test("a folder deeper down whose files are mostly tests is one", () => {
        expect(filesOf({ "package.json": {}, "src/a.ts": "", "src/test/a.test.ts": "", "src/test/b.test.ts": "", "src/test/helper.ts": "" })).toEqual(["src/a.ts"])
        expect(filesOf({ "package.json": {}, "modules/history/index.mjs": "", "modules/history/test/src/HistoryTests.mjs": "", "modules/history/test/src/RestoringTest.mjs": "", "modules/history/test/src/Init.mjs": "" })).toEqual(["modules/history/index.mjs"])
    })
})

describe("built output", () => {
    const sources = { "src/a.ts": "", "dist/a.js": "" }

    test.each<[why: string, extra: Tree]>([
        ["declarations beside it", { "dist/a.d.ts": "" }],
        ["source maps beside it", { "dist/a.js.map": "" }],
        ["a tsconfig writes there", { "tsconfig.json": '{ "compilerOptions": { "outDir": "./dist", /* why */ } }' }],
        ["a tsconfig writes below it", { "tsconfig.build.json": '{ "compilerOptions": { "outDir": "dist/esm" } }' }],
        ["the package starts there", { "package.json": { main: "./dist/a.js" } }],
        ["a script writes there", { "package.json": { scripts: { build: "babel src -d dist" } } }],
        [".gitignore names it", { ".gitignore": "dist\n" }],
        ["it is minified", { "dist/b.min.js": "" }],
    ])("is left out: %s", (_, extra) => {
        expect(filesOf({ ...sources, ...extra })).toEqual(["src/a.ts"])
    })

    test.each<[why: string, tree: Tree, kept: string]>([
        ["nothing says that it was made from something", { "src/a.ts": "", "build/release.js": "", "package.json": { main: "src/a.js" } }, "build/release.js"],
        ["the package has no other sources", { "dist/index.js": "", "package.json": { main: "dist/index.js" } }, "dist/index.js"],
        ["it holds TypeScript", { "src/a.ts": "", "out/report.ts": "", "tsconfig.json": '{ "compilerOptions": { "outDir": "out" } }' }, "out/report.ts"],
        ["the folder is somebody else's output folder", { "packages/a/tsconfig.json": '{ "compilerOptions": { "outDir": "dist" } }', "packages/b/dist/x.js": "" }, "packages/b/dist/x.js"],
    ])("a folder with such a name stays: %s", (_, tree, kept) => {
        expect(filesOf(tree)).toContain(kept)
    })
})

describe("globs", () => {
    test("ignore names files, folders, and names at any depth", () => {
        const tree = { "legacy/a.js": "", "src/legacy/b.js": "", "src/c.gen.ts": "", "src/d.ts": "", "tools/e.js": "", "tools/sub/f.js": "" }
        expect(filesOf(tree, { ignore: ["legacy", "*.gen.{ts,js}", "tools/*.js"] })).toEqual(["src/d.ts", "tools/sub/f.js"])
        expect(filesOf(tree, { ignore: ["./legacy/**", "src/", "tools/**"] })).toEqual([])
    })

    test("include forces in what everything else speaks against", () => {
        const tree = { ".gitignore": "generated\n", "generated/client.ts": "", "generated/other.ts": "", "test/server.js": "", "src/a.ts": "", "old/b.js": "", "node_modules/p/index.js": "", "node_modules/q/index.js": "", ".config/c.js": "" }
        const include = ["generated/client.ts", "test", "old/b.js", "node_modules/p/**", ".config/*.js"]
        expect(filesOf(tree, { include, ignore: ["old"] })).toEqual([".config/c.js", "generated/client.ts", "node_modules/p/index.js", "old/b.js", "src/a.ts", "test/server.js"])
    })

    test("include without a folder does not open installed packages", () => {
        expect(filesOf({ "node_modules/p/a.special.js": "", "test/a.special.js": "" }, { include: ["*.special.js"] })).toEqual(["test/a.special.js"])
    })

    test("those that match nothing are told", () => {
        const found = discover({ root: folderOf({ "src/a.ts": "" }), ignore: ["src/*.js", "**/a.ts"], include: ["test/x.js"] })
        expect(found.unusedGlobs).toEqual(["src/*.js", "test/x.js"])
    })
})

describe("symbolic links", () => {
    test("are not walked: cycles end, nothing is found twice, and where they lead is known", () => {
        const root = folderOf({ "server/a.js": "", "shared/b.js": "" })
        fs.symlinkSync("..", path.join(root, "server/up"))
        fs.symlinkSync(".", path.join(root, "self"))
        fs.symlinkSync("../shared", path.join(root, "server/shared"))
        fs.symlinkSync("shared/b.js", path.join(root, "c.js"))
        const found = discover({ root })
        expect(found.files).toEqual(["server/a.js", "shared/b.js"])
        expect(Object.fromEntries(found.links)).toEqual({ "server/up": "", self: "", "server/shared": "shared", "c.js": "shared/b.js" })
        expect(found.skipped).toEqual([])
    })

    test("that lead nowhere, to each other, or out of the root are listed", () => {
        const outside = folderOf({ "x.js": "" })
        const root = folderOf({ "a.js": "" })
        fs.symlinkSync("gone.js", path.join(root, "dangling.js"))
        fs.symlinkSync("two.js", path.join(root, "one.js"))
        fs.symlinkSync("one.js", path.join(root, "two.js"))
        fs.symlinkSync(outside, path.join(root, "outside"))
        const found = discover({ root })
        expect(found.files).toEqual(["a.js"])
        expect(found.skipped.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
            "dangling.js: the symbolic link leads nowhere: no such file or directory",
            "one.js: the symbolic link leads nowhere: too many symbolic links encountered",
            "outside: the symbolic link leads out of the analysed folder",
            "two.js: the symbolic link leads nowhere: too many symbolic links encountered",
        ])
    })

    test("a root that is itself a link is the folder it leads to", () => {
        const root = folderOf({ "real/a.js": "" })
        fs.symlinkSync("real", path.join(root, "link"))
        expect(discover({ root: path.join(root, "link") })).toMatchObject({ root: path.join(root, "real"), files: ["a.js"] })
    })
})

import fs from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import type { Resolution } from "../analyzer/facts.ts"
import { readAliases } from "../analyzer/frontend/aliases.ts"
import { discover } from "../analyzer/frontend/discover.ts"
import { readManifests } from "../analyzer/frontend/packages.ts"
import { createResolver } from "../analyzer/frontend/resolve.ts"
import type { Skipped } from "../analyzer/frontend/source-text.ts"
import { readModuleOptions } from "../analyzer/frontend/tsconfig.ts"
import { folderOf, type Tree } from "./support/folders.ts"

function resolverOf(root: string): { readonly resolve: (specifier: string, from: string) => string; readonly skipped: readonly string[] } {
    const found = discover({ root })
    const skipped: Skipped[] = []
    const manifests = readManifests(root, found.manifests, skipped)
    const resolve = createResolver({
        root,
        files: new Set(found.files),
        links: found.links,
        manifests,
        optionsOf: readModuleOptions(root, found.configs, manifests, skipped),
        aliases: readAliases(root, found.configs, manifests, skipped),
    })
    return { resolve: (specifier, from) => show(resolve(specifier, from)), skipped: skipped.map(({ file, reason }) => `${file}: ${reason}`) }
}

/** `src/a.ts` for a file, `package name subpath`, `builtin node:fs`, `other reason`. */
function show(resolution: Resolution): string {
    switch (resolution.kind) {
        case "file":
            return resolution.file
        case "package":
            return `package ${resolution.name}${resolution.subpath && ` ${resolution.subpath}`}`
        case "builtin":
            return `builtin ${resolution.name}`
        case "other":
            return `other ${resolution.reason}`
    }
}

/** Checks lines `specifier -> answer`, all asked from one file. */
function expectFrom(from: string, tree: Tree, answers: Readonly<Record<string, string>>): void {
    const { resolve } = resolverOf(folderOf(tree))
    expect(Object.fromEntries(Object.keys(answers).map(specifier => [specifier, resolve(specifier, from)]))).toEqual(answers)
}

describe("relative names", () => {
    test("get an ending, mean folders, and stand for TypeScript under the built name", () => {
        const tree = { "src/a.ts": "", "src/b.tsx": "", "src/c.mts": "", "src/d.jsx": "", "src/e/index.ts": "", "src/f.service.ts": "", "index.ts": "", "src/index.ts": "" }
        expectFrom("src/a.ts", tree, {
            "./b": "src/b.tsx",
            "./b.js": "src/b.tsx",
            "./b.jsx": "src/b.tsx",
            "./c.mjs": "src/c.mts",
            "./d": "src/d.jsx",
            "./e": "src/e/index.ts",
            "./e/": "src/e/index.ts",
            "./e/index.js": "src/e/index.ts",
            "./f.service": "src/f.service.ts",
            ".": "src/index.ts",
            "./": "src/index.ts",
            "..": "index.ts",
            "../": "index.ts",
            "./b?worker": "src/b.tsx",
            "../../x": "other outside of the analysed folder",
        })
    })

    test("a file goes before a folder, and a slash at the end means the folder", () => {
        expectFrom("a.js", { "a.js": "", "lib.js": "", "lib/index.js": "" }, { "./lib": "lib.js", "./lib/": "lib/index.js" })
    })

    test("a folder starts where its package.json says", () => {
        const tree = { "a.js": "", "lib/package.json": { main: "./start" }, "lib/start.js": "", "lib/index.js": "", "broken/package.json": { main: "gone.js" }, "broken/index.js": "" }
        expectFrom("a.js", tree, { "./lib": "lib/start.js", "./broken": "broken/index.js" })
    })

    test("TypeScript finds the source beside a leftover of its own, JavaScript what it names", () => {
        const tree = { "a.ts": "", "a2.js": "", "both.ts": "", "both.js": "" }
        expectFrom("a.ts", tree, { "./both": "both.ts", "./both.js": "both.ts" })
        expectFrom("a2.js", tree, { "./both": "both.js", "./both.js": "both.js" })
    })

    test("what is no code, or not there, is said to be so", () => {
        const tree = { "a.ts": "", "data.json": "{}", "big/index.json": "{}", "types.d.ts": "", "style.css": "", "a.test.ts": "", "node.node": "" }
        expectFrom("a.ts", tree, {
            "./data.json": "other json",
            "./data": "other json",
            "./big": "other json",
            "./types": "other declarations only",
            "./style.css": "other no code: .css",
            "./node.node": "other no code: .node",
            "./a.test": "other left out of the analysis",
            "./gone": "other no such file",
            "!!raw-loader!./a": "other the syntax of a webpack loader",
            "https://esm.sh/x": "other a URL",
        })
    })

    test("go through symbolic links to where the file is", () => {
        const root = folderOf({ "server/a.js": "", "shared/b.js": "", "shared/sub/index.js": "" })
        fs.symlinkSync("../shared", path.join(root, "server/common"))
        fs.symlinkSync("../shared/b.js", path.join(root, "server/c.js"))
        const { resolve } = resolverOf(root)
        expect(["./common/b", "./common/sub", "./c"].map(specifier => resolve(specifier, "server/a.js"))).toEqual(["shared/b.js", "shared/sub/index.js", "shared/b.js"])
    })
})

describe("names from outside", () => {
    test("are Node's own modules or packages with what follows their name", () => {
        expectFrom("a.ts", { "a.ts": "" }, {
            fs: "builtin node:fs",
            "fs/promises": "builtin node:fs/promises",
            "node:fs": "builtin node:fs",
            "node:sqlite": "builtin node:sqlite",
            "string_decoder/": "package string_decoder",
            express: "package express",
            "lodash/fp/map": "package lodash fp/map",
            "@scope/pkg": "package @scope/pkg",
            "@scope/pkg/sub/x.js": "package @scope/pkg sub/x.js",
            "npm:express@4/lib": "package express lib",
            "bun:sqlite": "package bun:sqlite",
            "typeface/style.css": "other no code: .css",
            "socket.io": "package socket.io",
            "chart.js": "package chart.js",
        })
    })
})

describe("tsconfig", () => {
    test("paths: exact key, longest beginning, several targets, relative to baseUrl or to the config", () => {
        const tree = {
            "tsconfig.json": `{
                // comments and commas are fine
                "compilerOptions": { "paths": { "@/*": ["./src/*"], "@/db/*": ["./db/none/*", "./db/*"], "config": ["./src/config.ts"], "*.model": ["./models/*"], }, },
            }`,
            "src/a.ts": "", "src/users/index.ts": "", "db/pool.ts": "", "src/config.ts": "", "models/user.ts": "",
        }
        expectFrom("src/a.ts", tree, { "@/users": "src/users/index.ts", "@/db/pool": "db/pool.ts", config: "src/config.ts", "user.model": "models/user.ts", "@/gone": "other no such file", "@/db/pool.js": "db/pool.ts" })
        const based = { "tsconfig.json": { compilerOptions: { baseUrl: "./src", paths: { "~/*": ["./*"] } } }, "src/a.ts": "", "src/lib/b.ts": "" }
        expectFrom("src/a.ts", based, { "~/lib/b": "src/lib/b.ts", "lib/b": "src/lib/b.ts", "lib/none": "package lib none" })
    })

    test("a folder below baseUrl does not hide a declared dependency or one of Node's modules", () => {
        const tree = { "tsconfig.json": { compilerOptions: { baseUrl: "." } }, "package.json": { dependencies: { config: "^3.0.0" } }, "a.ts": "", "config/index.ts": "", "util/index.ts": "", "events.ts": "" }
        expectFrom("a.ts", tree, { config: "package config", util: "builtin node:util", events: "builtin node:events" })
    })

    test("extends chains, arrays, packages of the workspace and of node_modules; a later base wins", () => {
        const tree = {
            "packages/tsconfig/package.json": { name: "@acme/tsconfig" },
            "packages/tsconfig/node.json": { compilerOptions: { paths: { "#far/*": ["../../app/far/*"] } } },
            "node_modules/@other/base/package.json": { name: "@other/base", exports: { "./x": "./config/x.json" } },
            "node_modules/@other/base/config/x.json": { compilerOptions: { baseUrl: "../../../../app/based" } },
            "base.json": { compilerOptions: { paths: { "lost/*": ["./nowhere/*"] } } },
            "app/tsconfig.json": { extends: ["../base", "@acme/tsconfig/node.json"] },
            "app/a.ts": "", "app/far/b.ts": "",
            "app/inner/tsconfig.json": { extends: "@other/base/x" },
            "app/inner/c.ts": "", "app/based/own/d.ts": "",
        }
        expectFrom("app/a.ts", tree, { "#far/b": "app/far/b.ts" })
        expectFrom("app/inner/c.ts", tree, { "own/d": "app/based/own/d.ts" })
    })

    test("${configDir} is the folder of the config that extends", () => {
        const tree = { "shared.json": { compilerOptions: { paths: { "@/*": ["${configDir}/src/*"] } } }, "app/tsconfig.json": { extends: "../shared.json" }, "app/src/a.ts": "", "app/src/b.ts": "" }
        expectFrom("app/src/a.ts", tree, { "@/b": "app/src/b.ts" })
    })

    test("the nearest config goes first, one further up still counts", () => {
        const tree = {
            "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"], "@shared/*": ["./shared/*"] } } },
            "api/tsconfig.json": { compilerOptions: { paths: { "@/*": ["./code/*"] } } },
            "src/x.ts": "", "shared/y.ts": "", "api/code/x.ts": "", "api/code/a.ts": "",
        }
        expectFrom("api/code/a.ts", tree, { "@/x": "api/code/x.ts", "@shared/y": "shared/y.ts" })
        expectFrom("src/x.ts", tree, { "@/x": "src/x.ts" })
    })

    test("a root that only refers to others uses theirs, and so do siblings of another name", () => {
        const tree = {
            "tsconfig.json": { files: [], references: [{ path: "./config/tsconfig.app.json" }, { path: "./server" }] },
            "config/tsconfig.app.json": { compilerOptions: { paths: { "@app/*": ["../app/*"] } } },
            "server/tsconfig.json": { compilerOptions: { paths: { "@server/*": ["./*"] } } },
            "tsconfig.build.json": { compilerOptions: { paths: { "@built/*": ["./built-in/*"] } } },
            "app/x.ts": "", "server/y.ts": "", "built-in/z.ts": "", "scripts/a.ts": "",
        }
        expectFrom("scripts/a.ts", tree, { "@app/x": "app/x.ts", "@server/y": "server/y.ts", "@built/z": "built-in/z.ts" })
    })

    test("rootDirs lay folders over each other", () => {
        const tree = { "tsconfig.json": { compilerOptions: { rootDirs: ["src", "generated"] } }, "src/views/a.ts": "", "generated/views/b.ts": "" }
        expectFrom("src/views/a.ts", tree, { "./b": "generated/views/b.ts" })
    })

    test("jsconfig.json counts like tsconfig.json", () => {
        expectFrom("src/a.js", { "jsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } }, "src/a.js": "", "src/b.js": "" }, { "@/b": "src/b.js" })
    })

    test("the config of a repository holds in the part of it that is analysed", () => {
        const root = folderOf({ ".git/HEAD": "", "tsconfig.json": { compilerOptions: { paths: { "@api/*": ["./packages/api/src/*"] } } }, "packages/api/src/a.ts": "", "packages/api/src/b.ts": "" })
        expect(resolverOf(path.join(root, "packages/api")).resolve("@api/b", "src/a.ts")).toBe("src/b.ts")
    })

    test("what is broken or missing is told once, and the rest counts", () => {
        const { resolve, skipped } = resolverOf(
            folderOf({
                "tsconfig.json": { extends: "@tsconfig/node20/tsconfig.json", compilerOptions: { paths: { "@/*": ["./src/*"] } } },
                "tsconfig.build.json": { extends: "./tsconfig.json" },
                "round/tsconfig.json": { extends: "./other.json" },
                "round/other.json": { extends: "./tsconfig.json", compilerOptions: { baseUrl: "." } },
                "broken/tsconfig.json": '{\n  "compilerOptions": {\n    "paths": [}\n}',
                "refers/tsconfig.json": { references: [{ path: "../none" }] },
                "src/a.ts": "", "src/b.ts": "", "round/c.ts": "", "round/lib/d.ts": "",
            }),
        )
        expect(resolve("@/b", "src/a.ts")).toBe("src/b.ts")
        expect(resolve("lib/d", "round/c.ts")).toBe("round/lib/d.ts")
        expect(skipped).toEqual([
            "broken/tsconfig.json: broken JSON, line 3: unexpected }; read as if it were not there",
            'refers/tsconfig.json: refers to "../none", which is not there',
            "round/other.json: extends itself, over round/other.json, round/tsconfig.json",
            'tsconfig.json: extends "@tsconfig/node20/tsconfig.json", which is not there; read without it',
        ])
    })
})

describe("packages of the project", () => {
    test("by name: exports with conditions and patterns, main, source, a folder's index", () => {
        const tree = {
            "app/a.ts": "",
            "libs/exports/package.json": { name: "@x/exports", exports: { ".": { types: "./dist/index.d.ts", browser: "./src/browser.ts", import: "./dist/index.mjs" }, "./utils/*": "./dist/utils/*.js", "./utils/private/*": null, "./only": { "acme:source": "./src/special.ts", default: "./dist/only.js" } } },
            "libs/exports/src/index.ts": "", "libs/exports/src/browser.ts": "", "libs/exports/src/utils/deep/x.ts": "", "libs/exports/src/special.ts": "", "libs/exports/src/only.ts": "",
            "libs/main/package.json": { name: "main-lib", main: "lib/start.js" }, "libs/main/src/start.ts": "", "libs/main/src/other.ts": "",
            "libs/source/package.json": { name: "source-lib", main: "dist/x.js", source: "code/y.ts" }, "libs/source/code/y.ts": "",
            "libs/plain/package.json": { name: "plain" }, "libs/plain/index.js": "", "libs/plain/sub.js": "",
            "libs/none/package.json": { name: "none", main: "dist/nothing.js" },
        }
        expectFrom("app/a.ts", tree, {
            "@x/exports": "libs/exports/src/index.ts",
            "@x/exports/utils/deep/x": "libs/exports/src/utils/deep/x.ts",
            "@x/exports/only": "libs/exports/src/special.ts",
            "main-lib": "libs/main/src/start.ts",
            "main-lib/lib/other": "libs/main/src/other.ts",
            "main-lib/other": "libs/main/src/other.ts",
            "source-lib": "libs/source/code/y.ts",
            plain: "libs/plain/index.js",
            "plain/sub": "libs/plain/sub.js",
            none: "package none",
        })
    })

    test("a package finds itself by name, and private names through imports", () => {
        const tree = {
            "package.json": { name: "self", exports: { "./db": "./build/db.js" }, imports: { "#lib/*": "./build/lib/*.js", "#fs": { node: "node:fs", default: "./fs.js" }, "#x": { default: "lodash/fp" }, "#gone": "./gone.js" } },
            "src/a.ts": "", "src/db.ts": "", "src/lib/b.ts": "",
        }
        expectFrom("src/a.ts", tree, { "self/db": "src/db.ts", "#lib/b": "src/lib/b.ts", "#fs": "builtin node:fs", "#x": "package lodash fp", "#gone": "other no such file", "#unknown": "other no `imports` of a package.json names it" })
    })

    test("of several with one name the nearest is meant, and none where another version is asked for", () => {
        const tree = {
            "a/app/package.json": { name: "app-a" }, "a/app/x.js": "", "a/lib/package.json": { name: "lib" }, "a/lib/index.js": "",
            "b/app/package.json": { name: "app-b" }, "b/app/x.js": "", "b/lib/package.json": { name: "lib" }, "b/lib/index.js": "",
            "tool/package.json": { name: "express", version: "0.1.0" }, "tool/index.js": "", "uuid/package.json": { name: "uuid", version: "2.0.0" }, "uuid/index.js": "",
            "user/package.json": { dependencies: { uuid: "^9.0.0" } }, "user/y.js": "",
        }
        const { resolve } = resolverOf(folderOf(tree))
        expect([resolve("lib", "a/app/x.js"), resolve("lib", "b/app/x.js"), resolve("uuid", "user/y.js"), resolve("uuid", "a/app/x.js")]).toEqual(["a/lib/index.js", "b/lib/index.js", "package uuid", "uuid/index.js"])
    })

    test("built files stand for their sources: outDir and rootDir, formats in folders, relative too", () => {
        const tree = {
            "package.json": { name: "one", main: "out/server/index.js" },
            "tsconfig.json": { compilerOptions: { outDir: "out", rootDir: "code" } },
            "code/server/index.ts": "", "bin/start.js": "",
            "two/package.json": { name: "two", exports: { import: "./dist/esm/main.mjs", require: "./dist/cjs/main.cjs" } }, "two/src/main.ts": "",
            "three/package.json": { name: "three", main: "./dist/src/index.js" }, "three/src/index.ts": "",
        }
        expectFrom("bin/start.js", tree, { one: "code/server/index.ts", "../out/server": "code/server/index.ts", "../out/server/index.js": "code/server/index.ts", two: "two/src/main.ts", three: "three/src/index.ts" })
    })
})

describe("aliases of other tools", () => {
    test("module-alias, Babel's module-resolver and root-import, NODE_PATH", () => {
        expectFrom("src/a.js", { "package.json": { _moduleAliases: { "@root": ".", "@lib": "src/lib" } }, "src/a.js": "", "src/lib/b.js": "", "c.js": "" }, { "@lib/b": "src/lib/b.js", "@root/c": "c.js", "@libother/b": "package @libother/b" })
        const resolver = { plugins: ["x", ["module-resolver", { root: ["./src"], alias: { "^@app/(.+)": "./src/\\1", test: "./src/test.js" } }]] }
        expectFrom("src/a.js", { ".babelrc": resolver, "src/a.js": "", "src/b.js": "", "src/lib/c.js": "" }, { "@app/b": "src/b.js", "lib/c": "src/lib/c.js" })
        expectFrom("src/a.js", { "package.json": { babel: { env: { production: { plugins: [["babel-plugin-root-import", { rootPathPrefix: "~/", rootPathSuffix: "src" }]] } } } }, "src/a.js": "", "src/b.js": "" }, { "~/b": "src/b.js" })
        expectFrom("app/a.js", { "package.json": { scripts: { start: "NODE_PATH=./app node app/a.js" } }, "app/a.js": "", "app/models/user.js": "" }, { "models/user": "app/models/user.js" })
    })

    test("names that no package can have are looked for at the usual places", () => {
        const tree = { "web/package.json": {}, "web/src/a.ts": "", "web/src/b.ts": "", "web/app/c.ts": "", "web/d.ts": "" }
        expectFrom("web/src/a.ts", tree, { "@/b": "web/src/b.ts", "~/c": "web/app/c.ts", "@/d": "web/d.ts", "~/gone": "other no such file" })
    })

    test("an undeclared name with a slash may be a path from the package's folder", () => {
        const tree = { "package.json": { dependencies: { lib: "1" } }, "src/a.ts": "", "src/users/b.ts": "", "lib/c.js": "" }
        expectFrom("src/a.ts", tree, { "src/users/b": "src/users/b.ts", "lib/c": "package lib c" })
    })

    test("a path from the disk's root may be one from the application's", () => {
        expectFrom("server/main.js", { "package.json": {}, "server/main.js": "", "imports/api.js": "" }, { "/imports/api": "imports/api.js", "/usr/lib/x": "other an absolute path outside of the analysed folder" })
    })
})

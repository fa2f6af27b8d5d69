import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "tsdown"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { rules } from "../../rules/index.ts"

/**
 * The plugin as users have it: built, in `node_modules`, named in a configuration. Each linter runs
 * in a process of its own, in a project of its own.
 */
const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const load = createRequire(import.meta.url)
const project = mkdtempSync(join(tmpdir(), "unblock-installed-"))

const SERVER = `import express from "express"
import fs from "node:fs"
const app = express()
app.get("/", async (request, response) => {
    response.send(fs.readFileSync("page.html"))
})
`
const FIXED = SERVER.replace("fs.readFileSync", "await fs.promises.readFile")
const RULES = Object.fromEntries(Object.keys(rules).map(name => [`unblock/${name}`, "error"]))

beforeAll(async () => {
    const installed = join(project, "node_modules/eslint-plugin-unblock")
    await build({ config: false, cwd: ROOT, entry: { index: "index.ts" }, outDir: join(installed, "dist"), format: "esm", platform: "node", fixedExtension: false, dts: false, logLevel: "silent" })
    const { name, version, type, exports, main } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
    write("node_modules/eslint-plugin-unblock/package.json", JSON.stringify({ name, version, type, exports, main }))
    for (const dependency of ["@types", "@typescript-eslint", "eslint9", "scslre", "typescript"]) symlinkSync(join(ROOT, "node_modules", dependency), join(project, "node_modules", dependency))
    write("package.json", JSON.stringify({ name: "user", private: true, dependencies: { express: "5" } }))
}, 120_000)

afterAll(() => rmSync(project, { recursive: true, force: true }))

describe("works with", () => {
    test("ESLint 10 and an ES module", async () => {
        write("esm/eslint.config.mjs", 'import unblock from "eslint-plugin-unblock"\nexport default [unblock.configs.recommended]\n')
        expect(await eslint("eslint", "esm")).toEqual(["server.js:5 unblock/no-blocking-call"])
    })

    test("ESLint 10 and a CommonJS module", async () => {
        write("cjs/eslint.config.cjs", 'const unblock = require("eslint-plugin-unblock")\nmodule.exports = [unblock.configs.strict]\n')
        expect(await eslint("eslint", "cjs")).toEqual(["server.js:5 unblock/no-blocking-call"])
    })

    test("ESLint 9 and a config that is extended by name", async () => {
        write("nine/eslint.config.mjs", 'import { defineConfig } from "eslint9/config"\nimport unblock from "eslint-plugin-unblock"\nexport default defineConfig({ plugins: { unblock }, extends: ["unblock/recommended"] })\n')
        expect(await eslint("eslint9", "nine")).toEqual(["server.js:5 unblock/no-blocking-call"])
    })

    test("ESLint 8 and .eslintrc", async () => {
        write("rc/.eslintrc.json", JSON.stringify({ root: true, extends: ["plugin:unblock/legacy-recommended"], parserOptions: { ecmaVersion: "latest", sourceType: "module" } }))
        expect(await eslint("eslint8", "rc")).toEqual(["server.js:5 unblock/no-blocking-call"])
    })

    test("oxlint, which applies suggestions", async () => {
        write("ox/server.js", SERVER)
        write("ox/.oxlintrc.json", JSON.stringify({ jsPlugins: ["eslint-plugin-unblock"], categories: { correctness: "off" }, rules: RULES, settings: { unblock: { concurrency: 3 } } }))
        const oxlint = join(dirname(load.resolve("oxlint/package.json")), "bin/oxlint")
        const { code, stdout } = await run("ox", oxlint, "--format", "unix", ".")
        expect(stdout).toMatch(/^server\.js:5:19: `fs\.readFileSync` waits for the disk.*unblock\(no-blocking-call\)\]$/m)
        expect(stdout).toContain("1 problem")
        expect(code).toBe(1)
        await run("ox", oxlint, "--fix-suggestions", ".")
        expect(readFileSync(join(project, "ox/server.js"), "utf8")).toBe(FIXED)
        expect((await run("ox", oxlint, ".")).code).toBe(0)
    })

    test("settings that are wrong: the message says where", async () => {
        write("wrong/eslint.config.mjs", 'import unblock from "eslint-plugin-unblock"\nexport default [unblock.configs.recommended, { settings: { unblock: { minimumCost: "hihg" } } }]\n')
        write("wrong/server.js", SERVER)
        const { code, stderr } = await run("wrong", join(dirname(load.resolve("eslint/package.json")), "bin/eslint.js"), ".")
        expect(stderr).toContain('settings.unblock: minimumCost: "hihg" is not possible here. Did you mean "high"?')
        expect(code).toBe(2)
    })
})

describe("with types", () => {
    const CONFIG = `import parser from "@typescript-eslint/parser"
import unblock from "eslint-plugin-unblock"
export default [{ files: ["**/*.ts"], languageOptions: { parser, parserOptions: { projectService: PROJECT, tsconfigRootDir: import.meta.dirname } } }, unblock.configs.recommended]
`
    const HANDLER = `import type { Context } from "./context.ts"

export async function page(context: Context, name: string) {
    const { files } = context.services
    await context.own.readFileSync(name)
    return files.readFileSync(name) + context.services.files.statSync(name).size
}
`
    beforeAll(() => {
        for (const [folder, service] of [["typed", "true"], ["untyped", "false"]] as const) {
            write(`${folder}/eslint.config.mjs`, CONFIG.replace("PROJECT", service))
            write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions: { module: "nodenext", target: "es2022", strict: true, types: ["node"], allowImportingTsExtensions: true, noEmit: true } }))
            write(`${folder}/context.ts`, 'export interface Context {\n    services: { files: typeof import("node:fs") }\n    own: { readFileSync(name: string): Promise<string> }\n}\n')
            write(`${folder}/handler.ts`, HANDLER)
        }
    })

    test("receivers whose type is declared in another file are resolved", async () => {
        expect(await eslint("eslint", "typed", false)).toEqual(["handler.ts:6 unblock/no-blocking-call", "handler.ts:6 unblock/no-blocking-call"])
    })

    test("without them nothing is known of such receivers, and nothing is said", async () => {
        expect(await eslint("eslint", "untyped", false)).toEqual([])
    })
})

async function eslint(version: string, folder: string, server = true): Promise<string[]> {
    if (server) write(`${folder}/server.js`, SERVER)
    const bin = join(dirname(load.resolve(`${version}/package.json`)), "bin/eslint.js")
    const { stdout, stderr } = await run(folder, bin, "--format", "json", ".")
    if (!stdout.startsWith("[")) throw new Error(stderr || stdout)
    const files = JSON.parse(stdout) as { filePath: string; messages: { line: number; ruleId: string | null; message: string }[] }[]
    return files.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => `${filePath.split("/").at(-1)}:${line} ${ruleId ?? message}`))
}

function run(folder: string, script: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise(resolve => {
        execFile(process.execPath, [script, ...args], { cwd: join(project, folder), env: { ...process.env, ESLINT_USE_FLAT_CONFIG: undefined } }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }))
    })
}

function write(file: string, text: string): void {
    const path = join(project, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
}

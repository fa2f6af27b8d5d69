import { execFile } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import { afterAll, beforeAll, describe, expect, test } from "vitest"

/** What users get: the packed tarball, installed into a project of its own. */
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const project = mkdtempSync(join(tmpdir(), "unblock-package-"))
let tarball = ""

beforeAll(async () => {
    await node(ROOT, "scripts/setup.mjs")
    const packed = await npm(ROOT, "pack", "--ignore-scripts", "--json", "--pack-destination", project)
    tarball = join(project, JSON.parse(packed.stdout)[0].filename)
    write("package.json", JSON.stringify({ name: "user", private: true }))
    await npm(project, "install", "--prefer-offline", "--no-audit", "--no-fund", tarball)
}, 300_000)

afterAll(() => rmSync(project, { recursive: true, force: true }))

const SERVER = `
const express = require("express")
const fs = require("fs")
const app = express()
app.get("/", (request, response) => response.send(fs.readFileSync("page.html")))
`

describe("the packed package", () => {
    test("is in order for publint", async () => {
        const { messages } = await publint({ pkgDir: join(project, "node_modules/eslint-plugin-unblock"), strict: true })
        const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
        expect(messages.map(message => formatMessage(message, manifest))).toEqual([])
    })

    test("has types that resolve for attw", async () => {
        const { code, stdout } = await node(ROOT, "node_modules/@arethetypeswrong/cli/dist/index.js", tarball, "--profile", "esm-only")
        expect(code, stdout).toBe(0)
    })

    test("carries neither sources nor tests", async () => {
        const { stdout } = await npm(ROOT, "pack", "--ignore-scripts", "--dry-run", "--json")
        const files: { path: string }[] = JSON.parse(stdout)[0].files
        expect(files.map(file => file.path).filter(path => !/^(dist|docs)\/|^(package\.json|README\.md|LICENSE)$/.test(path))).toEqual([])
    })
})

describe("loads", () => {
    test("by `import`", async () => {
        write("import.mjs", `
            import plugin, * as all from "eslint-plugin-unblock"
            import { analyze } from "eslint-plugin-unblock/analyzer"
            console.log(plugin.meta.name, Object.keys(plugin.rules).length > 0, typeof analyze)
        `)
        expect((await node(project, "import.mjs")).stdout).toBe("eslint-plugin-unblock true function\n")
    })

    test("by `require`, which gives the plugin itself", async () => {
        write("require.cjs", `
            const plugin = require("eslint-plugin-unblock")
            const { analyze } = require("eslint-plugin-unblock/analyzer")
            console.log(plugin.meta.name, Object.keys(plugin.rules).length > 0, typeof analyze)
        `)
        expect((await node(project, "require.cjs")).stdout).toBe("eslint-plugin-unblock true function\n")
    })

    test("as a library that analyses a folder", async () => {
        write("server/server.js", SERVER)
        write("analyze.mjs", `
            import { analyze } from "eslint-plugin-unblock/analyzer"
            const report = await analyze({ root: "server" })
            console.log(report.findings.map(finding => finding.file + ":" + finding.line + " " + finding.api).join("\\n"))
        `)
        expect((await node(project, "analyze.mjs")).stdout).toBe("server.js:5 node:fs#readFileSync\n")
    })

    test("as a command", async () => {
        write("server/server.js", SERVER)
        const command = join(project, "node_modules/.bin/unblock")
        const found = await run(project, command, ["server"])
        expect(found.stdout).toContain("server.js:5")
        expect(found.code).toBe(1)
        expect((await run(project, command, ["nowhere"])).code).toBe(2)
    })
})

describe("npm start", () => {
    const start = (cwd: string, ...args: string[]): Promise<Ended> => run(cwd, process.execPath, [join(ROOT, "scripts/start.mjs"), ...args], { INIT_CWD: cwd })

    test("shows the findings of the example server, and is no failure", async () => {
        const { code, stdout } = await start(ROOT)
        expect(stdout).toContain("bcrypt#hashSync")
        expect(code).toBe(0)
    })

    test("analyses the folder that is named from where the user stands", async () => {
        write("server/server.js", SERVER)
        const { code, stdout } = await start(project, "server", "--format", "github")
        expect(stdout).toContain("server/server.js,line=5")
        expect(code).toBe(0)
    })

    test("fails if the folder is not there", async () => {
        const { code, stderr } = await start(project, "nowhere")
        expect(stderr).toContain("nowhere")
        expect(code).toBe(2)
    })
})

describe("works in ESLint", () => {
    const CASES = [
        {
            name: "8 with .eslintrc",
            eslint: "eslint8",
            config: [".eslintrc.json", JSON.stringify({ root: true, parserOptions: { ecmaVersion: 2022 }, extends: ["plugin:unblock/legacy-recommended"] })],
            env: { ESLINT_USE_FLAT_CONFIG: "false" },
        },
        {
            name: "9 with .eslintrc",
            eslint: "eslint9",
            config: [".eslintrc.json", JSON.stringify({ root: true, parserOptions: { ecmaVersion: 2022 }, extends: ["plugin:unblock/legacy-recommended"] })],
            env: { ESLINT_USE_FLAT_CONFIG: "false" },
        },
        { name: "9 with a flat ESM configuration", eslint: "eslint9", config: ["eslint.config.mjs", `import unblock from "eslint-plugin-unblock"; export default [unblock.configs.recommended].flat()`], env: {} },
        { name: "10 with a flat ESM configuration", eslint: "eslint", config: ["eslint.config.mjs", `import unblock from "eslint-plugin-unblock"; export default [unblock.configs.recommended].flat()`], env: {} },
        { name: "10 with a flat CommonJS configuration", eslint: "eslint", config: ["eslint.config.cjs", `module.exports = [require("eslint-plugin-unblock").configs.recommended].flat()`], env: {} },
    ] as const

    test.each(CASES)("$name", async ({ name, eslint, config: [file, text], env }) => {
        const folder = join("lint", name.replaceAll(/\W/g, "-"))
        write(join(folder, file), text)
        write(join(folder, "server.js"), SERVER)
        const { stdout, stderr } = await run(join(project, folder), process.execPath, [join(ROOT, "node_modules", eslint, "bin/eslint.js"), "server.js", "--format", "json"], env)
        const messages: { ruleId: string; line: number }[] = JSON.parse(stdout || `[{"messages":[{"ruleId":${JSON.stringify(stderr)}}]}]`)[0].messages
        expect(messages.map(({ ruleId, line }) => `${ruleId} ${line}`)).toEqual(["unblock/no-blocking-call 5"])
    })
})

describe("works with TypeScript", () => {
    beforeAll(() => {
        // What such a project has besides; node_modules of the plugin's own stand in for a registry.
        for (const name of ["@types", "@typescript-eslint", "eslint", "typescript"]) if (!existsSync(join(project, "node_modules", name))) symlinkSync(join(ROOT, "node_modules", name), join(project, "node_modules", name))
        write("ts/package.json", JSON.stringify({ name: "typed", private: true, type: "module" }))
        write("ts/tsconfig.json", JSON.stringify({ compilerOptions: { module: "nodenext", target: "es2022", strict: true, types: ["node"], noEmit: true }, include: ["*.ts"] }))
        write("ts/context.ts", 'export interface Context {\n    files: typeof import("node:fs")\n}\n')
        write("ts/handler.ts", 'import type { Context } from "./context.js"\n\nexport async function page(context: Context, name: string) {\n    return context.files.readFileSync(name)\n}\n')
        write(
            "ts/eslint.config.ts",
            `import parser from "@typescript-eslint/parser"
import { defineConfig } from "eslint/config"
import unblock from "eslint-plugin-unblock"

export default defineConfig(
    { files: ["**/*.ts"], languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
    { plugins: { unblock }, extends: ["unblock/recommended"], rules: { "unblock/no-blocking-call": ["error", { where: "functions" }] } },
)
`,
        )
        write("ts/options.ts", 'import type { UnblockRules } from "eslint-plugin-unblock"\n\nexport const rules: UnblockRules = { "unblock/no-blocking-call": ["error", { where: "functions" }], "unblock/no-fake-async": "off" }\nexport const wrong: UnblockRules = {\n    // @ts-expect-error There is no such place.\n    "unblock/no-blocking-call": ["error", { where: "nowhere" }],\n}\n')
        write("ts/eslint.config.mjs", readFileSync(join(project, "ts/eslint.config.ts"), "utf8"))
    })

    test("its types fit ESLint's, and know the rules' options", async () => {
        const { code, stdout } = await run(join(project, "ts"), process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "--noEmit"])
        expect(stdout).toBe("")
        expect(code).toBe(0)
    })

    test("it asks for the types that typescript-eslint has", async () => {
        const { stdout, stderr } = await run(join(project, "ts"), process.execPath, [join(ROOT, "node_modules/eslint/bin/eslint.js"), "handler.ts", "--config", "eslint.config.mjs", "--format", "json"])
        if (!stdout.startsWith("[")) throw new Error(stderr)
        expect(JSON.parse(stdout)[0].messages.map(({ ruleId, line }: { ruleId: string; line: number }) => `${ruleId} ${line}`)).toEqual(["unblock/no-blocking-call 4"])
    })
})

test("works in oxlint, which applies suggestions", async () => {
    write("ox/package.json", JSON.stringify({ name: "ox", private: true }))
    write("ox/server.js", SERVER.replace("(request, response) =>", "async (request, response) =>"))
    write("ox/.oxlintrc.json", JSON.stringify({ jsPlugins: ["eslint-plugin-unblock"], categories: { correctness: "off" }, rules: { "unblock/no-blocking-call": "error" } }))
    const oxlint = join(ROOT, "node_modules/oxlint/bin/oxlint")
    const before = await run(join(project, "ox"), process.execPath, [oxlint, "--format", "unix", "server.js"])
    expect(before.stdout).toMatch(/^server\.js:5:\d+: `fs\.readFileSync` waits for the disk/m)
    expect(before.code).toBe(1)
    await run(join(project, "ox"), process.execPath, [oxlint, "--fix-suggestions", "server.js"])
    expect(readFileSync(join(project, "ox/server.js"), "utf8")).toContain("response.send(await fs.promises.readFile(")
    expect((await run(join(project, "ox"), process.execPath, [oxlint, "server.js"])).code).toBe(0)
})

function write(file: string, text: string): void {
    mkdirSync(dirname(join(project, file)), { recursive: true })
    writeFileSync(join(project, file), text)
}

interface Ended {
    readonly code: number
    readonly stdout: string
    readonly stderr: string
}

/** Never rejects because of an exit code: a test looks at it. */
function run(cwd: string, command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return new Promise((resolve, reject) => {
        execFile(command, args, { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 2 ** 20 }, (error, stdout, stderr) => {
            if (error && typeof error.code !== "number") reject(error)
            else resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
        })
    })
}

async function node(cwd: string, ...args: string[]): Promise<Ended> {
    const ended = await run(cwd, process.execPath, args)
    if (ended.code !== 0 && !args.includes("--profile")) throw new Error(`node ${args.join(" ")}: ${ended.stdout}${ended.stderr}`)
    return ended
}

async function npm(cwd: string, ...args: string[]): Promise<Ended> {
    const ended = await run(cwd, "npm", args)
    if (ended.code !== 0) throw new Error(`npm ${args.join(" ")}: ${ended.stderr}`)
    return ended
}

/**
 * What other linters say of the handlers in tests/rules/handlers: a Markdown table for
 * docs/rules/README.md. Installs eslint-plugin-security and eslint-plugin-sonarjs into a temporary
 * folder; eslint-plugin-n is a dependency of development.
 *
 *     npm run build && node scripts/compare-linters.mjs
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import parser from "@typescript-eslint/parser"
import { Linter } from "eslint"
import n from "eslint-plugin-n"

const handlers = fileURLToPath(new URL("../tests/rules/handlers/", import.meta.url))
const { default: unblock } = await import("../dist/index.js")
const folder = mkdtempSync(join(tmpdir(), "linters-"))

try {
    writeFileSync(join(folder, "package.json"), "{}")
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--legacy-peer-deps", "eslint-plugin-security", "eslint-plugin-sonarjs"], { cwd: folder, stdio: "ignore" })
    const load = createRequire(join(folder, "x.js"))
    const other = async name => (await import(pathToFileURL(load.resolve(name)).href)).default

    const stacks = {
        "eslint-plugin-unblock `recommended`": [unblock.configs.recommended],
        "eslint-plugin-n `no-sync`": [{ plugins: { n }, rules: { "n/no-sync": "error" } }],
        "eslint-plugin-security `recommended`": [(await other("eslint-plugin-security")).configs.recommended],
        "eslint-plugin-sonarjs `recommended`": [(await other("eslint-plugin-sonarjs")).configs.recommended],
    }
    console.log("| | blocking handlers, of 20 | harmless ones, of 4 |\n|---|---|---|")
    for (const [name, configs] of Object.entries(stacks)) console.log(`| ${name} | ${reported("blocking", configs)} | ${reported("harmless", configs)} |`)
} finally {
    rmSync(folder, { recursive: true })
}

/** Number of files with a report; where the place of the mistake is marked, it has to be there. */
function reported(kind, configs) {
    return readdirSync(join(handlers, kind)).filter(file => file !== "render.js" && isReported(join(handlers, kind, file), kind, configs)).length
}

function isReported(file, kind, configs) {
    const code = readFileSync(file, "utf8")
    const language = { files: ["**/*.{js,ts}"], languageOptions: { ...(file.endsWith(".ts") && { parser }), sourceType: code.includes("= require(") ? "commonjs" : "module" } }
    const messages = new Linter().verify(code, [language, ...configs.map(config => ({ ...config, files: ["**/*.{js,ts}"] }))], `src/${file.split("/").at(-1)}`)
    const marked = code.split("\n").findIndex(line => line.includes("//~")) + 1
    return messages.some(({ line, fatal }) => !fatal && (kind === "harmless" || line === marked))
}

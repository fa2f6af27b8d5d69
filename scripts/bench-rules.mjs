/**
 * What the rules cost per file, next to what `n/no-sync` and `no-await-in-loop` cost in the same run.
 *
 *     npm run build && node scripts/bench-rules.mjs FOLDER [FOLDER …]
 */
import { resolve } from "node:path"
import { ESLint } from "eslint"
import n from "eslint-plugin-n"
import parser from "@typescript-eslint/parser"

const { default: unblock } = await import("../dist/index.js")

console.log("| Folder | Files | unblock `all` | `n/no-sync` + `no-await-in-loop` | Ratio | Files left after the scan |\n|---|---|---|---|---|---|")
for (const folder of process.argv.slice(2)) console.log(await row(resolve(folder)))

async function row(folder) {
    const typescript = process.env.PARSER === "typescript"
    const eslint = new ESLint({
        cwd: folder,
        overrideConfigFile: true,
        allowInlineConfig: false,
        stats: true,
        overrideConfig: [
            { ignores: ["**/dist/**", "**/build/**", "**/public/**", "**/vendor/**", "**/*.min.js"] },
            { files: ["**/*.{js,mjs,cjs,ts,tsx}"], ...(typescript && { languageOptions: { parser } }) },
            unblock.configs.all,
            // With the parser of TypeScript, n/no-sync asks for types that nobody has.
            { plugins: { n }, rules: { ...(!typescript && { "n/no-sync": "error" }), "no-await-in-loop": "error" } },
        ],
    })
    const results = await eslint.lintFiles([typescript ? "**/*.{js,mjs,cjs,ts,tsx}" : "**/*.{js,mjs,cjs}"])
    const [own, others] = [[], []]
    for (const { stats, messages } of results) {
        if (messages.some(message => message.fatal)) continue
        const rules = stats?.times.passes.at(-1)?.rules ?? {}
        const sum = isOurs => Object.entries(rules).reduce((total, [name, { total: time }]) => total + (name.startsWith("unblock/") === isOurs ? time : 0), 0)
        own.push(sum(true))
        others.push(sum(false))
    }
    const total = list => list.reduce((sum, time) => sum + time, 0)
    const perFile = list => `${(total(list) / list.length).toFixed(3)} ms`
    const name = folder.split("/").at(-1)
    const quick = own.filter(time => time < 0.1).length
    return `| ${name} | ${own.length} | ${perFile(own)} | ${perFile(others)} | ${(total(own) / total(others)).toFixed(2)} | ${Math.round((100 * quick) / own.length)} % below 0.1 ms |`
}

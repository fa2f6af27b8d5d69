import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as parser from "@typescript-eslint/parser"
import { Linter } from "eslint"
import { expect, test } from "vitest"
import unblock from "../../index.ts"

/**
 * Laws over whatever is suggested for the programs of all fixtures: what comes out can be parsed,
 * says nothing new, and is not reported again.
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url))
const SOURCE = /\.[cm]?[jt]sx?$/

const config = [
    { files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
    { ...unblock.configs.all, settings: { unblock: { minimumCost: "micro" } } },
] as unknown as Linter.Config[]
const linter = new Linter({ cwd: ROOT })
/** Files have names that say nothing: what their folder is called is none of the law's business. */
const lint = (code: string, extension: string): Linter.LintMessage[] => linter.verify(code, config, { filename: `src/file${extension}`, allowInlineConfig: false })

const files = ["fixtures", "rules/handlers"].flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).flatMap(entry => (entry.isFile() && SOURCE.test(entry.name) && !/\.d\.[cm]?ts$/.test(entry.name) ? [join(entry.parentPath, entry.name)] : [])),
)

test("what is suggested can be parsed, says nothing new, and is not reported again", () => {
    let suggestions = 0
    const broken: string[] = []
    for (const file of files) {
        const code = readFileSync(file, "utf8")
        const extension = SOURCE.exec(file)![0]
        const before = lint(code, extension)
        for (const { ruleId, line, suggestions: offered } of before) {
            for (const { desc, fix } of offered ?? []) {
                suggestions++
                const after = lint(code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]), extension)
                const count = (messages: readonly Linter.LintMessage[]): number => messages.filter(message => message.ruleId === ruleId).length
                const problem = after.find(message => message.fatal)?.message ?? (count(after) >= count(before) ? "reported again" : after.length >= before.length ? "something new is reported" : undefined)
                if (problem) broken.push(`${file.slice(ROOT.length)}:${line} ${ruleId}: ${desc} ${problem}`)
            }
        }
    }
    expect(broken).toEqual([])
    expect(suggestions).toBeGreaterThan(100)
})

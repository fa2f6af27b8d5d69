import { readFileSync, readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { rules } from "../../rules/index.ts"
import { lint } from "./support/rule-tester.ts"

/**
 * Twenty ways in which handlers block, and four that only look so. `//~ rule` at the end of a line
 * says that this rule reports something there, and nothing else does anywhere.
 */
const folder = new URL("./handlers/", import.meta.url)

describe.each(["blocking", "harmless"])("%s handlers", kind => {
    test.each(readdirSync(new URL(`${kind}/`, folder)))("%s", file => {
        const code = readFileSync(new URL(`${kind}/${file}`, folder), "utf8")
        const expected = code.split("\n").flatMap((line, index) => [...line.matchAll(/\/\/~ ([\w-]+)$/g)].map(([, rule]) => `${index + 1} ${rule}`))
        expect(found(file, code)).toEqual(expected)
    })
})

test("all of the twenty are found within one file but the one whose call is in another", () => {
    const files = readdirSync(new URL("blocking/", folder)).filter(file => file !== "render.js")
    expect(files).toHaveLength(20)
    expect(files.filter(file => found(file, readFileSync(new URL(`blocking/${file}`, folder), "utf8")).length === 0)).toEqual(["helper-in-another-file.js"])
})

function found(file: string, code: string): string[] {
    return Object.values(rules)
        .flatMap(rule => lint(rule, { name: file, code, ...(file.endsWith(".ts") && { typescript: true }), ...(code.includes("= require(") && { commonjs: true }) }))
        .map(message => `${message.line} ${message.ruleId?.replace("unblock/", "")}`)
}

import { readFileSync, readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { rules } from "../../rules/index.ts"
import { lint } from "./support/rule-tester.ts"

const folder = new URL("../../docs/rules/", import.meta.url)
const pages = readdirSync(folder).filter(file => file !== "README.md")

test("every rule has a page, and every page a rule", () => {
    expect(pages.map(file => file.replace(/\.md$/, "")).sort()).toEqual(Object.keys(rules).sort())
})

interface Example {
    readonly line: number
    readonly language: string
    readonly kind: string
    readonly options?: Record<string, unknown>
    readonly code: string
}

describe.each(Object.entries(rules))("the page of %s", (name, rule) => {
    const page = readFileSync(new URL(`${name}.md`, folder), "utf8")
    const examples = examplesIn(page)

    test("has what every page has", () => {
        for (const heading of ["## Rule details", "## When not to use it", "## Related rules", ...(rule.meta.hasSuggestions ? ["## Suggestions"] : []), ...(rule.meta.defaultOptions ? ["## Options"] : [])]) expect(page).toContain(heading)
        expect(examples.filter(example => example.kind === "incorrect").length).toBeGreaterThan(0)
        expect(examples.filter(example => example.kind === "correct").length).toBeGreaterThan(0)
    })

    test.each(examples.map(example => [`${example.kind} example in line ${example.line}`, example] as const))("%s", (_, example) => {
        const isTypescript = example.language === "ts"
        const messages = lint(rule, { name: "", code: example.code, ...(isTypescript && { typescript: true }), ...(isCommonjs(example.code) && { commonjs: true }), ...(example.options && { options: example.options }) })
        expect(messages.filter(message => message.fatal)).toEqual([])
        expect(messages).toHaveLength(example.kind === "incorrect" ? 1 : 0)
    })
})

/** Blocks that start with ` ```js incorrect ` or ` ```js correct `, and maybe `options={…}`. */
function examplesIn(page: string): Example[] {
    return [...page.matchAll(/^```(js|ts) (incorrect|correct)(?: options=(\{.*\}))?\n([\s\S]*?)^```$/gm)].map(({ index, 1: language, 2: kind, 3: options, 4: code }) => ({
        line: page.slice(0, index).split("\n").length,
        language: language!,
        kind: kind!,
        ...(options !== undefined && { options: JSON.parse(options) as Record<string, unknown> }),
        code: code!,
    }))
}

function isCommonjs(code: string): boolean {
    return !/^(?:import|export)\b/m.test(code)
}

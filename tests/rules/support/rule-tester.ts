import { createRequire } from "node:module"
import * as typescriptParser from "@typescript-eslint/parser"
import { Linter, RuleTester as RuleTester10 } from "eslint"
import { RuleTester as RuleTester9 } from "eslint9"
import { describe, expect, test } from "vitest"
import type { Rule } from "../../../rules/support/create-rule.ts"

const load = createRequire(import.meta.url)
const { RuleTester: LegacyRuleTester } = load("eslint8") as { RuleTester: typeof RuleTester10 }
const { FlatRuleTester } = load("eslint8/use-at-your-own-risk") as { FlatRuleTester: typeof RuleTester10 }

/** Code in which the rule finds nothing. */
export interface GoodCase {
    /** What the case teaches. */
    readonly name: string
    readonly code: string
    /** Needs the parser of TypeScript. */
    readonly typescript?: true
    /** A CommonJS module; otherwise code is an ES module. */
    readonly commonjs?: true
    readonly filename?: string
    readonly options?: Readonly<Record<string, unknown>>
    readonly settings?: Readonly<Record<string, unknown>>
}

export interface BadCase extends GoodCase {
    /** One for each report, in order of place. */
    readonly errors: readonly ExpectedError[]
    /** Code after `--fix`. */
    readonly output?: string
}

export interface ExpectedError {
    readonly messageId: string
    readonly data?: Readonly<Record<string, string>>
    readonly message?: string
    readonly line?: number
    readonly column?: number
    /** Message and whole code of what is suggested; absent: nothing is. Without an id: of `awaitTwin`. */
    readonly suggestion?: string
    readonly suggestions?: Readonly<Record<string, string>>
}

type ParserName = "espree" | "@typescript-eslint/parser" | "@babel/eslint-parser"

type Tester = { run(name: string, rule: never, cases: never): void }

/** Every ESLint that is supported, with each kind of configuration it has; every parser at least once. */
const ENGINES: readonly { readonly name: string; readonly flat: boolean; readonly parser: ParserName; make(): Tester }[] = [
    { name: "ESLint 8.57, eslintrc", flat: false, parser: "espree", make: () => new LegacyRuleTester() as Tester },
    { name: "ESLint 8.57, flat config", flat: true, parser: "@typescript-eslint/parser", make: () => new FlatRuleTester() as Tester },
    { name: "ESLint 9", flat: true, parser: "espree", make: () => new RuleTester9() as unknown as Tester },
    { name: "ESLint 9", flat: true, parser: "@babel/eslint-parser", make: () => new RuleTester9() as unknown as Tester },
    { name: "ESLint 10", flat: true, parser: "@typescript-eslint/parser", make: () => new RuleTester10() as Tester },
]

/**
 * Runs the cases in every ESLint, and checks that what is suggested
 * can be parsed and is not reported again.
 */
export function testRule(rule: Rule, cases: { readonly good: readonly GoodCase[]; readonly bad: readonly BadCase[] }): void {
    for (const engine of ENGINES) {
        describe(`${engine.name}, ${engine.parser}`, () => {
            for (const one of [...cases.good, ...cases.bad]) {
                if (!one.typescript || engine.parser === "@typescript-eslint/parser") test(one.name, () => runCase(rule, engine, one))
            }
        })
    }
    const suggested = cases.bad.filter(one => one.errors.some(error => suggestionsOf(error).length > 0))
    if (suggested.length === 0) return
    test.each(suggested.map(one => [one.name, one] as const))("what is suggested is not reported again: %s", (_, one) => {
        for (const error of one.errors) {
            for (const { output } of suggestionsOf(error)) {
                const after = lint(rule, { ...one, code: output })
                expect(after.filter(message => message.fatal)).toEqual([])
                expect(after).toHaveLength(one.errors.length - 1)
            }
        }
    })
}

/** Loaded by name: the parser of Babel has no types. */
const PARSERS: Readonly<Record<ParserName, object>> = {
    espree: {},
    "@typescript-eslint/parser": { parser: typescriptParser },
    "@babel/eslint-parser": { parser: load("@babel/eslint-parser"), parserOptions: { requireConfigFile: false } },
}

/** `RuleTester` calls `describe` and `it` of its own; here each case is one test already. */
function runCase(rule: Rule, engine: (typeof ENGINES)[number], one: GoodCase | BadCase): void {
    const tester = engine.make()
    const statics = tester.constructor as unknown as Record<"describe" | "it" | "itOnly", unknown>
    let failure: unknown
    statics.describe = (_: string, body: () => void) => body()
    statics.it = (_: string, body: () => void) => {
        try {
            body()
        } catch (error) {
            failure = error
        }
    }
    const converted = convert(one, engine.flat, engine.parser)
    tester.run(rule.name, rule as never, ("errors" in one ? { valid: [], invalid: [converted] } : { valid: [converted], invalid: [] }) as never)
    if (failure) throw failure
}

function convert(one: GoodCase | BadCase, flat: boolean, parser: ParserName): object {
    const isTypescript = parser === "@typescript-eslint/parser"
    const sourceType = one.commonjs ? "commonjs" : "module"
    const language = flat
        ? { languageOptions: { ecmaVersion: "latest", sourceType, ...PARSERS[parser] } }
        : {
              parserOptions: one.commonjs ? { ecmaVersion: "latest", ecmaFeatures: { globalReturn: true } } : { ecmaVersion: "latest", sourceType },
              ...(isTypescript && { parser: load.resolve("@typescript-eslint/parser") }),
          }
    const { name, code, filename, options, settings } = one
    const file = filename ?? (isTypescript && one.typescript ? "file.ts" : undefined)
    return {
        name,
        code,
        ...language,
        ...(file !== undefined && { filename: file }),
        ...(options && { options: [options] }),
        ...(settings && { settings }),
        ...("errors" in one && { errors: one.errors.map(expectedError), output: one.output ?? null }),
    }
}

function expectedError(error: ExpectedError): object {
    const { suggestion: _, suggestions: __, messageId, message, ...rest } = error
    const suggestions = suggestionsOf(error)
    return {
        ...rest,
        ...(message === undefined ? { messageId } : { message }),
        ...(suggestions.length > 0 && { suggestions }),
    }
}

function suggestionsOf(error: ExpectedError): readonly { readonly messageId: string; readonly output: string }[] {
    const all = { ...(error.suggestion !== undefined && { awaitTwin: error.suggestion }), ...error.suggestions }
    return Object.entries(all).map(([messageId, output]) => ({ messageId, output }))
}

/** What the rule says of the code, in the newest ESLint. A syntax error is a message too. */
export function lint(rule: Rule, one: GoodCase, cwd = process.cwd()): Linter.LintMessage[] {
    const linter = new Linter({ cwd })
    const file = one.filename ?? (one.typescript ? "file.ts" : "file.js")
    const config = {
        files: ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"],
        languageOptions: { ecmaVersion: "latest", sourceType: one.commonjs ? "commonjs" : "module", ...(one.typescript && { parser: typescriptParser }) },
        plugins: { unblock: { rules: { [rule.name]: rule } } },
        rules: { [`unblock/${rule.name}`]: ["error", ...(one.options ? [one.options] : [])] },
        ...(one.settings && { settings: one.settings }),
    }
    return linter.verify(one.code, [config] as unknown as Linter.Config[], file)
}

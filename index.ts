import type { ESLint, Linter } from "eslint"
import manifest from "./package.json" with { type: "json" }
import type { Rule } from "./rules/support/create-rule.ts"
import { rules } from "./rules/index.ts"
import type { RuleOptions } from "./rules/options.generated.ts"

/** Entries of `rules` in a configuration, with their options. */
export type UnblockRules = { readonly [Name in keyof RuleOptions as `unblock/${Name}`]?: Linter.RuleSeverity | readonly [Linter.RuleSeverity, RuleOptions[Name]?] }

interface LegacyConfig {
    plugins: string[]
    rules: Linter.RulesRecord
}

type ConfigName = "recommended" | "strict" | "all" | "off"

interface Plugin extends ESLint.Plugin {
    readonly meta: { readonly name: string; readonly version: string; readonly namespace: string }
    readonly rules: Record<keyof RuleOptions, NonNullable<ESLint.Plugin["rules"]>[string]>
    readonly configs: Record<ConfigName, Linter.Config> & Record<`legacy-${ConfigName}`, LegacyConfig>
}

/** The plugin. The configs refer to it, as flat config wants. */
const plugin: Plugin = {
    meta: { name: manifest.name, version: manifest.version, namespace: "unblock" },
    // ESLint's types of a rule context differ from version to version; ours is what all of them have.
    rules: rules as unknown as Plugin["rules"],
    configs: {} as Plugin["configs"],
}

const contents = {
    recommended: entriesOf(rule => rule.meta.docs.config === "recommended"),
    strict: entriesOf(
        () => true,
        rule => rule.meta.docs.strict,
    ),
    all: entriesOf(() => true),
    // For files that serve nobody, in a project whose other files do.
    off: Object.fromEntries(Object.keys(rules).map(name => [`unblock/${name}`, "off" as const])),
}

for (const name of Object.keys(contents) as ConfigName[]) {
    plugin.configs[name] = { name: `unblock/${name}`, plugins: { unblock: plugin }, rules: contents[name] }
    plugin.configs[`legacy-${name}`] = { plugins: ["unblock"], rules: contents[name] }
}

function entriesOf(isIncluded: (rule: Rule) => boolean, optionsOf: (rule: Rule) => object | undefined = () => undefined): Linter.RulesRecord {
    const included = Object.entries<Rule>(rules).filter(([, rule]) => isIncluded(rule))
    return Object.fromEntries(
        included.map(([name, rule]) => {
            const options = optionsOf(rule)
            return [`unblock/${name}`, options ? ["error", options] : "error"]
        }),
    )
}

export default plugin
// Legacy ESLint requires the plugin, and Node gives it the export of this name.
export { plugin as "module.exports" }

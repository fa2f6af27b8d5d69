import type { ESLint, Linter } from "eslint"
import manifest from "./package.json" with { type: "json" }
import type { Rule, RuleOptions } from "./rules/support/create-rule.ts"
import { rules } from "./rules/index.ts"

type RuleName = `unblock/${keyof typeof rules}`
type RuleEntries = Partial<Record<RuleName, "error" | ["error", RuleOptions]>>
type LegacyConfig = { readonly plugins: string[]; readonly rules: RuleEntries }

interface Plugin extends ESLint.Plugin {
    readonly meta: { readonly name: string; readonly version: string; readonly namespace: string }
    readonly rules: typeof pluginRules
    readonly configs: Record<"recommended" | "strict" | "all", Linter.Config> & Record<"legacy-recommended" | "legacy-strict" | "legacy-all", LegacyConfig>
}

/** ESLint's types of a rule context differ from version to version; ours is what all of them have. */
const pluginRules = rules as unknown as Record<keyof typeof rules, NonNullable<ESLint.Plugin["rules"]>[string]>

/** The plugin. The configs refer to it, as flat config wants. */
const plugin: Plugin = {
    meta: { name: manifest.name, version: manifest.version, namespace: "unblock" },
    rules: pluginRules,
    configs: {} as Plugin["configs"],
}

const contents = {
    recommended: entriesOf(rule => rule.meta.docs.config === "recommended"),
    strict: entriesOf(
        () => true,
        rule => rule.meta.docs.strict,
    ),
    all: entriesOf(() => true),
}

for (const name of ["recommended", "strict", "all"] as const) {
    plugin.configs[name] = { name: `unblock/${name}`, plugins: { unblock: plugin }, rules: contents[name] as Linter.RulesRecord }
    plugin.configs[`legacy-${name}`] = { plugins: ["unblock"], rules: contents[name] }
}

function entriesOf(isIncluded: (rule: Rule) => boolean, optionsOf: (rule: Rule) => RuleOptions | undefined = () => undefined): RuleEntries {
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

/**
 * What follows from the rules: `rules/index.ts`, the head of each page in docs/rules, the table of
 * rules. Part of `npm run generate`.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { createJiti } from "jiti"

const root = fileURLToPath(new URL("..", import.meta.url))

/** `rules/index.ts`: a static list, because bundlers cannot read a folder, and `rules/options.generated.ts`: what users write. */
export async function writeRuleList() {
    const names = ruleNames()
    const jiti = createJiti(import.meta.url, { fsCache: false })
    const schemas = await Promise.all(names.map(async name => (await jiti.import(`../rules/${name}.ts`, { default: true })).meta.schema[0]))
    write(
        "rules/index.ts",
        [
            "// Written by `npm run generate` from the files in rules. Do not edit.",
            ...names.map(name => `import ${identifier(name)} from "./${name}.ts"`),
            "",
            "export const rules = {",
            ...names.map(name => `    "${name}": ${identifier(name)},`),
            "}",
            "",
        ].join("\n"),
    )
    write(
        "rules/options.generated.ts",
        [
            "// Written by `npm run generate` from the rules' schemas. Do not edit.",
            "",
            "/** Options of the rules, as users write them. */",
            "export interface RuleOptions {",
            ...names.map((name, index) => `    readonly "${name}": ${optionsType(schemas[index])}`),
            "}",
            "",
        ].join("\n"),
    )
}

/** The type that a rule's schema describes. */
function optionsType(schema) {
    if (!schema) return "Readonly<Record<string, never>>"
    const members = Object.entries(schema.properties).map(([name, { enum: values, type }]) => `readonly ${name}?: ${values ? values.map(value => JSON.stringify(value)).join(" | ") : type === "integer" ? "number" : type}`)
    return `{ ${members.join("; ")} }`
}

/** Heads of the pages, options, and the tables of rules in README.md and docs/rules/README.md. */
export async function writeRulePages() {
    const { rules } = await createJiti(import.meta.url, { fsCache: false }).import("../rules/index.ts")
    for (const [name, rule] of Object.entries(rules)) replaceBetween(`docs/rules/${name}.md`, "head", headOf(name, rule))
    for (const [name, rule] of Object.entries(rules)) if (rule.meta.schema.length > 0) replaceBetween(`docs/rules/${name}.md`, "options", optionsOf(rule))
    const table = tableOf(rules)
    replaceBetween("docs/rules/README.md", "rules", table("./"))
    replaceBetween("README.md", "rules", table("docs/rules/"), { optional: true })
}

function ruleNames() {
    return readdirSync(`${root}rules`)
        .filter(file => file.endsWith(".ts") && file !== "index.ts" && !file.endsWith(".generated.ts"))
        .map(file => file.slice(0, -".ts".length))
        .sort()
}

function headOf(name, { meta }) {
    const configs = meta.docs.config === "recommended" ? "`recommended`, `strict` and `all`" : "`strict` and `all`"
    return [
        `# unblock/${name}`,
        "",
        `${meta.docs.description[0].toUpperCase()}${meta.docs.description.slice(1)}.`,
        "",
        `In the configs ${configs}.${meta.hasSuggestions ? " Has [suggestions](https://eslint.org/docs/latest/use/core-concepts#rule-suggestions) for editors." : ""}${meta.fixable ? " Can fix with `--fix`, if its option says so." : ""} Needs no types.`,
    ].join("\n")
}

function optionsOf({ meta }) {
    const [schema] = meta.schema
    const [defaults] = meta.defaultOptions ?? []
    const rows = Object.entries(schema.properties).map(([name, option]) => {
        const type = option.enum ? option.enum.map(value => `\`${JSON.stringify(value)}\``).join(", ") : option.type
        return `| \`${name}\` | ${type} | \`${JSON.stringify(defaults[name])}\` | ${option.description} |`
    })
    return ["| Option | Values | Default | |", "|---|---|---|---|", ...rows].join("\n")
}

function tableOf(rules) {
    return folder =>
        [
            "| Rule | Config | Suggests | |",
            "|---|---|---|---|",
            ...Object.entries(rules).map(([name, { meta }]) => `| [${name}](${folder}${name}.md) | ${meta.docs.config} | ${meta.hasSuggestions ? "yes" : ""} | ${meta.docs.description} |`),
        ].join("\n")
}

/** Text between `<!-- begin: name -->` and `<!-- end: name -->` is generated, the rest is written by people. */
function replaceBetween(file, name, text, { optional = false } = {}) {
    let page
    try {
        page = readFileSync(`${root}${file}`, "utf8")
    } catch (error) {
        if (optional && error.code === "ENOENT") return
        throw error
    }
    const [begin, end] = [`<!-- begin: ${name} (generated) -->`, `<!-- end: ${name} -->`]
    const [from, to] = [page.indexOf(begin), page.indexOf(end)]
    if (from < 0 || to < from) {
        if (optional) return
        throw new Error(`${file} has no place for "${name}". Write "${begin}" and "${end}" where it belongs.`)
    }
    write(file, `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`)
}

/** `no-blocking-call` -> `noBlockingCall` */
function identifier(name) {
    return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
}

function write(file, text) {
    writeFileSync(`${root}${file}`, text)
}

/**
 * What all rules cost per file next to what `n/no-sync` and `no-await-in-loop` cost in the same run,
 * as ESLint's `--stats` counts it: a Markdown table. The floor is what as many rules cost that do
 * nothing. Each file is linted several times, with all of these in the same run; its cost is the least
 * of all runs but the first, in which everything is compiled: what interrupts a run only adds to it,
 * and more to long work than to short.
 *
 *     npm run build && node scripts/bench-rules.mjs [--eslint9] [--rules] FOLDER [FOLDER …]
 *
 * With `--rules` what each rule costs comes below.
 */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import { parseForESLint } from "@typescript-eslint/parser"
import n from "eslint-plugin-n"

const { default: unblock } = await import("../dist/index.js")
const options = process.argv.slice(2).filter(argument => argument.startsWith("--"))
const { Linter } = await import(options.includes("--eslint9") ? "eslint9" : "eslint")

const RUNS = 5
const LEFT_OUT = /(?:^|\/)(?:node_modules|dist|build|public|vendor|\.git)(?:\/|$)|\.min\.js$|\.d\.ts$/
const LONGEST = 300_000

/** Whether any rule listened to anything in the file; only asked for in the first run. */
let listens = false
let watched = true
const rules = Object.fromEntries(
    Object.entries(unblock.rules).map(([name, rule]) => [
        name,
        {
            ...rule,
            create(context) {
                const listeners = rule.create(context)
                if (watched) listens ||= Object.keys(listeners).length > 0
                return listeners
            },
        },
    ]),
)
// n/no-sync asks for types where there are services, and fails if nobody has any.
const typescript = { parseForESLint: (text, options) => ({ ...parseForESLint(text, options), services: {} }) }
const all = { ...unblock.configs.all, plugins: { unblock: { ...unblock, rules } } }
const idle = { create: () => ({}) }
const floor = { plugins: { floor: { rules: Object.fromEntries(Object.keys(rules).map(name => [name, idle])) } }, rules: Object.fromEntries(Object.keys(rules).map(name => [`floor/${name}`, "error"])) }
const others = { plugins: { n }, rules: { "n/no-sync": "error", "no-await-in-loop": "error" } }
const languages = [{ files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser: typescript } }, { files: ["**/*.{js,mjs,cjs}"] }]
/** One after the other: rules of one run warm up the file for those that come later. */
const configs = [all, others, floor].map(rulesOfOne => [...languages, rulesOfOne])

console.log("| Folder | Files | Left after the scan | All files: all rules | the two | floor | Ratio | Median file: all rules | the two | floor | Ratio |\n|---|---|---|---|---|---|---|---|---|---|---|")
for (const folder of process.argv.slice(2).filter(argument => !argument.startsWith("--"))) console.log(table(resolve(folder)))

function table(folder) {
    const linter = new Linter({ configType: "flat", cwd: folder })
    const files = readdirSync(folder, { recursive: true }).filter(path => /\.(?:[cm]?js|[cm]?ts|tsx)$/.test(path) && !LEFT_OUT.test(path.replaceAll("\\", "/")) && statSync(join(folder, path)).isFile())
    const measured = []
    let left = 0
    const costs = files.map(path => ({ path, text: readFileSync(join(folder, path), "utf8"), runs: [] })).filter(({ text }) => text.length < LONGEST)
    for (let run = 0; run <= RUNS; run++) {
        watched = run === 0
        for (const file of costs) {
            listens = false
            const times = configs.map(config => timesOf(linter, config, join(folder, file.path), file.text))
            if (times.includes(undefined)) continue
            file.runs.push(Object.assign({}, ...times))
            if (watched && !listens) left++
        }
    }
    for (const { runs } of costs) {
        if (runs.length === 0) continue
        const cost = isAsked => Math.min(...runs.slice(1).map(times => sum(Object.keys(times).filter(isAsked).map(name => times[name]))))
        measured.push({ ours: cost(isOurs), floor: cost(isFloor), theirs: cost(name => !isOurs(name) && !isFloor(name)), byRule: Object.fromEntries(Object.keys(runs[0]).map(name => [name, cost(one => one === name)])) })
    }
    const columns = ["ours", "theirs", "floor"].map(key => measured.map(file => file[key]))
    const sums = columns.map(sum)
    const medians = columns.map(median)
    const line = `| ${folder.split(/[\\/]/).at(-1)} | ${measured.length} | ${Math.round((100 * left) / measured.length)} % | ${[...sums.map(one => `${(one / 1000).toFixed(1)} ms`), (sums[0] / sums[1]).toFixed(1), ...medians.map(one => `${one.toFixed(1)} µs`), (medians[0] / medians[1]).toFixed(1)].join(" | ")} |`
    if (!options.includes("--rules")) return line
    return [line, ...Object.keys(measured[0].byRule).map(name => `    ${name}: mean ${mean(measured.map(({ byRule }) => byRule[name])).toFixed(1)} µs, median ${median(measured.map(({ byRule }) => byRule[name])).toFixed(1)} µs`)].join("\n")
}

/** Microseconds by rule; `undefined` for a file that does not parse. */
function timesOf(linter, config, filename, text) {
    const { messages } = linter.verifyAndFix(text, config, { filename, stats: true, fix: false, allowInlineConfig: false })
    if (messages.some(({ fatal }) => fatal)) return undefined
    return Object.fromEntries(Object.entries(linter.getTimes().passes.at(-1).rules).map(([name, { total }]) => [name, total * 1000]))
}

function isFloor(name) {
    return name.startsWith("floor/")
}

function isOurs(name) {
    return name.startsWith("unblock/")
}

function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0)
}

function mean(numbers) {
    return sum(numbers) / numbers.length
}

function median(numbers) {
    return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}

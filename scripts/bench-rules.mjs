/**
 * What all rules cost per file next to what `n/no-sync` and `no-await-in-loop` cost in the same run,
 * as ESLint's `--stats` counts it: a Markdown table. Each file is linted several times; its cost is
 * the median of all runs but the first, in which everything is compiled.
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
const others = { plugins: { n }, rules: { "n/no-sync": "error", "no-await-in-loop": "error" } }
const config = [
    { files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser: typescript } },
    { files: ["**/*.{js,mjs,cjs}"] },
    all,
    others,
]

console.log("| Folder | Files | Left after the scan | all rules, mean | the two, mean | Ratio | all rules, median file | the two, median file | Ratio |\n|---|---|---|---|---|---|---|---|---|")
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
            const { messages } = linter.verifyAndFix(file.text, config, { filename: join(folder, file.path), stats: true, fix: false, allowInlineConfig: false })
            if (messages.some(({ fatal }) => fatal)) continue
            const times = linter.getTimes().passes.at(-1).rules
            file.runs.push(Object.fromEntries(Object.entries(times).map(([name, { total }]) => [name, total * 1000])))
            if (watched && !listens) left++
        }
    }
    for (const { runs } of costs) {
        if (runs.length === 0) continue
        const cost = isAsked => median(runs.slice(1).map(times => sum(Object.keys(times).filter(isAsked).map(name => times[name]))))
        measured.push({ ours: cost(isOurs), theirs: cost(name => !isOurs(name)), byRule: Object.fromEntries(Object.keys(runs[0]).map(name => [name, cost(one => one === name)])) })
    }
    const ours = measured.map(file => file.ours)
    const theirs = measured.map(file => file.theirs)
    const columns = [mean(ours), mean(theirs), mean(ours) / mean(theirs), median(ours), median(theirs), median(ours) / median(theirs)]
    const [meanOurs, meanTheirs, ratio, medianOurs, medianTheirs, medianRatio] = columns.map(number => number.toFixed(1))
    const line = `| ${folder.split(/[\\/]/).at(-1)} | ${measured.length} | ${Math.round((100 * left) / measured.length)} % | ${meanOurs} µs | ${meanTheirs} µs | ${ratio} | ${medianOurs} µs | ${medianTheirs} µs | ${medianRatio} |`
    if (!options.includes("--rules")) return line
    return [line, ...Object.keys(measured[0].byRule).map(name => `    ${name}: mean ${mean(measured.map(({ byRule }) => byRule[name])).toFixed(1)} µs, median ${median(measured.map(({ byRule }) => byRule[name])).toFixed(1)} µs`)].join("\n")
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

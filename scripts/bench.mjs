#!/usr/bin/env node
/**
 * Counts and times an analysis: `node scripts/bench.mjs DIR [DIR ...]` after `npm run build`.
 *
 * Prints one JSON line per folder: sizes, how many calls were resolved, what was cut, and the
 * median of three runs in CPU milliseconds (user + system: other work on the machine hardly shows
 * in it), cold (no cache) and warm. Nothing is asserted: quote ratios of one run.
 */
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const RUNS = 3
const analyzer = fileURLToPath(new URL("../dist/analyzer/index.js", import.meta.url))
const program = `
const { analyze } = await import(process.argv[1])
const report = await analyze({ root: process.argv[2], cache: process.argv[3] === "warm" })
const cpu = process.cpuUsage()
const { elapsedMs: _, ...stats } = report.stats
console.log(JSON.stringify({ ...stats, findings: report.findings.length, cpuMs: Math.round((cpu.user + cpu.system) / 1000), peakMB: Math.round(process.resourceUsage().maxRSS / 1024) }))
`

function run(root, cache) {
    return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", program, analyzer, root, cache], { encoding: "utf8", maxBuffer: 1 << 26 }))
}

const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

for (const root of process.argv.slice(2)) {
    const cold = Array.from({ length: RUNS }, () => run(root, "cold"))
    // The first fills the cache, in `node_modules/.cache` of the folder.
    const [, ...warm] = Array.from({ length: RUNS + 1 }, () => run(root, "warm"))
    const { cpuMs: _, peakMB, ...counts } = cold[0]
    console.log(JSON.stringify({ root, ...counts, peakMB, coldCpuMs: median(cold.map(one => one.cpuMs)), warmCpuMs: median(warm.map(one => one.cpuMs)) }))
}

/**
 * Measures what the catalog says of Node's functions and packages': `npm run measure [WORD]`, where
 * the word is a part of the names to measure, or `node:` for all of Node's. Fails if a claim is
 * contradicted or a sample does not run. `tests/measured/README.md` says what is measured and how.
 *
 * Needs the packages of `tests/measured`, and installs them unless only Node's functions are asked for.
 */
import { createJiti } from "jiti"

const jiti = createJiti(import.meta.url, { fsCache: false })
const { builtinCatalog } = await jiti.import("../catalog/index.ts")
const { MEASURED_LISTS } = await jiti.import("../catalog/measured.ts")
const { install } = await jiti.import("../tests/support/frameworks/install.ts")
const { loadSamples, measure, versionOf, MEASURED } = await jiti.import("../tests/support/measured/measure.ts")

const word = process.argv[2] ?? ""
const wanted = (await loadSamples()).filter(({ file, package: name, key }) => file.endsWith(`/${word}.mjs`) || `${name}#${key}`.includes(word))
if (wanted.some(({ package: name }) => !name.startsWith("node:") && name !== "global")) install(MEASURED)

const counts = { confirmed: 0, undecided: 0, contradicted: 0, failed: 0, missing: 0 }
const started = performance.now()
for await (const { measurable, observation, verdict, reasons, failure, missing } of measure(builtinCatalog, wanted)) {
    const name = `${measurable.package}#${measurable.key}`
    counts[missing ? "missing" : failure !== undefined ? "failed" : verdict]++
    if (missing) console.log(`${name}: not in Node ${process.versions.node}`)
    else if (failure !== undefined) console.log(`${name}: FAILED: ${failure}`)
    else console.log([`${name} ${versionOf(measurable.package)}: ${describe(observation)}`, ...reasons].join(`\n    ${verdict.toUpperCase()}: `))
}
console.log(
    `${counts.confirmed} confirmed, ${counts.undecided} undecided, ${counts.contradicted} contradicted, ${counts.failed} failed, ${counts.missing} not in this version of Node`
        + ` (${((performance.now() - started) / 1000).toFixed(0)} s)`,
)
if (word === "") {
    const entries = builtinCatalog.packages.flatMap(facts => MEASURED_LISTS.flatMap(list => facts[list] ?? []))
    console.log(`${entries.filter(({ verified }) => verified !== "run").length} of ${entries.length} entries rest on the pages they name`)
}
process.exitCode = wanted.length === 0 || counts.contradicted + counts.failed > 0 ? 1 : 0

function describe(observation) {
    if (observation.call) return [time(observation.call), observation.twin && `instead ${time(observation.twin)}${observation.twin.pool ? ", on the pool" : ""}`].filter(Boolean).join("; ")
    if (observation.leaves) return time(observation.leaves)
    if ("pool" in observation) return observation.pool ? "on the pool" : "not on the pool"
    return `${observation.atOnce} at once${observation.bounded === undefined ? "" : `, ${observation.bounded} with the bound`}`
}

function time({ wall, busy }) {
    return `${wall.toFixed(wall < 1 ? 3 : 1)} ms, loop busy for ${Math.min(busy, wall).toFixed(wall < 1 ? 3 : 1)}`
}

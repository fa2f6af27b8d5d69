/**
 * Measures whether catalogued calls hold the event loop, and compares with what the catalog says:
 * `node scripts/measure-catalog.mjs --from FOLDER_WITH_NODE_MODULES [WORD_IN_THE_NAME]`.
 * Packages that are not there are left out. Fails if a claim is contradicted.
 *
 * Each call runs in a process of its own, once to warm up and then three times while a chain of
 * immediates beats; the shortest of the three longest gaps counts, so that a gap the operating
 * system made does not.
 */
import { fork } from "node:child_process"
import { createRequire } from "node:module"
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { createJiti } from "jiti"
import { samples } from "./catalog-samples.mjs"

if (process.send) await measureOne(process.argv[2], process.argv[3])
else await measureAll(process.argv.slice(2))

async function measureAll(args) {
    const from = resolve(args[args.indexOf("--from") + 1] ?? ".")
    const word = args.find((arg, index) => !arg.startsWith("--") && args[index - 1] !== "--from") ?? ""
    const { builtinCatalog } = await createJiti(import.meta.url, { fsCache: false }).import("../catalog/index.ts")
    let contradictions = 0

    for (const { api } of samples.filter(one => one.api.includes(word))) {
        const result = await inProcess(api, from)
        const entry = builtinCatalog.blocking(api)[0]
        const claim = entry ? [entry.cost, entry.pseudoAsync].filter(Boolean).join(", ") : "leaves the loop"
        if (result.error) {
            console.log(`${api}: not measured (${result.error})`)
            continue
        }
        const contradiction = contradicts(entry, result)
        if (contradiction) contradictions++
        console.log(`${api}: held ${result.held.toFixed(1)} of ${result.wall.toFixed(1)} ms; catalog: ${claim}${contradiction ? ` <- ${contradiction}` : ""}`)
    }
    console.log(`${contradictions} contradicted`)
    process.exitCode = contradictions > 0 ? 1 : 0
}

/** Bounds are far apart, because machines are. */
function contradicts(entry, { held, wall }) {
    if (!entry) return held > Math.max(5, wall / 2) && "it stays on the loop"
    if (entry.cost === "micro" && held > 5) return "it is no matter of microseconds"
    if (entry.cost === "high" && wall < 5) return "it takes no time"
    if (entry.pseudoAsync === "sliced" && wall > 250 && held > wall * 0.9) return "it is not sliced"
    if (entry.pseudoAsync === "on-loop" && wall > 10 && held < wall / 4) return "it leaves the loop, or is sliced"
    return undefined
}

function inProcess(api, from) {
    return new Promise(done => {
        const child = fork(new URL(import.meta.url), [api, from], { stdio: ["ignore", "ignore", "ignore", "ipc"], cwd: from })
        let result = { error: "the process ended" }
        const timer = setTimeout(() => child.kill(), 60_000)
        child.on("message", message => (result = message))
        child.on("exit", () => {
            clearTimeout(timer)
            done(result)
        })
    })
}

async function measureOne(api, from) {
    try {
        const { prepare } = samples.find(one => one.api === api)
        const call = await prepare(await load(api.slice(0, api.indexOf("#")), from))
        await call()
        const runs = []
        for (let run = 0; run < 3; run++) runs.push(await timed(call))
        process.send({ held: Math.min(...runs.map(run => run.held)), wall: Math.min(...runs.map(run => run.wall)) })
    } catch (error) {
        process.send({ error: String(error.code ?? error.message).split("\n")[0] })
    }
    process.disconnect()
    setTimeout(() => process.exit(), 100)
}

async function load(name, from) {
    if (name.startsWith("node:")) return import(name)
    const path = createRequire(`${from}/index.js`).resolve(name)
    const module = await import(pathToFileURL(path))
    return module.default ?? module
}

/** Longest time in which nothing else could run, and time until the result is there, in milliseconds. */
async function timed(call) {
    await new Promise(resolve => setTimeout(resolve, 50))
    let held = 0
    let last = performance.now()
    let beating = true
    const beat = () => {
        const now = performance.now()
        held = Math.max(held, now - last)
        last = now
        if (beating) setImmediate(beat)
    }
    setImmediate(beat)
    await new Promise(resolve => setImmediate(resolve))
    held = 0
    const start = performance.now()
    await call()
    await new Promise(resolve => setImmediate(resolve))
    const wall = performance.now() - start
    beat()
    beating = false
    return { held, wall }
}

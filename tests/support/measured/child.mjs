/**
 * Runs samples of one package, one after the other, as the parent asks for them, and sends back what
 * was observed: `node child.mjs FILE_OF_SAMPLES PACKAGE`. The pool has one thread (the parent sees to
 * it), so that one job in it keeps all others waiting.
 */
import { execFileSync } from "node:child_process"
import fs from "node:fs"
import { createRequire, syncBuiltinESMExports } from "node:module"
import { pathToFileURL } from "node:url"

const [file, name] = process.argv.slice(2)
/** Jobs that are given to what bounds or starts them. */
const JOBS = 6
/** What has not come after this time, in milliseconds, and eight times what it usually takes, waits for the pool. */
const SHORT = 80

let synchronous = 0
countSynchronousCalls()
const require = createRequire(file)
const { default: all } = await import(pathToFileURL(file))
const samples = all[name]
let loaded

process.on("message", async key => {
    try {
        process.send({ observed: await observe(samples[key]) })
    } catch (error) {
        process.send({ error: describe(error) })
    }
})
process.send("ready")

async function observe(sample) {
    const module = (loaded ??= await load())
    if (sample.missing?.(module)) return { missing: true }
    const input = async () => sample.input?.(module)

    if (sample.call || sample.twin) {
        const call = await timed(sample.call, module, input)
        if (!sample.twin) return { call }
        const twin = await timed(sample.twin, module, input)
        return { call, twin: { ...twin, pool: await waitsForPool(sample.twin, module, input, twin.wall) } }
    }
    if (sample.pool) return { pool: await waitsForPool(sample.pool, module, input, 0) }
    if (sample.leaves) return { leaves: await timed(sample.leaves, module, input) }
    if (sample.limits) return { atOnce: await countAtOnce(sample.limits, module) }
    return { atOnce: await countAtOnce(sample.starts, module), ...(sample.bounded && { bounded: await countAtOnce(sample.bounded, module) }) }
}

/** As a program that says `require` gets it: `module.exports`, or the names of an ES module. */
async function load() {
    if (name === "global") return globalThis
    const id = name.replace(/(?<=.)@(?=\d)/, "")
    return id.startsWith("node:") ? process.getBuiltinModule(id) : require(id)
}

/**
 * Several runs, of which the shortest times count: what else the machine does can only add to them.
 * All in milliseconds. `wall`: until the result is there. `held`: the longest time in which nothing
 * else could run. `busy`: the loop did not wait for events. `cpu`: of all threads. `later`: a promise
 * was returned. `synchronous`: calls of the synchronous half of `node:fs`.
 */
async function timed(run, module, input) {
    const runs = [await once(run, module, await input())] // To warm up: compiled and loaded lazily.
    const count = runs[0].wall < 5 ? 6 : runs[0].wall < 400 ? 4 : 2
    for (let index = 0; index < count; index++) runs.push(await once(run, module, await input()))
    const measured = runs.slice(1)
    return {
        ...Object.fromEntries(["wall", "held", "busy", "cpu", "synchronous"].map(key => [key, Math.min(...measured.map(one => one[key]))])),
        later: measured[0].later,
    }
}

async function once(run, module, input) {
    await pause(3)
    let held = 0
    let last = performance.now()
    let beat = setTimeout(function again() {
        const now = performance.now()
        held = Math.max(held, now - last)
        last = now
        beat = setTimeout(again, 1)
    }, 1)
    const before = { synchronous, busy: performance.eventLoopUtilization(), cpu: process.cpuUsage() }
    const start = performance.now()
    const result = run(module, input)
    const returned = performance.now()
    const later = typeof result?.then === "function"
    await result
    const wall = (later ? performance.now() : returned) - start
    await new Promise(resolve => setImmediate(resolve))
    const cpu = process.cpuUsage(before.cpu)
    const { active } = performance.eventLoopUtilization(before.busy)
    const calls = synchronous - before.synchronous
    await pause(2)
    clearTimeout(beat)
    return { wall, held, busy: active, cpu: (cpu.user + cpu.system) / 1000, later, synchronous: calls }
}

/**
 * Whether it is only done when the pool's one thread is free: that waits for somebody to write to a
 * pipe, which nobody does until the call is done or has had much more time than it needs.
 */
async function waitsForPool(run, module, input, wall) {
    const value = await input()
    execFileSync("mkfifo", ["pipe"])
    const held = new Promise(resolve => fs.open("pipe", "r", (_, descriptor) => resolve(descriptor)))
    await pause(2)
    let done = false
    const finished = Promise.resolve(run(module, value)).finally(() => (done = true))
    finished.catch(() => {})
    for (const end = performance.now() + SHORT + wall * 8; !done && performance.now() < end; ) await pause(2)
    const waited = !done
    const release = fs.openSync("pipe", fs.constants.O_RDWR)
    fs.closeSync(await held)
    fs.closeSync(release)
    fs.unlinkSync("pipe")
    await finished
    return waited
}

/** The most jobs that were under way at the same time. */
async function countAtOnce(run, module) {
    let running = 0
    let most = 0
    const job = async value => {
        most = Math.max(most, ++running)
        await pause(10)
        running--
        return value
    }
    await run(module, job, Array.from({ length: JOBS }, (_, index) => index))
    await pause(20)
    return most
}

/** Also those of other packages: whatever looks asynchronous and reads with `readFileSync` is counted. */
function countSynchronousCalls() {
    for (const key of Object.keys(fs)) {
        const original = fs[key]
        if (!key.endsWith("Sync") || typeof original !== "function") continue
        fs[key] = Object.assign(function (...given) {
            synchronous++
            return original.apply(this, given)
        }, original)
    }
    syncBuiltinESMExports()
}

function pause(milliseconds) {
    return new Promise(resolve => setTimeout(resolve, milliseconds))
}

function describe(error) {
    return String(error?.code === "MODULE_NOT_FOUND" ? `${name} is not installed` : (error?.stack ?? error)).split("\n", 3).join(" ")
}

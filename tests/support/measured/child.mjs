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
/** What has not come when the process has done nothing for so long, in milliseconds, and four times as long as usual, waits for the pool. */
const SHORT = 80

const clock = openClock()
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
        const { call, twin } = await timed({ call: sample.call, twin: sample.twin }, module, input)
        return twin ? { call, twin: { ...twin, pool: await waitsForPool(sample.twin, module, input, Math.max(0, twin.wall - twin.cpu)) } } : { call }
    }
    if (sample.pool) return { pool: await waitsForPool(sample.pool, module, input, 0) }
    if (sample.leaves) return timed({ leaves: sample.leaves }, module, input)
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
 * Medians of several runs of each, in turns: what else the machine does meets all of them.
 * In milliseconds, without the time in which the thread waited for a core. `wall`: until the result is
 * there. `held`: the longest time in which nothing else could run. `busy`: the loop's thread computed.
 * `cpu`: of all threads. `later`: a promise was returned. `synchronous`: calls of the synchronous half of `node:fs`.
 */
async function timed(work, module, input) {
    const runs = Object.fromEntries(Object.keys(work).filter(key => work[key]).map(key => [key, []]))
    let rounds = 1
    for (let round = 0; round <= rounds; round++) {
        for (const [key, found] of Object.entries(runs)) found.push(await once(work[key], module, await input()))
        // The first round is to warm up: compiled and loaded lazily.
        if (round === 0) rounds = roundsFor(Object.values(runs).reduce((sum, [first]) => sum + first.wall, 0))
    }
    return Object.fromEntries(Object.entries(runs).map(([key, [, ...measured]]) => [key, summed(measured)]))
}

function roundsFor(wall) {
    return wall < 100 ? 5 : wall < 2000 ? 3 : 1
}

function summed(runs) {
    return {
        ...Object.fromEntries(["wall", "held", "busy", "cpu", "synchronous"].map(key => [key, median(runs.map(one => one[key]))])),
        later: runs[0].later,
    }
}

function median(values) {
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

async function once(run, module, input) {
    await pause(3)
    let held = 0
    let last = clock.now()
    let beat = setTimeout(function again() {
        const now = clock.now()
        held = Math.max(held, now - last)
        last = now
        beat = setTimeout(again, 1)
    }, 1)
    const before = { synchronous, computed: clock.computed(), cpu: process.cpuUsage(), now: clock.now() }
    const result = run(module, input)
    const returned = clock.now()
    const later = typeof result?.then === "function"
    await result
    const end = later ? clock.now() : returned
    const busy = clock.computed() - before.computed
    const cpu = process.cpuUsage(before.cpu)
    const calls = synchronous - before.synchronous
    await pause(2)
    clearTimeout(beat)
    return { wall: end - before.now, held, busy, cpu: (cpu.user + cpu.system) / 1000, later, synchronous: calls }
}

/**
 * Clocks of this thread, in milliseconds. `now` stands still while the thread could run and no core was free,
 * `computed` goes on only while it runs, `idle` while no thread of the process does. Linux keeps the
 * times of a thread (`Documentation/scheduler/sched-stats.rst`); elsewhere the machine should do nothing else.
 */
function openClock() {
    const times = `/proc/self/task/${process.pid}/schedstat`
    const clocks = fs.existsSync(times) ? clocksOfThread(times) : { now: () => performance.now(), computed: () => performance.eventLoopUtilization().active }
    return { ...clocks, idle: () => clocks.now() - process.cpuUsage().user / 1000 - process.cpuUsage().system / 1000 }
}

function clocksOfThread(times) {
    const { openSync, readSync } = fs
    const descriptor = openSync(times)
    const text = Buffer.alloc(80)
    const never = new Int32Array(new SharedArrayBuffer(4))
    // Nanoseconds that it ran, and that it waited for a core.
    const read = index => Number(text.latin1Slice(0, readSync(descriptor, text, 0, text.length, 0)).split(" ")[index]) / 1e6
    return {
        now: () => performance.now() - read(1),
        computed: () => {
            // What it ran is written down when it stops.
            Atomics.wait(never, 0, 0, 0.01)
            return read(0)
        },
    }
}

/**
 * Whether it is only done when the pool's one thread is free: that waits for somebody to write to a
 * pipe, which nobody does until the call is done or has had much more time than it needs.
 */
async function waitsForPool(run, module, input, waits) {
    const value = await input()
    execFileSync("mkfifo", ["pipe"])
    const held = new Promise(resolve => fs.open("pipe", "r", (_, descriptor) => resolve(descriptor)))
    await pause(2)
    let done = false
    const finished = Promise.resolve(run(module, value)).finally(() => (done = true))
    finished.catch(() => {})
    for (const end = clock.idle() + SHORT + waits * 4; !done && clock.idle() < end; ) await pause(2)
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

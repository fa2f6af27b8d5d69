/**
 * Runs an instrumented server, sends it requests and writes down which functions ran when.
 *
 * Usage: node child.mjs FOLDER ENTRY DRIVER RESULT
 *
 * A function is **called by the framework** if, natives aside, its caller is no file of the server;
 * where it continues a promise chain, the function that waits for the chain counts as the caller.
 */
import { Socket } from "node:dgram"
import { once } from "node:events"
import { writeFileSync } from "node:fs"
import { Server } from "node:net"
import { join, sep } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { pathToFileURL } from "node:url"

const [folder, entry, driver, result] = process.argv.slice(2)
const own = new RegExp(`^(?:file://)?${RegExp.escape?.(folder) ?? folder.replaceAll(/[^\w/]/g, "\\$&")}\\${sep}`)

/** `startup`, then `request`, then `stop`. */
let phase = "startup"
/** What ran, by phase; `framework`: called by the framework while serving; `late`: so, but made while serving. */
const ran = { startup: new Set(), request: new Set(), stop: new Set(), framework: new Set(), late: new Set() }

let runs = 0

globalThis.__enter = (number, madeIn) => {
    runs++
    ran[phase].add(number)
    if (phase === "request" && isCalledFromOutside()) ran[madeIn === "request" ? "late" : "framework"].add(number)
    return phase
}

function isCalledFromOutside() {
    const { prepareStackTrace, stackTraceLimit } = Error
    Error.stackTraceLimit = 30
    Error.prepareStackTrace = (_error, frames) => frames
    // `isCalledFromOutside`, `__enter`, the function itself, then its callers.
    const callers = new Error().stack.slice(3)
    Object.assign(Error, { prepareStackTrace, stackTraceLimit })
    const caller = callers.find(frame => frame.isEval() || frame.getFileName())
    return caller === undefined || !own.test(caller.getFileName() ?? "")
}

const ports = []
let announce
const listening = new Promise(resolve => (announce = resolve))
for (const { prototype } of [Server, Socket]) {
    const { emit } = prototype
    prototype.emit = function (event, ...args) {
        const handled = Reflect.apply(emit, this, [event, ...args])
        if (event === "listening") {
            const address = this.address()
            if (typeof address?.port === "number") ports.push(address.port)
            announce()
        }
        return handled
    }
}

const { default: send, listens = true } = await import(pathToFileURL(driver))
const server = await import(pathToFileURL(join(folder, entry)))
if (listens) await listening
// A start-up goes on after listening.
await quiet()

phase = "request"
let failure
try {
    await Promise.race([send({ server, ports, port: ports[0], url: `http://127.0.0.1:${ports[0]}` }), tooLate()])
} catch (error) {
    failure = error
}
// So does a framework after it has answered.
await quiet()

phase = "stop"
process.on("exit", () => {
    const numbers = Object.fromEntries(Object.entries(ran).map(([key, set]) => [key, [...set]]))
    writeFileSync(result, JSON.stringify({ ...numbers, ...(failure && { failure: String(failure.stack ?? failure) }) }))
})
// Some end themselves with the signal that they have caught.
process.kill = () => process.exit()
process.emit("SIGTERM", "SIGTERM")
// Until nothing is left to do, but not for ever: connections may be kept alive.
await Promise.race([once(process, "beforeExit"), sleep(1000, undefined, { ref: false })])
process.exit()

/** Waits until no function of the server has run for a while, but not for ever: some run by the clock. */
async function quiet() {
    for (let before = -1, rounds = 0; before !== runs && rounds < 10; rounds++) {
        before = runs
        await sleep(150)
    }
}

async function tooLate() {
    await sleep(20_000, undefined, { ref: false })
    throw new Error("A request was not answered within 20 seconds.")
}

import type { BlockingCall, ClientCreation, Cost, WaitsFor } from "../../catalog/entry.ts"
import type { Finding } from "../report.ts"

/** What people read: what happens, why it matters, what to do. One sentence each, and only what is true. */

const WAITS: Readonly<Record<WaitsFor, string>> = {
    disk: "waits for the disk",
    cpu: "computes on the event loop",
    "child-process": "waits until another process ends",
    network: "waits for the network",
    lock: "waits for a lock",
    human: "waits for a person to type",
}

export function blockingMessage(name: string, entry: Pick<BlockingCall, "waitsFor" | "pseudoAsync" | "cached">, cost: Cost, loop: boolean): string {
    const nobody = "no other request is served meanwhile"
    if (entry.pseudoAsync === "sliced") return `\`${name}\` looks asynchronous but computes on the event loop in slices: other requests wait for each of them.`
    if (entry.pseudoAsync === "on-loop") return `\`${name}\` looks asynchronous but does its work on the event loop: ${nobody}.`
    const first = entry.cached ? " the first time it gets here" : ""
    return `\`${name}\` ${WAITS[entry.waitsFor]}${first}${howLong(entry.waitsFor, cost, loop)}: ${nobody}.`
}

function howLong(waitsFor: WaitsFor, cost: Cost, loop: boolean): string {
    switch (cost) {
        case "micro":
            return loop ? ", microseconds each time but in a loop" : ", for microseconds where the disk is local and fast"
        case "grows":
            return waitsFor === "disk" ? ", longer for large inputs and slow disks" : ", longer the larger its input is"
        case "high":
            return ", 20 ms and more at ordinary sizes"
        case "unbounded":
            return ", however long that takes"
    }
}

export function blockingAdvice(entry: Pick<BlockingCall, "waitsFor" | "instead" | "insteadForm" | "advice">): Finding["advice"] {
    const { instead } = entry
    return {
        ...(instead !== null && { instead }),
        text: entry.advice ?? (instead === null ? WITHOUT_TWIN[entry.waitsFor] : `Use \`${instead}\`${entry.insteadForm === "callback" ? ", with a callback or through `promisify`" : ""}.`),
        fixable: instead !== null,
    }
}

const WITHOUT_TWIN: Readonly<Record<WaitsFor, string>> = {
    disk: "Do it once at start-up, or in a worker thread.",
    cpu: "Move it to a worker thread, or do it once at start-up.",
    "child-process": "Start the process asynchronously.",
    network: "Use an asynchronous client.",
    lock: "Wait for a promise or an event instead.",
    human: "Ask asynchronously, with `node:readline/promises`.",
}

const CLIENT_COSTS: Readonly<Record<Exclude<ClientCreation["why"], "cheap">, string>> = {
    pool: "opens a connection pool of its own for every request: under load connections run out.",
    connection: "opens a connection for every request: each one waits for the handshake, and under load connections run out.",
    agent: "makes an agent of its own for every request: no connection is ever used again.",
    credentials: "looks its credentials up again for every request.",
    memory: "builds its caches again for every request.",
    threads: "starts threads or processes for every request.",
    files: "opens its files again for every request.",
}

export function clientMessage(name: string, why: Exclude<ClientCreation["why"], "cheap">): string {
    return `\`${name}\` ${CLIENT_COSTS[why]}`
}

export const CLIENT_ADVICE = "Create it once, at module scope or on first use, and share it."

export function fanOutMessage(how: string, list: string): string {
    return `${how} starts work for every element of \`${list}\` at once, and nothing bounds how many there are: many elements flood what the work needs.`
}

export const FAN_OUT_ADVICE = "Bound it: run the work through `p-limit` or `p-map` with a `concurrency`, or in chunks."

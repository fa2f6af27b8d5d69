import type { BlockingCall, Cost, WaitsFor } from "./entry.ts"

/** What people read about a blocking call, in the editor and in reports: only what is true of every such call. */

const WAITS: Readonly<Record<WaitsFor, string>> = {
    disk: "waits for the disk",
    cpu: "computes on the event loop",
    "child-process": "waits until another process ends",
    network: "waits for the network",
    lock: "waits for a lock",
    human: "waits for a person to type",
}

/** `waits for the disk, longer for large inputs and slow disks` */
export function whatItDoes(entry: Pick<BlockingCall, "waitsFor" | "pseudoAsync" | "cached">, cost: Cost, loop: boolean): string {
    if (entry.pseudoAsync === "sliced") return "looks asynchronous but computes on the event loop in slices"
    if (entry.pseudoAsync === "on-loop") return "looks asynchronous but does its work on the event loop"
    const first = entry.cached ? " unless its result is cached" : ""
    return `${WAITS[entry.waitsFor]}${first}${howLong(entry.waitsFor, cost, loop)}`
}

function howLong(waitsFor: WaitsFor, cost: Cost, loop: boolean): string {
    switch (cost) {
        case "micro":
            return loop ? ", microseconds each time but in a loop" : waitsFor === "disk" ? ", for microseconds where the disk is local and fast" : ", for microseconds"
        case "grows":
            return waitsFor === "disk" ? ", longer for large inputs and slow disks" : ", longer the larger its input is"
        case "high":
            return ", 20 ms and more at ordinary sizes"
        case "unbounded":
            return ", however long that takes"
    }
}

/** What others notice. */
export function whatOthersNotice(entry: Pick<BlockingCall, "pseudoAsync">): string {
    return entry.pseudoAsync === "sliced" ? "other requests wait for each of them" : "no other request is served meanwhile"
}

const WITHOUT_TWIN: Readonly<Record<WaitsFor, string>> = {
    disk: "Do it once at start-up, or in a worker thread.",
    cpu: "Move it to a worker thread, or do it once at start-up.",
    "child-process": "Start the process asynchronously.",
    network: "Use an asynchronous client.",
    lock: "Wait for a promise or an event instead.",
    human: "Ask asynchronously, with `node:readline/promises`.",
}

/** What to do about it, in one sentence or two. */
export function whatToDo({ advice, instead, insteadForm, waitsFor }: Pick<BlockingCall, "waitsFor" | "instead" | "insteadForm" | "advice">): string {
    if (advice !== undefined) return advice
    return instead === null ? WITHOUT_TWIN[waitsFor] : `Use \`${instead.replace(/#default$/, "")}\`${insteadForm === "callback" ? ", with a callback or through `promisify`" : ""}.`
}

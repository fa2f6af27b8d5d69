import type { ApiName, BlockingCall, ClientCreation, Cost } from "../../catalog/entry.ts"
import { whatItDoes, whatOthersNotice, whatToDo } from "../../catalog/wording.ts"
import type { Finding } from "../report.ts"

/** What people read: what happens, why it matters, what to do. One sentence each, and only what is true. */

export function blockingMessage(name: string, entry: Pick<BlockingCall, "waitsFor" | "pseudoAsync" | "cached" | "through">, cost: Cost, loop: boolean): string {
    const inner = entry.through?.at(-1)
    const calls = inner === undefined ? "" : `calls \`${inner.callee}\` inside its package and `
    return `\`${name}\` ${calls}${whatItDoes(entry, cost, loop)}: ${whatOthersNotice(entry)}.`
}

export function blockingAdvice(entry: Pick<BlockingCall, "waitsFor" | "instead" | "insteadForm" | "advice">): Finding["advice"] {
    return { ...(entry.instead !== null && { instead: entry.instead }), text: whatToDo(entry), fixable: entry.instead !== null }
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

const WHO_WAITS = "file, DNS and crypto work of all other requests waits in line"

export function floodMessage(how: string, job: ApiName, list: string, threads: number): string {
    return `${how} gives libuv's ${threads} threads one \`${exportOf(job)}\` for every element of \`${list}\` at once, and nothing bounds how many there are: until they are done, ${WHO_WAITS}.`
}

/** @param job Undefined where they are of several kinds. */
export function severalJobsMessage(how: string, count: number, job: ApiName | undefined, threads: number): string {
    return `${how} gives libuv's ${threads} threads ${count}${job === undefined ? "" : ` \`${exportOf(job)}\``} jobs of 20 ms and more at once: until one of them is done, ${WHO_WAITS}.`
}

export function threadsAdvice(threads: number): Finding["advice"] {
    return { text: `Run so few at once that some of the ${threads} threads are left for others, through \`p-limit\` or \`p-map\` with a \`concurrency\`.`, fixable: false }
}

function exportOf(api: ApiName): string {
    return api.slice(api.indexOf("#") + 1)
}

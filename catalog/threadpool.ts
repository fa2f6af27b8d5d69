import type { Cost, ThreadpoolCall } from "./entry.ts"

/** Functions whose jobs run in libuv's pool. */
export function poolJobs(cost: Cost, source: string, names: readonly string[]): ThreadpoolCall[] {
    return names.map(name => ({ name, cost, source }))
}

/**
 * Functions that connect to a host by name: `dns.lookup` occupies a pool thread until the name server
 * answers, unless the connection is kept alive or the host is an address.
 */
export function nameLookups(names: readonly string[]): ThreadpoolCall[] {
    return names.map(name => ({ name, cost: "unbounded", part: "name-lookup", source: "https://nodejs.org/api/dns.html#implementation-considerations" }))
}

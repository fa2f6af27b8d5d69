import type { Cost, PackageFacts, ThreadpoolCall } from "./entry.ts"

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

/**
 * What waits for the disk without blocking waits in the pool, whoever wrote it: Node has no other way
 * to a file. So a package's replacement of a call that waits for the disk is a job for the pool.
 */
export function withReplacements(facts: PackageFacts): PackageFacts {
    const known = new Set(facts.threadpool?.map(call => call.name))
    const found: ThreadpoolCall[] = []
    for (const { waitsFor, instead, source, verified } of facts.blocking ?? []) {
        const [module, path = ""] = instead?.split("#") ?? []
        const own = module === facts.package || (module !== undefined && facts.sameAs?.includes(module))
        // `glob#glob` is looked up as what it is another name of.
        const name = own ? (facts.types?.[path] ?? path) : undefined
        if (waitsFor !== "disk" || name === undefined || known.has(name)) continue
        known.add(name)
        found.push({ name, cost: "grows", ...(verified && { verified }), source })
    }
    return found.length === 0 ? facts : { ...facts, threadpool: [...(facts.threadpool ?? []), ...found] }
}

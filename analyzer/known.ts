import { describeAll, describeCost, describeHandler, describeMount } from "../catalog/describe.ts"
import type { BlockingCall, FanOutCall, PackageFacts, Verified } from "../catalog/entry.ts"
import type { ApiName, Catalog } from "../catalog/index.ts"
import { nearest } from "../catalog/checks.ts"
import { whatToDo } from "../catalog/wording.ts"
import { UserError } from "./errors.ts"

/**
 * What the catalog says of a function (`node:fs#readFileSync`, `fs.readFileSync`, `hashSync`), of a
 * package or of a framework, as text; without a name, which packages it knows.
 *
 * @throws {UserError} If it says nothing, with the nearest name that it knows.
 */
export function describeKnown(catalog: Catalog, name: string | undefined): string {
    if (name === undefined) return overview(catalog)
    const found = ofConstruct(name) + (name.includes("#") ? ofApi(catalog, name as ApiName) : ofPackage(catalog, name) || ofFramework(catalog, name) || ofFunction(catalog, name) || ofPackage(catalog, asPackage(name)))
    if (found !== "") return found
    const names = [...new Set(catalog.packages.flatMap(facts => [facts.package, ...(facts.sameAs ?? []), ...(name.includes("#") ? apisOf(facts) : [])]))]
    throw new UserError(`Nothing is known of ${JSON.stringify(name)}.${nearest(name, names)} Write a package, a framework, or a function such as "node:fs#readFileSync".`)
}

const WAITS_FOR_PROMISES = "starts nothing itself, waits for promises: work started for every element of a list (`Promise.all(xs.map(f))`) runs at once, and is an unbounded-fan-out where nothing bounds the list or the work"

/** What the language itself offers to start work for a whole list. It is known by how it is written, not by an entry. */
const CONSTRUCTS: Readonly<Record<string, readonly [what: string, source: string]>> = {
    ...Object.fromEntries(["all", "allSettled", "any", "race"].map(name => [`Promise.${name}`, [WAITS_FOR_PROMISES, `https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Promise/${name}`] as const])),
    "Array.prototype.forEach": [
        "does not wait for an asynchronous function: `xs.forEach(async x => …)` starts it for every element at once, and is an unbounded-fan-out where nothing bounds the list or the work",
        "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Array/forEach",
    ],
}

/** `Promise.all`, `global#Promise.all`, `forEach` */
function ofConstruct(name: string): string {
    const wanted = name.replace(/^global#/, "")
    return Object.entries(CONSTRUCTS)
        .filter(([construct]) => construct === wanted || construct.endsWith(`.prototype.${wanted}`))
        .map(([construct, [what, source]]) => `global#${construct}\n  ${what} [${source}]\n`)
        .join("")
}

function overview({ packages }: Catalog): string {
    const byName = new Map<string, PackageFacts[]>()
    for (const facts of packages) byName.set(facts.package, [...(byName.get(facts.package) ?? []), facts])
    const lines = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => {
        const counts = [count(all, "blocking", "blocking call"), count(all, "handlers", "way to register handlers", "ways to register handlers"), count(all, "clients", "client"), count(all, "limiters", "limiter"), count(all, "fanOuts", "fan-out"), count(all, "offloads", "way out of the loop", "ways out of the loop"), count(all, "threadpool", "pool job")]
        return [name, counts.filter(text => text !== "").join(", ")]
    })
    return lines.flatMap(([name, counts]) => (counts === "" ? [] : [`${name}: ${counts}\n`])).join("")
}

function count(all: readonly PackageFacts[], list: "blocking" | "handlers" | "clients" | "limiters" | "fanOuts" | "offloads" | "threadpool", one: string, many = `${one}s`): string {
    const number = all.reduce((sum, facts) => sum + (facts[list]?.length ?? 0), 0)
    return number === 0 ? "" : `${number} ${number === 1 ? one : many}`
}

/** Everything of one package, also under the name of another that exports the same. */
function ofPackage(catalog: Catalog, name: string): string {
    const module = catalog.canonicalModule(name)
    return section(module, catalog.packages.filter(facts => facts.package === module || facts.sameAs?.includes(name) || facts.sameAs?.includes(module)))
}

/** `Next.js`, `Express`: as people write the names of products. */
function asPackage(name: string): string {
    return name.toLowerCase().replace(/\.js$/, "")
}

/** `nestjs`: packages whose handlers go by this name, or by one that it is a part of (`lambda`). */
function ofFramework(catalog: Catalog, name: string): string {
    const wanted = name.toLowerCase()
    const isMeant = (framework: string | undefined): boolean => framework !== undefined && [framework, ...framework.split("-")].some(part => part.toLowerCase() === wanted)
    const names = new Set(catalog.packages.filter(facts => facts.handlers?.some(shape => isMeant(shape.framework))).map(facts => facts.package))
    return [...names].map(one => section(one, catalog.packages.filter(facts => facts.package === one))).join("\n")
}

/** `hashSync`, `fs.readFileSync`: every function of that name. */
function ofFunction(catalog: Catalog, name: string): string {
    const dot = name.indexOf(".")
    const qualified = dot > 0 ? ofApi(catalog, `${catalog.canonicalModule(name.slice(0, dot))}#${name.slice(dot + 1)}`) : ""
    if (qualified !== "") return qualified
    const replacements = catalog.packages.flatMap(facts => facts.blocking?.flatMap(({ instead }) => instead ?? []) ?? [])
    const apis = new Set([...catalog.packages.flatMap(apisOf), ...replacements].filter(api => api.endsWith(`#${name}`) || api.endsWith(`.${name}`)))
    return [...apis].map(api => ofApi(catalog, api)).join("\n")
}

function apisOf(facts: PackageFacts): ApiName[] {
    return [facts.blocking, facts.clients, facts.limiters, facts.fanOuts, facts.offloads, facts.threadpool].flatMap(list => list?.map((entry): ApiName => `${facts.package}#${entry.name}`) ?? [])
}

function ofApi(catalog: Catalog, api: ApiName): string {
    const job = catalog.threadpool(api)
    const [fanOut, limiter] = [catalog.fanOut(api), catalog.limiter(api)]
    const lines = [
        ...catalog.blocking(api).map(blocking),
        ...catalog.client(api).map(entry => (entry.why === "cheap" ? `${made(entry)}: cheap, may be made anywhere` : `${made(entry)}: make it once (${entry.why}${entry.when ? `, if ${describeAll(entry.when)}` : ""})`) + reference(entry)),
        ...(job ? [`${job.part === "name-lookup" ? "looks up the host name in" : "occupies a thread of"} libuv's pool, ${job.cost} for one job${reference(job)}`] : []),
        ...(fanOut ? [`starts work for every element of argument ${fanOut.list + 1} at once${describeBound(fanOut)}${reference(fanOut)}`] : []),
        ...(limiter ? [`bounds how many jobs run at once${reference(limiter)}`] : []),
        ...catalog.offload(api).map(entry => `what argument ${entry.argument + 1} is ${entry.only === "file" ? "(a file) " : ""}runs outside of this event loop${reference(entry)}`),
        ...catalog.handlerShapes(api).map(shape => `registers handlers: ${describeHandler(shape)}${inVersions(shape)}${reference(shape, "seen to run")}`),
        ...replacing(catalog, api),
        ...catalog.mounts(api).map(shape => `puts a path before routes: ${describeMount(shape)}${reference(shape)}`),
    ]
    return lines.length === 0 ? "" : [api, ...lines.map(line => `  ${line}`), ""].join("\n")
}

/** What people ask for who were told to call it: `child_process.exec`. */
function replacing(catalog: Catalog, api: ApiName): string[] {
    if (catalog.blocking(api).length > 0) return []
    const replaced = catalog.packages.flatMap(facts => (facts.blocking ?? []).filter(({ instead }) => instead === api).map(entry => ({ name: `${facts.package}#${entry.name}`, entry })))
    const names = [...new Set(replaced.map(({ name }) => `\`${name}\``))]
    if (names.length === 0) return []
    const measured = replaced.some(({ entry }) => entry.verified === "run")
    return [`leaves the event loop free: use it instead of ${names.join(", ")}${reference({ ...(measured && { verified: "run" as const }), source: replaced[0]!.entry.source })}`]
}

function describeBound({ bound }: FanOutCall): string {
    if (!bound) return ""
    const name = `\`${bound.option ?? `argument ${bound.argument + 1}`}\``
    return bound.only === undefined ? `, unless ${name} bounds it` : `, if ${name} is \`${bound.only}\``
}

/** Blocking calls are told one by one, the rest by name. */
function section(name: string, all: readonly PackageFacts[]): string {
    const lines: string[] = []
    const aliases = all.flatMap(facts => facts.sameAs ?? [])
    if (aliases.length > 0) lines.push(`the same as ${aliases.join(", ")}`)
    for (const facts of all) for (const entry of facts.blocking ?? []) lines.push(`${made(entry)}: ${blocking(entry)}`)
    for (const facts of all) for (const shape of facts.handlers ?? []) lines.push(`handlers (${shape.role ?? "request"}): ${describeHandler(shape)}${inVersions(shape)}${reference(shape, "seen to run")}`)
    for (const facts of all) for (const entry of facts.clients ?? []) lines.push(`${made(entry)}: ${entry.why === "cheap" ? "cheap, may be made anywhere" : `make it once (${entry.why})`}${reference(entry)}`)
    named("bounds how many jobs run at once", all.flatMap(facts => facts.limiters ?? []))
    for (const facts of all) for (const entry of facts.fanOuts ?? []) lines.push(`${entry.name}: starts work for a whole list at once${describeBound(entry)}${reference(entry)}`)
    named("leave the event loop", all.flatMap(facts => facts.offloads ?? []))
    named("occupy the thread pool", all.flatMap(facts => facts.threadpool ?? []))
    return lines.length === 0 ? "" : [name, ...lines.map(line => `  ${line}`), ""].join("\n")

    /** Those that the same page speaks of stand together. */
    function named(what: string, entries: readonly { readonly name: string; readonly verified?: Verified; readonly source: string }[]): void {
        const byReference = new Map<string, string[]>()
        for (const entry of entries) byReference.set(reference(entry), [...(byReference.get(reference(entry)) ?? []), made(entry)])
        for (const [from, names] of byReference) lines.push(`${what}: ${names.join(", ")}${from}`)
    }
}

function blocking(entry: BlockingCall): string {
    const how = entry.pseudoAsync === "on-loop" ? "looks asynchronous, works on the loop; " : entry.pseudoAsync === "sliced" ? "looks asynchronous, works on the loop in slices; " : ""
    return `blocks: ${how}${entry.waitsFor}, ${describeCost(entry)}${inVersions(entry)}. ${whatToDo(entry)}${reference(entry)}`
}

function inVersions({ versions }: { readonly versions?: string }): string {
    return versions === undefined ? "" : ` (versions ${versions})`
}

function reference({ verified, source }: { readonly verified?: Verified; readonly source: string }, how = "measured"): string {
    return ` [${verified === "run" ? `${how}; ` : ""}${source}]`
}

function made(entry: { readonly name: string; readonly new?: true }): string {
    return entry.new ? `new ${entry.name}` : entry.name
}

import type { PackageFacts } from "../../catalog/entry.ts"
import type { Catalog } from "../../catalog/index.ts"
import { isAgent } from "./clients.ts"
import { isRequire, ruleOfEntry } from "./responsibility.ts"

/** A kind of call that a rule looks for. */
export type Topic = "no-blocking-call" | "no-cpu-heavy-call" | "no-fake-async" | "client" | "agent" | "fanOut" | "threadpool"

export interface Topics {
    /** By package: words of which a file says at least one where it has such a call. */
    readonly words: ReadonlyMap<string, readonly string[]>
    /** Names under which such functions are called as members: `readFileSync` of `fs.readFileSync`. */
    readonly members: ReadonlySet<string>
}

const compiled = new WeakMap<Catalog, Map<Topic, Topics>>()
const callers = new WeakMap<Catalog, ReadonlySet<string>>()

/** Names of functions that call what they are given, as far as the catalog says. */
export function callersOf(catalog: Catalog): ReadonlySet<string> {
    let known = callers.get(catalog)
    if (!known) {
        const names = catalog.packages.flatMap(({ fanOuts, limiters, signatures }) => [...(fanOuts ?? []), ...(limiters ?? []), ...(signatures ?? []).filter(one => one.callbacks)].map(one => lastOf(one.name)))
        callers.set(catalog, (known = new Set(names)))
    }
    return known
}

export function topicsOf(catalog: Catalog, topic: Topic): Topics {
    let ofCatalog = compiled.get(catalog)
    if (!ofCatalog) compiled.set(catalog, (ofCatalog = new Map()))
    let topics = ofCatalog.get(topic)
    if (!topics) ofCatalog.set(topic, (topics = compile(catalog, topic)))
    return topics
}

function compile(catalog: Catalog, topic: Topic): Topics {
    const own = new Map<string, Set<string>>()
    const members = new Set<string>(["default"])
    for (const facts of catalog.packages) {
        const names = namesOf(facts, topic)
        if (names.length === 0) continue
        for (const name of names) members.add(lastOf(name))
        own.set(facts.package, new Set([...(own.get(facts.package) ?? []), ...names.map(wordOf)]))
    }
    // What a package hands on of another counts for it too: `fs-extra` has all of `node:fs`, `pool.native` is of `pg`.
    const words = new Map<string, readonly string[]>()
    for (const facts of catalog.packages) {
        const found = [facts.package, ...handedOn(facts)].flatMap(name => [...(own.get(name) ?? [])])
        if (found.length === 0) continue
        for (const name of [facts.package, ...(facts.sameAs ?? [])]) words.set(name, [...new Set([...(words.get(name) ?? []), ...found])])
    }
    return { words, members }
}

/** Packages whose types and values this one gives out. */
function handedOn(facts: PackageFacts): ReadonlySet<string> {
    let known = handedOnBy.get(facts)
    if (!known) handedOnBy.set(facts, (known = collectHandedOn(facts)))
    return known
}

const handedOnBy = new WeakMap<PackageFacts, ReadonlySet<string>>()

function collectHandedOn(facts: PackageFacts): ReadonlySet<string> {
    const targets = [...Object.values(facts.types ?? {}), ...Object.values(facts.extends ?? {}), ...(facts.signatures ?? []).flatMap(({ returns, callbacks }) => [returns ?? "", ...(callbacks ?? []).flatMap(one => one.parameters ?? [])])]
    return new Set(targets.flatMap(target => (target?.includes("#") ? [target.slice(0, target.indexOf("#"))] : [])))
}

function namesOf(facts: PackageFacts, topic: Topic): string[] {
    switch (topic) {
        case "client":
        case "agent":
            return (facts.clients ?? []).filter(entry => entry.why !== "cheap" && isAgent(entry) === (topic === "agent")).map(entry => entry.name)
        case "fanOut":
            return (facts.fanOuts ?? []).map(entry => entry.name)
        case "threadpool":
            return (facts.threadpool ?? []).filter(entry => entry.part === undefined).map(entry => entry.name)
        default:
            return (facts.blocking ?? []).filter(entry => ruleOfEntry(entry) === topic && !isRequire(facts, entry)).map(entry => entry.name)
    }
}

/** `Database.exec` -> `exec`, `default()` -> `default` */
function lastOf(name: string): string {
    return name.replace(/(?:\(\))+$/, "").split(".").at(-1)!
}

/** A word that stands in each file with such a call; every file has the empty one, for what is only imported. */
function wordOf(name: string): string {
    const last = lastOf(name)
    return last === "default" || name.endsWith("()") ? "" : last
}

/** `lodash/fp` -> `lodash`, `@nestjs/common/decorators` -> `@nestjs/common`. */
export function packageOf(specifier: string): string {
    return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/")
}

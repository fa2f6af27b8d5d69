import type { BlockingCall, HandlerShape, PackageFacts } from "../../catalog/entry.ts"
import type { Catalog } from "../../catalog/index.ts"
import { isAgent } from "./clients.ts"
import { isRequire, ruleOfEntry } from "./responsibility.ts"

/** A kind of call that a rule looks for. `cpuOfRequest`: computes for long on what a client sent; `request`: hands out what a client sent. */
export type Topic = "no-blocking-call" | "no-cpu-heavy-call" | "no-fake-async" | "client" | "agent" | "cpuOfRequest" | "fanOut" | "threadpool" | "request"

const TOPICS: readonly Topic[] = ["no-blocking-call", "no-cpu-heavy-call", "no-fake-async", "client", "agent", "cpuOfRequest", "fanOut", "threadpool", "request"]

/** Words of which a file says at least one. */
export interface Words {
    readonly whole: readonly string[]
    /** Pieces of which its text has at least one then; `undefined` where there are so many that a look at all tokens costs less. */
    readonly pieces: readonly string[] | undefined
}

export interface Topics {
    /** By source, a package or a global (`global#JSON`): of what a file says something where it has such a call. */
    readonly words: ReadonlyMap<string, Words>
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

/** Whether any topic looks for something of this package or global. */
export function isSource(catalog: Catalog, name: string): boolean {
    let known = allSources.get(catalog)
    if (!known) allSources.set(catalog, (known = new Set(TOPICS.flatMap(topic => [...topicsOf(catalog, topic).words.keys()]))))
    return known.has(name)
}

const allSources = new WeakMap<Catalog, ReadonlySet<string>>()

/** Every word that some topic looks for. */
export function wordsOf(catalog: Catalog): ReadonlySet<string> {
    let known = allWords.get(catalog)
    if (!known) allWords.set(catalog, (known = new Set(TOPICS.flatMap(topic => [...topicsOf(catalog, topic).words.values()].flatMap(({ whole }) => whole)))))
    return known
}

const allWords = new WeakMap<Catalog, ReadonlySet<string>>()

/** A global that has something a topic looks for. */
export interface Global {
    /** What it stands for: `node:process`, or itself: `global#JSON`. */
    readonly source: string
    /** What of it matters: `parse` of `JSON`; `undefined` where the value itself does. */
    readonly members: ReadonlySet<string> | undefined
}

export function globalsOf(catalog: Catalog): ReadonlyMap<string, Global> {
    let known = globals.get(catalog)
    if (!known) globals.set(catalog, (known = collectGlobals(catalog)))
    return known
}

const globals = new WeakMap<Catalog, ReadonlyMap<string, Global>>()

function collectGlobals(catalog: Catalog): ReadonlyMap<string, Global> {
    const found = new Map<string, Global>()
    for (const facts of catalog.packages) {
        if (facts.package !== "global") continue
        for (const name of TOPICS.flatMap(topic => namesOf(facts, topic))) {
            const root = firstOf(name)
            found.set(root, { source: `global#${root}`, members: membersOf([facts], root) })
        }
    }
    for (const { package: name, types } of catalog.packages) {
        for (const [root, target] of Object.entries((name === "global" && types) || {})) {
            const [module, path] = target.includes("#") ? (target.split("#") as [string, string]) : ["global", target]
            const members = membersOf(catalog.packages.filter(facts => facts.package === module), path)
            // `require` is in every CommonJS file, and has a rule of its own.
            if (root !== "require" && members?.size !== 0) found.set(root, { source: module === "global" ? ALL_GLOBALS : module, members })
        }
    }
    return found
}

/** First members of a value that lead to something a topic looks for. */
function membersOf(all: readonly PackageFacts[], path: string): ReadonlySet<string> | undefined {
    const names = all.flatMap(facts => [...TOPICS.flatMap(topic => namesOf(facts, topic)), ...Object.keys(facts.types ?? {}), ...Object.keys(facts.extends ?? {})])
    if (path === "default") return new Set(names.map(firstOf))
    const inner = names.flatMap(name => (name === path || name.startsWith(`${path}(`) ? [""] : name.startsWith(`${path}.`) ? [firstOf(name.slice(path.length + 1))] : []))
    return inner.includes("") ? undefined : new Set(inner)
}

/** `globalThis` has all of them. */
export const ALL_GLOBALS = "global#default"

function compile(catalog: Catalog, topic: Topic): Topics {
    const own = new Map<string, Set<string>>()
    const members = new Set<string>(["default"])
    for (const facts of catalog.packages) {
        for (const name of namesOf(facts, topic)) {
            members.add(lastOf(name))
            // Handlers have parameters of any name: that the source is there says enough.
            const word = topic === "request" ? "" : wordOf(name)
            const source = sourceOf(name.includes("#") ? name : `${facts.package}#${name}`)
            const words = own.get(source)
            if (words) words.add(word)
            else own.set(source, new Set([word]))
        }
    }
    // What a package hands on of another counts for it too: `fs-extra` has all of `node:fs`, `pool.native` is of `pg`.
    const words = new Map<string, Words>()
    for (const [source, found] of own) if (source.startsWith("global#")) words.set(source, wordsFrom(found))
    for (const facts of catalog.packages) {
        const found = [facts.package, ...handedOn(facts)].flatMap(name => [...(own.get(name) ?? [])])
        if (found.length === 0) continue
        for (const name of [facts.package, ...(facts.sameAs ?? [])]) words.set(name, wordsFrom(new Set([...(words.get(name)?.whole ?? []), ...found])))
    }
    return { words, members }
}

const MOST_PIECES = 12

function wordsFrom(found: ReadonlySet<string>): Words {
    const pieces = new Set([...found].map(pieceOf))
    return { whole: [...found], pieces: pieces.size > MOST_PIECES ? undefined : [...pieces] }
}

/** Short, and from a capital letter on: engines take ten times as long to find what is long or begins with a letter that is everywhere. */
function pieceOf(word: string): string {
    if (word.includes("Sync")) return "Sync"
    return word.slice(Math.max(0, word.search(/[A-Z]/))).slice(0, 6)
}

/** What a file loads or names to have this: the package, or the global. */
function sourceOf(name: string): string {
    const at = name.indexOf("#")
    const module = name.slice(0, at)
    return module === "global" ? `global#${firstOf(name.slice(at + 1))}` : module
}

/** `Database` of `Database.exec()` */
function firstOf(path: string): string {
    return path.split(/[.(]/, 1)[0]!
}

/** Packages and globals whose types and values this package gives out. */
function handedOn(facts: PackageFacts): ReadonlySet<string> {
    let known = handedOnBy.get(facts)
    if (!known) handedOnBy.set(facts, (known = collectHandedOn(facts)))
    return known
}

const handedOnBy = new WeakMap<PackageFacts, ReadonlySet<string>>()

function collectHandedOn(facts: PackageFacts): ReadonlySet<string> {
    const passed = [...(facts.handlers ?? []), ...(facts.signatures ?? []).flatMap(({ callbacks }) => callbacks ?? [])].flatMap(({ parameters }) => parameters ?? [])
    const targets = [...Object.values(facts.types ?? {}), ...Object.values(facts.extends ?? {}), ...(facts.signatures ?? []).map(({ returns }) => returns ?? ""), ...passed]
    return new Set(targets.flatMap(target => (target?.includes("#") ? [sourceOf(target)] : [])))
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
        case "request":
            return [...(facts.requestData ?? []), ...(facts.handlers ?? []).flatMap(shape => (shape.parameters ? startsOf(shape) : []))]
        default:
            return (facts.blocking ?? []).filter(entry => topicOfEntry(entry) === topic && !isRequire(facts, entry)).map(entry => entry.name)
    }
}

function topicOfEntry(entry: BlockingCall): Topic {
    const rule = ruleOfEntry(entry)
    return rule === "no-cpu-heavy-call" && entry.when?.some(condition => condition.kind === "request-data") ? "cpuOfRequest" : rule
}

/** What a file names to register a handler. */
function startsOf(shape: HandlerShape): readonly string[] {
    if (!("methods" in shape) || shape.kind === "class") return ["default"]
    return shape.on === undefined ? shape.methods : [shape.on]
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

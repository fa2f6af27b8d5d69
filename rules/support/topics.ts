import type { BlockingCall, HandlerShape, PackageFacts } from "../../catalog/entry.ts"
import type { Catalog } from "../../catalog/index.ts"
import { isAgent, isRequire, ruleOfEntry } from "./responsibility.ts"

/** A kind of call that a rule looks for. `cpuOfRequest`: computes for long on what a client sent; `request`: hands out what a client sent. */
export type Topic = "no-blocking-call" | "no-cpu-heavy-call" | "no-fake-async" | "client" | "agent" | "cpuOfRequest" | "fanOut" | "threadpool" | "request"

export const TOPICS: readonly Topic[] = ["no-blocking-call", "no-cpu-heavy-call", "no-fake-async", "client", "agent", "cpuOfRequest", "fanOut", "threadpool", "request"]

export function bitOf(topic: Topic): number {
    return 1 << TOPICS.indexOf(topic)
}

/** Words of which a file says at least one. */
export interface Words {
    readonly whole: ReadonlySet<string>
    /** What is imported is called itself: `gm(path)`. Any file that loads the package may have that. */
    readonly bare: boolean
    /** So is what that gives: `postgres(url)(query)`. */
    readonly again: boolean
    /** Pieces of which its text has at least one then; `undefined` where there are so many that one expression for all words costs less. */
    readonly pieces: readonly string[] | undefined
    readonly expression: RegExp | undefined
}

export interface Topics {
    /** Stands for the topic where several are one number. */
    readonly bit: number
    /** By source, a package or a global (`global#JSON`): of what a file says something where it has such a call. */
    readonly words: ReadonlyMap<string, Words>
    /** Names under which such functions are called as members: `readFileSync` of `fs.readFileSync`. */
    readonly members: ReadonlySet<string>
    readonly globals: ReadonlyMap<string, Global>
    /** Of which the text of every file that uses one of these has at least one. */
    readonly globalPieces: readonly string[]
    /** Matches these; `undefined` where there are none. */
    readonly globalSigns: RegExp | undefined
}

/** A global that has something a topic looks for. */
export interface Global {
    /** What it stands for: `node:process`, or itself: `global#JSON`. */
    readonly source: string
    /** What of it matters: `parse` of `JSON`; `undefined` where the value itself does. */
    readonly members: ReadonlySet<string> | undefined
}

/** The globals that have, or lead to, something of a topic, by name. */
function collectGlobals(catalog: Catalog, topic: Topic, words: ReadonlyMap<string, Words>): ReadonlyMap<string, Global> {
    const found = new Map<string, Global>()
    for (const facts of catalog.packages) {
        if (facts.package !== "global") continue
        for (const name of namesOf(facts, topic)) {
            const root = firstOf(name)
            // `busy-wait` stands for a loop: no code says it.
            if (!/^[\w$]+$/.test(root)) continue
            found.set(root, { source: `global#${root}`, members: membersOf([facts], topic, words, root) })
        }
    }
    for (const { package: name, types } of catalog.packages) {
        for (const [root, target] of Object.entries((name === "global" && types) || {})) {
            const [module, path] = target.includes("#") ? (target.split("#") as [string, string]) : ["global", target]
            // `require` is in every CommonJS file, and has a rule of its own.
            if (root === "require") continue
            if (module === "global") {
                if (found.size > 0) found.set(root, { source: ALL_GLOBALS, members: undefined })
                continue
            }
            const members = membersOf(catalog.packages.filter(facts => facts.package === module), topic, words, path)
            if (members?.size !== 0) found.set(root, { source: module, members })
        }
    }
    return found
}

/** First members of a value that lead to something of the topic. */
function membersOf(all: readonly PackageFacts[], topic: Topic, words: ReadonlyMap<string, Words>, path: string): ReadonlySet<string> | undefined {
    const names = all.flatMap(facts => [...namesOf(facts, topic), ...Object.entries({ ...facts.types, ...facts.extends }).flatMap(([name, target]) => (leadsTo(words, target) ? [name] : []))])
    const inner = names.flatMap(name => (name === path || name.startsWith(`${path}(`) ? [""] : name.startsWith(`${path}.`) ? [firstOf(name.slice(path.length + 1))] : path === "default" ? [firstOf(name)] : []))
    return inner.includes("") ? undefined : new Set(inner)
}

function leadsTo(words: ReadonlyMap<string, Words>, target: string): boolean {
    return target.includes("#") && words.has(sourceOf(target))
}

/** In the text of every file that uses one of them: its name, or the words of the package that it stands for. */
function piecesOfGlobals(globals: ReadonlyMap<string, Global>, words: ReadonlyMap<string, Words>): readonly string[] {
    return [...new Set([...globals].flatMap(([name, { source }]) => (source === ALL_GLOBALS ? [] : source.startsWith("global#") ? [pieceOf(name)] : (words.get(source)?.pieces ?? [name]))))]
}

/** `globalThis` has all of them. */
export const ALL_GLOBALS = "global#default"

export function compileTopic(catalog: Catalog, topic: Topic): Topics {
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
    const gathered = new Map<string, Set<string>>()
    for (const [source, found] of own) if (source.startsWith("global#")) gathered.set(source, found)
    for (const facts of catalog.packages) {
        const found = [facts.package, ...handedOn(facts)].flatMap(name => [...(own.get(name) ?? [])])
        if (found.length === 0) continue
        for (const name of [facts.package, ...(facts.sameAs ?? [])]) gathered.set(name, new Set([...(gathered.get(name) ?? []), ...found]))
    }
    const words = new Map([...gathered].map(([source, found]) => [source, wordsFrom(found)]))
    const globals = collectGlobals(catalog, topic, words)
    const globalPieces = piecesOfGlobals(globals, words)
    return { bit: bitOf(topic), words, members, globals, globalPieces, globalSigns: globalPieces.length > 0 ? new RegExp(globalPieces.join("|").replaceAll("$", "\\$")) : undefined }
}

const MOST_PIECES = 12

function wordsFrom(found: ReadonlySet<string>): Words {
    const whole = new Set(found)
    const bare = whole.delete("")
    const again = whole.delete(AGAIN)
    const pieces = [...new Set([...whole].map(pieceOf))]
    const isShort = pieces.length <= MOST_PIECES
    return { whole, bare: bare || again, again, pieces: isShort ? pieces : undefined, expression: isShort ? undefined : new RegExp(`(?<![\\w$])(?:${[...whole].join("|").replaceAll("$", "\\$")})(?![\\w$])`, "g") }
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
export function lastOf(name: string): string {
    return name.replace(/(?:\(\))+$/, "").split(".").at(-1)!
}

/** Stands for what is called that a call gave. */
const AGAIN = "()"

/** A word that stands in each file with such a call; every file has the empty one, for what is only imported. */
function wordOf(name: string): string {
    if (name.endsWith("()")) return AGAIN
    const last = lastOf(name)
    return last === "default" ? "" : last
}

/** `lodash/fp` -> `lodash`, `@nestjs/common/decorators` -> `@nestjs/common`. */
export function packageOf(specifier: string): string {
    return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/")
}

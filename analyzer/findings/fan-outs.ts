import type { ApiName, FanOutCall } from "../../catalog/entry.ts"
import type { ArgumentFact, FanOutFact, FileFacts } from "../facts.ts"
import { isInstalled, OPERATIONS } from "../facts.ts"
import type { ApiCall, FanOutWork, NodeId } from "../graph/call-graph.ts"
import type { Confidence } from "../report.ts"
import { weakest } from "../graph/certainty.ts"
import type { Program, Sighting } from "./candidate.ts"
import { listOrigin } from "./list-origin.ts"
import { FAN_OUT_ADVICE, fanOutMessage } from "./messages.ts"
import { floodOfMany, floodOfSeveral } from "./threadpool.ts"
import { isLimiter, isUnknownWork, type Work, workOf, workOfApi } from "./work.ts"
import { writtenCalls } from "./written-calls.ts"

/**
 * Work that is started for every element of a list of unknown length. Quiet where in doubt: the
 * work must wait for something outside, and nothing may bound the list or the work. What floods
 * libuv's thread pool is said so; a known number of jobs that are long counts there too.
 */
export function fanOuts(program: Program, threads: number): Sighting[] {
    return [...writtenFanOuts(program, threads), ...calledFanOuts(program, threads)]
}

/** `Promise.all(xs.map(f))`, `xs.forEach(async …)`, loops that push promises. */
function writtenFanOuts(program: Program, threads: number): Sighting[] {
    const { project, graph } = program
    return project.files.flatMap((facts, file) => facts.fanOuts.flatMap((fact, index): Sighting[] => {
        const assessed = assess(program, file, fact, graph.fanOutWork[file]?.[index], threads)
        if (typeof assessed === "string") return []
        const site = facts.sites[fact.site]
        return assessed.nodes.map(node => ({
            ...assessed.problem,
            file,
            fn: fact.fn,
            at: fact.at,
            text: `${site?.text ?? fact.api}(${fact.list})`,
            loop: fact.shape === "loop" || site?.loop === true,
            occurrence: { node, confidence: assessed.confidence, kind: "call", site: { file, site: fact.site } },
        }))
    }))
}

type Problem = Pick<Sighting, "kind" | "api" | "cost" | "message" | "advice">

interface Assessed {
    readonly problem: Problem
    readonly nodes: readonly NodeId[]
    readonly confidence: Confidence
}

/** What is to be said of a fan-out, or why nothing is. */
function assess(program: Program, file: number, fact: FanOutFact, context: FanOutWork | undefined, threads: number): Assessed | string {
    if (!context || context.nodes.length === 0) return fact.bounded === undefined ? "no call of the function around it was found" : `the list is bounded: ${fact.bounded}`
    const facts = program.project.files[file]!
    if (fact.bounded !== undefined) {
        const problem = floodOfSeveral(worksOfKnownList(program, file, fact, context), howItStarts(fact), threads)
        return problem ? { problem, nodes: context.nodes, confidence: "likely" } : `the list is bounded: ${fact.bounded}`
    }
    if (facts.directives.includes("use client")) return "the file belongs to the browser, and what it renders on a server waits for nothing"
    const { apis } = indexOf(program)
    if (isFunctionOfPackage(program, apis.get(`${file},${fact.site}`) ?? [])) return "it is a function of a package"

    // A promise in `Promise.all` is waited for, so it is one. A call whose result is thrown away may have none.
    const collected = fact.shape !== "loop" && fact.shape !== "for-each" && fact.api !== "map"
    const work = workOfContext(program, withInnerWork(program, file, fact, context), collected)
    if (work.limited) return "a limiter bounds the work"
    if (!work.waits && !(collected && fact.work.sites.some(started => isUnknownWork(program, file, started)))) return "the work waits for nothing outside, as far as is known"
    const origin = listOrigin(facts, fact.fn, fact.listSlot, fact.list, site => apis.get(`${file},${site}`) ?? [])
    if (origin === "limited") return "the list is a query that asks for so many rows"
    if (origin !== "unbounded" && isInstalled(facts.file)) return "the list is a package's own, which knows how long it is"
    return {
        problem: problemOf(work, howItStarts(fact), fanOutName(fact.api), fact.list, FAN_OUT_ADVICE, threads),
        nodes: context.nodes,
        confidence: origin === "unbounded" ? "certain" : "likely",
    }
}

/** What many at once of this work do. */
function problemOf(work: Work, how: string, api: ApiName, list: string, advice: string, threads: number): Problem {
    return (
        floodOfMany(work, how, list, threads) ?? {
            kind: "unbounded-fan-out",
            api,
            cost: work.heavy ? "high" : "grows",
            message: fanOutMessage(how, list),
            advice: { text: advice, fixable: false },
        }
    )
}

/** The work of each element, where the code says how many there are. Only what is waited for together: one after the other they hold one thread. */
function worksOfKnownList(program: Program, file: number, fact: FanOutFact, context: FanOutWork): readonly Work[] {
    if (fact.length === undefined || !fact.api.startsWith("Promise.")) return []
    if (fact.shape !== "list") return Array.from({ length: fact.length }, () => workOfContext(program, context, true))
    const { apis, callees, nodes } = indexOf(program)
    return [
        ...fact.work.sites.map(site => ({ functions: callees.get(`${file},${site}`) ?? [], apis: (apis.get(`${file},${site}`) ?? []).map(call => call.api) })),
        ...fact.work.functions.map(fn => ({ functions: nodes.get(`${file},${fn}`) ?? [], apis: [] })),
    ].map(part => workOfContext(program, { nodes: context.nodes, ...part }, true))
}

/** Why the fan-outs that begin on a line are none to report; empty if they are. */
export function quietFanOuts(program: Program, file: number, line: number, threads: number): string[] {
    return program.project.files[file]!.fanOuts.flatMap((fact, index) => {
        if (fact.at[0] !== line) return []
        const assessed = assess(program, file, fact, program.graph.fanOutWork[file]?.[index], threads)
        return typeof assessed === "string" ? [`${fact.api} over ${fact.list} is not reported: ${assessed}`] : []
    })
}

/** `async.map(xs, f)` only looks like a method of a list; `request.body.ids.map(f)` is one, for all we know. */
function isFunctionOfPackage({ catalog }: Program, calls: readonly ApiCall[]): boolean {
    return calls.some(({ api, kind }) => kind === "call" && (!api.includes(".", api.indexOf("#")) || catalog.fanOut(api) !== undefined || catalog.limiter(api) !== undefined))
}

/** `Promise.all` -> `global#Promise.all`; loops by their keyword. */
function fanOutName(api: string): ApiName {
    return api === "forEach" || api === "map" ? `global#Array.prototype.${api}` : `global#${api}`
}

function howItStarts(fact: FanOutFact): string {
    if (fact.shape === "for-each" || fact.api === "map") return `\`${fact.api}\` does not wait for its asynchronous function and`
    if (fact.shape === "loop") return `This \`${fact.api}\` loop does not wait for the work it starts and`
    return `\`${fact.api}\``
}

/** `async.map(xs, f)`, `pMap(xs, f)` without a limit. */
function calledFanOuts(program: Program, threads: number): Sighting[] {
    const { project, graph, catalog } = program
    const index = indexOf(program)
    const found: Sighting[] = []
    for (const [node, calls] of graph.apiCalls.entries()) {
        for (const call of calls) {
            const entry = catalog.fanOut(call.api)
            const facts = project.files[call.site.file]
            const site = facts?.sites[call.site.site]
            if (!entry || !facts || !site || isLimiter(program, call.api) || isBounded(entry, site.arguments ?? [])) continue
            const started = graph.edges[node]!.filter(edge => edge.site.site === call.site.site && edge.site.file === call.site.file && edge.kind === "callback").map(edge => edge.to)
            const apis = graph.apiCalls[node]!.filter(other => other.site.site === call.site.site && other.kind === "callback").map(other => other.api)
            const work = workOfContext(program, { nodes: [node], functions: started, apis }, true)
            if (!work.waits || work.limited) continue
            const { fn } = graph.nodes[node]!
            const origin = listOrigin(facts, fn, argumentSlot(facts, call.site.site, entry.list), "", other => index.apis.get(`${call.site.file},${other}`) ?? [])
            if (origin === "limited") continue

            const name = call.api.slice(call.api.indexOf("#") + 1)
            const confidence: Confidence = origin === "unbounded" || call.requestData?.includes(entry.list) ? "certain" : "likely"
            found.push({
                ...problemOf(work, `\`${name === "default" ? site.text : name}\``, call.api, "its list", adviceFor(entry), threads),
                file: call.site.file,
                fn,
                at: site.at,
                text: site.text,
                loop: site.loop === true,
                occurrence: { node, confidence: weakest([confidence, call.confidence]), kind: call.kind, site: call.site },
            })
        }
    }
    return found
}

function adviceFor(entry: FanOutCall): string {
    return entry.bound?.option === undefined ? FAN_OUT_ADVICE : `Pass \`{ ${entry.bound.option}: n }\`.`
}

/** The list has a known length, or an option says how many at once. An option that cannot be read may say so. */
function isBounded(entry: FanOutCall, written: readonly (ArgumentFact | null)[]): boolean {
    const list = written[entry.list]
    // Of an object of tasks, as of a list, every element is written here.
    if (list?.bounded !== undefined || list?.object !== undefined || list?.opaque !== undefined) return true
    if (!entry.bound) return false
    const argument = written[entry.bound.argument]
    if (entry.bound.only !== undefined) return argument?.object?.[entry.bound.option!] !== entry.bound.only
    if (entry.bound.argument >= written.length) return false
    if (!argument || entry.bound.option === undefined) return true
    if (argument.object === undefined && argument.opaque === undefined) return argument.function !== true
    return argument.object?.[entry.bound.option] !== undefined || argument.opaque?.includes(entry.bound.option) === true
}

/** Work that is started in a function further in (`xs.forEach(x => jobs.push(load(x)))`, a generator) belongs to no node of this one. */
function withInnerWork(program: Program, file: number, fact: FanOutFact, context: FanOutWork): FanOutWork {
    if (context.functions.length + context.apis.length > 0) return context
    const index = indexOf(program)
    return {
        nodes: context.nodes,
        functions: [...fact.work.functions.flatMap(fn => index.nodes.get(`${file},${fn}`) ?? []), ...fact.work.sites.flatMap(site => index.callees.get(`${file},${site}`) ?? [])],
        apis: fact.work.sites.flatMap(site => index.apis.get(`${file},${site}`)?.map(call => call.api) ?? []),
    }
}

/** Functions that make a promise: asynchronous ones, and those that hand one on. */
function makePromises({ project, graph, catalog }: Program, functions: readonly NodeId[]): readonly NodeId[] {
    return functions.filter(node => {
        const { file, fn } = graph.nodes[node]!
        if (project.files[file]!.functions[fn]!.async) return true
        return graph.apiCalls[node]!.some(call => project.files[file]!.sites[call.site.site]?.awaited === true && workOfApi({ project, graph, catalog }, call.api, false).waits)
    })
}

/** @param collected The promises of the work are waited for, so a function from outside that nobody knows makes one. */
function workOfContext(program: Program, context: FanOutWork, collected: boolean): Work {
    const own = workOf(program, collected ? context.functions : makePromises(program, context.functions))
    const others = context.apis.map(api => workOfApi(program, api, collected))
    const any = (which: Exclude<keyof Work, "pool">): boolean => own[which] || others.some(work => work[which])
    return {
        waits: any("waits"),
        pool: new Map([own, ...others].flatMap(work => [...work.pool])),
        elsewhere: any("elsewhere"),
        heavy: any("heavy"),
        limited: any("limited"),
    }
}

/** Slot of one argument of a call, in the function that the call stands in. */
function argumentSlot(file: FileFacts, site: number, argument: number): number | undefined {
    const call = writtenCalls(file).get(site)
    if (!call || argument >= call.count) return undefined
    const { operations } = file.functions[call.fn]!
    return operations[call.at + OPERATIONS[operations[call.at]!]!.operands + 1 + 2 * argument]
}

interface Index {
    /** Nodes by `file,function`. */
    readonly nodes: ReadonlyMap<string, readonly NodeId[]>
    /** Functions that are called, by `file,site`. */
    readonly callees: ReadonlyMap<string, readonly NodeId[]>
    /** Functions from outside that are called, by `file,site`. */
    readonly apis: ReadonlyMap<string, readonly ApiCall[]>
}

const indexes = new WeakMap<Program["graph"], Index>()

function indexOf({ graph }: Program): Index {
    const known = indexes.get(graph)
    if (known) return known
    const index = {
        nodes: grouped(graph.nodes.map(({ file, fn }, node) => [`${file},${fn}`, node])),
        callees: grouped(graph.edges.flatMap(edges => edges.map(({ site, to }) => [`${site.file},${site.site}`, to]))),
        apis: grouped(graph.apiCalls.flatMap(calls => calls.map(call => [`${call.site.file},${call.site.site}`, call]))),
    }
    indexes.set(graph, index)
    return index
}

function grouped<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> {
    const found = new Map<string, Value[]>()
    for (const [key, value] of pairs) {
        const others = found.get(key)
        if (others) others.push(value)
        else found.set(key, [value])
    }
    return found
}

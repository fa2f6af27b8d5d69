import type { BlockingCall, InnerStep, PackageFacts, Signature } from "../../catalog/entry.ts"
import { CERTAINTY, isAsSure } from "../graph/certainty.ts"
import { reach, type Way } from "../graph/reach.ts"
import { buildRoads } from "../graph/roads.ts"
import type { Candidate, Program } from "./candidate.ts"
import { mergeSightings } from "./candidates.ts"
import { blockingCalls, blockingLoops } from "./blocking-calls.ts"
import { describeHandlers } from "./describe.ts"
import { COSTS, isAtLeast } from "./severity.ts"

/** What a summary is about. */
export interface Summarized {
    readonly name: string
    readonly version: string
    /** Names under which its modules are imported. */
    readonly specifiers: readonly string[]
}

/**
 * Says of a package, whose exports are the program's entry points, what a catalog entry would say:
 * which of them keep the event loop from running each time they are called, and what they return.
 *
 * Left out is what only runs once per process or once for each key of a cache, what is not sure,
 * and what takes microseconds.
 */
export function summarize(program: Program, about: Summarized): PackageFacts[] {
    const { graph, project } = program
    const candidates = mergeSightings([...blockingCalls(program), ...blockingLoops(program)]).filter(one => isAtLeast(one.cost, "grows"))
    if (candidates.length === 0) return []
    const roads = buildRoads(graph, project)
    const worst = new Map<string, Found>()
    for (const [index, ways] of reach(graph, project, candidates, roads).entries()) {
        for (const way of ways) {
            const handler = graph.handlers[way.handler]!
            if (handler.registeredAt.site >= 0 || !about.specifiers.includes(handler.framework)) continue
            if (way.runs === "once" || !isAsSure(way.confidence, "likely") || isBehindCondition(program, way)) continue
            const found = { candidate: candidates[index]!, way }
            const key = `${handler.framework}#${handler.name}`
            const known = worst.get(key)
            if (!known || isWorse(found, known)) worst.set(key, found)
        }
    }
    return about.specifiers.flatMap(specifier => factsOf(program, about, specifier, worst))
}

interface Found {
    readonly candidate: Candidate
    readonly way: Way
}

function isWorse(a: Found, b: Found): boolean {
    const rank = ({ candidate, way }: Found): number[] => [-COSTS.indexOf(candidate.cost), CERTAINTY.indexOf(way.confidence), way.steps.length, candidate.file, candidate.at[0], candidate.at[1]]
    const [first, second] = [rank(a), rank(b)]
    for (const [index, value] of first.entries()) if (value !== second[index]) return value < second[index]!
    return false
}

/** A step on the way is only taken when somebody asks for it, or once for each key of a cache. */
function isBehindCondition({ project }: Program, way: Way): boolean {
    return [...way.steps.map(step => step.site), way.occurrence.site].some(ref => {
        const site = project.files[ref.file]?.sites[ref.site]
        return site?.oncePerKey !== undefined || site?.asked !== undefined
    })
}

function factsOf(program: Program, about: Summarized, specifier: string, worst: ReadonlyMap<string, Found>): PackageFacts[] {
    const blocking: BlockingCall[] = []
    const add = (name: string, found: Found): void => {
        const isNew = name.startsWith("new ")
        blocking.push(entry(program, about, isNew ? name.slice("new ".length) : name, isNew, found))
    }
    for (const [key, found] of worst) {
        const [owner, name] = [key.slice(0, key.indexOf("#")), key.slice(key.indexOf("#") + 1)]
        if (owner === specifier) add(name, found)
        for (const other of program.graph.exports?.others ?? []) {
            if (other.specifier !== specifier || other.of.specifier !== owner) continue
            if (other.of.path === name) add(other.path, found)
            else if (`new ${other.of.path}` === name) add(`new ${other.path}`, found)
        }
    }
    if (blocking.length === 0) return []
    blocking.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : Number(a.new ?? false) - Number(b.new ?? false)))
    const signatures = signaturesOf(program, specifier, blocking)
    return [{ package: specifier, blocking, ...(signatures.length > 0 && { signatures }) }]
}

function entry(program: Program, { name, version }: Summarized, path: string, isNew: boolean, { candidate, way }: Found): BlockingCall {
    const [handler] = describeHandlers(program, candidate, [way])
    const own = handler!.path.map(({ file, line, column, function: fn, callee }): InnerStep => ({ file, line, column, function: fn, callee }))
    return {
        name: path,
        ...(isNew && { new: true as const }),
        waitsFor: candidate.waitsFor ?? "cpu",
        cost: candidate.cost,
        instead: null,
        through: own,
        source: `read in ${name}${version === "" ? "" : `@${version}`}`,
    }
}

/** Only what leads to a function that blocks is worth telling apart. */
function signaturesOf({ graph }: Program, specifier: string, blocking: readonly BlockingCall[]): Signature[] {
    const owners = new Set(blocking.flatMap(({ name }) => (name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : [])))
    const found = new Map<string, Signature>()
    for (const { specifier: module, path, returns } of graph.exports?.results ?? []) {
        const type = returns === "this" ? path.slice(0, path.lastIndexOf(".")) : returns
        if (module !== specifier || !owners.has(type) || path === "" || found.has(path)) continue
        found.set(path, { name: path, returns })
    }
    return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

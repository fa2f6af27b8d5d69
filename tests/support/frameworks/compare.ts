import { readFileSync } from "node:fs"
import { join } from "node:path"
import { entryName } from "../../../catalog/describe.ts"
import type { Program } from "../../../analyzer/findings/candidate.ts"
import { CERTAINTY } from "../../../analyzer/graph/certainty.ts"
import { buildRoads } from "../../../analyzer/graph/roads.ts"
import { functionKey, type Observed } from "./observe.ts"

/** What the analyzer says of the functions of a server, as `functionKey` names them. */
interface Claimed {
    /** Those it calls handlers. */
    readonly handlers: ReadonlySet<string>
    /** Those it says may run while serving, of certain or likely calls. */
    readonly serving: ReadonlySet<string>
    /** Those that code which runs while serving hands to something else, which calls them: `list.map(f)`, or goes on with them: generators. */
    readonly handed: ReadonlySet<string>
}

/**
 * Where the analyzer and the run disagree, one sentence each. Exact in both directions; what is
 * known to be wrong has a comment `//~ known: reason` on the line where the function starts, and
 * must stay wrong.
 */
export function disagreements(folder: string, program: Program, observed: Observed): string[] {
    const { handlers, serving, handed } = claimsOf(program)
    const wrong = new Map<string, string>()
    const say = (keys: Iterable<string>, sentence: string): void => {
        for (const key of keys) if (observed.watched.has(key) && !wrong.has(key)) wrong.set(key, sentence)
    }
    const fromOutside = union(observed.framework, observed.late)
    say(without(observed.framework, union(handlers, handed)), "is called by the framework while serving, and no handler for the analyzer")
    say(without(handlers, observed.request), "is a handler for the analyzer, and does not run while serving")
    say(without(handlers, fromOutside), "is a handler for the analyzer, and only called by the server itself")
    say(without(observed.request, serving), "runs while serving, and the analyzer sees no way to it")
    say(without(serving, observed.request), "may run while serving for the analyzer, and does not")
    say(without(observed.watched.keys(), union(observed.startup, observed.request, observed.stop)), "never runs, so it shows nothing")

    const known = knownMistakes(folder, program, observed)
    return [
        ...[...wrong].filter(([key]) => !known.has(key)).map(([key, sentence]) => `${observed.watched.get(key)!.label} ${sentence}`),
        ...[...known].filter(key => !wrong.has(key)).map(key => `${observed.watched.get(key)!.label} is right now: drop its comment`),
    ].sort()
}

/** The entries of the catalog by which the server's handlers were found, in the words of `docs/catalog.md`. */
export function entriesOf({ graph }: Program): string[] {
    return graph.handlers.flatMap(({ shapes }) => shapes.filter(shape => shape.package !== "").map(shape => entryName(shape.package, shape)))
}

function claimsOf({ graph, project }: Program): Claimed {
    const roads = buildRoads(graph, project)
    const keyOf = (node: number): string => functionKey(graph.nodes[node]!.file, graph.nodes[node]!.fn)
    const entries = graph.handlers.map(({ node }) => node)
    const likely = CERTAINTY.indexOf("likely")
    const nodes = new Set(entries)
    const handed = new Set<number>()
    for (const node of nodes) {
        if (project.files[graph.nodes[node]!.file]!.functions[graph.nodes[node]!.fn]!.generator) handed.add(node)
        for (let road = roads.first[node]!; road < roads.first[node + 1]!; road++) {
            if (roads.certainty[road]! > likely) continue
            nodes.add(roads.to[road]!)
            if (roads.edges[road]!.kind !== "call") handed.add(roads.to[road]!)
        }
    }
    const keys = (of: Iterable<number>): Set<string> => new Set([...of].map(keyOf))
    return { handlers: keys(entries), serving: keys(nodes), handed: keys(handed) }
}

const KNOWN = /\/\/~ known: \S/

function knownMistakes(folder: string, { project }: Program, observed: Observed): Set<string> {
    const lines = new Map<string, readonly string[]>()
    return new Set([...observed.watched.keys()].filter(key => {
        const [file, fn] = key.split(":").map(Number)
        const facts = project.files[file!]!
        let text = lines.get(facts.file)
        if (!text) lines.set(facts.file, (text = readFileSync(join(folder, facts.file), "utf8").split("\n")))
        return KNOWN.test(text[facts.functions[fn!]!.at[0] - 1]!)
    }))
}

function union(...sets: readonly ReadonlySet<string>[]): Set<string> {
    return new Set(sets.flatMap(set => [...set]))
}

function without(keys: Iterable<string>, others: ReadonlySet<string>): string[] {
    return [...keys].filter(key => !others.has(key))
}

import type { CallEdge, CallGraph, HandlerEntry } from "../../analyzer/graph/call-graph.ts"
import type { FileFacts, FunctionFact, ProjectFacts, SiteFact } from "../../analyzer/facts.ts"

/** Programs made of numbers, for the parts that know no source code. */

export function fileFacts(file: string, parts: Partial<FileFacts> = {}): FileFacts {
    return {
        file,
        esModule: true,
        directives: [],
        strings: [],
        functions: [functionFact("<module>", { kind: "module", parent: -1 })],
        classes: [],
        sites: [],
        decorations: [],
        types: [],
        typeNames: {},
        typeImports: {},
        typeExports: {},
        exportAll: [],
        specifiers: [],
        fanOuts: [],
        suppressions: [],
        lines: 100,
        ...parts,
    }
}

export function functionFact(name: string, parts: Partial<FunctionFact> = {}): FunctionFact {
    return {
        name,
        at: [1, 1, 1, 2],
        kind: "function",
        parent: 0,
        parameters: 0,
        parameterNames: [],
        slots: 3,
        captures: [],
        operations: [],
        ...parts,
    }
}

/** A call on a line of its own. */
export function siteFact(line: number, text: string, parts: Partial<SiteFact> = {}): SiteFact {
    return { at: [line, 5, line, 5 + text.length + 2], text, ...parts }
}

export function projectFacts(files: readonly FileFacts[], parts: Partial<ProjectFacts> = {}): ProjectFacts {
    return { files, resolutions: {}, packages: [], skipped: [], ...parts }
}

export function callGraph(parts: Partial<CallGraph> & Pick<CallGraph, "nodes">): CallGraph {
    return {
        edges: parts.nodes.map(() => []),
        apiCalls: parts.nodes.map(() => []),
        handlers: [],
        unanswered: [],
        unresolved: [],
        regexUses: [],
        fanOutWork: [],
        cut: {},
        calls: 0,
        resolvedCalls: 0,
        ...parts,
    }
}

export function callEdge(site: number, to: number, parts: Partial<CallEdge> = {}): CallEdge {
    return { site: { file: 0, site }, to, kind: "call", confidence: "certain", ...parts }
}

/** A handler of node 1, registered at the first site. */
export function handlerEntry(parts: Partial<HandlerEntry> = {}): HandlerEntry {
    const { name = "GET /report" } = parts
    return { framework: "express", kind: "route", name, names: [name], shapes: [], node: 1, position: 0, registeredAt: { file: 0, site: 0 }, confidence: "certain", ...parts }
}

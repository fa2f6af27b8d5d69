import { buildCatalog, type PackageFacts } from "../../catalog/index.ts"
import type { FileFacts, SiteFact } from "../../analyzer/facts.ts"
import type { Program } from "../../analyzer/findings/candidate.ts"
import type { ApiCall, CallGraph } from "../../analyzer/graph/call-graph.ts"
import { callEdge, callGraph, fileFacts, functionFact, handlerEntry, projectFacts, siteFact } from "./graphs.ts"

/** What a test changes of the program below. */
export interface ProgramParts {
    readonly site?: Partial<SiteFact>
    readonly call?: Partial<ApiCall> | undefined
    readonly file?: Partial<FileFacts>
    readonly graph?: Partial<CallGraph>
    readonly packages?: readonly PackageFacts[]
}

/**
 * `server.ts`: the handler of `GET /report` (line 9, inside the call of `app.get`) calls `render`
 * on line 10; `render` calls `fs.readFileSync` on line 20.
 *
 * Functions: 0 module, 1 handler, 2 render. Sites: 0 app.get, 1 render, 2 fs.readFileSync.
 */
export function reportServer(parts: ProgramParts = {}): Program {
    const file = fileFacts("src/server.ts", {
        functions: [
            functionFact("<module>", { kind: "module", parent: -1, at: [1, 1, 30, 1] }),
            functionFact("<anonymous>", { kind: "arrow", at: [9, 24, 12, 2] }),
            functionFact("render", { at: [18, 8, 22, 2] }),
        ],
        sites: [
            { at: [9, 1, 12, 3], text: "app.get", arguments: [{ string: "/report" }, { function: true }] },
            { at: [10, 14, 10, 24], text: "render" },
            { at: [20, 18, 20, 40], text: "fs.readFileSync", ...parts.site },
        ],
        ...parts.file,
    })
    const call: ApiCall = { site: { file: 0, site: 2 }, api: "node:fs#readFileSync", new: false, kind: "call", confidence: "certain", ...parts.call }
    return {
        project: projectFacts([file]),
        catalog: buildCatalog(parts.packages ?? []),
        graph: callGraph({
            nodes: file.functions.map((_, fn) => ({ file: 0, fn })),
            edges: file.functions.map((_, fn) => (fn === 1 ? [callEdge(1, 2)] : [])),
            apiCalls: file.functions.map((_, fn) => (fn === 2 ? [call] : [])),
            handlers: [handlerEntry()],
            unresolved: [[]],
            calls: 3,
            resolvedCalls: 3,
            ...parts.graph,
        }),
    }
}

export { callEdge, fileFacts, functionFact, siteFact }

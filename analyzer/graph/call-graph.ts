import type { ApiName, EntryKind } from "../../catalog/entry.ts"
import type { QualifiedShape } from "../../catalog/index.ts"
import type { Confidence, EdgeKind } from "../report.ts"
import type { ExportedNames } from "./exported.ts"

/**
 * What `link` makes: built whole, then only read. A **node** is a function in one context: a
 * function that calls its parameters has a node per call site, so that what one caller hands it
 * is not called for another. `reach` walks nodes; reports name functions.
 */
export interface CallGraph {
    readonly nodes: readonly GraphNode[]
    /** Outgoing edges to functions of the program, by node. */
    readonly edges: readonly (readonly CallEdge[])[]
    /** Calls of functions outside the program, by node. */
    readonly apiCalls: readonly (readonly ApiCall[])[]
    /** Handlers in order of registration place. */
    readonly handlers: readonly HandlerEntry[]
    readonly unanswered: readonly UnansweredRoute[]
    /** Call sites for which no target at all is known, by file index: site indexes. */
    readonly unresolved: readonly (readonly number[])[]
    /** Constant regular expressions applied to data a client sent. */
    readonly regexUses: readonly RegexUse[]
    /** Fan-outs whose context is known: which functions and API calls are the work. Same order as the facts, by file index. */
    readonly fanOutWork: readonly (readonly FanOutWork[])[]
    /** Where the analysis gave up for size. */
    readonly cut: Readonly<Record<string, number>>
    /** Calls in all and those with at least one target, for the statistics. */
    readonly calls: number
    readonly resolvedCalls: number
    /** Of a package: what is known of the names of its exports. */
    readonly exports?: ExportedNames
}

export type NodeId = number

export interface GraphNode {
    /** Index into `ProjectFacts.files`. */
    readonly file: number
    /** Index into that file's `functions`. */
    readonly fn: number
}

/** A site of a file: indexes into `ProjectFacts.files` and that file's `sites`. */
export interface SiteRef {
    readonly file: number
    readonly site: number
}

export interface CallEdge {
    readonly site: SiteRef
    readonly to: NodeId
    readonly kind: EdgeKind
    readonly confidence: Confidence
    /** The callee runs outside of this event loop (worker, forked process) or at another time (start-up, exit): no path goes on. */
    readonly leaves?: "loop" | "startup" | "exit"
    /** What is called was wrapped so that it runs once per process (`once(f)`, `memoize(f)`). */
    readonly once?: true
}

export interface ApiCall {
    readonly site: SiteRef
    readonly api: ApiName
    readonly new: boolean
    /** `callback`: the API function itself was given to something that calls it (`files.map(readFileSync)`). */
    readonly kind: EdgeKind
    readonly confidence: Confidence
    /** Arguments that derive from data a client sent. */
    readonly requestData?: readonly number[]
    /** The last argument is, or may be, a function. */
    readonly callback?: boolean
    /** A method of an instance of what `api` names, not of the class. */
    readonly ofInstance?: true
    /** Of a call that makes a client: how its settings came to be. */
    readonly settings?: ClientSettings
}

export interface ClientSettings {
    /** The option with which, or `...` where the whole, of what a request brought reaches the client. */
    readonly sent?: string
    /** The parameter on which they depend (`SiteFact.closed`) only ever holds the program's own constants and environment. */
    readonly own?: true
}

export interface HandlerEntry {
    readonly framework: string
    readonly kind: EntryKind
    /** `GET /report/:id`, `on "login"`, `user.byId`; with `, …` after it where it has several. */
    readonly name: string
    /** All of them: a router may be mounted at several places, a helper register many routes. Never empty. */
    readonly names: readonly string[]
    readonly node: NodeId
    /** Order among the functions of one registration: the last one answers. */
    readonly position: number
    /** Entries of the catalog, or of the user's, that say that it is one. */
    readonly shapes: readonly QualifiedShape[]
    /** Registration; -1 as site for conventions (file names, directives): then the function itself. */
    readonly registeredAt: SiteRef
    readonly role?: "job"
    readonly confidence: Confidence
    /** A package's function, by name. Its node is a place of its own: the function that registers it, as seen from the request. */
    readonly outside?: ApiName
}

/** A route for which no function of the program was found: a package answers it. */
export interface UnansweredRoute {
    readonly framework: string
    readonly name: string
    readonly registeredAt: SiteRef
}

export interface RegexUse {
    readonly node: NodeId
    readonly site: SiteRef
    /** `/(a+)+$/i` */
    readonly pattern: string
    readonly confidence: Confidence
}

export interface FanOutWork {
    /** Nodes of the enclosing function that run this fan-out. */
    readonly nodes: readonly NodeId[]
    /** Functions of the program that do the work. */
    readonly functions: readonly NodeId[]
    /** Functions outside that do the work. */
    readonly apis: readonly ApiName[]
}

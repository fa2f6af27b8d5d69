import type { Cost, InnerStep, WaitsFor } from "../../catalog/entry.ts"
import type { Catalog } from "../../catalog/index.ts"
import type { Place, ProjectFacts } from "../facts.ts"
import type { CallGraph } from "../graph/call-graph.ts"
import type { Occurrence } from "../graph/reach.ts"
import type { Finding, FindingKind } from "../report.ts"

/** What findings are made from. */
export interface Program {
    readonly project: ProjectFacts
    readonly graph: CallGraph
    readonly catalog: Catalog
}

/** A place that would be a problem if a handler reached it. */
export interface Candidate {
    readonly kind: FindingKind
    readonly api: string
    readonly waitsFor?: WaitsFor
    readonly cost: Cost
    /** Indexes into `ProjectFacts.files` and that file's `functions`. */
    readonly file: number
    readonly fn: number
    readonly at: Place
    /** Source text of what is called, for people and for the identity. */
    readonly text: string
    /** It stands in a loop. */
    readonly loop: boolean
    readonly message: string
    readonly advice: Finding["advice"]
    readonly occurrences: readonly Occurrence[]
    /** What the call does inside the package it goes to, where that is known from the package's code. */
    readonly through?: readonly InnerStep[]
}

/** What a finder says; `mergeCandidates` joins those of one place, one for each node that the function has. */
export interface Sighting extends Omit<Candidate, "occurrences"> {
    readonly occurrence: Occurrence
}

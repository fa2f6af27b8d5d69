import type { ProjectFacts } from "../facts.ts"
import type { CallGraph } from "../graph/call-graph.ts"
import type { Confidence, Report } from "../report.ts"

/** Turns a report into text. Pure: everything it needs comes in, nothing but the text goes out. */
export type Reporter = (report: Report, context: ReportContext) => string

export interface ReportContext {
    /** A line of an analysed file (1-based), for code frames; `undefined` where it cannot be read. */
    sourceLine(file: string, line: number): string | undefined
    readonly colors: boolean
    /** From the folder where annotations are read (the repository) to the analysed one: `packages/api`, or "". */
    readonly prefix: string
    /** Edges of the graph that are less sure are left out. Default: all are shown. */
    readonly minimumConfidence?: Confidence
    /** What the report was made from, for formats that show the graph itself. */
    readonly program?: { readonly project: ProjectFacts; readonly graph: CallGraph }
}

/** As annotations name a file: relative to the repository. */
export function fromRepository(file: string, { prefix }: ReportContext): string {
    return prefix === "" ? file : `${prefix}/${file}`
}

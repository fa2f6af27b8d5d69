import { buildCatalog, type HandlerShape, type PackageFacts } from "../catalog/index.ts"
import { loadConfig } from "./config-file.ts"
import type { EntryPattern, UnblockConfig } from "./config.ts"
import { validateConfig } from "./config-schema.ts"
import type { ProjectFacts } from "./facts.ts"
import type { Program } from "./findings/candidate.ts"
import { judge, type Judgement } from "./findings/judge.ts"
import { openCache } from "./frontend/cache.ts"
import { readProject } from "./frontend/project.ts"
import type { CallGraph } from "./graph/call-graph.ts"
import { globMatcher } from "./graph/conventions.ts"
import { link } from "./graph/link.ts"
import { modelsOfProject } from "./models.ts"
import type { Confidence, Report, Warning } from "./report.ts"
import { describeCut, type Summaries, summarizePackages } from "./summaries.ts"
import { VERSION } from "./version.ts"

export interface AnalyzeOptions {
    /** Folder to analyse. Its `unblock.config.*` is read unless `config` is given. */
    readonly root: string
    /** The configuration itself, or the path of its file. */
    readonly config?: UnblockConfig | string
    /** Settings that go before those of the configuration. */
    readonly settings?: Pick<UnblockConfig, "minimumCost" | "minimumConfidence" | "kinds" | "once" | "jobs">
    /** Report only what lies below one of these, or is reached from a handler there; relative to the root. The program is read whole all the same. */
    readonly only?: readonly string[]
    /** Read the code of installed dependencies too. Default false. */
    readonly deps?: boolean
    /**
     * Know installed packages that the catalog says nothing about by what their own code does.
     * Default false; without effect with `deps`, which follows that code itself.
     */
    readonly summaries?: boolean
    /** Keep the facts of each file for the next run, in `node_modules/.cache`. Default true. */
    readonly cache?: boolean
    /** Worker threads that read files. Default: one per processor, none for small projects. */
    readonly workers?: number
    /** Called when a stage begins, and while files are read. */
    readonly onProgress?: (stage: Stage, done?: number, total?: number) => void
}

export type Stage = "read" | "link" | "judge"

/** A report with everything it was made from. */
export interface Analysis {
    readonly program: Program
    readonly judgement: Judgement
    readonly report: Report
    /** How sure at least what is shown is. */
    readonly minimumConfidence: Confidence
    /** Wall time in milliseconds. */
    readonly timing: Readonly<Record<Stage, number>>
}

/**
 * Finds the blocking calls, unbounded fan-outs and per-request clients that a request handler of a
 * server can reach, each with the paths that lead there.
 *
 * @returns Findings in order of file, line and column (both 1-based). A source file that cannot be
 *     read or does not parse is no error: it appears in `skipped`.
 * @throws {UserError} If the root is no folder or the configuration is wrong.
 *
 * A call that could not be resolved ends the search there; see docs/limits.md for what is missed on purpose.
 *
 * @see https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop
 */
export async function analyze(options: AnalyzeOptions): Promise<Report> {
    return (await inspect(options)).report
}

/** `analyze`, keeping the call graph and what became of each candidate. */
export async function inspect(options: AnalyzeOptions): Promise<Analysis> {
    const start = performance.now()
    const config = { ...(await configOf(options)), ...options.settings }
    options.onProgress?.("read")
    const project = await readProject({
        root: options.root,
        ...(config.ignore && { ignore: config.ignore }),
        ...(options.deps !== undefined && { deps: options.deps }),
        ...(options.cache !== undefined && { cache: options.cache }),
        ...(options.workers !== undefined && { workers: options.workers }),
        onProgress: (done, total) => options.onProgress?.("read", done, total),
    })
    const models = modelsOfProject(options.root, project)
    const known = [...models.packages, ...(config.packages ?? [])]
    const summaries = options.summaries === true && options.deps !== true ? await summariesOf(project, options, known) : undefined
    const catalog = buildCatalog(summaries?.packages ?? [], models.packages, config.packages ?? [])
    const read = performance.now()

    options.onProgress?.("link")
    const graph = link(project, catalog, { entries: (config.entries ?? []).map(entryShape) })
    const linked = performance.now()

    options.onProgress?.("judge")
    const program: Program = { project, graph, catalog }
    const judgement = judge(program, config)
    const end = performance.now()

    return {
        program,
        judgement,
        minimumConfidence: config.minimumConfidence ?? "likely",
        report: {
            version: 1,
            tool: { name: "eslint-plugin-unblock", version: VERSION },
            findings: judgement.findings.filter(finding => isAskedFor(finding, options.only)),
            skipped: project.skipped,
            stats: statistics(project, graph, summaries?.cut.length ?? 0, end - start),
            warnings: [...models.warnings, ...describeCut(summaries?.cut ?? []), ...judgement.warnings, ...idleSettings(project, config)],
        },
        timing: { read: read - start, link: linked - read, judge: end - linked },
    }
}

async function configOf({ root, config }: AnalyzeOptions): Promise<UnblockConfig> {
    if (typeof config === "object") return validateConfig(config, "config")
    return (await loadConfig(root, config)).config
}

/** With a cache of their own: summaries outlive changes of the project. */
async function summariesOf(project: ProjectFacts, options: AnalyzeOptions, known: readonly PackageFacts[]): Promise<Summaries> {
    return summarizePackages(project, {
        root: options.root,
        known,
        ...(options.cache !== false && { cache: openCache(options.root, undefined, "summaries") }),
        ...(options.workers !== undefined && { workers: options.workers }),
    })
}

/** `{ files, exports }` is short for a convention by name. */
function entryShape(entry: EntryPattern | HandlerShape): HandlerShape {
    if ("kind" in entry) return entry
    const files = typeof entry.files === "string" ? [entry.files] : entry.files
    return { kind: "name", files, names: entry.exports, framework: entry.framework ?? "own", source: "configuration" }
}

function isAskedFor(finding: Report["findings"][number], only: readonly string[] | undefined): boolean {
    if (only === undefined) return true
    return [finding, ...finding.handlers].some(({ file }) => only.some(path => file === path || file.startsWith(`${path}/`)))
}

function statistics(project: ProjectFacts, graph: CallGraph, cutPackages: number, elapsedMs: number): Report["stats"] {
    return {
        files: project.files.length,
        functions: project.files.reduce((sum, facts) => sum + facts.functions.length, 0),
        calls: graph.calls,
        resolvedCalls: graph.resolvedCalls,
        handlers: graph.handlers.length,
        elapsedMs: Math.round(elapsedMs),
        cut: { ...graph.cut, ...(cutPackages > 0 && { packages: cutPackages }) },
    }
}

/** Settings that speak of nothing that is there: a name that changed, or a typing error. */
function idleSettings(project: ProjectFacts, config: UnblockConfig): Warning[] {
    const warnings: Warning[] = (project.unusedGlobs ?? []).map(glob => ({ message: `ignore: ${JSON.stringify(glob)} matches no file.` }))
    for (const [index, entry] of (config.entries ?? []).entries()) {
        const globs = "files" in entry && entry.files !== undefined ? [entry.files].flat() : []
        const idle = globs.filter(glob => !project.files.some(({ file }) => globMatcher(glob).test(file)))
        for (const glob of idle) warnings.push({ message: `entries[${index}].files: ${JSON.stringify(glob)} matches no file.` })
    }
    const imported = importedPackages(project)
    for (const [index, facts] of (config.packages ?? []).entries()) {
        if (!isImported(facts, imported)) warnings.push({ message: `packages[${index}]: ${JSON.stringify(facts.package)} is imported nowhere.` })
    }
    return warnings
}

function importedPackages(project: ProjectFacts): ReadonlySet<string> {
    const names = new Set(["global"])
    for (const resolutions of Object.values(project.resolutions)) {
        for (const [specifier, resolution] of Object.entries(resolutions)) {
            names.add(specifier)
            if (resolution.kind === "builtin" || resolution.kind === "package") names.add(resolution.name)
        }
    }
    return names
}

function isImported(facts: PackageFacts, imported: ReadonlySet<string>): boolean {
    return [facts.package, ...(facts.sameAs ?? [])].some(name => imported.has(name))
}

import { readFileSync, statSync, writeFileSync } from "node:fs"
import { isAbsolute, join, relative, resolve } from "node:path"
import { cac } from "cac"
import { type AnalyzeOptions, type Analysis, inspect, type Stage } from "./analyze.ts"
import { buildCatalog } from "../catalog/index.ts"
import { CatalogError } from "../catalog/validate.ts"
import { loadConfig } from "./config-file.ts"
import { UserError } from "./errors.ts"
import { explain } from "./explain.ts"
import { COSTS, KINDS } from "./findings/severity.ts"
import { CERTAINTY } from "./graph/certainty.ts"
import { formatHandlers, listHandlers } from "./handlers.ts"
import { describeKnown } from "./known.ts"
import { modelsOfDependencies } from "./models.ts"
import { type Format, isFormat, reporters } from "./reporters/index.ts"
import type { ReportContext } from "./reporters/reporter.ts"
import { describeCut, summarizePackage, type Summaries } from "./summaries.ts"
import { VERSION } from "./version.ts"

/** What the command line needs of the process. */
export interface Surroundings {
    readonly cwd: string
    readonly env: Readonly<Record<string, string | undefined>>
    readonly stdout: Stream
    readonly stderr: Stream
}

interface Stream {
    readonly isTTY?: boolean
    write(text: string): unknown
}

type Flags = Readonly<Record<string, unknown>>

const BUGS = "https://www.npmjs.com/package/eslint-plugin-unblock"

/**
 * Runs the command line.
 *
 * @param argv As `process.argv`: the first two are left out.
 * @returns The exit code: 0 nothing found, 1 findings, 2 could not run.
 */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
    try {
        return await runCommand(argv, surroundings)
    } catch (error) {
        surroundings.stderr.write(describeFailure(error))
        return 2
    }
}

/** The user's mistakes in one message; for ours, where it happened and whom to tell. */
function describeFailure(error: unknown): string {
    if (error instanceof UserError || error instanceof CatalogError) return `${error.message}\n`
    if (error instanceof Error && error.name === "CACError") return `${error.message}. See unblock --help.\n`
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return `${stack}\n\nThis is a bug in unblock ${VERSION} (Node.js ${process.version}). Please report it, with the text above: ${BUGS}\n`
}

async function runCommand(argv: readonly string[], surroundings: Surroundings): Promise<number> {
    const cli = cac("unblock")
    let code = 0

    withProjectOptions(cli.command("[...paths]", "Report what blocks the event loop while requests are served"))
        .option("--format <name[:file]>", `${Object.keys(reporters).join(", ")}; with a file, written there. Repeatable. Default: pretty`)
        .option("--min-cost <cost>", `Report from this cost on: ${COSTS.join(", ")}. Default: grows, and micro in loops`)
        .option("--min-confidence <confidence>", `Report from this certainty on: ${CERTAINTY.join(", ")}. Default: likely`)
        .option("--kind <kind>", `Report these kinds: ${KINDS.join(", ")}. Repeatable. Default: all`)
        .option("--once", "Report what runs once per process too (caches, lazy singletons)")
        .option("--jobs", "Report what only queues and schedules reach too")
        .option("--all", "All of that: every cost, every certainty, once, jobs")
        .option("--max-issues <number>", "Exit with 0 up to this many findings")
        .example("unblock")
        .example("unblock packages/api --format pretty --format sarif:unblock.sarif")
        .action(async (paths: string[], flags: Flags) => (code = await report(paths, flags, surroundings)))

    withProjectOptions(cli.command("why <place> [dir]", "Explain one place (FILE:LINE): reached from where, or why not"))
        .example("unblock why src/render.ts:12")
        .action(async (place: string, dir: string | undefined, flags: Flags) => (code = await why(place, dir, flags, surroundings)))

    withProjectOptions(cli.command("handlers [dir]", "List every request handler found, and what it reaches"))
        .option("--format <format>", "text or json. Default: text")
        .action(async (dir: string | undefined, flags: Flags) => (code = await handlers(dir, flags, surroundings)))

    cli.command("summarize <package>", "Print which exports of a package block, as the model that it can ship: an installed package by name, or a folder of sources")
        .example("unblock summarize pdfkit > unblock.json")
        .action(async (name: string) => {
            const { packages, cut } = await summarizeNamed(name, surroundings.cwd)
            for (const { message } of describeCut(cut)) surroundings.stderr.write(`${message}\n`)
            surroundings.stdout.write(`${JSON.stringify({ packages }, null, 2)}\n`)
        })

    cli.command("catalog [name]", "Print what is known of a function, a package or a framework; without a name, of which")
        .option("--config <file>", "Configuration whose `packages` count too. Default: unblock.config.* or package.json here")
        .example("unblock catalog node:fs#readFileSync")
        .example("unblock catalog bcryptjs")
        .action(async (name: string | undefined, flags: Flags) => (code = await known(name, flags, surroundings)))

    cli.command("version", "Print the version").action(() => surroundings.stdout.write(`${VERSION}\n`))
    cli.command("help", "Print this help").action(() => {
        cli.parse([...argv.slice(0, 2), "--help"], { run: false })
    })
    cli.help()
    cli.version(VERSION)

    const { options } = cli.parse([...argv], { run: false })
    if (options["help"] === true || options["version"] === true) return 0
    await cli.runMatchedCommand()
    return code
}

interface Command {
    option(name: string, description: string, config?: { default?: unknown }): Command
    example(text: string): Command
    action(run: (...values: never[]) => unknown): Command
}

/** How the program is read, whatever is asked about it. */
function withProjectOptions(command: Command): Command {
    return command
        .option("--config <file>", "Configuration. Default: unblock.config.* or package.json in the analysed folder")
        .option("--deps", "Read the code of installed dependencies too")
        .option("--summaries", "Know installed packages that the catalog is silent about by what their code does")
        .option("--no-cache", "Neither use nor keep what was read before")
        .option("--workers <number>", "Worker threads that read files")
        .option("--timing", "Print to stderr how long each stage took")
}

async function report(paths: readonly string[], flags: Flags, surroundings: Surroundings): Promise<number> {
    const outputs = listed(flags["format"]).map(parseOutput)
    const most = flags["maxIssues"] === undefined ? 0 : wholeNumber(flags["maxIssues"], "--max-issues")
    const { root, only } = rootOf(paths, surroundings.cwd)
    const settings = reportSettings(flags)
    const analysis = await analyzeWith(flags, surroundings, { root, settings, ...(only && { only }) })

    for (const { format, file } of outputs.length > 0 ? outputs : [{ format: "pretty" as const, file: undefined }]) {
        const toTerminal = file === undefined && wantsColors(surroundings)
        const text = reporters[format](analysis.report, reportContext(analysis, root, surroundings.cwd, toTerminal))
        if (file === undefined) surroundings.stdout.write(text)
        else writeOutput(resolve(surroundings.cwd, file), file, text)
    }
    return analysis.report.findings.length > most ? 1 : 0
}

async function why(place: string, dir: string | undefined, flags: Flags, surroundings: Surroundings): Promise<number> {
    const [, path, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(place) ?? []
    if (path === undefined || line === undefined) throw new UserError(`${JSON.stringify(place)} is no place. Write FILE:LINE, for example src/render.ts:12.`)
    const root = resolve(surroundings.cwd, dir ?? ".")
    const { program, judgement } = await analyzeWith(flags, surroundings, { root })
    surroundings.stdout.write(explain(program, judgement, fileBelow(root, path, surroundings.cwd), Number(line)))
    return 0
}

async function handlers(dir: string | undefined, flags: Flags, surroundings: Surroundings): Promise<number> {
    const format = flags["format"] ?? "text"
    if (format !== "text" && format !== "json") throw new UserError(`--format: ${JSON.stringify(format)} is not possible here. Write text or json.`)
    const root = resolve(surroundings.cwd, dir ?? ".")
    const { program, judgement, report: { version, tool, skipped, stats } } = await analyzeWith(flags, surroundings, { root, settings: { jobs: true } })
    const all = listHandlers(program, judgement)
    surroundings.stdout.write(format === "text" ? formatHandlers(all) : `${JSON.stringify({ version, tool, handlers: all, skipped, stats }, null, 2)}\n`)
    return 0
}

async function known(name: string | undefined, flags: Flags, { cwd, stdout, stderr }: Surroundings): Promise<number> {
    const { config } = await loadConfig(cwd, typeof flags["config"] === "string" ? flags["config"] : undefined)
    const models = modelsOfDependencies(cwd)
    for (const { file, message } of models.warnings) stderr.write(`${file === undefined ? "" : `${file}: `}${message}\n`)
    stdout.write(describeKnown(buildCatalog(models.packages, config.packages ?? []), name))
    return 0
}

const STAGES: Readonly<Record<Stage, string>> = { read: "Reading files", link: "Following calls and values", judge: "Looking for paths" }

async function analyzeWith(flags: Flags, surroundings: Surroundings, options: AnalyzeOptions): Promise<Analysis> {
    const { stderr, env } = surroundings
    // One line that is overwritten, for a person who waits; logs get none.
    const live = stderr.isTTY === true && env["CI"] === undefined
    const config = flags["config"]
    try {
        const analysis = await inspect({
            ...options,
            cache: flags["cache"] !== false,
            deps: flags["deps"] === true,
            summaries: flags["summaries"] === true,
            ...(config !== undefined && { config: resolve(surroundings.cwd, single(config, "--config")) }),
            ...(flags["workers"] !== undefined && { workers: wholeNumber(flags["workers"], "--workers") }),
            ...(live && { onProgress: (stage, done, total) => stderr.write(`\r\u001B[K${STAGES[stage]}${total === undefined ? "" : ` ${done}/${total}`}…`) }),
        })
        if (flags["timing"] === true) stderr.write(`${live ? "\r\u001B[K" : ""}${formatTiming(analysis)}`)
        return analysis
    } finally {
        if (live) stderr.write("\r\u001B[K")
    }
}

function formatTiming({ timing, report: { stats } }: Analysis): string {
    const rows = Object.entries(timing).map(([stage, ms]) => `${stage.padEnd(6)} ${ms.toFixed(0).padStart(7)} ms\n`)
    return `${rows.join("")}${"all".padEnd(6)} ${String(stats.elapsedMs).padStart(7)} ms, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB\n`
}

function reportSettings(flags: Flags): NonNullable<AnalyzeOptions["settings"]> {
    const all = flags["all"] === true
    const kinds = listed(flags["kind"]).flatMap(kind => kind.split(",")).map(kind => oneOf(KINDS, kind, "--kind"))
    return {
        ...(all && { minimumCost: "micro" as const, minimumConfidence: "possible" as const, once: true, jobs: true }),
        ...(flags["minCost"] !== undefined && { minimumCost: oneOf(COSTS, single(flags["minCost"], "--min-cost"), "--min-cost") }),
        ...(flags["minConfidence"] !== undefined && { minimumConfidence: oneOf(CERTAINTY, single(flags["minConfidence"], "--min-confidence"), "--min-confidence") }),
        ...(kinds.length > 0 && { kinds }),
        ...(flags["once"] === true && { once: true }),
        ...(flags["jobs"] === true && { jobs: true }),
    }
}

interface Output {
    readonly format: Format
    readonly file: string | undefined
}

function parseOutput(text: string): Output {
    const colon = text.indexOf(":")
    const format = colon < 0 ? text : text.slice(0, colon)
    if (!isFormat(format)) throw new UserError(`--format: ${JSON.stringify(format)} is no format. Write ${Object.keys(reporters).join(", ")}.`)
    const file = colon < 0 ? undefined : text.slice(colon + 1)
    if (file === "") throw new UserError(`--format: no file after ${JSON.stringify(text)}. Write ${format}:report.txt, or ${format} alone.`)
    return { format, file }
}

function writeOutput(path: string, name: string, text: string): void {
    try {
        writeFileSync(path, text)
    } catch (error) {
        throw new UserError(`${name} cannot be written: ${(error as Error).message}`)
    }
}

/** One folder is the root. Of several paths, or for a file, the folder we stand in is, and they say what to report. */
function rootOf(paths: readonly string[], cwd: string): { root: string; only?: readonly string[] } {
    const absolute = paths.map(path => resolve(cwd, path))
    for (const [index, path] of absolute.entries()) {
        if (!statSync(path, { throwIfNoEntry: false })) throw new UserError(`${paths[index]}: there is no such file or folder.`)
    }
    const [first] = absolute
    if (first === undefined) return { root: cwd }
    if (absolute.length === 1 && statSync(first).isDirectory()) return { root: first }
    const only = absolute.map(path => posix(relative(cwd, path)))
    const outside = only.findIndex(path => path.startsWith("../") || path === ".." || isAbsolute(path))
    if (outside >= 0) throw new UserError(`${paths[outside]} is not below ${cwd}. Name one folder, or stand in one that holds all paths.`)
    return { root: cwd, ...(!only.includes("") && { only }) }
}

/** A path leads to sources, or to a package in `node_modules`; anything else is a name. */
async function summarizeNamed(name: string, cwd: string): Promise<Summaries> {
    const folder = resolve(cwd, name)
    const [, root, installed] = /^(.*?)\/?node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(posix(folder)) ?? []
    if (installed !== undefined) return summarizePackage(root!, installed)
    const isFolder = /^\.{0,2}\//.test(name) || name === "." || name === ".."
    return isFolder ? summarizePackage(folder) : summarizePackage(cwd, name)
}

/** As people write it: from where they stand, or from the analysed folder. */
function fileBelow(root: string, path: string, cwd: string): string {
    const fromHere = resolve(cwd, path)
    const below = posix(relative(root, statSync(fromHere, { throwIfNoEntry: false }) ? fromHere : resolve(root, path)))
    return below
}

function reportContext(analysis: Analysis, root: string, cwd: string, colors: boolean): ReportContext {
    const sources = new Map<string, readonly string[] | undefined>()
    const prefix = posix(relative(cwd, root))
    return {
        colors,
        prefix: prefix.startsWith("..") || isAbsolute(prefix) ? "" : prefix,
        program: analysis.program,
        minimumConfidence: analysis.minimumConfidence,
        sourceLine(file, line) {
            if (!sources.has(file)) sources.set(file, readLines(join(root, file)))
            return sources.get(file)?.[line - 1]
        },
    }
}

function readLines(path: string): readonly string[] | undefined {
    try {
        return readFileSync(path, "utf8").replace(/^\uFEFF/, "").split(/\r\n|[\n\r\u2028\u2029]/)
    } catch {
        return undefined // Gone since it was analysed: then there is no code frame.
    }
}

function wantsColors({ stdout, env }: Surroundings): boolean {
    if (env["NO_COLOR"]) return false
    if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0"
    return stdout.isTTY === true && env["TERM"] !== "dumb"
}

/** A repeatable option as cac gives it. */
function listed(value: unknown): string[] {
    return value === undefined ? [] : [value].flat().map(String)
}

function single(value: unknown, name: string): string {
    if (Array.isArray(value)) throw new UserError(`${name} is given ${value.length} times. Write it once.`)
    return String(value)
}

function oneOf<Value extends string>(values: readonly Value[], text: string, name: string): Value {
    const found = values.find(value => value === text)
    if (found === undefined) throw new UserError(`${name}: ${JSON.stringify(text)} is not possible. Write ${values.join(", ")}.`)
    return found
}

function wholeNumber(value: unknown, name: string): number {
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw new UserError(`${name}: ${JSON.stringify(value)} is no number of things. Write 0, 1, 2 …`)
    return value
}

function posix(path: string): string {
    return path.split("\\").join("/")
}

import { buildCatalog, type InnerStep, type PackageFacts } from "../catalog/index.ts"
import { UserError } from "./errors.ts"
import type { ProjectFacts } from "./facts.ts"
import { summarize } from "./findings/summary.ts"
import type { FactsCache } from "./frontend/cache.ts"
import type { InstalledPackage } from "./frontend/dependencies.ts"
import { createPackageReader, type PackageCode } from "./frontend/package-code.ts"
import { type BlockingNames, createPackageScan } from "./frontend/package-scan.ts"
import { readProject } from "./frontend/project.ts"
import type { CallGraph } from "./graph/call-graph.ts"
import { link } from "./graph/link.ts"
import type { Warning } from "./report.ts"

export interface SummaryOptions {
    /** Folder below which packages are installed. */
    readonly root: string
    /** What packages and the user say; those packages are not summarised. */
    readonly known?: readonly PackageFacts[]
    readonly cache?: FactsCache | undefined
    readonly workers?: number
}

/** What the code of packages says, as catalog entries. */
export interface Summaries {
    readonly packages: readonly PackageFacts[]
    /** Packages whose code was not followed to the end: they may block although nothing is said of it. */
    readonly cut: readonly CutPackage[]
}

export interface CutPackage {
    readonly name: string
    readonly reason: string
}

/** One package's part of it, as it is kept in the cache. */
interface Summary {
    readonly facts: readonly PackageFacts[]
    readonly cut?: string
}

const NOTHING: Summary = { facts: [] }

/**
 * Summary of one package: of an installed one by its name, or of the one whose sources lie in a folder.
 *
 * @param root Folder below which the package and what it needs are installed; the folder itself for sources.
 * @returns An entry for each module with something to say, or one that says nothing.
 * @throws {UserError} If there is no such package, or no JavaScript in it.
 */
export async function summarizePackage(root: string, name?: string): Promise<Summaries> {
    return name === undefined ? summarizeSources(root) : summarizeInstalled(root, name)
}

async function summarizeInstalled(root: string, name: string): Promise<Summaries> {
    const reader = createPackageReader(root)
    const installed = reader.packages.find(name, "package.json")
    if (!installed) throw new UserError(`${JSON.stringify(name)} is not installed below ${root}. Install it, or name the folder of its sources.`)
    const spokenFor = namesOf(plainCatalog().packages)
    const code = await reader.read(new Map([[installed, []]]), other => !spokenFor.has(other.name))
    const own = code.get(installed.folder)!
    if (own.project.files.length === 0 && own.cut === undefined) throw new UserError(`${JSON.stringify(name)} has no JavaScript that can be read.`)
    const found = new Map<string, Summary>()
    for (const one of inOrder(code)) found.set(one.installed.folder, summarizeOne(one, found, []))
    const { facts } = found.get(installed.folder)!
    return { packages: facts.length > 0 ? facts : [{ package: name }], cut: cutAmong([...code.values()].map(one => one.installed), found) }
}

/** A package under development: its files are where `discover` finds them, and printed as if installed. */
async function summarizeSources(root: string): Promise<Summaries> {
    const project = await readProject({ root, cache: false })
    const own = project.packages.find(({ folder }) => folder === "")
    if (own?.main === undefined || own.name === "") throw new UserError(`${root} is no package that can be summarised: its package.json has no name, or no "main" or "exports" that leads to a source file.`)
    const needed = await summarizePackages(project, { root })
    const catalog = buildCatalog(needed.packages)
    const graph = link(project, catalog, { exports: [{ file: own.main, specifier: own.name }] })
    const facts = summarize({ project, graph, catalog }, { name: own.name, version: "", specifiers: [own.name] })
    const reason = cutOf(graph)
    return {
        packages: facts.length === 0 ? [{ package: own.name }] : facts.map(one => installedAt(one, `node_modules/${own.name}/`)),
        cut: [...(reason === undefined ? [] : [{ name: own.name, reason }]), ...needed.cut],
    }
}

function installedAt(facts: PackageFacts, folder: string): PackageFacts {
    const moved = (step: InnerStep): InnerStep => (step.file.startsWith("node_modules/") ? step : { ...step, file: folder + step.file })
    return { ...facts, blocking: facts.blocking!.map(entry => ({ ...entry, through: entry.through!.map(moved) })) }
}

/**
 * Says of the installed packages that a project imports, and of which nobody says anything, what
 * their own code does: catalog entries made by the same pipeline, with the exports as entry
 * points. Each package is read by itself, once per version; what it imports in turn is known to it
 * by summary.
 *
 * @returns Facts in the order of package names. A package that is not installed has none.
 */
export async function summarizePackages(project: ProjectFacts, options: SummaryOptions): Promise<Summaries> {
    const reader = createPackageReader(options.root, { ...(options.workers !== undefined && { workers: options.workers }) })
    const mayBlock = createPackageScan(options.root, reader.packages, blockingNames())
    const known = options.known ?? []
    const spokenFor = namesOf(buildCatalog(known).packages)
    const keyOf = (installed: InstalledPackage, subpaths: readonly string[]): string => reader.key(installed, known.length === 0 ? subpaths : [...subpaths, JSON.stringify(known)])
    const wanted = new Map<InstalledPackage, readonly string[]>()
    const found = new Map<string, Summary>()
    const texts = new Map<string, string>()
    const keep = (key: string, installed: InstalledPackage, summary: Summary, text = JSON.stringify(summary)): void => {
        found.set(installed.folder, summary)
        texts.set(key, text)
    }
    const isKnown = (installed: InstalledPackage, subpaths: readonly string[]): boolean => {
        if (found.has(installed.folder)) return true
        const key = keyOf(installed, subpaths)
        const text = options.cache?.get(key)
        if (text !== undefined) keep(key, installed, JSON.parse(text) as Summary, text)
        else if (!mayBlock(installed)) keep(key, installed, NOTHING)
        else return false
        return true
    }
    const roots = importedPackages(project, (name, file) => (spokenFor.has(name) ? undefined : reader.packages.find(name, file)))
    for (const { installed, subpaths } of roots) if (!isKnown(installed, subpaths)) wanted.set(installed, subpaths)

    const code = await reader.read(wanted, other => !spokenFor.has(other.name) && !isKnown(other, []))
    for (const one of inOrder(code)) {
        const subpaths = roots.find(root => root.installed.folder === one.installed.folder)?.subpaths ?? []
        keep(keyOf(one.installed, subpaths), one.installed, summarizeOne(one, found, known))
    }
    options.cache?.save(texts)
    return { packages: roots.flatMap(({ installed }) => found.get(installed.folder)?.facts ?? []), cut: cutAmong(roots.map(({ installed }) => installed), found) }
}

/** Says that silence about some packages means nothing. */
export function describeCut(cut: readonly CutPackage[]): readonly Warning[] {
    if (cut.length === 0) return []
    const packages = cut.map(({ name, reason }) => `${name} (${reason})`).join(", ")
    return [{ message: `The code of ${packages} was not followed to the end: what blocks there may be missing.` }]
}

function cutAmong(packages: readonly InstalledPackage[], found: ReadonlyMap<string, Summary>): readonly CutPackage[] {
    return packages.flatMap(({ name, folder }) => {
        const reason = found.get(folder)?.cut
        return reason === undefined ? [] : [{ name, reason }]
    })
}

function summarizeOne(code: PackageCode, found: ReadonlyMap<string, Summary>, known: readonly PackageFacts[]): Summary {
    const { installed, modules, project, imports } = code
    const needed = imports.map(other => found.get(other.folder) ?? NOTHING)
    const facts = needed.flatMap(one => one.facts)
    // What a package needs may not be known to the end either; the first that is cut says why.
    const inherited = code.cut ?? imports.flatMap((other, index) => (needed[index]!.cut === undefined ? [] : `${other.name}: ${needed[index]!.cut}`))[0]
    const isCut = (reason: string | undefined): Pick<Summary, "cut"> => (reason === undefined ? {} : { cut: reason })
    if (!mayBlock(project, imports, facts)) return { facts: [], ...isCut(inherited) }
    const catalog = facts.length === 0 && known.length === 0 ? plainCatalog() : buildCatalog(facts, known)
    const graph = link(project, catalog, { exports: modules })
    const own = summarize({ project, graph, catalog }, { name: installed.name, version: installed.version, specifiers: [...new Set(modules.map(({ specifier }) => specifier))] })
    return { facts: own, ...isCut(inherited ?? cutOf(graph)) }
}

/** Why something that a package does may not have been seen. */
function cutOf({ cut }: CallGraph): string | undefined {
    if (cut["package"] !== undefined) return "its code is too entangled"
    return cut["exports"] === undefined ? undefined : "too many exports"
}

/** Whether it names anything that could block: most packages do not, and need not be followed. */
function mayBlock(project: ProjectFacts, imports: readonly InstalledPackage[], needed: readonly PackageFacts[]): boolean {
    if (needed.length > 0 || imports.some(({ name }) => blockingNames().has(name))) return true
    const builtins = new Set(Object.values(project.resolutions).flatMap(own => Object.values(own).flatMap(target => (target.kind === "builtin" ? target.name : []))))
    const functions = new Set([...builtins].flatMap(name => [...(blockingNames().get(name) ?? [])]))
    return project.files.some(facts => facts.strings.some(text => functions.has(text)) || facts.functions.some(fn => fn.sinks !== undefined))
}

/** Modules with functions that block whatever they are given, as the catalog knows them, and the names of those. */
function blockingNames(): BlockingNames {
    if (names) return names
    const found = new Map<string, Set<string>>()
    for (const facts of plainCatalog().packages) {
        const always = (facts.blocking ?? []).filter(entry => entry.cached !== true && !entry.when?.some(condition => condition.kind === "request-data"))
        if (always.length > 0) found.set(facts.package, new Set(always.map(({ name }) => name.slice(name.lastIndexOf(".") + 1))))
    }
    return (names = found)
}
let names: BlockingNames | undefined

let plain: ReturnType<typeof buildCatalog> | undefined
function plainCatalog(): ReturnType<typeof buildCatalog> {
    return (plain ??= buildCatalog())
}

/** Packages imported by the project's files, with the subpaths asked for, by name. */
function importedPackages(project: ProjectFacts, find: (name: string, file: string) => InstalledPackage | undefined): { readonly installed: InstalledPackage; readonly subpaths: readonly string[] }[] {
    const roots = new Map<string, { installed: InstalledPackage; subpaths: Set<string> }>()
    for (const [file, resolutions] of Object.entries(project.resolutions)) {
        for (const target of Object.values(resolutions)) {
            if (target.kind !== "package") continue
            const installed = find(target.name, file)
            if (!installed) continue
            const root = roots.get(installed.name) ?? { installed, subpaths: new Set() }
            roots.set(installed.name, root)
            if (target.subpath !== "") root.subpaths.add(target.subpath)
        }
    }
    return [...roots.values()].map(({ installed, subpaths }) => ({ installed, subpaths: [...subpaths].sort() })).sort((a, b) => (a.installed.name < b.installed.name ? -1 : 1))
}

/** Every name that the catalog has something to say about. */
function namesOf(packages: readonly PackageFacts[]): ReadonlySet<string> {
    const names = new Set<string>()
    for (const facts of packages) for (const name of [facts.package, ...(facts.sameAs ?? [])]) names.add(name.split("/", name.startsWith("@") ? 2 : 1).join("/"))
    return names
}

/** Packages after those that they import; in a circle the first name comes last. */
function inOrder(code: ReadonlyMap<string, PackageCode>): readonly PackageCode[] {
    const ordered: PackageCode[] = []
    const seen = new Set<string>()
    const visit = (folder: string): void => {
        const one = code.get(folder)
        if (!one || seen.has(folder)) return
        seen.add(folder)
        for (const other of one.imports) visit(other.folder)
        ordered.push(one)
    }
    for (const folder of [...code.keys()].sort()) visit(folder)
    return ordered
}

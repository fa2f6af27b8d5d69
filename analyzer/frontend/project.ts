import type { FileFacts, ProjectFacts, Resolution } from "../facts.ts"
import { UserError } from "../errors.ts"
import { readAliases } from "./aliases.ts"
import type { FactsCache } from "./cache.ts"
import { openCache } from "./cache.ts"
import { createInstalledResolver, isInstalled } from "./dependencies.ts"
import { readDeployments } from "./deployments.ts"
import type { Discovered } from "./discover.ts"
import { byCodeUnit, discover } from "./discover.ts"
import { extractAll } from "./extract-all.ts"
import type { Extract } from "./extract-one.ts"
import { type Manifest, readManifests, toPackageFolder } from "./packages.ts"
import type { ResolverInput } from "./resolve.ts"
import { createResolver, createTargetResolver } from "./resolve.ts"
import type { Skipped } from "./source-text.ts"
import { readSource } from "./source-text.ts"
import { readModuleOptions } from "./tsconfig.ts"

export interface ProjectOptions {
    /** Folder to read. */
    readonly root: string
    /** Globs of files and folders to leave out, besides `.gitignore`. A name without `/` is meant at any depth. */
    readonly ignore?: readonly string[]
    /** Globs of files to read whatever speaks against it: tests, built output, `.gitignore`, size. */
    readonly include?: readonly string[]
    /** Worker threads. Default: one per processor, at most four, and none where little is to do. */
    readonly workers?: number
    /** Folder for facts of earlier runs; `false` for none. Default: `node_modules/.cache/unblock` of the nearest package. */
    readonly cache?: string | boolean
    /** Read the JavaScript of installed packages that are imported too, at most 10,000 files. Default false. */
    readonly deps?: boolean
    readonly onProgress?: (done: number, total: number) => void
}

/** A program with its dependencies has seldom more than 3,000 files that are really loaded. */
const MOST_INSTALLED = 10_000

/**
 * Reads a project: finds its sources, extracts the facts of each and resolves the modules they name.
 *
 * @param extract Instead of the real extractor, for tests.
 * @returns Facts sorted by file name; the same for the same files, whatever the number of workers
 *     and the state of the cache. `skipped` lists what was left out or only partly understood.
 * @throws {UserError} If the root is no folder or holds no source file.
 *
 * Nothing of the project is run, so aliases in configuration that is a program are not known.
 */
export async function readProject(options: ProjectOptions, extract?: Extract): Promise<ProjectFacts> {
    const found = discover(options)
    const skipped: Skipped[] = [...found.skipped]
    const cache = options.cache === false || extract ? undefined : openCache(found.root, typeof options.cache === "string" ? options.cache : undefined)
    const reader: Reader = { found, cache, options, extract, skipped, texts: new Map() }

    const files = new Map<string, FileFacts>()
    await readFiles(found.files, reader, files)
    if (files.size === 0 && skipped.length === 0) throw noFiles(options.root, found)

    const manifests = readManifests(found.root, found.manifests, skipped)
    const input: ResolverInput = {
        root: found.root,
        files: new Set(files.keys()),
        links: found.links,
        manifests,
        optionsOf: readModuleOptions(found.root, found.configs, manifests, skipped),
        aliases: readAliases(found.root, found.configs, manifests, skipped),
    }
    const resolutions = options.deps ? await withInstalled(files, reader, input) : resolveAll([...files.values()], input)
    if (cache) cache.save(reader.texts)

    const targetOf = createTargetResolver(input)
    const namedHandlers = readDeployments(found.root, found.deployments, target => targetOf(target, ROOT), skipped)
    return {
        files: [...files.values()].sort((a, b) => byCodeUnit(a.file, b.file)),
        resolutions: Object.fromEntries([...resolutions].sort(([a], [b]) => byCodeUnit(a, b))),
        packages: manifests.map(manifest => toPackageFolder(found.root, manifest, targetOf)).sort((a, b) => byCodeUnit(a.folder, b.folder)),
        ...(namedHandlers.length > 0 && { namedHandlers }),
        skipped: skipped.sort((a, b) => byCodeUnit(a.file, b.file) || byCodeUnit(a.reason, b.reason)),
        ...(found.unusedGlobs.length > 0 && { unusedGlobs: found.unusedGlobs }),
    }
}

/** Paths are from the analysed folder. */
const ROOT: Manifest = { folder: "", name: "", dependencies: {}, json: {} }

function noFiles(root: string, found: Discovered): UserError {
    const left = found.manifests.length > 0 ? " that is no test, no built output and not in .gitignore" : ""
    return new UserError(`${JSON.stringify(root)} holds no JavaScript or TypeScript file${left}.\nName the folder that holds your server's sources, or force files in with the setting "include".`)
}

/** How files are read, and what became of them so far. */
export interface Reader {
    readonly found: Pick<Discovered, "root" | "forced">
    readonly cache: FactsCache | undefined
    readonly options: Pick<ProjectOptions, "workers" | "onProgress">
    readonly extract: Extract | undefined
    readonly skipped: Skipped[]
    /** Facts of this run as text, by cache key. */
    readonly texts: Map<string, string>
}

/** Adds the facts of the named files; what cannot be read goes to `skipped`. */
export async function readFiles(names: readonly string[], reader: Reader, into: Map<string, FileFacts>): Promise<void> {
    const { found, cache, skipped, options } = reader
    const known = new Map<string, string>()
    const tasks: { readonly index: number; readonly file: string; readonly text: string; readonly key: string }[] = []
    const problems = new Map<string, string>()
    for (const file of names) {
        const source = readSource(found.root, file, found.forced.has(file) ? "none" : isInstalled(file) ? "size" : "all")
        if ("reason" in source) {
            skipped.push({ file, reason: source.reason })
            continue
        }
        if (source.problem !== undefined) problems.set(file, source.problem)
        const key = cache?.key(file, source.text) ?? ""
        const facts = cache?.get(key)
        if (facts === undefined) tasks.push({ index: tasks.length, file, text: source.text, key })
        else {
            known.set(file, facts)
            reader.texts.set(key, facts)
        }
    }
    const total = known.size + tasks.length
    const { workers, onProgress } = options
    onProgress?.(known.size, total)
    const answers = await extractAll(tasks.map(({ index, file, text }) => ({ index, file, text })), {
        ...(workers !== undefined && { workers }),
        ...(reader.extract && { extract: reader.extract }),
        ...(onProgress && { onDone: count => onProgress(known.size + count, total) }),
    })
    for (const answer of answers) {
        const { file, key } = tasks[answer.index]!
        if ("failure" in answer) skipped.push({ file, reason: `could not be analysed: ${answer.failure}` })
        else {
            known.set(file, answer.facts)
            reader.texts.set(key, answer.facts)
        }
    }
    for (const [file, text] of known) {
        const facts = JSON.parse(text) as FileFacts
        const problem = [problems.get(file), facts.problem].filter(part => part !== undefined).join("; ")
        if (problem !== "") skipped.push({ file, reason: problem })
        into.set(file, problem === "" ? facts : { ...facts, problem })
    }
}

type Resolutions = Map<string, Readonly<Record<string, Resolution>>>

export function resolveAll(files: Iterable<FileFacts>, input: ResolverInput): Resolutions {
    const resolve = createResolver(input)
    const resolutions: Resolutions = new Map()
    for (const { file, specifiers } of files) {
        resolutions.set(file, Object.fromEntries(specifiers.map(specifier => [specifier, resolve(specifier, file)])))
    }
    return resolutions
}

/** Reads what is imported from installed packages, then what that imports, until nothing is new. */
async function withInstalled(files: Map<string, FileFacts>, reader: Reader, input: ResolverInput): Promise<Resolutions> {
    const installed = createInstalledResolver(input.root)
    const resolutions: Resolutions = new Map()
    const asked = new Set<string>()
    let round = [...files.values()]
    while (round.length > 0) {
        const wanted = new Set<string>()
        for (const [file, own] of resolveAll(round, { ...input, installed })) {
            resolutions.set(file, own)
            for (const target of Object.values(own)) {
                if (target.kind === "file" && isInstalled(target.file) && !asked.has(target.file)) wanted.add(target.file)
            }
        }
        const names = [...wanted].sort(byCodeUnit).slice(0, Math.max(0, MOST_INSTALLED - asked.size))
        if (names.length < wanted.size) reader.skipped.push({ file: "node_modules", reason: `only the first ${MOST_INSTALLED} files of installed packages are read` })
        for (const name of names) asked.add(name)
        const fresh = new Map<string, FileFacts>()
        await readFiles(names, reader, fresh)
        for (const [name, facts] of fresh) files.set(name, facts)
        round = [...fresh.values()]
    }
    // A file that could not be read leaves the name of its package.
    for (const [file, own] of resolutions) {
        const entries = Object.entries(own).map(([specifier, target]): [string, Resolution] => [specifier, files.has(fileOf(target)) ? target : withoutFile(target)])
        resolutions.set(file, Object.fromEntries(entries))
    }
    return resolutions
}

function fileOf(target: Resolution): string {
    return target.kind === "file" ? target.file : ""
}

function withoutFile(target: Resolution): Resolution {
    if (target.kind !== "file") return target
    if (target.package === undefined) return { kind: "other", reason: "left out of the analysis" }
    return { kind: "package", name: target.package, subpath: target.subpath ?? "" }
}

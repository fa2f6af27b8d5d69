import { builtinFrameworkFiles } from "./conventions.ts"
import type { Catalog } from "../../catalog/index.ts"
import type { HandlerShape } from "../../catalog/entry.ts"
import type { FileFacts, ProjectFacts } from "../facts.ts"

/** Packages that draw user interfaces: a file that imports one runs in a browser unless a server file asks for it. */
const USER_INTERFACE = /^(?:react|react-dom|react-native|preact|vue|svelte|solid-js|@angular\/.+|mobx|mobx-react|styled-components|@emotion\/.+|@mui\/.+|@chakra-ui\/.+|@radix-ui\/.+|next\/link|next\/image|next\/navigation|@tanstack\/react-.+|react-(?!dom\/server).+|@vueuse\/.+|pinia|jquery|lucide-react)$/

/** Where servers keep what they send to browsers. */
const BROWSER_FOLDER = /(?:^|\/)(?:public|static|assets|www|client|frontend|webroot)\//

/** Where packages keep what their developers run. */
const DEVELOPERS_FOLDER = /^scripts?\//

/**
 * The files with which the analysis starts; others join when something imports them. A repository
 * often holds the browser's half of an application too, larger than the server and never on the
 * way from a handler: files that draw, and what is imported by such files alone.
 *
 * Everything starts that imports one of Node's modules or a package that registers handlers,
 * stands at a framework's conventional place, is CommonJS, or is imported by nobody and draws
 * nothing; and, because modules may import each other in a circle, what no drawing file leads to.
 * What stands among a package's `scripts/` serves nobody, unless its package.json says so.
 */
export function serverFiles(project: ProjectFacts, catalog: Catalog, entries: readonly HandlerShape[]): number[] {
    const imports = project.files.map(facts => importedFiles(project, facts))
    const imported = new Set(imports.flat())
    const registers = new Set(catalog.packages.filter(facts => facts.handlers?.some(shape => shape.kind === "argument" || shape.kind === "option" || shape.kind === "reference")).map(facts => facts.package))
    const isForDevelopers = developersFiles(project)
    const isConventional = builtinFrameworkFiles(project, catalog, entries)

    const start: number[] = []
    const drawing: number[] = []
    for (const [index, facts] of project.files.entries()) {
        const isImported = imported.has(facts.file)
        if (isForDevelopers(facts.file) && !isConventional(facts.file)) continue
        if (isConventional(facts.file) || isServer(project, registers, facts)) start.push(index)
        else if (draws(project, facts) || (!isImported && BROWSER_FOLDER.test(facts.file))) drawing.push(index)
        else if (!isImported || !facts.esModule) start.push(index)
    }
    const served = reachable(project, imports, start)
    const drawn = reachable(project, imports, drawing)
    for (const [index, { file }] of project.files.entries()) if (!served.has(index) && !drawn.has(index) && !isForDevelopers(file)) start.push(index)
    return start.sort((a, b) => a - b)
}

/** Files below `scripts/` of a package that says elsewhere what it serves with. */
function developersFiles({ packages }: ProjectFacts): (file: string) => boolean {
    const served = new Set(packages.flatMap(({ serves, main }) => [...(serves ?? []), ...(main === undefined ? [] : [main])]))
    const says = packages.filter(({ serves, main }) => serves !== undefined || main !== undefined).map(({ folder }) => (folder === "" ? "" : `${folder}/`))
    return file => !served.has(file) && says.some(folder => file.startsWith(folder) && DEVELOPERS_FOLDER.test(file.slice(folder.length)))
}

function importedFiles(project: ProjectFacts, facts: FileFacts): string[] {
    return Object.values(project.resolutions[facts.file] ?? {}).flatMap(resolution => (resolution.kind === "file" && resolution.file !== facts.file ? resolution.file : []))
}

function isServer(project: ProjectFacts, registers: ReadonlySet<string>, facts: FileFacts): boolean {
    if (facts.directives.includes("use server") || facts.functions.some(fn => fn.directive === "use server")) return true
    return Object.entries(project.resolutions[facts.file] ?? {}).some(([specifier, resolution]) => resolution.kind === "builtin" || (resolution.kind === "package" && registers.has(resolution.name) && !USER_INTERFACE.test(specifier)))
}

function draws(project: ProjectFacts, facts: FileFacts): boolean {
    return /\.[jt]sx$/.test(facts.file) || Object.keys(project.resolutions[facts.file] ?? {}).some(specifier => USER_INTERFACE.test(specifier))
}

/** Files that the given ones lead to by imports, with themselves. */
function reachable(project: ProjectFacts, imports: readonly (readonly string[])[], from: readonly number[]): Set<number> {
    const index = new Map(project.files.map((facts, at) => [facts.file, at]))
    const reached = new Set(from)
    for (const at of reached) {
        for (const file of imports[at]!) {
            const next = index.get(file)
            if (next !== undefined) reached.add(next)
        }
    }
    return reached
}

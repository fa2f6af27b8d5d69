import { builtinFrameworkFiles, type FileMatcher } from "./conventions.ts"
import type { Catalog } from "../../catalog/index.ts"
import type { HandlerShape } from "../../catalog/entry.ts"
import type { FileFacts, ProjectFacts } from "../facts.ts"

/** Packages that draw user interfaces: a file that imports one runs in a browser unless a server file asks for it. */
const USER_INTERFACE = /^(?:react|react-dom|react-native|preact|vue|svelte|solid-js|@angular\/.+|mobx|mobx-react|styled-components|@emotion\/.+|@mui\/.+|@chakra-ui\/.+|@radix-ui\/.+|next\/link|next\/image|next\/navigation|@tanstack\/react-.+|react-(?!dom\/server).+|@vueuse\/.+|pinia|jquery|lucide-react)$/

/** Where servers keep what they send to browsers. */
const BROWSER_FOLDER = /(?:^|\/)(?:public|static|assets|www|client|frontend|webroot)\//

/**
 * The files with which the analysis starts; others join when something imports them. A repository
 * often holds the browser's half of an application too, larger than the server and never on the
 * way from a handler: its files import user-interface packages, or are imported by such files alone.
 *
 * Everything starts that is CommonJS, is at a framework's conventional place, imports one of
 * Node's modules or a package that the catalog knows, or is imported by nobody and draws nothing.
 */
export function serverFiles(project: ProjectFacts, catalog: Catalog, entries: readonly HandlerShape[]): number[] {
    const imported = new Set<string>()
    for (const facts of project.files) {
        for (const resolution of Object.values(project.resolutions[facts.file] ?? {})) {
            if (resolution.kind === "file" && resolution.file !== facts.file) imported.add(resolution.file)
        }
    }
    const isConventional: FileMatcher = builtinFrameworkFiles(project, catalog, entries)
    const registers = new Set(catalog.packages.filter(facts => facts.handlers?.some(shape => shape.kind === "argument" || shape.kind === "option")).map(facts => facts.package))
    const start: number[] = []
    for (const [index, facts] of project.files.entries()) {
        if (isServer(project, catalog, registers, facts, imported.has(facts.file)) || isConventional(facts.file)) start.push(index)
    }
    return start
}

function isServer(project: ProjectFacts, catalog: Catalog, registers: ReadonlySet<string>, facts: FileFacts, isImported: boolean): boolean {
    const specifiers = Object.entries(project.resolutions[facts.file] ?? {})
    if (specifiers.some(([, resolution]) => resolution.kind === "builtin" || (resolution.kind === "package" && registers.has(resolution.name)))) return true
    if (!isImported && BROWSER_FOLDER.test(facts.file)) return false
    if (!facts.esModule) return !/\.[jt]sx$/.test(facts.file)
    if (facts.directives.includes("use server") || facts.functions.some(fn => fn.directive === "use server")) return true
    if (/\.[jt]sx$/.test(facts.file) || specifiers.some(([specifier]) => USER_INTERFACE.test(specifier))) return false
    return !isImported || specifiers.some(([, resolution]) => resolution.kind === "package" && catalog.packageNames.has(resolution.name))
}

import type { SiteFact } from "../facts.ts"
import type { SiteRef } from "../graph/call-graph.ts"
import type { Way } from "../graph/reach.ts"
import type { Candidate, Program } from "./candidate.ts"

/**
 * Why a client that seems to be made for every request is right after all, in words that follow
 * "not reported:", or nothing. In doubt it is: who hands a client the request's own credentials, or
 * keeps one for each tenant, has thought of it.
 */
export function excuseClient(program: Program, { occurrences }: Candidate, ways: readonly Way[]): string | undefined {
    const sites = occurrences.map(({ site }) => siteOf(program, site))
    const cache = sites[0]?.oncePerKey
    if (cache !== undefined && sites.every(site => site?.oncePerKey !== undefined)) return keptByKey(cache)
    const caches = ways.map(way => way.steps.map(step => siteOf(program, step.site)?.oncePerKey).find(found => found !== undefined))
    if (caches[0] !== undefined && !caches.includes(undefined)) return keptByKey(caches[0])
    const names = sites.map(site => site?.arguments?.map(argument => argument?.credentials).find(found => found !== undefined))
    if (names[0] !== undefined && !names.includes(undefined)) return `it works with credentials of the request's own (\`${names[0]}\`)`
    const settings = occurrences.map(({ settings }) => settings)
    const sent = settings[0]?.sent
    if (sent !== undefined && settings.every(one => one?.sent !== undefined)) return `its settings come with the request${sent === "..." ? "" : ` (\`${sent}\`)`}`
    const closed = sites[0]?.closed
    if (closed && sites.every(site => site?.closed) && !settings.some(one => one?.own)) return closed.for === undefined ? "`using` closes it again" : `it is made for one \`${closed.for}\` and closed again`
    return ways.length > 0 && ways.every(way => isIsolated(program, way)) ? "it is made where connections may not be shared between requests (an edge runtime)" : undefined
}

function keptByKey(cache: string): string {
    return `\`${cache}\` keeps one for each key`
}

function siteOf({ project }: Program, { file, site }: SiteRef): SiteFact | undefined {
    return project.files[file]?.sites[site]
}

/** The handler runs in a framework that a package on which its own package depends runs on the edge. */
function isIsolated({ project, graph, catalog }: Program, way: Way): boolean {
    const handler = graph.handlers[way.handler]!
    const file = project.files[graph.nodes[handler.node]!.file]?.file
    if (file === undefined) return false
    const dependencies = project.packages.filter(({ folder }) => folder === "" || file.startsWith(`${folder}/`)).flatMap(folder => folder.dependencies)
    return catalog.packages.some(facts => facts.isolates?.includes(handler.framework) && dependencies.includes(facts.package))
}

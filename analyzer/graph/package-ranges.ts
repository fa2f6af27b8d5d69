import type { ApiName } from "../../catalog/entry.ts"
import { mayInclude } from "../../catalog/versions.ts"
import type { PackageFolder, ProjectFacts } from "../facts.ts"

/** What is said of one call or handler holds for these versions of the package. */
interface OfVersions {
    readonly versions?: string
}

/** Those of the entries that may hold where the file stands, by the version of the package that is installed or asked for there. */
export function entriesInForce<Entry extends OfVersions>(project: Pick<ProjectFacts, "packages">, file: string, api: ApiName, entries: readonly Entry[]): readonly Entry[] {
    if (entries.every(({ versions }) => versions === undefined)) return entries
    const range = rangeOf(project, file, packageOf(api))
    return entries.filter(({ versions }) => mayInclude(range, versions))
}

/** The nearest package around the file that asks for another says which version. */
function rangeOf({ packages }: Pick<ProjectFacts, "packages">, file: string, name: string): string | undefined {
    let nearest: PackageFolder | undefined
    for (const folder of packages) {
        const isAround = folder.folder === "" || file.startsWith(`${folder.folder}/`)
        if (isAround && folder.ranges?.[name] !== undefined && folder.folder.length >= (nearest?.folder.length ?? 0)) nearest = folder
    }
    return nearest?.ranges?.[name]
}

/** `csv-parse/sync#parse` -> `csv-parse`, `@scope/name#x` -> `@scope/name` */
function packageOf(api: ApiName): string {
    return /^(?:@[^/#]+\/)?[^/#]+/.exec(api)![0]
}

import { existsSync } from "node:fs"
import { dirname, join, relative, resolve, sep } from "node:path"
import type { PackageFacts } from "../catalog/index.ts"
import { CatalogError, validatePackages } from "../catalog/validate.ts"
import type { ProjectFacts } from "./facts.ts"
import { asObject, readJsonObject } from "./frontend/packages.ts"
import type { Warning } from "./report.ts"

/** What packages say of themselves: `"unblock": "./unblock.json"` in their package.json names a file with `{ "packages": [ … ] }`. */
export interface Models {
    readonly packages: readonly PackageFacts[]
    /** A model that cannot be used is left out and said here; it never stops a run. */
    readonly warnings: readonly Warning[]
}

/** A package as code in a folder imports it. */
interface Import {
    readonly name: string
    /** Relative to the root; "" for the root. */
    readonly from: string
}

/** The models of installed packages that the project's code imports, and of the packages in its workspace. */
export function modelsOfProject(root: string, { packages, resolutions }: Pick<ProjectFacts, "packages" | "resolutions">): Models {
    const folders = packages.map(({ folder }) => folder).sort((a, b) => b.length - a.length)
    const folderOf = (file: string): string => folders.find(folder => folder === "" || file.startsWith(`${folder}/`)) ?? ""
    const imports = new Map<string, Import>()
    for (const [file, bySpecifier] of Object.entries(resolutions)) {
        for (const resolution of Object.values(bySpecifier)) {
            const name = resolution.kind === "package" ? resolution.name : resolution.kind === "file" ? resolution.package : undefined
            if (name === undefined) continue
            const from = folderOf(file)
            imports.set(`${name} ${from}`, { name, from })
        }
    }
    return readModels(root, packages.map(({ folder }) => folder), [...imports.values()])
}

/** The models of the dependencies that the package.json in a folder names, and of that package. */
export function modelsOfDependencies(root: string): Models {
    const json = readJsonObject(join(root, "package.json"), () => undefined) ?? {}
    const names = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"].flatMap(kind => Object.keys(asObject(json[kind]) ?? {}))
    return readModels(root, [""], [...new Set(names)].map(name => ({ name, from: "" })))
}

function readModels(root: string, own: readonly string[], imports: readonly Import[]): Models {
    const folders = new Set(own.map(folder => resolve(root, folder)))
    for (const { name, from } of imports) {
        const found = installed(name, resolve(root, from))
        if (found !== undefined) folders.add(found)
    }
    const models = [...folders].sort().map(folder => readModel(root, folder))
    return { packages: models.flatMap(model => model.packages), warnings: models.flatMap(model => model.warnings) }
}

/** Where Node finds a package from a folder. */
function installed(name: string, from: string): string | undefined {
    for (let folder = from; ; folder = dirname(folder)) {
        const candidate = join(folder, "node_modules", name)
        if (existsSync(join(candidate, "package.json"))) return candidate
        if (dirname(folder) === folder) return undefined
    }
}

const NOTHING: Models = { packages: [], warnings: [] }

function readModel(root: string, folder: string): Models {
    const json = readJsonObject(join(folder, "package.json"), () => undefined)
    const named = json?.["unblock"]
    // An object is a configuration, which concerns the package itself.
    if (typeof named !== "string" || json === undefined) return NOTHING
    const path = resolve(folder, named)
    const file = relative(root, path).split(sep).join("/")
    const unusable = (message: string): Models => ({ packages: [], warnings: [{ file, message: `This model of ${String(json["name"])} is not used: ${message}` }] })
    if (!path.startsWith(folder + sep)) return unusable(`"unblock": ${JSON.stringify(named)} leads out of the package.`)
    let problem: string | undefined
    const model = readJsonObject(path, reason => (problem = reason))
    if (!model) return unusable(`${(problem ?? "it is empty").replace("; read as if it were not there", "")}.`)
    try {
        const unknown = Object.keys(model).find(key => key !== "packages" && key !== "$schema")
        if (unknown !== undefined) return unusable(`unknown key ${JSON.stringify(unknown)}. Write { "packages": [ … ] }.`)
        const packages = validatePackages(model["packages"], file)
        const other = packages.find(facts => facts.package !== json["name"] && !facts.package.startsWith(`${String(json["name"])}/`))
        return other ? unusable(`it speaks of ${JSON.stringify(other.package)}. A package describes itself; knowledge of others belongs in unblock.config.json.`) : { packages, warnings: [] }
    } catch (error) {
        if (error instanceof CatalogError) return unusable(error.message)
        throw error
    }
}

import { type Check, either, list, object, oneOf, optional, show, text } from "../../catalog/checks.ts"
import type { Cost, HandlerShape, PackageFacts } from "../../catalog/entry.ts"
import { buildCatalog, builtinCatalog, type Catalog } from "../../catalog/index.ts"
import { Lookup } from "./lookup.ts"
import { CatalogError, validateHandlerShape, validatePackages } from "../../catalog/validate.ts"

/** `settings.unblock` as the rules use it. */
export interface Settings {
    readonly catalog: Catalog
    readonly lookup: Lookup
    /** Entry points of the project's own, on top of the catalog's. */
    readonly entries: readonly Extract<HandlerShape, { kind: "file" | "directive" | "name" }>[]
    readonly minimumCost: Cost
    /** How many jobs suggested code runs at once. */
    readonly concurrency: number
}

const WHERE = "settings.unblock"

/** Keys of `unblock.config.*` that say something to the analyzer only: one object can serve both. */
const FOR_THE_ANALYZER = new Set(["blocking", "ignore", "minimumConfidence", "kinds", "once", "jobs", "threads", "$schema"])

const DEFAULTS: Settings = { catalog: builtinCatalog, lookup: new Lookup(builtinCatalog), entries: [], minimumCost: "grows", concurrency: 10 }

const pattern = object({ files: either(Array.isArray, list(text), text), exports: list(text), framework: optional(text) })

const entry: Check<Settings["entries"][number]> = (value, place) => {
    if (typeof value === "object" && value !== null && "kind" in value) {
        const shape = validateHandlerShape(value, place.where, place.at)
        if (shape.kind === "file" || shape.kind === "directive" || shape.kind === "name") return shape
        throw new CatalogError(`${place.where}: ${place.at}.kind: ${show(shape.kind)} belongs to a package. Write it under packages: { "package": "name", "handlers": [ … ] }.`)
    }
    const { files, exports, framework } = pattern(value, place)
    return { kind: "file", files: typeof files === "string" ? [files] : files, exports, source: WHERE, ...(framework !== undefined && { framework }) }
}

const positive: Check<number> = (value, place) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < 1) throw new CatalogError(`${place.where}: ${place.at}: ${show(value)} is no number of jobs. Write 1 or more.`)
    return value
}

const CHECKS: Readonly<Record<string, Check<unknown>>> = {
    packages: (value, { where }) => validatePackages(value, where),
    entries: list(entry),
    minimumCost: oneOf("micro", "grows", "high", "unbounded"),
    concurrency: positive,
}

const known = new WeakMap<object, Settings>()
/** oxlint hands out the same settings as a new object for every file. */
const knownByText = new Map<string, Settings>()

/**
 * Reads `settings.unblock`, and checks it once.
 *
 * @throws {CatalogError} With the place of the first mistake, what was found, and what to write.
 */
export function settingsOf(all: Readonly<Record<string, unknown>> | undefined): Settings {
    const given = all?.["unblock"]
    if (given === undefined) return DEFAULTS
    if (typeof given !== "object" || given === null || Array.isArray(given)) throw new CatalogError(`${WHERE}: ${show(given)} is no object. Write { packages: [ … ] }.`)
    let settings = known.get(given)
    if (!settings) {
        const text = JSON.stringify(given)
        settings = knownByText.get(text) ?? readSettings(given as Record<string, unknown>)
        knownByText.set(text, settings)
        known.set(given, settings)
    }
    return settings
}

function readSettings(given: Readonly<Record<string, unknown>>): Settings {
    const read: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(given)) {
        const check = CHECKS[key]
        if (check) read[key] = check(value, { where: WHERE, at: key })
        else if (!FOR_THE_ANALYZER.has(key)) throw new CatalogError(`${WHERE}: unknown key ${show(key)}. Known: ${Object.keys(CHECKS).join(", ")}.`)
    }
    const packages = read["packages"] as readonly PackageFacts[] | undefined
    const catalog = packages ? buildCatalog(packages) : builtinCatalog
    return { ...DEFAULTS, ...(read as Partial<Settings>), catalog, lookup: packages ? new Lookup(catalog) : DEFAULTS.lookup }
}

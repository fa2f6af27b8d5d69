import { type Check, boolean, either, list, object, oneOf, optional, text } from "../catalog/checks.ts"
import { CatalogError, validateHandlerShape, validatePackages } from "../catalog/validate.ts"
import type { EntryPattern, OwnBlocking, UnblockConfig } from "./config.ts"
import { UserError } from "./errors.ts"
import { COSTS, KINDS } from "./findings/severity.ts"
import { CERTAINTY } from "./graph/certainty.ts"

const ownFunction: Check<string> = (value, { where, at }) => {
    if (typeof value !== "string" || !/^[^#]+#[^#]+$/.test(value)) {
        throw new UserError(`${where}: ${at}: ${JSON.stringify(value)} does not name a function. Write file#function, for example "src/lib/shell.ts#run".`)
    }
    return value
}

const ownBlocking: Check<OwnBlocking> = object({ function: ownFunction, cost: optional(oneOf(...COSTS)), advice: optional(text) })

const pattern: Check<EntryPattern> = object({
    files: either(Array.isArray, list(text), text),
    exports: list(text),
    framework: optional(text),
})

/** Kinds of registration that name no package. The others say "a call of this function", so they belong to its package. */
const entry: Check<NonNullable<UnblockConfig["entries"]>[number]> = (value, place) => {
    if (typeof value !== "object" || value === null || !("kind" in value)) return pattern(value, place)
    const shape = validateHandlerShape(value, place.where, place.at)
    if (shape.kind === "file" || shape.kind === "directive" || shape.kind === "name") return shape
    throw new UserError(`${place.where}: ${place.at}.kind: ${JSON.stringify(shape.kind)} belongs to a package. Write it under packages: { "package": "name", "handlers": [ … ] }.`)
}

function atLeastOne(of: string): Check<number> {
    return (value, { where, at }) => {
        if (typeof value !== "number" || !Number.isInteger(value) || value < 1) throw new UserError(`${where}: ${at}: ${JSON.stringify(value)} is no number of ${of}. Write 1 or more.`)
        return value
    }
}

const CHECKS: { readonly [Key in keyof UnblockConfig]-?: Check<NonNullable<UnblockConfig[Key]>> } = {
    packages: (value, { where }) => validatePackages(value, where),
    entries: list(entry),
    blocking: list(ownBlocking),
    ignore: list(text),
    minimumCost: oneOf(...COSTS),
    minimumConfidence: oneOf(...CERTAINTY),
    kinds: list(oneOf(...KINDS)),
    once: boolean,
    jobs: boolean,
    concurrency: atLeastOne("jobs"),
    threads: atLeastOne("threads"),
}

/**
 * The configuration, if it is one.
 *
 * @param where How messages name it: `unblock.config.json`.
 * @throws {UserError} With the place of the first mistake, what was found, and what to write.
 */
export function validateConfig(value: unknown, where: string): UnblockConfig {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new UserError(`${where}: ${show(value)} is no configuration. Write an object: { "minimumCost": "high" }.`)
    const keys = Object.keys(CHECKS)
    const unknown = Object.keys(value).find(key => !Object.hasOwn(CHECKS, key) && key !== "$schema")
    if (unknown !== undefined) throw new UserError(`${where}: unknown key ${JSON.stringify(unknown)}. Known: ${keys.join(", ")}.`)
    try {
        return Object.fromEntries(Object.entries(CHECKS).flatMap(([key, check]) => {
            const given = (value as Record<string, unknown>)[key]
            return given === undefined ? [] : [[key, check(given, { where, at: key })]]
        }))
    } catch (error) {
        throw error instanceof CatalogError ? new UserError(error.message) : error
    }
}

function show(value: unknown): string {
    return value === undefined ? "undefined" : (JSON.stringify(value) ?? typeof value).slice(0, 80)
}

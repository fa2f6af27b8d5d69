import type { ApiName } from "./entry.ts"

/**
 * Checks of which the validator of a user's knowledge is put together. Each returns the value as it
 * is to be used, or throws a `CatalogError` that names the place and says what to write.
 */

/** A mistake in knowledge that a user wrote. The message names the place and says what to write. */
export class CatalogError extends Error {
    override readonly name = "CatalogError"
}

export interface Place {
    readonly where: string
    /** `packages[0].blocking[2].instead` */
    readonly at: string
}

/** Returns the value as it is to be used, or throws. */
export type Check<Value> = (value: unknown, place: Place) => Value

function fail(place: Place, message: string): never {
    throw new CatalogError(`${place.where}: ${place.at}: ${message}`)
}

export const text: Check<string> = (value, place) => {
    if (typeof value !== "string" || value === "") fail(place, `${show(value)} is no text. Write a non-empty string.`)
    return value
}

export const whole: Check<number> = (value, place) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0) fail(place, `${show(value)} is no position. Arguments are counted from 0.`)
    return value
}

export const number: Check<number> = (value, place) => {
    if (typeof value !== "number" || Number.isNaN(value)) fail(place, `${show(value)} is no number.`)
    return value
}

export const boolean: Check<boolean> = (value, place) => {
    if (typeof value !== "boolean") fail(place, `${show(value)} is neither true nor false.`)
    return value
}

/** Flags are there or not; `false` is what leaving them out means. */
export const flag: Check<true> = (value, place) => {
    if (value !== true) fail(place, `${show(value)} is not possible here. Write true, or leave it out.`)
    return true
}

export const constant: Check<string | number | boolean> = (value, place) => {
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") fail(place, `${show(value)} is no constant. Write a string, a number, true or false.`)
    return value
}

/** Path from a package's exports. */
export const path: Check<string> = (value, place) => {
    const name = text(value, place)
    if (name.includes("#")) fail(place, `${show(name)} names its package, which is said already. Write "${name.slice(name.indexOf("#") + 1)}".`)
    if (/\s/.test(name)) fail(place, `${show(name)} does not name an export. Write a path such as "readFileSync" or "Database.exec".`)
    return name
}

const apiName: Check<ApiName> = (value, place) => {
    if (typeof value !== "string" || !/^[^#\s]+#[^#\s]+$/.test(value)) fail(place, `${show(value)} does not name a function. Write package#export, for example "node:fs/promises#readFile".`)
    return value as ApiName
}

export const apiNameOrNull: Check<ApiName | null> = (value, place) => (value === null ? null : apiName(value, place))

/** Path of this package, or an `ApiName` of another. */
export const type: Check<string> = (value, place) => {
    const name = text(value, place)
    return name.includes("#") ? apiName(name, place) : name
}

export function oneOf<const Value extends string>(...values: Value[]): Check<Value> {
    return (value, place) => {
        if (!values.includes(value as Value)) fail(place, `${show(value)} is not possible here.${nearest(value, values)} Possible: ${values.map(show).join(", ")}.`)
        return value as Value
    }
}

export function either<A, B>(isFirst: (value: unknown) => boolean, first: Check<A>, second: Check<B>): Check<A | B> {
    return (value, place) => (isFirst(value) ? first(value, place) : second(value, place))
}

export function list<Value>(check: Check<Value>): Check<Value[]> {
    return (value, place) => {
        if (!Array.isArray(value)) fail(place, `${show(value)} is no list. Write [ … ].`)
        return value.map((element, index) => check(element, { ...place, at: `${place.at}[${index}]` }))
    }
}

export function record<Value>(check: Check<Value>): Check<Record<string, Value>> {
    return (value, place) => Object.fromEntries(Object.entries(objectOf(value, place)).map(([key, member]) => [key, check(member, { ...place, at: `${place.at}.${key}` })]))
}

/** An object with these keys; a check that is wrapped in `optional` need not be there. */
export function object<Shape extends Readonly<Record<string, Check<unknown> | Optional<unknown>>>>(shape: Shape): Check<Shaped<Shape>> {
    const keys = Object.keys(shape)
    return (value, place) => {
        const given = objectOf(value, place)
        for (const key of Object.keys(given)) if (!keys.includes(key)) fail(place, `unknown key ${show(key)}.${nearest(key, keys)} Known: ${keys.join(", ")}.`)
        const checked: Record<string, unknown> = {}
        for (const [key, member] of Object.entries(shape)) {
            const at = { ...place, at: `${place.at}.${key}` }
            if (given[key] !== undefined) checked[key] = (typeof member === "function" ? member : member.check)(given[key], at)
            else if (typeof member === "function") fail(place, `${show(key)} is missing.`)
            else if (member.otherwise) checked[key] = member.otherwise(place)
        }
        return checked as Shaped<Shape>
    }
}

/** Objects of different shapes, told apart by `kind`. */
export function byKind<Shapes extends Readonly<Record<string, Check<unknown>>>>(shapes: Shapes): Check<ReturnType<Shapes[keyof Shapes]>> {
    const kind = oneOf(...Object.keys(shapes))
    return (value, place) => {
        const given = objectOf(value, place)
        if (given["kind"] === undefined) fail(place, `"kind" is missing. Possible: ${Object.keys(shapes).map(show).join(", ")}.`)
        return shapes[kind(given["kind"], { ...place, at: `${place.at}.kind` })]!(value, place) as ReturnType<Shapes[keyof Shapes]>
    }
}

interface Optional<Value> {
    readonly check: Check<Value>
    readonly otherwise?: (place: Place) => Value
}

/** A key that need not be there; `otherwise` says what its absence means. */
export function optional<Value>(check: Check<Value>, otherwise?: (place: Place) => Value): Optional<Value> {
    return { check, ...(otherwise && { otherwise }) }
}

type Shaped<Shape> = { [Key in keyof Shape as Shape[Key] extends Optional<unknown> ? never : Key]: Shape[Key] extends Check<infer Value> ? Value : never } & {
    [Key in keyof Shape as Shape[Key] extends Optional<unknown> ? Key : never]?: Shape[Key] extends Optional<infer Value> ? Value : never
}

function objectOf(value: unknown, place: Place): Record<string, unknown> {
    if (typeof value !== "object" || value === null || Array.isArray(value)) fail(place, `${show(value)} is no object. Write { … }.`)
    return value as Record<string, unknown>
}

export function show(value: unknown): string {
    try {
        return (JSON.stringify(value) ?? String(value)).slice(0, 80)
    } catch {
        return "a circular value"
    }
}

/** ` Did you mean "x"?`, or nothing. */
export function nearest(value: unknown, candidates: readonly string[]): string {
    if (typeof value !== "string") return ""
    const [best] = candidates.map(candidate => ({ candidate, distance: distance(value.toLowerCase(), candidate.toLowerCase()) })).sort((a, b) => a.distance - b.distance)
    // Of a short name half of the letters have to be right: nobody who writes "zod" means "co".
    return best && best.distance <= Math.max(2, value.length / 3) && best.distance <= value.length / 2 ? ` Did you mean ${show(best.candidate)}?` : ""
}

/** How many letters have to change (Levenshtein). */
function distance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index)
    for (let i = 1; i <= a.length; i++) {
        const next = [i]
        for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
        row = next
    }
    return row[b.length]!
}

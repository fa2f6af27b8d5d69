import type { NamePlace } from "../../catalog/entry.ts"
import { ELEMENTS } from "./heap.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Call, Solver } from "./solver.ts"

/** Stands for what cannot be known. */
export const UNKNOWN = "…"

/** Constant texts at the first of these places that has any. */
export function textsAt(solver: Solver, call: Call, places: readonly NamePlace[], options: Value | undefined): string[] | undefined {
    for (const place of places) {
        const [index, ...keys] = place.split(".")
        const constant = solver.site(call.caller.file, call.site)?.arguments?.[Number(index)]
        const written = keys.length === 0 ? constant?.string : keys.length === 1 && options === undefined ? constant?.object?.[keys[0]!] : undefined
        if (typeof written === "string") return [written]
        const argument = call.args.list[Number(index)]
        if (argument === undefined || Number(index) >= call.args.spreadFrom) continue
        let values = keys.length > 0 && options !== undefined ? [options] : solver.pointsTo.valuesOf(argument)
        for (const key of keys) values = values.flatMap(value => solver.pointsTo.valuesOf(solver.heap.lookup(value, key)))
        const texts = [...new Set(values.flatMap(value => textsOf(solver, value)))]
        if (texts.length > 0) return texts
    }
    return undefined
}

/** The constant texts that a value is, or a list of; a regular expression as it is written. */
export function textsOf(solver: Solver, value: Value, depth = 0): string[] {
    const abstract = solver.values.get(value)
    if (abstract.kind === "string") return [abstract.pattern ? abstract.text.replaceAll("*", UNKNOWN) : abstract.text]
    if (abstract.kind !== "object" || depth > 1) return []
    if (abstract.shape === "regex") return [abstract.text ?? UNKNOWN]
    return elementsOf(solver, value).flatMap(element => textsOf(solver, element, depth + 1))
}

/** What a call is given at a place. */
export function valuesAt(solver: Solver, call: Call, place: NamePlace): readonly Value[] {
    const [index, ...keys] = place.split(".")
    const argument = call.args.list[Number(index)]
    let values = argument === undefined ? [] : solver.pointsTo.valuesOf(argument)
    for (const key of keys) values = values.flatMap(value => (solver.values.get(value).kind === "object" ? solver.pointsTo.valuesOf(solver.heap.lookup(value, key)) : []))
    return values
}

/** What stands in a list. */
export function elementsOf(solver: Solver, list: Value): Value[] {
    const abstract = solver.values.get(list)
    if (abstract.kind !== "object" || abstract.shape !== "array") return []
    const elements: Variable[] = []
    solver.heap.eachProperty(list, (key, variable) => {
        if (key === ELEMENTS || /^\d+$/.test(key)) elements.push(variable)
    })
    return elements.flatMap(variable => solver.pointsTo.valuesOf(variable))
}

/** A path below another. */
export function join(prefix: string, path: string, separator: string): string {
    if (path === "" || (path === "/" && prefix !== "")) return prefix
    if (prefix === "") return separator === "/" && !/^[/*…]/.test(path) ? `/${path}` : path
    if (separator !== "/") return `${prefix}${separator}${path}`
    return `${prefix.replace(/\/$/, "")}/${path.replace(/^\//, "")}`
}

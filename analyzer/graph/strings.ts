import { shorten } from "./patterns.ts"
import type { Variable } from "./points-to.ts"
import type { Solver } from "./solver.ts"

/** More combinations than this are not told apart: the unknown part becomes `*`. */
const MOST_STRINGS = 40

/**
 * to = the parts put together with a separator; what is not known is `*` in the result, so that
 * `require(path.join(__dirname, "routes", name))` still names a directory. A part without any
 * value counts as unknown when the search is over.
 */
export function concatenate(solver: Solver, to: Variable, parts: readonly Variable[], separator: string): void {
    const known = parts.map(() => new Set<string>())
    const combine = (at: number, text: string): void => {
        // All combinations with the newly arrived part, given the others as known so far.
        let texts = [""]
        for (const [index, part] of known.entries()) {
            const options = index === at ? [text] : [...part]
            if (options.length === 0) return
            const next = texts.flatMap(head => options.map(option => (head === "" && index === 0 ? option : join(head, separator, option))))
            texts = next.length > MOST_STRINGS ? [`${parts.length > 0 ? texts[0]!.split("*")[0] : ""}*`] : next
        }
        for (const result of texts) solver.pointsTo.add(to, solver.values.pattern(shorten(result)))
    }
    const add = (index: number, text: string): void => {
        if (known[index]!.has(text) || known[index]!.size > MOST_STRINGS) return
        known[index]!.add(text)
        combine(index, text)
    }
    for (const [index, part] of parts.entries()) {
        solver.pointsTo.each(part, value => {
            const abstract = solver.values.get(value)
            add(index, abstract.kind === "string" ? abstract.text : "*")
            // Text put together with what a client sent is still what a client sent.
            if (abstract.kind === "api" && solver.isRequestData(abstract.name)) solver.pointsTo.add(to, value)
        })
        solver.unknownParts.push({ key: part, then: () => add(index, "*") })
    }
}

/** Joins texts, or paths where the separator is one: `a/./b`, `a/x/../b` are `a/b`. */
function join(head: string, separator: string, tail: string): string {
    if (separator !== "/") return head + separator + tail
    if (tail === "" || tail === ".") return head
    if (tail.startsWith("/") && !head.includes("*")) return `${head}${tail}`
    return normalize(`${head}/${tail}`)
}

/** Takes `.` and `..` out of a path, as far as it goes. */
export function normalize(path: string): string {
    const parts: string[] = []
    for (const part of path.split("/")) {
        if (part === "." || (part === "" && parts.length > 0)) continue
        if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop()
        else parts.push(part)
    }
    return parts.join("/")
}

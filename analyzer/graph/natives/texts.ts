import { callBack } from "../calls.ts"
import type { Call, Solver } from "../solver.ts"
import { argument, eachArgument, type Native, type Natives } from "./native.ts"

/** The text that a method is called on, where it is known as a whole. */
function textOf(solver: Solver, call: Call): string | undefined {
    const abstract = call.self === undefined ? undefined : solver.values.get(call.self)
    return abstract?.kind === "string" && !abstract.pattern ? abstract.text : undefined
}

function give(solver: Solver, call: Call, text: string): void {
    solver.pointsTo.add(call.to, solver.values.pattern(text))
}

/** What a method of a text makes of it, where that is the same for every text; also where parts of it are not known. */
const transformed = (change: (text: string) => string): Native => (solver, call) => {
    const abstract = call.self === undefined ? undefined : solver.values.get(call.self)
    if (abstract?.kind === "string") give(solver, call, change(abstract.text))
}

/** A part of a text between positions that stand in the code. */
const part = (cut: (text: string, from: number, to: number | undefined) => string): Native => (solver, call) => {
    const text = textOf(solver, call)
    const [from, to] = solver.site(call.caller.file, call.site)?.arguments ?? []
    if (text === undefined || (from === undefined ? call.args.list.length > 0 : from?.number === undefined)) return
    if (call.args.list.length > 1 && to?.number === undefined) return
    give(solver, call, cut(text, from?.number ?? 0, to?.number))
}

/**
 * `text.replace(what, by)`: the result where both are constants. What a function puts there is not
 * known, but what it leaves is: `"access-history".replace(/-(.)/g, upper)` is `access*istory`.
 */
const replaced = (everywhere: boolean): Native => (solver, call) => {
    const by = argument(call, 1)
    if (by !== undefined) callBack(solver, call, by, [], solver.pointsTo.allocate())
    const text = textOf(solver, call)
    if (text === undefined || by === undefined || text.length > LONGEST_REPLACED) return
    eachArgument(solver, call, 0, value => {
        const what = solver.values.get(value)
        const pattern = what.kind === "string" && !what.pattern ? what.text : what.kind === "object" && what.shape === "regex" ? expression(what.text ?? "") : undefined
        if (pattern === undefined) return
        const put = (replacement: string): void => give(solver, call, everywhere && (typeof pattern === "string" || pattern.global) ? text.replaceAll(pattern, replacement) : text.replace(pattern, replacement))
        const unknown = (): void => put("*")
        solver.pointsTo.each(by, one => {
            const replacement = solver.values.get(one)
            if (replacement.kind === "string" && !replacement.pattern) put(replacement.text)
            else unknown()
        })
        solver.unknownParts.push({ key: by, then: unknown })
    })
}

/** Names are short. */
const LONGEST_REPLACED = 100
const LONGEST_EXPRESSION = 60

/** A regular expression that is fast for short texts whatever they are: nothing repeated as a group, no references back. */
function expression(literal: string): RegExp | undefined {
    const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(literal) ?? []
    if (source === undefined || source.length > LONGEST_EXPRESSION || /\)[*+{?]|\\[1-9k]/.test(source)) return undefined
    try {
        return new RegExp(source, flags)
    } catch {
        return undefined
    }
}

/** `app[route.method.toLowerCase()](route.path, handler)`, `service["on" + event[0].toUpperCase() + event.slice(1)]()` */
export const texts: Natives = {
    "global#String.prototype.toLowerCase": transformed(text => text.toLowerCase()),
    "global#String.prototype.toUpperCase": transformed(text => text.toUpperCase()),
    "global#String.prototype.trim": transformed(text => text.trim()),
    "global#String.prototype.toString": transformed(text => text),
    "global#String.prototype.charAt": part((text, from) => text.charAt(from)),
    "global#String.prototype.slice": part((text, from, to) => text.slice(from, to)),
    "global#String.prototype.substring": part((text, from, to) => text.substring(from, to)),
    "global#String.prototype.replace": replaced(false),
    "global#String.prototype.replaceAll": replaced(true),
}

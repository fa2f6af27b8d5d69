/**
 * Annotations say in a fixture's source what the tool must find on that line:
 *
 * | Trailing comment | Claim | Checked |
 * |---|---|---|
 * | `//~ handler express get` | a handler is registered here: framework, then its name or the name's first word | exactly, both ways |
 * | `//~ blocks node:fs#readFileSync` | this call blocks a handler | exactly, both ways |
 * | `//~ once node:fs#readFileSync` | it does, but only the first time | exactly, both ways |
 * | `//~ fans-out` | an unbounded number of jobs is started here | exactly, both ways |
 * | `//~ floods node:fs#readFile` | the thread pool is given more of these jobs at once than it has threads | exactly, both ways |
 * | `//~ client pg#Pool` | a client is made here for every request | exactly, both ways |
 * | `//~ calls render, Cache.get` or `//~ calls NONE` | all functions of the program that calls on this line lead to | where written |
 * | `//~ missed blocks …: reason` | a known gap: it should be found and is not | must stay missed |
 * | `//~ invented blocks …: reason` | a known false alarm | must stay invented |
 *
 * A line may have several, each with its own `//~`.
 */
export interface Claim {
    readonly file: string
    readonly line: number
    readonly kind: ClaimKind
    /** What follows the kind: `express get`, `node:fs#readFileSync`, ``. */
    readonly what: string
    /** A known mistake: `missed` is true and not found, `invented` is found and not true. */
    readonly mistake?: "missed" | "invented"
}

export type ClaimKind = "handler" | "blocks" | "once" | "fans-out" | "floods" | "client" | "calls"

const MARK = "//~"
const FORM = /^(?:(?<mistake>missed|invented) )?(?<kind>handler|blocks|once|fans-out|floods|client|calls)(?: (?<what>.*?))?$/

/** @throws If an annotation cannot be read: a typing error must not make a test pass. */
export function readAnnotations(file: string, text: string): Claim[] {
    return text.split("\n").flatMap((source, index) => {
        const [, ...annotations] = source.split(MARK)
        return annotations.map(annotation => readAnnotation(file, index + 1, annotation.trim()))
    })
}

function readAnnotation(file: string, line: number, annotation: string): Claim {
    const where = `${file}:${line}: \`${MARK} ${annotation}\``
    const reasonAt = annotation.indexOf(": ")
    const { mistake, kind, what = "" } = FORM.exec(reasonAt < 0 ? annotation : annotation.slice(0, reasonAt))?.groups ?? {}
    if (kind === undefined) throw new Error(`${where} is no annotation.`)
    if ((what === "") !== (kind === "fans-out")) throw new Error(`${where} must ${kind === "fans-out" ? "not " : ""}say what.`)
    if ((mistake === undefined) !== (reasonAt < 0)) throw new Error(`${where}: known mistakes, and only they, have a reason after a colon.`)
    return { file, line, kind: kind as ClaimKind, what, ...(mistake !== undefined && { mistake: mistake as "missed" | "invented" }) }
}

/** The source as it would be without annotations; every other character stays where it is. */
export function withoutAnnotations(text: string): string {
    return text.replaceAll(/[ \t]*\/\/~.*$/gm, "")
}

import type { FileFacts } from "../facts.ts"
import { OP, OPERATIONS } from "../facts.ts"
import type { ApiCall } from "../graph/call-graph.ts"

/** Where the list of a fan-out comes from, as far as its own file says. */
export type ListOrigin =
    /** Read from what the client sent, a folder listing, a database. */
    | "unbounded"
    /** A query that asks for so many rows at most. */
    | "limited"
    | "unknown"

/** Methods that hand on the elements of what they are called on. */
const SAME_LIST = new Set(["map", "filter", "flat", "flatMap", "sort", "slice", "reverse", "concat", "values", "keys", "entries", "toSorted", "toReversed"])
/** Functions of packages that list what is there. */
const LISTING = /#(.*\.)?(readdir|glob|find|findMany|findAll|query|select|execute|all|scan|keys|hkeys|hvals|smembers|lrange|zrange|toArray|aggregate|fetchAll|list[A-Z]?\w*|search)$/
/** Functions of packages whose result has elements of their first argument. */
const SAME_ELEMENTS = /#(uniq|uniqBy|uniqWith|compact|sortBy|orderBy|filter|reject|without|difference|differenceBy|intersection|flatten|map|keys|values|reverse|shuffle)$/
const LIMIT_OPTION = /^(take|limit|first|top|pageSize|page_size|perPage|per_page|maxResults|maxKeys|MaxKeys|Limit)$/
const LIMIT_METHOD = /^(limit|take|first|top)$/
const CLIENT_DATA = /\b(req|request|ctx\.request|event|body|payload)\.(body|query|params|files|data)\b/
/** What messages, events and uploads bring along. */
const CLIENT_PROPERTY = /^(body|query|files|payload)$/
const DEEPEST = 8

/**
 * Follows the list backwards through assignments and the list's own methods to what made it.
 *
 * @param apisOf Calls of functions outside the program, by site of this file.
 */
export function listOrigin(file: FileFacts, fn: number, slot: number | undefined, text: string, apisOf: (site: number) => readonly ApiCall[]): ListOrigin {
    if (CLIENT_DATA.test(text)) return "unbounded"
    if (slot === undefined) return "unknown"
    const seen = new Set<string>()
    let open = [{ fn, slot, depth: 0 }]
    let unbounded = false

    while (open.length > 0) {
        const next: typeof open = []
        for (const at of open) {
            const key = `${at.fn},${at.slot}`
            if (seen.has(key) || at.depth > DEEPEST) continue
            seen.add(key)
            if (at.slot < 0) {
                const captures = file.functions[at.fn]!.captures
                const owner = captures[(-1 - at.slot) * 2]
                const outer = captures[(-1 - at.slot) * 2 + 1]
                if (owner !== undefined && outer !== undefined) next.push({ fn: owner, slot: outer, depth: at.depth + 1 })
                continue
            }
            for (const write of writesTo(file, at.fn, at.slot)) {
                if (/^\d+$/.test(write.name)) {
                    for (const element of elementsOfList(file, at.fn, write.from[0]!, write.name)) next.push({ fn: at.fn, slot: element, depth: at.depth + 1 })
                    continue
                }
                const origin = originOfWrite(file, write, apisOf)
                if (origin === "limited") return "limited"
                if (origin === "unbounded") unbounded = true
                const handedOn = SAME_ELEMENTS.test(apisOf(write.site)[0]?.api ?? "") ? write.arguments.slice(0, 1) : []
                for (const from of [...write.from, ...handedOn]) next.push({ fn: at.fn, slot: from, depth: at.depth + 1 })
            }
        }
        open = next
    }
    return unbounded ? "unbounded" : "unknown"
}

/**
 * `const [rows] = await Promise.all([query(), …])`: the slot that was put at this position of the
 * list, however many names the list has been given.
 */
function elementsOfList(file: FileFacts, fn: number, list: number, position: string): readonly number[] {
    const names = new Set([list])
    for (const name of names) {
        if (name < 0) continue
        for (const write of writesTo(file, fn, name)) for (const from of write.name === "" || COLLECTING.has(write.name) ? [...write.from, ...write.arguments] : []) names.add(from)
        if (names.size > DEEPEST) break
    }
    const found: number[] = []
    each(file.functions[fn]!.operations, (operation, code, at) => {
        if (operation === OP.STORE && names.has(code[at + 1]!) && file.strings[code[at + 2]!] === position) found.push(code[at + 3]!)
    })
    return found
}

/** Methods of `Promise`: their result has the elements of their argument. */
const COLLECTING = new Set(["all", "allSettled"])

interface Write {
    readonly site: number
    /** Method that is called, if one is; name of the property that is read. */
    readonly name: string
    /** Slots whose elements are in the result; of a property, the object. */
    readonly from: readonly number[]
    readonly arguments: readonly number[]
}

/** Operations of a function whose result goes to the slot. */
function writesTo(file: FileFacts, fn: number, slot: number): Write[] {
    const found: Write[] = []
    each(file.functions[fn]!.operations, (operation, code, at) => {
        const write = writeOf(file, operation, code, at, slot)
        if (write) found.push(write)
    })
    return found
}

function each(code: readonly number[], visit: (operation: number, code: readonly number[], at: number) => void): void {
    for (let at = 0; at < code.length; ) {
        const operation = code[at]!
        const { operands, list } = OPERATIONS[operation]!
        visit(operation, code, at)
        at += 1 + operands + 2 * (list ? code[at + operands]! : 0)
    }
}

function writeOf(file: FileFacts, operation: number, code: readonly number[], at: number, slot: number): Write | undefined {
    switch (operation) {
        case OP.COPY:
            return code[at + 1] === slot ? { site: -1, name: "", from: [code[at + 2]!], arguments: [] } : undefined
        case OP.LOAD:
            return code[at + 1] === slot ? { site: -1, name: file.strings[code[at + 3]!] ?? "", from: [code[at + 2]!], arguments: [] } : undefined
        case OP.CALL:
            return code[at + 2] === slot ? { site: code[at + 1]!, name: "", from: [], arguments: given(at + 4) } : undefined
        case OP.CALL_METHOD: {
            if (code[at + 2] !== slot) return undefined
            const name = file.strings[code[at + 4]!] ?? ""
            const receiver = code[at + 3]!
            const ofArgument = name === "keys" || name === "values" || name === "entries" || name === "from"
            return { site: code[at + 1]!, name, from: [...(isChained(name) ? [receiver] : []), ...(ofArgument ? given(at + 5).slice(0, 1) : [])], arguments: given(at + 5) }
        }
        default:
            return undefined
    }

    /** Slots of the arguments, of which the number stands at a position. */
    function given(count: number): number[] {
        return Array.from({ length: code[count]! }, (_, index) => code[count + 1 + 2 * index]!)
    }
}

/** Query builders hand themselves on, lists their elements. */
function isChained(name: string): boolean {
    return SAME_LIST.has(name) || LIMIT_METHOD.test(name) || /^(where|orderBy|from|select|find|populate|lean|exec|toArray|skip|offset|join|query|get)$/.test(name)
}

function originOfWrite(file: FileFacts, write: Write, apisOf: (site: number) => readonly ApiCall[]): ListOrigin {
    if (write.site < 0) return CLIENT_PROPERTY.test(write.name) ? "unbounded" : "unknown"
    if (LIMIT_METHOD.test(write.name)) return "limited"
    const site = file.sites[write.site]
    for (const argument of site?.arguments ?? []) {
        if ([...Object.keys(argument?.object ?? {}), ...(argument?.opaque ?? [])].some(option => LIMIT_OPTION.test(option))) return "limited"
    }
    return apisOf(write.site).some(call => !call.api.startsWith("global#") && LISTING.test(call.api)) ? "unbounded" : "unknown"
}

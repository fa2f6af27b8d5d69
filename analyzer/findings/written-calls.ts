import type { FileFacts } from "../facts.ts"
import { OP, OPERATIONS } from "../facts.ts"

export interface WrittenCall {
    /** Function that the call stands in. */
    readonly fn: number
    /** Position of the operation in that function's `operations`. */
    readonly at: number
    /** Number of arguments; a spread counts as one. */
    readonly count: number
}

const calls = new WeakMap<FileFacts, ReadonlyMap<number, WrittenCall>>()

/** The calls of a file by site: where they stand and how many arguments they have. */
export function writtenCalls(file: FileFacts): ReadonlyMap<number, WrittenCall> {
    const known = calls.get(file)
    if (known) return known
    const found = new Map<number, WrittenCall>()
    for (const [fn, { operations }] of file.functions.entries()) {
        for (let at = 0; at < operations.length; ) {
            const code = operations[at]!
            const shape = OPERATIONS[code]
            if (!shape) throw new Error(`${file.file}: function ${fn} has no operation ${code} at ${at}`)
            const count = shape.list ? operations[at + shape.operands]! : 0
            if (shape.list && code !== OP.CONCAT) found.set(operations[at + 1]!, { fn, at, count })
            at += 1 + shape.operands + 2 * count
        }
    }
    calls.set(file, found)
    return found
}

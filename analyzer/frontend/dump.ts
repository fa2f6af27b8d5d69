import { MODULE_SLOT, OP, OPERATIONS, SLOT } from "../facts.ts"
import type { FileFacts, FunctionFact } from "../facts.ts"

const NAMES = new Map(Object.entries(OP).map(([name, code]) => [code as number, name]))

/** What each operand is: s slot, S string, t type, f function, c class, @ site, n plain number, d decoration, o object. */
const OPERANDS: Readonly<Record<number, string>> = {
    [OP.COPY]: "ss",
    [OP.FUNCTION]: "sf",
    [OP.CLASS]: "scnh",
    [OP.OBJECT]: "son@",
    [OP.STRING]: "sS",
    [OP.CONCAT]: "s",
    [OP.LOAD]: "ssS@",
    [OP.STORE]: "sSs@",
    [OP.LOAD_COMPUTED]: "sss@",
    [OP.STORE_COMPUTED]: "sss@",
    [OP.DEFINE]: "sSsn",
    [OP.DEFINE_COMPUTED]: "sssn",
    [OP.ELEMENT]: "ss@",
    [OP.APPEND]: "ss",
    [OP.SPREAD]: "ss",
    [OP.SPREAD_LIST]: "ssnn@",
    [OP.CALL]: "@ss",
    [OP.CALL_METHOD]: "@ssS",
    [OP.CALL_COMPUTED]: "@sss",
    [OP.NEW]: "@ss",
    [OP.CALL_WITH_THIS]: "@sssn",
    [OP.IMPORT]: "sSSn@",
    [OP.IMPORT_COMPUTED]: "ssn@",
    [OP.EXPORT]: "Ss",
    [OP.EXPORT_ALL]: "s",
    [OP.GLOBAL]: "sS",
    [OP.SET_GLOBAL]: "Ss",
    [OP.TYPE]: "st",
    [OP.DECORATE]: "@sds",
}

/**
 * A file's facts as text, one operation a line: `CALL_METHOD 7:3 %9 = %6 "readFileSync" (%8)`.
 * `%3` is a slot, `^2.5` slot 5 of function 2, `7:3` a site's place, `%p0` the first parameter.
 */
export function dump(facts: FileFacts): string {
    return facts.functions.map((fn, index) => [`fn ${index} ${fn.name} (${fn.kind})`, ...operations(facts, fn).map(line => `  ${line}`)].join("\n")).join("\n")
}

/** The operations of one function, one line each. */
export function operations(facts: FileFacts, fn: FunctionFact): string[] {
    const lines: string[] = []
    const ops = fn.operations
    for (let at = 0; at < ops.length; ) {
        const code = ops[at++]!
        const { operands, list } = OPERATIONS[code]!
        const kinds = OPERANDS[code]!
        const parts = [...kinds].map((kind, i) => operand(facts, fn, kind, ops[at + i]!))
        at += operands
        if (list) {
            const count = ops[at - 1]!
            const pairs = Array.from({ length: count }, (_, i) => (ops[at + i * 2 + 1] === 1 ? "..." : "") + slotName(fn, ops[at + i * 2]!))
            parts.push(`(${pairs.join(", ")})`)
            at += count * 2
        }
        lines.push([NAMES.get(code), ...parts].filter(part => part !== "").join(" "))
    }
    return lines
}

function operand(facts: FileFacts, fn: FunctionFact, kind: string, value: number): string {
    switch (kind) {
        case "s":
        case "h":
            return kind === "h" && value === -1 ? "" : slotName(fn, value)
        case "S":
            return JSON.stringify(facts.strings[value])
        case "f":
            return `fn ${value} ${facts.functions[value]!.name}`
        case "c":
            return `class ${value} ${facts.classes[value]!.name}`
        case "t":
            return JSON.stringify(facts.types[value])
        case "d":
            return JSON.stringify(facts.decorations[value])
        case "o":
            return `#${value}`
        case "@":
            return value < 0 ? "" : facts.sites[value]!.at.slice(0, 2).join(":")
        default:
            return String(value)
    }
}

function slotName(fn: FunctionFact, slot: number): string {
    if (slot < 0) {
        const at = (-1 - slot) * 2
        return `^${fn.captures[at]}.${fn.captures[at + 1]}`
    }
    if (slot === SLOT.this) return "%this"
    if (slot === SLOT.result) return "%result"
    if (slot === SLOT.arguments) return "%arguments"
    if (fn.kind === "module") {
        if (slot === MODULE_SLOT.module) return "%module"
        if (slot === MODULE_SLOT.exports) return "%exports"
        return slot === MODULE_SLOT.require ? "%require" : `%${slot}`
    }
    const parameter = slot - SLOT.firstParameter
    return parameter < fn.parameters ? `%p${parameter}` : `%${slot}`
}

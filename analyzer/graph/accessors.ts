import { type FileFacts, OP, type SiteFact } from "../facts.ts"
import { places } from "./copies.ts"

/** Names under which a file defines getters and setters. */
export interface AccessorNames {
    readonly known: readonly string[]
    /** It may do so under names that only the values tell. */
    readonly others: boolean
}

/** Methods that define members by name. */
const DEFINING = new Set(["defineProperty", "defineProperties", "__defineGetter__", "__defineSetter__"])

/** Reads through every operation of a file once: linear, and no values are needed. */
export function accessorNames({ classes, functions, sites, strings }: FileFacts): AccessorNames {
    const known = classes.flatMap(({ members }) => members.flatMap(({ kind, key }) => (kind === "method" ? [] : [key])))
    let others = false
    for (const { operations } of functions) {
        for (const at of places(operations)) {
            const code = operations[at]!
            if (code === OP.DEFINE && operations[at + 4]! > 0) known.push(strings[operations[at + 2]!]!)
            else if (code === OP.DEFINE_COMPUTED && operations[at + 4]! > 0) others = true
            // The method itself, to be called by another name.
            else if (code === OP.LOAD && DEFINING.has(strings[operations[at + 3]!]!)) others = true
            else if (code === OP.CALL_METHOD && DEFINING.has(strings[operations[at + 4]!]!)) {
                const names = definedNames(sites[operations[at + 1]!])
                if (names) known.push(...names)
                else others = true
            }
        }
    }
    return { known, others }
}

/** Names in `Object.defineProperty(x, "name", …)`, `x.__defineGetter__("name", …)` and `defineProperties(x, { name: … })`, where they stand there. */
function definedNames(site: SiteFact | undefined): readonly string[] | undefined {
    const ofAll = site?.text.endsWith("defineProperties")
    const names = site?.arguments?.flatMap(argument => (ofAll ? argument?.opaque : argument?.string) ?? [])
    return names && names.length > 0 ? names : undefined
}

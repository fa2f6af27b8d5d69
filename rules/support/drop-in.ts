import type { BlockingCall } from "../../catalog/entry.ts"
import { specifierOf } from "./imports.ts"
import type { Hoist } from "./hoist.ts"
import { bare, type CallNode } from "./nodes.ts"
import type { View } from "./view.ts"

/** Imports another package in place of the one the call belongs to, where the catalog knows one with the same functions. */
export function dropIn(view: View, call: CallNode, entry: BlockingCall): Hoist | undefined {
    const { dropIn: other } = entry
    if (other === undefined) return undefined
    const specifier = specifierOf(view, bare(call.callee))
    if (!specifier) return undefined
    const quote = view.sourceCode.getText(specifier)[0]!
    return { name: other, fix: fixer => [fixer.replaceText(specifier, `${quote}${other}${quote}`)] }
}

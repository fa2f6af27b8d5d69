import type { TSESTree } from "@typescript-eslint/utils"
import type { BlockingCall } from "../../catalog/entry.ts"
import { canAwait, needsParentheses, needsSemicolon } from "./awaiting.ts"
import { constantOf } from "./constants.ts"
import { exportOf, refer, declare } from "./imports.ts"
import { breaksAtomicity } from "./interleaving.ts"
import { moduleFormat } from "./module-format.ts"
import { nameOf } from "./names.ts"
import { bare, type Node, type Variable, writtenKey } from "./nodes.ts"
import { isRequestData } from "./request-data.ts"
import type { Rewrite } from "./twins.ts"
import type { View } from "./view.ts"

/**
 * Rewrites a call of a function that a package exports so that a pool of worker threads makes it:
 * `await pool.run(text, { name: "parse" })`. Only where the one argument and the result are sure
 * to survive the way between threads.
 */
export function offload(view: View, call: TSESTree.CallExpression, entry: BlockingCall): Rewrite | undefined {
    const [argument] = call.arguments
    if (!entry.sendable || call.arguments.length !== 1 || call.optional || call.typeArguments || !canAwait(view, call)) return undefined
    if (!argument || argument.type === "SpreadElement" || !isSendable(view, argument)) return undefined
    const exported = exportOf(view, bare(call.callee))
    const format = moduleFormat(view)
    if (!exported || !format || isConfigured(exported.variable) || breaksAtomicity(view, call)) return undefined

    const specifier = JSON.stringify(exported.specifier)
    const file = format === "module" ? `import.meta.resolve(${specifier})` : `require.resolve(${specifier})`
    // One pool for the module: starting a thread costs more than most calls.
    const piscina = refer(view, call, "piscina#Piscina")
    if (!piscina) return undefined
    const pool = declare(view, call, `${nameOfPool(exported.specifier)}Pool`, undefined, `new ${piscina.text}({ filename: ${file} })`)
    const name = exported.name === "default" ? "" : `, { name: ${JSON.stringify(exported.name)} }`
    const inParentheses = needsParentheses(call)
    const waits = call.parent.type === "AwaitExpression" ? "" : "await "
    const text = `${waits}${pool.text}.run(${view.sourceCode.getText(argument)}${name})`
    return {
        twin: `${pool.text}.run`,
        local: false,
        fix: fixer => [
            ...piscina.edits.map(edit => edit(fixer)),
            ...pool.edits.map(edit => edit(fixer)),
            fixer.replaceText(call, inParentheses ? `${needsSemicolon(view, call) ? ";" : ""}(${text})` : text),
        ],
    }
}

const CONFIGURES = /^(?:use|setOptions|options|configure|config|extend|set|add[A-Z]\w*|register[A-Z]\w*)$/

/** `marked.use(extension)`: the module in the worker thread would know nothing of it. */
function isConfigured(variable: Variable): boolean {
    return variable.references.some(({ identifier }) => identifier.parent?.type === "MemberExpression" && identifier.parent.object === identifier && CONFIGURES.test(writtenKey(identifier.parent) ?? ""))
}

/** `@scope/some-package` -> `somePackage` */
function nameOfPool(specifier: string): string {
    return specifier.split("/").at(-1)!.replace(/[^\w$]+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")
}

/** Text and what clients send; an object of the framework or a function would be refused. */
function isSendable(view: View, argument: Node): boolean {
    if (constantOf(view, argument) !== undefined) return true
    const expression = bare(argument)
    if (expression.type === "TemplateLiteral") return true
    if (expression.type === "CallExpression" && expression.callee.type === "MemberExpression" && writtenKey(expression.callee) === "toString") return true
    const name = nameOf(view, expression)
    if (name === "global#JSON.stringify()" || name === "global#String()") return true
    return isRequestData(view, expression)
}

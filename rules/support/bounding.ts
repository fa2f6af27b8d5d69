import type { TSESTree } from "@typescript-eslint/utils"
import { canAwait } from "./awaiting.ts"
import type { FanOut } from "./fan-outs.ts"
import { declare, refer } from "./imports.ts"
import { isFunction, type Node, walk } from "./nodes.ts"
import type { Rewrite } from "./twins.ts"
import type { View } from "./view.ts"

/**
 * Runs a fan-out's work through one limit for the module: `Promise.all(xs.map(x => limit(() => f(x))))`.
 * A limit made for each request would bound nothing across requests.
 */
export function limitWork(view: View, { mapping, node }: FanOut, concurrency: string): Rewrite | undefined {
    const [callback] = mapping?.arguments ?? []
    if (!callback || !isFunction(callback) || callback.generator || mapping!.arguments.length !== 1) return undefined
    const isModule = view.sourceCode.ast.sourceType === "module"
    const pLimit = isModule ? refer(view, node, "p-limit#default") : undefined
    const value = `${isModule ? pLimit?.text : 'require("p-limit").default'}(${concurrency})`
    const limit = declare(view, node, "limit", undefined, value)
    const { sourceCode } = view
    if (callback.type === "FunctionExpression") return undefined
    // The body may stand in parentheses: `id => ({ … })`.
    const arrow = sourceCode.getTokenBefore(callback.body, token => token.value === "=>")!
    const body = sourceCode.text.slice(arrow.range[1], callback.range[1]).trimStart()
    const inner = `${callback.async ? "async " : ""}() => ${body}`
    const head = `${sourceCode.text.slice(callback.range[0], arrow.range[1]).replace(/^async\s+/, "")} `
    return {
        twin: limit.text,
        local: false,
        fix: fixer => [...(pLimit?.edits ?? []).map(edit => edit(fixer)), ...limit.edits.map(edit => edit(fixer)), fixer.replaceText(callback, `${head}${limit.text}(${inner})`)],
    }
}

/** `Promise.all(xs.map(f))` as `pMap(xs, f, { concurrency })`: same order, same rejection. */
export function mapWithLimit(view: View, { api, mapping, node, list, work }: FanOut, concurrency: string): Rewrite | undefined {
    if (api !== "Promise.all" || !mapping || mapping.optional || mapping.arguments.length !== 1 || mapping.callee.type !== "MemberExpression" || mapping.callee.property.type !== "Identifier" || mapping.callee.property.name !== "map") return undefined
    // p-map tells the element and its place, not the list.
    if (isFunction(work) && work.params.length > 2) return undefined
    const isModule = view.sourceCode.ast.sourceType === "module"
    const pMap = isModule ? refer(view, node, "p-map#default") : declare(view, node, "pMap", undefined, 'require("p-map").default')
    if (!pMap) return undefined
    const { sourceCode } = view
    return {
        twin: pMap.text,
        local: false,
        fix: fixer => [...pMap.edits.map(edit => edit(fixer)), fixer.replaceText(node, `${pMap.text}(${sourceCode.getText(list)}, ${sourceCode.getText(work)}, { concurrency: ${concurrency} })`)],
    }
}

/** `xs.forEach(async x => { … })` as a loop that waits for each: in order, and errors are not lost. */
export function loopOver(view: View, { api, node, list, work }: FanOut): Rewrite | undefined {
    if (api !== "forEach" || node.parent.type !== "ExpressionStatement" || node.optional || !canAwait(view, node)) return undefined
    if (work.type !== "ArrowFunctionExpression" || work.params.length !== 1 || work !== node.arguments[0] || work.body.type !== "BlockStatement" || returns(view, work.body)) return undefined
    const [parameter] = work.params
    if (parameter!.type === "RestElement" || parameter!.type === "AssignmentPattern") return undefined
    const { sourceCode } = view
    // The variable of a loop takes no type.
    const annotation = "typeAnnotation" in parameter! ? parameter.typeAnnotation : undefined
    const element = sourceCode.text.slice(parameter!.range[0], annotation?.range[0] ?? parameter!.range[1])
    return { twin: "for … of", local: true, fix: fixer => [fixer.replaceText(node.parent, `for (const ${element} of ${sourceCode.getText(list)}) ${sourceCode.getText(work.body)}`)] }
}

function returns(view: View, body: TSESTree.BlockStatement): boolean {
    let found = false
    walk(body, view.sourceCode.visitorKeys, (node: Node) => {
        if (isFunction(node)) return "skip"
        if (node.type === "ReturnStatement") found = true
        return undefined
    })
    return found
}

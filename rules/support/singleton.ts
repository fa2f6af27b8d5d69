import type { TSESTree } from "@typescript-eslint/utils"
import { type Hoist, usesLocals } from "./hoist.ts"
import type { CallNode } from "./nodes.ts"
import type { View } from "./view.ts"

/**
 * Makes what a call awaits once, on first use. The promise is kept, not its result: two requests
 * that come at the same time wait for the same one. One that fails is made again next time.
 */
export function singleton(view: View, call: CallNode, awaited: TSESTree.AwaitExpression): Hoist | undefined {
    let target: TSESTree.Node | undefined = awaited
    while (target && target.parent?.type !== "Program") target = target.parent
    if (!target || usesLocals(view, call)) return undefined
    const base = nameOf(awaited)
    const [kept, getter] = [`${base}Promise`, `get${base[0]!.toUpperCase()}${base.slice(1)}`]
    const taken = new Set(view.sourceCode.scopeManager?.scopes.flatMap(scope => [...scope.variables.map(variable => variable.name), ...scope.through.map(reference => reference.identifier.name as string)]))
    if (taken.has(kept) || taken.has(getter)) return undefined

    const { sourceCode } = view
    const end = /;\s*$/m.test(sourceCode.text) ? ";" : ""
    const indent = /\n( +|\t)\S/.exec(sourceCode.text)?.[1] ?? "    "
    const lines = [
        `let ${kept}${end}`,
        `function ${getter}() {`,
        `${indent}${kept} ??= ${sourceCode.getText(awaited.argument)}.catch(error => {`,
        `${indent}${indent}${kept} = undefined${end}`,
        `${indent}${indent}throw error${end}`,
        `${indent}})${end}`,
        `${indent}return ${kept}${end}`,
        "}",
        "",
        "",
    ]
    // TypeScript would have to be told the type of the variable.
    if (/\.[cm]?tsx?$/.test(view.file)) lines[0] = `let ${kept}: ReturnType<typeof ${sourceCode.getText(call.callee)}> | undefined${end}`
    return { name: getter, fix: fixer => [fixer.insertTextBefore(target, lines.join("\n")), fixer.replaceText(awaited.argument, `${getter}()`)] }
}

function nameOf(awaited: TSESTree.AwaitExpression): string {
    const { parent } = awaited
    return parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id.name : "client"
}

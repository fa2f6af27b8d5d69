import type { TSESTree } from "@typescript-eslint/utils"
import { BUILTINS } from "../catalog/builtins.ts"
import { blockingOf, calledApi } from "./support/calls.ts"
import { constantOf } from "./support/constants.ts"
import { createRule } from "./support/create-rule.ts"
import { hoistDeclaration, hoistExpression } from "./support/hoist.ts"
import { enclosingFunction, isFunction, type Node, type Reference } from "./support/nodes.ts"
import { runsOnce } from "./support/once.ts"
import { phaseAt } from "./support/phase.ts"
import { referencesToGlobal, sourcesOf } from "./support/scan.ts"
import type { View } from "./support/view.ts"

type Options = {
    readonly modules: "costly" | "all"
}
type Messages = "json" | "computed" | "module" | "hoist"

export default createRule<Options, Messages>({
    name: "no-lazy-require",
    meta: {
        type: "suggestion",
        docs: { description: "disallow loading modules synchronously while requests are served", config: "recommended", strict: { modules: "all" } },
        hasSuggestions: true,
        schema: [
            {
                type: "object",
                properties: { modules: { enum: ["costly", "all"], description: "`costly`: JSON files and computed names, in handlers; `all`: every module except Node's own, in asynchronous functions too." } },
                additionalProperties: false,
            },
        ],
        defaultOptions: [{ modules: "costly" }],
        messages: {
            json: "`{{call}}` reads and parses the whole file when the first request gets here, and every other request waits. Load it at start-up, or read it with `readFile` of `node:fs/promises`.",
            computed: "`{{call}}` may read, compile and run another module with each request, and every other request waits. Load the modules at start-up and choose among them here.",
            module: "`{{call}}` reads, compiles and runs the module when the first request gets here, and every other request waits. Load it at start-up.",
            hoist: "Load it at the top, as `{{name}}`.",
        },
    },
    signs: ["require"],
    concerns: view => (sourcesOf(view).otherRequire || (mayBeInFunction(view) && referencesToGlobal(view, "require").some(isLate))) && view.role === "server",
    create(context, view, options) {
        if (sourcesOf(view).otherRequire) return { CallExpression: check }
        return { Program: () => referencesToGlobal(view, "require").filter(isLate).forEach(({ identifier }) => check(identifier.parent as TSESTree.CallExpression)) }

        function check(node: TSESTree.CallExpression): void {
            const [first] = node.arguments
            if (node.callee.type !== "Identifier" || enclosingFunction(node) === null) return
            const called = calledApi(view, node)
            if (!called || !first || view.catalog.canonicalType(called.api) !== "node:module#require") return
            const messageId = kindOf(node, called, first)
            const phase = messageId && phaseAt(view, node)
            if (!messageId || !(phase === "request" || (phase === "async" && options.modules === "all")) || isOptional(node) || runsOnce(view, node)) return
            const hoisted = messageId === "computed" ? undefined : (hoistDeclaration(view, node) ?? hoistExpression(view, node, nameOfFile(String(constantOf(view, first)))))
            context.report({
                node,
                messageId,
                data: { call: view.sourceCode.getText(node) },
                suggest: hoisted ? [{ messageId: "hoist", data: { name: hoisted.name }, fix: hoisted.fix }] : [],
            })
        }

        function kindOf(node: TSESTree.CallExpression, called: NonNullable<ReturnType<typeof calledApi>>, first: Node): Exclude<Messages, "hoist"> | undefined {
            const specifier = constantOf(view, first)
            if (typeof specifier === "string" && (specifier.startsWith("node:") || BUILTINS.has(specifier))) return undefined
            if (blockingOf(view, called)) return typeof specifier === "string" ? "json" : "computed"
            return options.modules === "all" && node.arguments.length === 1 ? "module" : undefined
        }
    },
})

/** Where a function begins, or may. */
const FUNCTION = /=>|\b(?:function|class)\b|\)[^;=(){}]*\{/

/** Whether a function begins before the last call of `require`. Cheap, and "no" only where it is sure. */
function mayBeInFunction({ sourceCode: { text } }: View): boolean {
    const first = text.search(FUNCTION)
    return first !== -1 && text.lastIndexOf("quire") > first
}

/** A call in a function. */
function isLate({ identifier, from }: Reference): boolean {
    const { parent } = identifier
    return from.variableScope.block.type !== "Program" && parent?.type === "CallExpression" && parent.callee === identifier && enclosingFunction(identifier) !== null
}

/** `try { require("x") } catch { … }`: the module may not be there. */
function isOptional(node: Node): boolean {
    for (let at = node; at.parent && !isFunction(at); at = at.parent) if (at.parent.type === "TryStatement" && at.parent.block === at && at.parent.handler) return true
    return false
}

/** `./data/big-list.json` -> `bigList` */
function nameOfFile(specifier: string): string {
    const base = specifier.split("/").at(-1)!.replace(/\.\w+$/, "")
    const name = base.replace(/[^\w$]+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")
    return /^[A-Za-z_$]/.test(name) ? name : `_${name}`
}

import type { TSESTree } from "@typescript-eslint/utils"
import { constantOf } from "./support/constants.ts"
import { createRule } from "./support/create-rule.ts"
import { mayHaveRequests } from "./support/handlers.ts"
import { nameOf } from "./support/names.ts"
import { bare, type Node, writtenKey } from "./support/nodes.ts"
import { isRequestData } from "./support/request-data.ts"
import { slownessOf } from "./support/slow-regex.ts"
import { onlyValueOf } from "./support/values.ts"
import type { View } from "./support/view.ts"

type Messages = "slow"

const OF_REGEX = new Set(["test", "exec"])
const OF_TEXT = new Set(["match", "matchAll", "replace", "replaceAll", "search", "split"])

export default createRule<Record<string, never>, Messages>({
    name: "no-super-linear-regex-on-input",
    meta: {
        type: "problem",
        docs: { description: "disallow regular expressions that take more than linear time on data a client sent", config: "recommended" },
        schema: [],
        messages: {
            slow: "`{{regex}}` takes {{how}} time for many repetitions of {{character}}, and a client chooses the text: no other request is served meanwhile. Rewrite `{{where}}` so that it matches in one way only, or limit the length of the text.",
        },
    },
    signs: ["regex"],
    concerns: view => mayHaveRequests(view) && view.role === "server",
    create(context, view) {
        return { CallExpression: check }

        function check(node: TSESTree.CallExpression): void {
            const use = useOfRegex(node)
            if (!use) return
            const pattern = patternOf(view, use.regex)
            // The cheap question first; whether the text is a client's takes a look around.
            if (!pattern || !/[*+}]/.test(pattern.source) || !isRequestData(view, use.text)) return
            const slow = slownessOf(pattern.source, pattern.flags)
            if (!slow) return
            context.report({
                node,
                messageId: "slow",
                data: { regex: `/${pattern.source}/${pattern.flags}`, how: slow.how, character: JSON.stringify(slow.character), where: slow.where },
            })
        }
    },
})

interface Use {
    readonly regex: Node
    readonly text: Node
}

/** `regex.test(text)`, `text.match(regex)` */
function useOfRegex(node: TSESTree.CallExpression): Use | undefined {
    const callee = bare(node.callee)
    const [first] = node.arguments
    if (callee.type !== "MemberExpression" || !first || first.type === "SpreadElement") return undefined
    const method = writtenKey(callee) ?? ""
    if (OF_REGEX.has(method)) return { regex: callee.object, text: first }
    return OF_TEXT.has(method) ? { regex: first, text: callee.object } : undefined
}

/** The pattern of a literal, a constant one, or `new RegExp` of constants. */
function patternOf(view: View, node: Node): { readonly source: string; readonly flags: string } | undefined {
    const expression = bare(node)
    if (expression.type === "Literal" && "regex" in expression) return { source: expression.regex.pattern, flags: expression.regex.flags }
    if (expression.type === "Identifier") {
        const value = onlyValueOf(view, expression)
        return value && value.type !== "Identifier" ? patternOf(view, value) : undefined
    }
    if ((expression.type !== "NewExpression" && expression.type !== "CallExpression") || nameOf(view, bare(expression.callee)) !== "global#RegExp") return undefined
    const [source, flags] = expression.arguments.map(argument => constantOf(view, argument))
    return typeof source === "string" ? { source, flags: typeof flags === "string" ? flags : "" } : undefined
}

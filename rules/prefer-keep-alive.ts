import type { TSESTree } from "@typescript-eslint/utils"
import { calledApi, mayBe } from "./support/calls.ts"
import { clientPerCall } from "./support/clients.ts"
import { constantOf } from "./support/constants.ts"
import { createRule } from "./support/create-rule.ts"
import { hoistDeclaration, hoistExpression } from "./support/hoist.ts"
import { bare, type CallNode, type Node, writtenKey } from "./support/nodes.ts"
import { isRequestTime } from "./support/phase.ts"
import { isAgent } from "./support/responsibility.ts"
import { mentions, referencesToGlobal, sourcesOf } from "./support/scan.ts"
import { textOf } from "./support/report-blocking.ts"
import { onlyValueOf } from "./support/values.ts"
import type { View } from "./support/view.ts"

type Messages = "agentPerCall" | "noAgent" | "closes" | "hoist" | "remove"

/** Calls that make a request to another server. */
const REQUESTS = /^(?:node:https?#(?:request|get)|global#fetch|undici#(?:fetch|request|stream)|axios#(?:default|request|get|post|put|patch|delete|head|options)|got#(?:default|get|post|put|patch|delete|head)|node-fetch#default|ky#(?:default|get|post|put|patch|delete)|needle#\w+|superagent#\w+)$/

function mayRequest(view: View): boolean {
    const { makesRequests, computed } = sourcesOf(view)
    return makesRequests || computed || (view.sourceCode.text.includes("fetch") && referencesToGlobal(view, "fetch").length > 0)
}

/** Says a word of what is reported: an agent, or the header `Connection`. */
function saysHow({ sourceCode: { text } }: View): boolean {
    return text.includes("gent") || text.includes("onnection")
}

const REQUEST_METHODS = new Set(["request", "get", "fetch", "stream", "post", "put", "patch", "delete", "head", "options"])

export default createRule<Record<string, never>, Messages>({
    name: "prefer-keep-alive",
    meta: {
        type: "suggestion",
        docs: { description: "require connections to other servers to be used again", config: "strict" },
        hasSuggestions: true,
        schema: [],
        messages: {
            agentPerCall: "`{{call}}` makes an agent for each request, and connections are kept per agent: each request pays for a new connection, and its TLS handshake. {{advice}}",
            noAgent: "`agent: false` opens a connection of its own for each request, and pays for its TLS handshake. Leave it out, or share one agent with `keepAlive`.",
            closes: "`Connection: close` gives the connection up after each request: the next one pays for a new one, and its TLS handshake. Leave it out.",
            hoist: "Make `{{name}}` once, at module scope.",
            remove: "Leave it out.",
        },
    },
    signs: ["agent", "outgoing"],
    concerns: view => saysHow(view) && (mentions(view, "agent") || mayRequest(view)) && view.role === "server",
    create(context, view) {
        const { members } = view.lookup.of("agent")
        return { NewExpression: checkAgent, CallExpression: check }

        function check(node: TSESTree.CallExpression): void {
            checkAgent(node)
            const called = mayBe(view, node, REQUEST_METHODS) ? calledApi(view, node) : undefined
            if (!called?.given || !REQUESTS.test(view.catalog.canonicalType(called.api)) || !isRequestTime(view, node)) return
            for (const argument of called.given) {
                const options = literalOf(argument)
                if (options) checkOptions(options)
            }
        }

        function checkAgent(call: CallNode): void {
            const client = mayBe(view, call, members) ? clientPerCall(view, call) : undefined
            if (!client || !isAgent(client.entry)) return
            const { value, entry } = client
            const hoisted = hoistDeclaration(view, value) ?? hoistExpression(view, value, "agent")
            context.report({
                node: call,
                messageId: "agentPerCall",
                data: { call: `new ${textOf(view, call.callee)}`, advice: entry.advice ?? "Make it once and share it." },
                suggest: hoisted ? [{ messageId: "hoist", data: { name: hoisted.name }, fix: hoisted.fix }] : [],
            })
        }

        function checkOptions(options: TSESTree.ObjectExpression): void {
            for (const property of options.properties) {
                if (property.type !== "Property") continue
                const key = writtenKey(property)?.toLowerCase()
                if (key === "agent" && constantOf(view, property.value) === false) report(property, "noAgent")
                if (key !== "headers") continue
                for (const header of literalOf(property.value)?.properties ?? []) {
                    if (header.type !== "Property" || writtenKey(header)?.toLowerCase() !== "connection") continue
                    const value = constantOf(view, header.value)
                    if (typeof value === "string" && value.toLowerCase() === "close") report(header, "closes")
                }
            }
        }

        function report(property: TSESTree.Property, messageId: "noAgent" | "closes"): void {
            context.report({ node: property, messageId, suggest: [{ messageId: "remove", fix: fixer => fixer.removeRange(rangeWithComma(property)) }] })
        }

        function literalOf(node: Node): TSESTree.ObjectExpression | undefined {
            const expression = bare(node)
            const value = expression.type === "Identifier" ? onlyValueOf(view, expression) : expression
            return value?.type === "ObjectExpression" ? value : undefined
        }

        /** The property with the comma that goes with it. */
        function rangeWithComma(property: TSESTree.Property): [number, number] {
            const after = view.sourceCode.getTokenAfter(property)
            const before = view.sourceCode.getTokenBefore(property)
            if (after?.value === ",") {
                const next = view.sourceCode.getTokenAfter(after)
                return [property.range[0], next && next.value !== "}" ? next.range[0] : after.range[1]]
            }
            return [before?.value === "," ? before.range[0] : property.range[0], property.range[1]]
        }
    },
})

import { onCandidates } from "./support/candidates.ts"
import { clientPerCall, isClosed, isConnected, type Why } from "./support/clients.ts"
import { createRule } from "./support/create-rule.ts"
import { hoistDeclaration, hoistExpression } from "./support/hoist.ts"
import { type CallNode, type Node } from "./support/nodes.ts"
import { singleton } from "./support/singleton.ts"
import { textOf } from "./support/report-blocking.ts"
import { isAgent } from "./support/responsibility.ts"
import { mentions } from "./support/scan.ts"

type Messages = "perRequest" | "hoist" | "singleton"

/** What one client for each request costs. */
const COSTS: Readonly<Record<Why, string>> = {
    pool: "opens a connection pool of its own each time: under load connections run out",
    connection: "opens a connection each time: each one waits for the handshake, and under load connections run out",
    agent: "makes an agent of its own each time: no connection is ever used again",
    credentials: "looks its credentials up each time",
    memory: "builds its caches each time",
    threads: "starts threads or processes each time",
    files: "opens its files each time",
}

const ADVICE = "Create it once, at module scope or on first use, and share it."

export default createRule<Record<string, never>, Messages>({
    name: "no-client-per-request",
    meta: {
        type: "problem",
        docs: { description: "disallow clients, pools and other long-lived objects that are made anew for each request", config: "recommended" },
        hasSuggestions: true,
        schema: [],
        messages: {
            perRequest: "`{{call}}` {{costs}}. {{advice}}",
            hoist: "Make `{{name}}` once, at module scope.",
            singleton: "Make it on first use, and keep it: `{{name}}()`.",
        },
    },
    signs: ["client"],
    concerns: view => mentions(view, "client") && view.role === "server",
    create(context, view) {
        return onCandidates(view, ["client"], check)

        function check(call: CallNode): void {
            const client = clientPerCall(view, call)
            // Bare agents are the business of prefer-keep-alive.
            if (!client || isAgent(client.entry)) return
            const { entry, value } = client
            context.report({
                node: call,
                messageId: "perRequest",
                data: { call: `${call.type === "NewExpression" ? "new " : ""}${textOf(view, call.callee)}`, costs: COSTS[entry.why], advice: entry.advice ?? ADVICE },
                suggest: suggestions(call, value),
            })
        }

        function suggestions(call: CallNode, value: Node) {
            // What is connected or closed for each request cannot be shared as it is.
            if (isClosed(view, value) || isConnected(view, value)) return []
            if (value.type === "AwaitExpression") {
                const made = singleton(view, call, value)
                return made ? [{ messageId: "singleton" as const, data: { name: made.name }, fix: made.fix }] : []
            }
            const hoisted = hoistDeclaration(view, value) ?? hoistExpression(view, value, clientName(call))
            return hoisted ? [{ messageId: "hoist" as const, data: { name: hoisted.name }, fix: hoisted.fix }] : []
        }
    },
})

/** `new S3Client()` -> `s3Client`, `mysql.createPool()` -> `pool` */
function clientName(call: CallNode): string {
    const { callee } = call
    const name = callee.type === "Identifier" ? callee.name : callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : "client"
    const short = name.replace(/^(?:create|make|new)(?=[A-Z])/, "")
    const camel = short.replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/, start => start.toLowerCase())
    return camel === name ? "client" : camel
}

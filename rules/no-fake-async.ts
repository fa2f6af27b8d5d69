import type { TSESTree } from "@typescript-eslint/utils"
import { blockingOf, calledApi } from "./support/calls.ts"
import { onCandidates } from "./support/candidates.ts"
import { createRule } from "./support/create-rule.ts"
import { dropIn } from "./support/drop-in.ts"
import { bare, type CallNode } from "./support/nodes.ts"
import { offload } from "./support/offload.ts"
import { mayRunInBrowser } from "./support/either-side.ts"
import { runsOnce } from "./support/once.ts"
import { isRequestTime } from "./support/phase.ts"
import { blockingData, isWorthReporting } from "./support/report-blocking.ts"
import { mentions } from "./support/scan.ts"

type Options = {
    /** Calls that take microseconds too. */
    readonly cheap: boolean
}
type Messages = "staysOnLoop" | "dropIn" | "offload"

export default createRule<Options, Messages>({
    name: "no-fake-async",
    meta: {
        type: "problem",
        docs: { description: "disallow calls that look asynchronous but do their work on the event loop", config: "recommended", strict: { cheap: true } },
        hasSuggestions: true,
        schema: [
            {
                type: "object",
                properties: { cheap: { type: "boolean", description: "Report calls that take microseconds too, such as `jwt.verify` with a callback." } },
                additionalProperties: false,
            },
        ],
        defaultOptions: [{ cheap: false }],
        messages: {
            staysOnLoop: "`{{call}}` {{does}}: {{others}}. {{advice}}",
            dropIn: "Import `{{package}}` instead, which has the same functions and works off the event loop.",
            offload: "Let a pool of worker threads do it, with piscina: `await {{twin}}(…)`.",
        },
    },
    signs: ["no-fake-async"],
    concerns: view => (view.types !== undefined || mentions(view, "no-fake-async")) && view.role === "server" && !mayRunInBrowser(view),
    create(context, view, options) {
        return onCandidates(view, ["no-fake-async"], check)

        function check(node: CallNode): void {
            const called = calledApi(view, node)
            const blocking = called && blockingOf(view, called)
            if (!blocking?.entry.pseudoAsync) return
            if (!(options.cheap && blocking.cost === "micro") && !isWorthReporting(view, node, blocking)) return
            if (!isRequestTime(view, node) || runsOnce(view, node)) return
            const data = blockingData(view, node.callee, blocking)
            if (blocking.cost === "micro") data.others = "waiting for it gains nothing"
            context.report({
                node: bare(node.callee),
                messageId: "staysOnLoop",
                data,
                suggest: suggestions(node, blocking.entry),
            })
        }

        function suggestions(node: CallNode, entry: NonNullable<ReturnType<typeof blockingOf>>["entry"]) {
            const other = dropIn(view, node, entry)
            if (other) return [{ messageId: "dropIn" as const, data: { package: other.name }, fix: other.fix }]
            const rewrite = isAwaited(node) ? offload(view, node, entry) : undefined
            return rewrite ? [{ messageId: "offload" as const, data: { twin: rewrite.twin }, fix: rewrite.fix }] : []
        }
    },
})

function isAwaited(node: CallNode): node is TSESTree.CallExpression {
    return node.type === "CallExpression" && node.parent.type === "AwaitExpression"
}

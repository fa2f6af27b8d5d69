import type { ApiName } from "../catalog/entry.ts"
import { type ApiCall, type Blocking, blockingOf, calledApi } from "./support/calls.ts"
import { onCandidates } from "./support/candidates.ts"
import { createRule } from "./support/create-rule.ts"
import { mayHaveRequests } from "./support/handlers.ts"
import { bare, type CallNode, isCall, type Node } from "./support/nodes.ts"
import { offload } from "./support/offload.ts"
import { mayRunInBrowser } from "./support/either-side.ts"
import { runsOnce } from "./support/once.ts"
import { endsProcess, isRequestTime } from "./support/phase.ts"
import { calledBack } from "./support/references.ts"
import { blockingData, isWorthReporting } from "./support/report-blocking.ts"
import { ruleFor } from "./support/responsibility.ts"
import { mentions } from "./support/scan.ts"

type Messages = "computes" | "offload"

export default createRule<Record<string, never>, Messages>({
    name: "no-cpu-heavy-call",
    meta: {
        type: "problem",
        docs: { description: "disallow calls that compute for long on the event loop and have no asynchronous twin", config: "recommended" },
        hasSuggestions: true,
        schema: [],
        messages: {
            computes: "`{{call}}` {{does}}: {{others}}. {{advice}}",
            offload: "Let a pool of worker threads do it, with piscina: `await {{twin}}(…)`.",
        },
    },
    signs: ["no-cpu-heavy-call", "cpuOfRequest"],
    concerns: view => (view.types !== undefined || mentions(view, "no-cpu-heavy-call") || (mentions(view, "cpuOfRequest") && mayHaveRequests(view))) && view.role === "server" && !mayRunInBrowser(view),
    create(context, view) {
        return onCandidates(view, ["no-cpu-heavy-call", "cpuOfRequest"], check)

        function check(node: CallNode): void {
            const called = calledApi(view, node)
            const blocking = called && blockingOf(view, called)
            if (blocking) reportIfMeant(node, called, blocking)
            for (const { node: argument, api } of calledBack(view, node)) checkReference(argument, api)
        }

        function checkReference(argument: Node, api: ApiName): void {
            const called: ApiCall = { api, isNew: false, given: undefined, indirect: true }
            const blocking = blockingOf(view, called)
            if (blocking) reportIfMeant(argument, called, blocking)
        }

        function reportIfMeant(node: Node, called: ApiCall, blocking: Blocking): void {
            if (ruleFor(called.api, blocking.entry, view) !== "no-cpu-heavy-call" || !isWorthReporting(view, node, blocking)) return
            if (!isRequestTime(view, node) || runsOnce(view, node) || endsProcess(node)) return
            const rewrite = node.type === "CallExpression" && !called.indirect ? offload(view, node, blocking.entry) : undefined
            context.report({
                node: isCall(node) ? bare(node.callee) : node,
                messageId: "computes",
                data: blockingData(view, isCall(node) ? node.callee : node, blocking),
                ...(rewrite && { suggest: [{ messageId: "offload", data: { twin: rewrite.twin }, fix: rewrite.fix }] }),
            })
        }
    },
})

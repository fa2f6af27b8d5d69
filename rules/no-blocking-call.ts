import type { TSESTree } from "@typescript-eslint/utils"
import type { ApiName } from "../catalog/entry.ts"
import { busyWait } from "./support/busy-wait.ts"
import { type ApiCall, argumentsOf, type Blocking, blockingOf, calledApi } from "./support/calls.ts"
import { onCandidates } from "./support/candidates.ts"
import { createRule } from "./support/create-rule.ts"
import { bare, type CallNode, enclosingFunction, isCall, type Node } from "./support/nodes.ts"
import { runsOnce } from "./support/once.ts"
import { endsProcess, isRequestTime } from "./support/phase.ts"
import { blockingData, isWorthReporting } from "./support/report-blocking.ts"
import { calledBack } from "./support/references.ts"
import { ruleFor } from "./support/responsibility.ts"
import { mentions } from "./support/scan.ts"
import { rewriteToTwin } from "./support/twins.ts"
import type { View } from "./support/view.ts"

type Options = {
    /** Where a blocking call is reported. */
    readonly where: "requests" | "functions" | "everywhere"
    /** Apply what is suggested with `--fix`, where only the call itself changes. */
    readonly autofix: boolean
}
type Messages = "blocks" | "awaitTwin"

export default createRule<Options, Messages>({
    name: "no-blocking-call",
    meta: {
        type: "problem",
        docs: { description: "disallow calls that keep the event loop waiting while requests are served", config: "recommended" },
        fixable: "code",
        hasSuggestions: true,
        schema: [
            {
                type: "object",
                properties: {
                    where: {
                        enum: ["requests", "functions", "everywhere"],
                        description: "`requests`: in handlers, asynchronous functions and what they contain or call in the same file; `functions`: in every function; `everywhere`: at module level too.",
                    },
                    autofix: { type: "boolean", description: "Apply the suggestion with `--fix` where it changes nothing but the call." },
                },
                additionalProperties: false,
            },
        ],
        defaultOptions: [{ where: "requests", autofix: false }],
        messages: {
            blocks: "`{{call}}` {{does}}: {{others}}. {{advice}}",
            awaitTwin: "Use `await {{twin}}`.",
        },
    },
    signs: ["no-blocking-call", "loop"],
    concerns: view => mayBlock(view) || mayWait(view),
    create(context, view, options) {
        const isMeantHere = options.where !== "requests" || (mayBlock(view) && view.role === "server")
        return {
            ...(mayBlock(view) && isMeantHere && onCandidates(view, ["no-blocking-call"], check, checkTemplate)),
            ...(mayWait(view) && { WhileStatement: checkLoop, DoWhileStatement: checkLoop }),
        }

        function checkLoop(node: TSESTree.WhileStatement | TSESTree.DoWhileStatement) {
            const blocking = busyWait(view, node)
            if (blocking && isMeant(node)) report(node, node.test, blocking)
        }

        function check(node: CallNode): void {
            const called = calledApi(view, node)
            const blocking = called && blockingOf(view, called)
            if (blocking && ruleFor(called.api, blocking.entry, view) === "no-blocking-call" && isMeant(node)) report(node, node, blocking, called)
            for (const { node: argument, api } of calledBack(view, node)) checkReference(argument, api)
        }

        /** `files.map(fs.readFileSync)` */
        function checkReference(argument: Node, api: ApiName): void {
            const blocking = blockingOf(view, { api, isNew: false, given: undefined, indirect: true })
            if (blocking && ruleFor(api, blocking.entry, view) === "no-blocking-call" && isMeant(argument)) report(argument, argument, blocking)
        }

        function checkTemplate(node: TSESTree.TaggedTemplateExpression): void {
            const called = tagged(view, node)
            const blocking = called && blockingOf(view, called)
            if (blocking && isMeant(node)) report(node, node.tag, blocking)
        }

        function isMeant(node: Node): boolean {
            if (options.where === "everywhere") return true
            if (options.where === "functions") return enclosingFunction(node) !== null
            return view.role === "server" && isRequestTime(view, node) && !runsOnce(view, node) && !endsProcess(node)
        }

        function report(node: Node, named: Node, blocking: Blocking, called?: ApiCall): void {
            if (!isWorthReporting(view, node, blocking)) return
            const rewrite = node.type === "CallExpression" && called && !called.indirect ? rewriteToTwin(view, node, called.api, blocking.entry) : undefined
            context.report({
                node: isCall(node) ? bare(node.callee) : named,
                messageId: "blocks",
                data: blockingData(view, named, blocking),
                ...(rewrite && options.autofix && rewrite.local && { fix: rewrite.fix }),
                ...(rewrite && { suggest: [{ messageId: "awaitTwin", data: { twin: rewrite.twin }, fix: rewrite.fix }] }),
            })
        }
    },
})

function mayBlock(view: View): boolean {
    return view.types !== undefined || mentions(view, "no-blocking-call")
}

function mayWait(view: View): boolean {
    return view.sourceCode.text.includes("while")
}

/** `` $.sync`ls` `` */
function tagged(view: View, node: TSESTree.TaggedTemplateExpression): ApiCall | undefined {
    const called = calledApi(view, { ...node, type: "CallExpression", callee: node.tag, arguments: [], optional: false } as unknown as TSESTree.CallExpression)
    return called && argumentsOf(view, called.given).count === 0 ? called : undefined
}

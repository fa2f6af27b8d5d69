import { limitWork, loopOver, mapWithLimit } from "./support/bounding.ts"
import { createRule } from "./support/create-rule.ts"
import { type FanOut, fanOutCalls, fanOutsOf } from "./support/fan-outs.ts"
import { textOf } from "./support/report-blocking.ts"
import { workOf } from "./support/work.ts"

type Options = {
    /** Lists of which nobody knows how long they are, too. */
    readonly unknownLists: boolean
}
type Messages = "startsAll" | "notAwaited" | "limit" | "mapWithLimit" | "loop"

export default createRule<Options, Messages>({
    name: "no-unbounded-concurrency",
    meta: {
        type: "problem",
        docs: { description: "disallow starting asynchronous work for every element of a list of unbounded length", config: "recommended", strict: { unknownLists: true } },
        hasSuggestions: true,
        schema: [
            {
                type: "object",
                properties: { unknownLists: { type: "boolean", description: "Report lists too of which the file does not tell where they come from. Without it: what clients send, what folders, tables and services list." } },
                additionalProperties: false,
            },
        ],
        defaultOptions: [{ unknownLists: false }],
        messages: {
            startsAll: "`{{call}}` starts work for every element of `{{list}}` at once, and nothing bounds how many there are: many elements flood what the work needs. Run it through `p-limit` or `p-map`, or in chunks.",
            notAwaited: "`forEach` does not wait for its asynchronous function and starts it for every element of `{{list}}` at once: nothing bounds how many run, and what they throw is lost. Loop with `for … of` and `await`, or use `p-map`.",
            limit: "Run at most {{concurrency}} at once, with p-limit.",
            mapWithLimit: "Run at most {{concurrency}} at once, with p-map.",
            loop: "Run one after the other, with `for … of`.",
        },
    },
    signs: ["promise", "fanOut"],
    concerns: view => fanOutCalls(view).length > 0 && view.role === "server",
    create(context, view, options) {
        return { Program: () => fanOutsOf(view, options.unknownLists).forEach(check) }

        function check(fanOut: FanOut): void {
            const { node } = fanOut
            const work = workOf(view, fanOut.work, fanOut.api !== "forEach")
            // What floods the thread pool is the business of no-threadpool-flood.
            if (!work.waits || work.threadpool.length > 0) return
            const concurrency = String(view.settings.concurrency)
            const suggestions = [
                ["mapWithLimit", mapWithLimit(view, fanOut, concurrency)],
                ["limit", limitWork(view, fanOut, concurrency)],
                ["loop", loopOver(view, fanOut)],
            ] as const
            context.report({
                node,
                messageId: fanOut.api === "forEach" ? "notAwaited" : "startsAll",
                data: { call: fanOut.api, list: textOf(view, fanOut.list) },
                suggest: suggestions.flatMap(([messageId, rewrite]) => (rewrite ? [{ messageId, data: { concurrency }, fix: rewrite.fix }] : [])),
            })
        }
    },
})

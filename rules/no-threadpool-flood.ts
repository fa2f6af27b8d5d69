import { limitWork, mapWithLimit } from "./support/bounding.ts"
import { createRule } from "./support/create-rule.ts"
import { type FanOut, fanOutCalls, fanOutsOf } from "./support/fan-outs.ts"
import { textOf } from "./support/report-blocking.ts"
import { mentions } from "./support/scan.ts"
import { workOf } from "./support/work.ts"

type Options = {
    /** Lists of which nobody knows how long they are, too. */
    readonly unknownLists: boolean
    /** Threads of libuv's pool: the value of `UV_THREADPOOL_SIZE`. */
    readonly threads: number
}
type Messages = "floods" | "limit" | "mapWithLimit"

export default createRule<Options, Messages>({
    name: "no-threadpool-flood",
    meta: {
        type: "problem",
        docs: { description: "disallow handing libuv's thread pool a job for every element of a list at once", config: "strict" },
        hasSuggestions: true,
        schema: [
            {
                type: "object",
                properties: {
                    unknownLists: { type: "boolean", description: "Report lists too of which the file does not tell where they come from." },
                    threads: { type: "integer", minimum: 1, description: "Threads of the pool, as `UV_THREADPOOL_SIZE` says." },
                },
                additionalProperties: false,
            },
        ],
        defaultOptions: [{ unknownLists: true, threads: 4 }],
        messages: {
            floods: "`{{call}}` gives libuv's {{threads}} threads one `{{job}}` for every element of `{{list}}` at once: until they are done, file, DNS and crypto work of all other requests waits in line. Run at most {{threads}} at once.",
            limit: "Run at most {{threads}} at once, with p-limit.",
            mapWithLimit: "Run at most {{threads}} at once, with p-map.",
        },
    },
    signs: ["promise", "fanOut"],
    concerns: view => fanOutCalls(view).length > 0 && (view.types !== undefined || mentions(view, "threadpool")) && view.role === "server",
    create(context, view, options) {
        return { Program: () => fanOutsOf(view, options.unknownLists).forEach(check) }

        function check(fanOut: FanOut): void {
            const { node } = fanOut
            const [job] = workOf(view, fanOut.work, fanOut.api !== "forEach").threadpool
            if (!job) return
            const threads = String(options.threads)
            const suggestions = [
                ["mapWithLimit", mapWithLimit(view, fanOut, threads)],
                ["limit", limitWork(view, fanOut, threads)],
            ] as const
            context.report({
                node,
                messageId: "floods",
                data: { call: fanOut.api, list: textOf(view, fanOut.list), job: job.slice(job.indexOf("#") + 1), threads },
                suggest: suggestions.flatMap(([messageId, rewrite]) => (rewrite ? [{ messageId, data: { threads }, fix: rewrite.fix }] : [])),
            })
        }
    },
})

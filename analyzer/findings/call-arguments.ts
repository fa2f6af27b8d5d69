import type { CallArguments } from "../../catalog/conditions.ts"
import type { FileFacts } from "../facts.ts"
import type { ApiCall } from "../graph/call-graph.ts"
import { writtenCalls } from "./written-calls.ts"

const NOTHING_KNOWN: CallArguments = { count: 0, arguments: [] }

/** What is known of the arguments of one call, for the catalog's conditions. */
export function callArguments(file: FileFacts, call: ApiCall): CallArguments {
    const known = {
        ...(call.callback !== undefined && { callback: call.callback }),
        ...(call.requestData !== undefined && { requestData: call.requestData }),
    }
    // The function was handed to something else: the arguments written there are not its own.
    if (call.kind === "callback") return { ...NOTHING_KNOWN, ...known }

    const site = file.sites[call.site.site]
    const written = site?.arguments ?? []
    const count = Math.max(writtenCalls(file).get(call.site.site)?.count ?? 0, written.length)
    // f.call(self, ...) has its arguments one further on, those of f.apply(self, list) are in a list.
    if (isIndirect(site?.text, call.api, ".call")) return { count: Math.max(0, count - 1), arguments: written.slice(1), ...known }
    if (isIndirect(site?.text, call.api, ".apply")) return { ...NOTHING_KNOWN, ...known }
    return { count, arguments: written, ...known }
}

function isIndirect(text: string | undefined, api: string, by: ".call" | ".apply"): boolean {
    return (text?.endsWith(by) ?? false) && !api.endsWith(by)
}

import { inspect } from "../../analyzer/analyze.ts"
import type { Outcome } from "./claims.ts"

/** Runs the pipeline on a folder, in this process and without a cache. What runs once is reported too, marked so. */
export async function run(root: string, options: { readonly workers?: number } = {}): Promise<Outcome> {
    const { program, report } = await inspect({ root, cache: false, workers: 0, settings: { once: true }, ...options })
    return { program, findings: report.findings }
}

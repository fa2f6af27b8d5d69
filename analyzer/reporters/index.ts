import callgraph from "./callgraph.ts"
import github from "./github.ts"
import json from "./json.ts"
import pretty from "./pretty.ts"
import type { Reporter } from "./reporter.ts"
import sarif from "./sarif.ts"

/** What `--format` takes. */
export const reporters = { pretty, json, sarif, github, callgraph } satisfies Record<string, Reporter>

export type Format = keyof typeof reporters

export function isFormat(name: string): name is Format {
    return Object.hasOwn(reporters, name)
}

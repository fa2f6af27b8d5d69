import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import type { Finding } from "../../analyzer/report.ts"
import type { Case } from "./cases.ts"
import { run } from "./pipeline.ts"

/** Findings of the same program with other contents. */
export async function findingsOfVariant(files: ReadonlyMap<string, string>): Promise<readonly Finding[]> {
    const folder = mkdtempSync(join(tmpdir(), "unblock-"))
    try {
        for (const [file, text] of files) {
            mkdirSync(join(folder, dirname(file)), { recursive: true })
            writeFileSync(join(folder, file), text)
        }
        return (await run(folder)).findings
    } finally {
        rmSync(folder, { recursive: true })
    }
}

/** What must stay the same when a program is changed without changing what it does: what, where, how often. */
export function essence(finding: Finding): string {
    return `${finding.file}:${finding.line} ${finding.runs} ${finding.kind} ${[finding.api, ...(finding.alternatives ?? [])].join(" or ")}`
}

export function essences(findings: readonly Finding[]): string[] {
    return [...new Set(findings.map(essence))].sort()
}

type Span = Pick<Finding, "file" | "line" | "column" | "endLine" | "endColumn">

/** Replaces the text of each span, and keeps the number of lines, so that all other places stay the same. */
export function replaceSpans<Place extends Span>(one: Case, spans: readonly Place[], replacement: (span: Place) => string): Map<string, string> {
    const changed = new Map(one.files)
    // From the end, so that places further up stay true.
    const ordered = [...spans].sort((a, b) => b.line - a.line || b.column - a.column)
    for (const span of ordered) {
        const lines = changed.get(span.file)!.split("\n")
        const before = lines[span.line - 1]!.slice(0, span.column - 1)
        const after = lines[span.endLine - 1]!.slice(span.endColumn - 1)
        const kept = "\n".repeat(span.endLine - span.line)
        lines.splice(span.line - 1, span.endLine - span.line + 1, `${before}${replacement(span)}${kept}${after}`)
        changed.set(span.file, lines.join("\n"))
    }
    return changed
}

export function isInside(inner: Span, outer: Span): boolean {
    if (inner === outer || inner.file !== outer.file) return false
    const startsAfter = inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column)
    const endsBefore = inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endColumn <= outer.endColumn)
    return startsAfter && endsBefore
}

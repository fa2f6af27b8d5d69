import type { Finding, Report } from "../report.ts"
import { fromRepository, type ReportContext } from "./reporter.ts"

/** Annotations on the lines of a pull request, by GitHub's workflow commands. */
export default function github(report: Report, context: ReportContext): string {
    return [
        ...report.findings.map(finding => annotation(finding, context)),
        ...report.warnings.map(({ file, line, message }) => command("notice", { ...(file !== undefined && { file: fromRepository(file, context) }), ...(line !== undefined && { line }) }, message)),
    ].join("")
}

function annotation(finding: Finding, context: ReportContext): string {
    const [nearest] = finding.handlers
    const others = finding.handlers.length - 1
    const reached = nearest ? `\nReached from ${nearest.framework} ${nearest.name} (${fromRepository(nearest.file, context)}:${nearest.line})${others > 0 ? ` and ${others} more` : ""}.` : ""
    return command("warning", {
        file: fromRepository(finding.file, context),
        line: finding.line,
        col: finding.column,
        endLine: finding.endLine,
        // GitHub's end column is the last one, and it takes none across lines.
        ...(finding.endLine === finding.line && { endColumn: Math.max(finding.column, finding.endColumn - 1) }),
        title: `${finding.kind}: ${[finding.api, ...(finding.alternatives ?? [])].join(" or ")}`,
    }, `${finding.message}\n${finding.advice.text}${reached}`)
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
    const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    return `::${name}${written.length > 0 ? ` ${written.join(",")}` : ""}::${escapeData(message)}\n`
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
    return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A")
}

function escapeProperty(text: string): string {
    return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C")
}

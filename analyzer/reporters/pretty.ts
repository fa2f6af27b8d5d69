import picocolors from "picocolors"
import type { Cost } from "../../catalog/entry.ts"
import type { Finding, ReachingHandler, Report } from "../report.ts"
import type { ReportContext } from "./reporter.ts"

type Colors = ReturnType<typeof picocolors.createColors>

/** Handlers named below a finding; the rest are counted. */
const MOST_HANDLERS = 5
/** Files named of those that were skipped for one reason; the rest are counted. */
const MOST_SKIPPED = 3
const WIDEST_LINE = 160

/** For people: one block per finding with its line of code, the shortest path from a handler, and what to do. */
export default function pretty(report: Report, context: ReportContext): string {
    const colors = picocolors.createColors(context.colors)
    const blocks = report.findings.map(finding => describeFinding(finding, context, colors))
    return [...blocks, ...(report.warnings.length > 0 ? [describeWarnings(report, colors)] : []), ...(report.skipped.length > 0 ? [describeSkipped(report, colors)] : []), summary(report, colors)].join("\n")
}

function describeFinding(finding: Finding, context: ReportContext, colors: Colors): string {
    const cost = colorOf(finding.cost, colors)
    const details = [finding.kind, finding.cost, finding.confidence, ...(finding.runs === "once" ? ["once per process"] : [])].join(", ")
    const [nearest, ...others] = finding.handlers
    return [
        `${colors.bold(`${finding.file}:${finding.line}:${finding.column}`)}  ${[finding.api, ...(finding.alternatives ?? [])].map(cost).join(" or ")}  ${colors.dim(details)}`,
        ...codeFrame(finding, context, colors),
        `  ${finding.message}`,
        `  ${colors.green(finding.advice.text)}`,
        ...(nearest ? describePath(nearest, colors) : []),
        ...describeOthers(others, colors),
        "",
    ].join("\n")
}

function codeFrame(finding: Finding, context: ReportContext, colors: Colors): string[] {
    const source = context.sourceLine(finding.file, finding.line)
    if (source === undefined || source.length > WIDEST_LINE) return []
    const number = String(finding.line)
    const margin = " ".repeat(number.length)
    const end = finding.endLine === finding.line ? finding.endColumn : source.trimEnd().length + 1
    // Tabs stay tabs above the carets, so that both lines are indented alike.
    const indent = source.slice(0, finding.column - 1).replace(/[^\t]/g, " ")
    return [
        `  ${colors.dim(`${number} │`)} ${source.trimEnd()}`,
        `  ${colors.dim(`${margin} │`)} ${indent}${colors.red("^".repeat(Math.max(1, end - finding.column)))}`,
    ]
}

function describePath(handler: ReachingHandler, colors: Colors): string[] {
    const { registeredAt } = handler
    const registered = registeredAt.file === handler.file && registeredAt.line === handler.line ? "" : colors.dim(` registered at ${registeredAt.file}:${registeredAt.line}`)
    const steps = handler.path.map((hop, index) => {
        const how = [...(hop.edge === "call" || hop.edge === "new" ? [] : [hop.edge]), ...(hop.confidence === "certain" ? [] : [hop.confidence])]
        return `  ${"  ".repeat(Math.min(index, 8))}└ ${oneLine(hop.callee)} ${colors.dim(`${hop.file}:${hop.line}:${hop.column}${how.length > 0 ? ` (${how.join(", ")})` : ""}`)}`
    })
    return [`  ${colors.cyan(`${handler.framework} ${handler.name}`)} ${colors.dim(`${handler.file}:${handler.line}:${handler.column}`)}${registered}`, ...steps]
}

function describeOthers(others: readonly ReachingHandler[], colors: Colors): string[] {
    if (others.length === 0) return []
    const named = others.slice(0, MOST_HANDLERS).map(handler => `${handler.framework} ${handler.name} ${colors.dim(`${handler.file}:${handler.line}`)}`)
    const rest = others.length - named.length
    return [`  also from ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`]
}

function describeWarnings(report: Report, colors: Colors): string {
    const lines = report.warnings.map(({ file, line, message }) => {
        const at = file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}`}  `
        return `${colors.yellow("warning")}  ${at}${message}`
    })
    return `${lines.join("\n")}\n`
}

/** Which files were left out and why, one line for each reason. The JSON report names every file. */
function describeSkipped({ skipped }: Report, colors: Colors): string {
    const byReason = new Map<string, string[]>()
    for (const { file, reason } of skipped) byReason.set(reason, [...(byReason.get(reason) ?? []), file])
    const lines = [...byReason].map(([reason, files]) => {
        const rest = files.length - MOST_SKIPPED
        return `${colors.yellow("skipped")}  ${files.slice(0, MOST_SKIPPED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}  ${colors.dim(reason)}`
    })
    return `${lines.join("\n")}\n`
}

function summary(report: Report, colors: Colors): string {
    const { stats, findings, skipped } = report
    const seen = `${count(stats.handlers, "handler")}, ${count(stats.functions, "function")}, ${count(stats.files, "file")}`
    const left = skipped.length === 0 ? "" : `, ${count(skipped.length, "file")} skipped`
    const cut = Object.keys(stats.cut).length === 0 ? "" : ", some values not followed for size"
    const text = findings.length === 0 ? colors.green("Nothing found") : colors.bold(count(findings.length, "finding"))
    return `${text} ${colors.dim(`in ${seen}${left}${cut}, ${(stats.elapsedMs / 1000).toFixed(1)} s`)}\n${stats.handlers === 0 ? `${colors.yellow("No request handler was found.")} Is the framework known? See unblock handlers.\n` : ""}`
}

function count(number: number, what: string): string {
    return `${number} ${what}${number === 1 ? "" : "s"}`
}

function oneLine(text: string): string {
    return text.replace(/\s+/g, " ")
}

function colorOf(cost: Cost, colors: Colors): (text: string) => string {
    switch (cost) {
        case "micro":
        case "grows":
            return colors.yellow
        case "high":
        case "unbounded":
            return colors.red
    }
}

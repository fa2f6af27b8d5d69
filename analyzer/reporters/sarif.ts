import type { Location, Log, ReportingDescriptor, Result, ThreadFlowLocation } from "sarif"
import type { Finding, FindingKind, ReachingHandler, Report } from "../report.ts"
import { fromRepository, type ReportContext } from "./reporter.ts"

/** Code hosts show a few paths and refuse files that are too large: of a middleware's 400 routes these many are written. */
const MOST_FLOWS = 20
const HOMEPAGE = "https://www.npmjs.com/package/eslint-plugin-unblock"

const RULES: Readonly<Record<FindingKind, { readonly name: string; readonly short: string; readonly help: string }>> = {
    "blocking-call": {
        name: "BlockingCall",
        short: "A request handler reaches a call that blocks the event loop.",
        help: "Node.js serves all requests on one thread. While this call waits or computes, no other request is served. Use the asynchronous form, do the work once at start-up, or move it to a worker thread.",
    },
    "unbounded-fan-out": {
        name: "UnboundedFanOut",
        short: "A request handler starts work for every element of a list at once.",
        help: "Nothing bounds how many elements the list has, so one request can flood the database, the network or the thread pool that all requests share. Bound it with p-limit or p-map, or work in chunks.",
    },
    "threadpool-flood": {
        name: "ThreadpoolFlood",
        short: "A request handler gives libuv's thread pool more jobs at once than it has threads.",
        help: "File access, dns.lookup and with it every connection by host name, asynchronous crypto and zlib and many native addons share four threads (UV_THREADPOOL_SIZE). While one request's jobs occupy them, those of all other requests wait in line. Run fewer at once, with p-limit or p-map.",
    },
    "client-per-request": {
        name: "ClientPerRequest",
        short: "A request handler makes a client that is meant to live as long as the process.",
        help: "A client opens connections, resolves credentials or builds caches. Made for each request it does so each time, and connections run out. Create it once and share it.",
    },
}
const RULE_IDS = Object.keys(RULES) as FindingKind[]

/** SARIF 2.1.0, the format of code scanning: one result per finding, one code flow per handler. */
export default function sarif(report: Report, context: ReportContext): string {
    const log: Log = {
        $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: { driver: { name: report.tool.name, semanticVersion: report.tool.version, informationUri: HOMEPAGE, rules: RULE_IDS.map(describeRule) } },
                columnKind: "utf16CodeUnits",
                originalUriBaseIds: { SRCROOT: { description: { text: "The folder that paths are relative to: the repository." } } },
                results: report.findings.map(finding => resultOf(finding, context)),
                invocations: [
                    {
                        executionSuccessful: true,
                        toolExecutionNotifications: [
                            ...report.skipped.map(({ file, reason }) => ({ level: "note" as const, message: { text: `Skipped: ${reason}` }, locations: [place(file, 1, context)] })),
                            ...report.warnings.map(({ file, line, message }) => ({ level: "warning" as const, message: { text: message }, ...(file !== undefined && { locations: [place(file, line ?? 1, context)] }) })),
                        ],
                    },
                ],
            },
        ],
    }
    return `${JSON.stringify(log, null, 2)}\n`
}

function describeRule(kind: FindingKind): ReportingDescriptor {
    const { name, short, help } = RULES[kind]
    return {
        id: kind,
        name,
        shortDescription: { text: short },
        fullDescription: { text: `${short} ${help}` },
        help: { text: help, markdown: help },
        helpUri: HOMEPAGE,
        defaultConfiguration: { level: "warning" },
        properties: { tags: ["performance", "reliability"], precision: "high" },
    }
}

function resultOf(finding: Finding, context: ReportContext): Result {
    return {
        ruleId: finding.kind,
        ruleIndex: RULE_IDS.indexOf(finding.kind),
        level: finding.cost === "high" || finding.cost === "unbounded" ? "error" : "warning",
        message: { text: `${finding.message} ${finding.advice.text}` },
        locations: [location(finding.file, finding.line, finding.column, context, finding)],
        partialFingerprints: { "unblock/v1": finding.id },
        codeFlows: finding.handlers.slice(0, MOST_FLOWS).map(handler => ({
            message: { text: `${handler.framework} ${handler.name}` },
            threadFlows: [{ locations: flow(handler, context) }],
        })),
        relatedLocations: finding.handlers.slice(0, MOST_FLOWS).map(handler => ({
            ...location(handler.registeredAt.file, handler.registeredAt.line, handler.registeredAt.column, context),
            message: { text: `${handler.framework} ${handler.name}` },
        })),
        properties: { api: finding.api, ...(finding.alternatives && { alternatives: finding.alternatives }), cost: finding.cost, confidence: finding.confidence, runs: finding.runs, handlers: finding.handlers.length },
    }
}

function flow(handler: ReachingHandler, context: ReportContext): ThreadFlowLocation[] {
    const start = { location: { ...location(handler.file, handler.line, handler.column, context), message: { text: `${handler.framework} ${handler.name}` } }, importance: "important" as const }
    return [
        start,
        ...handler.path.map((hop, index) => ({
            location: { ...location(hop.file, hop.line, hop.column, context), message: { text: `${hop.function} calls ${hop.callee}` } },
            nestingLevel: index,
            importance: index === handler.path.length - 1 ? ("essential" as const) : ("important" as const),
        })),
    ]
}

function location(file: string, line: number, column: number, context: ReportContext, end?: { readonly endLine: number; readonly endColumn: number }): Location {
    return {
        physicalLocation: {
            artifactLocation: { uri: uriOf(fromRepository(file, context)), uriBaseId: "SRCROOT" },
            region: { startLine: line, startColumn: column, ...(end && { endLine: end.endLine, endColumn: end.endColumn }) },
        },
    }
}

function place(file: string, line: number, context: ReportContext): Location {
    return location(file, line, 1, context)
}

function uriOf(path: string): string {
    return path.split("/").map(encodeURIComponent).join("/")
}

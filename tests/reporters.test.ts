import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import Ajv from "ajv"
import addFormats from "ajv-formats"
import { describe, expect, test } from "vitest"
import { judge } from "../analyzer/findings/judge.ts"
import type { Report } from "../analyzer/report.ts"
import { type Format, reporters } from "../analyzer/reporters/index.ts"
import type { ReportContext } from "../analyzer/reporters/reporter.ts"
import { handlerEntry } from "./support/graphs.ts"
import { callEdge, type ProgramParts, reportServer } from "./support/programs.ts"

const context: ReportContext = { colors: false, prefix: "", sourceLine: () => "    return readFileSync(`pages/${id}.html`)" }

test("pretty shows place, line, reason, advice and path", () => {
    expect(reporters.pretty(report(), { ...context, sourceLine: () => "    const page = fs.readFileSync(`pages/x`)" })).toBe(
        [
            "src/server.ts:20:18  node:fs#readFileSync  blocking-call, grows, certain",
            "  20 │     const page = fs.readFileSync(`pages/x`)",
            "     │                  ^^^^^^^^^^^^^^^^^^^^^^",
            "  `fs.readFileSync` waits for the disk, longer for large inputs and slow disks: no other request is served meanwhile.",
            "  Use `node:fs/promises#readFile`.",
            "  express GET /report src/server.ts:9:24",
            "  └ render src/server.ts:10:14",
            "    └ fs.readFileSync src/server.ts:20:18",
            "",
            "1 finding in 1 handler, 3 functions, 1 file, 1.2 s",
            "",
        ].join("\n"),
    )
})

test("pretty names the first of many handlers and counts the rest", () => {
    const handlers = Array.from({ length: 9 }, (_, index) => handlerEntry({ name: `GET /${index}`, node: 2, registeredAt: { file: 0, site: index % 3 } }))
    const sites = Array.from({ length: 9 }, (_, index) => ({ at: [index + 1, 1, index + 1, 5] as const, text: "app.get" }))
    const text = reporters.pretty(report({ file: { sites }, graph: { handlers: handlers.map((one, index) => ({ ...one, registeredAt: { file: 0, site: index } })) } }), context)
    expect(text).toContain("also from express GET /1 src/server.ts:18, express GET /2 src/server.ts:18, express GET /3 src/server.ts:18, express GET /4 src/server.ts:18, express GET /5 src/server.ts:18 and 3 more")
})

test("pretty has colours only when asked", () => {
    expect(reporters.pretty(report(), context)).not.toContain("\u001B[")
    expect(reporters.pretty(report(), { ...context, colors: true })).toContain("\u001B[")
})

test("pretty says it when nothing was found, and doubts it when there was no handler", () => {
    expect(reporters.pretty({ ...report(), findings: [] }, context)).toBe("Nothing found in 1 handler, 3 functions, 1 file, 1.2 s\n")
    expect(reporters.pretty(report({ graph: { handlers: [] } }), context)).toContain("No request handler was found.")
})

test("pretty names what was skipped and why, and counts the rest", () => {
    const minified = ["a.js", "b.js", "c.js", "d.js"].map(file => ({ file, reason: "minified" }))
    const text = reporters.pretty({ ...report(), findings: [], skipped: [...minified, { file: "e.js", reason: "it does not parse" }] }, context)
    expect(text).toBe(["skipped  a.js, b.js, c.js and 1 more  minified", "skipped  e.js  it does not parse", "", "Nothing found in 1 handler, 3 functions, 1 file, 5 files skipped, 1.2 s", ""].join("\n"))
})

test("pretty lives without the source", () => {
    expect(reporters.pretty(report(), { ...context, sourceLine: () => undefined })).not.toContain("│")
})

test("json is the report", () => {
    expect(JSON.parse(reporters.json(report()))).toEqual(JSON.parse(JSON.stringify(report())))
})

describe("sarif", () => {
    const log = (parts?: ProgramParts, changes: Partial<ReportContext> = {}) => JSON.parse(reporters.sarif(report(parts), { ...context, ...changes })) as Sarif

    test("is valid by the official schema, with and without findings", () => {
        const isValid = sarifSchema()
        expect([log(), log({ graph: { handlers: [] } })].map(one => isValid(one) || isValid.errors)).toEqual([true, true])
        // A schema that takes anything would prove nothing.
        expect(isValid({ ...log(), version: "2.0.0" })).toBe(false)
        expect(isValid({ ...log(), runs: [{ ...log().runs[0], results: [{ level: "bad" }] }] })).toBe(false)
    })

    test("has the path as a code flow and a fingerprint that lasts", () => {
        const [result] = log().runs[0]!.results
        const steps = result!.codeFlows[0]!.threadFlows[0]!.locations.map(({ location }) => `${location.physicalLocation.region.startLine} ${location.message.text}`)
        expect(steps).toEqual(["9 express GET /report", "10 <anonymous> calls render", "20 render calls fs.readFileSync"])
        expect(result!.partialFingerprints).toEqual({ "unblock/v1": report().findings[0]!.id })
    })

    test("names files from the repository, as URIs", () => {
        const uri = (file: string, prefix: string) => log({ file: { file } }, { prefix }).runs[0]!.results[0]!.locations[0]!.physicalLocation.artifactLocation.uri
        expect(uri("src/server.ts", "packages/api")).toBe("packages/api/src/server.ts")
        expect(uri("src/[id] page.ts", "")).toBe("src/%5Bid%5D%20page.ts")
    })
})

describe("github", () => {
    test("writes one annotation per finding", () => {
        expect(reporters.github(report(), { ...context, prefix: "packages/api" })).toBe(
            "::warning file=packages/api/src/server.ts,line=20,col=18,endLine=20,endColumn=39,title=blocking-call%3A node%3Afs#readFileSync::" +
                "`fs.readFileSync` waits for the disk, longer for large inputs and slow disks: no other request is served meanwhile.%0AUse `node:fs/promises#readFile`.%0AReached from express GET /report (packages/api/src/server.ts:9).\n",
        )
    })

    test("escapes what would end the command", () => {
        const text = reporters.github(report({ file: { file: "a,b:c%.ts" }, site: { text: "fs\n.readFileSync" } }), context)
        expect(text).toContain("file=a%2Cb%3Ac%25.ts,")
        expect(text).toContain("`fs%0A.readFileSync`")
        expect(text.split("\n")).toHaveLength(2)
    })
})

describe("callgraph", () => {
    const lines = (parts?: ProgramParts) => {
        const program = reportServer(parts)
        return reporters.callgraph(report(parts), { ...context, program }).trimEnd().split("\n").map(line => JSON.parse(line) as Record<string, unknown>)
    }
    const render = { file: "src/server.ts", line: 18, column: 8, endLine: 22, endColumn: 2, name: "render" }
    const arrow = { file: "src/server.ts", line: 9, column: 24, endLine: 12, endColumn: 2, name: "<anonymous>" }

    test("has every function, edges from call sites and edges between functions", () => {
        expect(lines()).toEqual([
            { meta: { tool: "eslint-plugin-unblock", version: "1.2.3", files: ["src/server.ts"] } },
            { function: { file: "src/server.ts", line: 1, column: 1, endLine: 30, endColumn: 1, module: true, name: "<module>" } },
            { function: arrow },
            { function: render },
            { kind: "call", from: { file: "src/server.ts", line: 10, column: 14, endLine: 10, endColumn: 24 }, to: render, confidence: "certain" },
            { kind: "fun", from: arrow, to: render, confidence: "certain" },
        ])
    })

    test("joins the contexts of a function, as sure as the surest", () => {
        const twice = lines({
            graph: {
                nodes: [0, 1, 2, 2].map(fn => ({ file: 0, fn })),
                edges: [[], [callEdge(1, 2, { confidence: "likely" }), callEdge(1, 3)], [], []],
                apiCalls: [[], [], [], []],
            },
        })
        expect(twice.filter(line => line["kind"] === "call").map(line => line["confidence"])).toEqual(["certain"])
    })

    test("marks edges that no written call makes", () => {
        const implicit = lines({ graph: { edges: [[], [callEdge(1, 2, { kind: "callback" })], []] } }).filter(line => line["kind"] !== undefined)
        expect(implicit.map(line => [line["kind"], line["implicit"], line["via"]])).toEqual([["call", true, "callback"], ["fun", true, undefined]])
    })

    test("shows imports between modules", () => {
        const program = reportServer()
        const [server] = program.project.files
        const files = [{ ...server!, file: "a.ts" }, { ...server!, file: "b.ts" }]
        const project = { ...program.project, files, resolutions: { "a.ts": { "./b": { kind: "file" as const, file: "b.ts" }, fs: { kind: "builtin" as const, name: "node:fs" } } } }
        const imports = reporters.callgraph(report(), { ...context, program: { ...program, project } }).split("\n").filter(line => line.includes('"import"'))
        expect(imports.map(line => (JSON.parse(line) as { from: { file: string }; to: { file: string; module: boolean } })).map(({ from, to }) => [from.file, to.file, to.module])).toEqual([["a.ts", "b.ts", true]])
    })
})

test.each(Object.keys(reporters) as Format[])("%s says the same thing twice, and ends its last line", format => {
    const text = reporters[format](report(), { ...context, program: reportServer() })
    expect(text).toBe(reporters[format](report(), { ...context, program: reportServer() }))
    expect(text).toMatch(/\n$/)
})

interface Physical {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } }
    readonly message: { readonly text: string }
}

interface Sarif {
    readonly runs: readonly {
        readonly results: readonly {
            readonly locations: readonly Physical[]
            readonly partialFingerprints: object
            readonly codeFlows: readonly { readonly threadFlows: readonly { readonly locations: readonly { readonly location: Physical }[] }[] }[]
        }[]
    }[]
}

function report(parts?: ProgramParts): Report {
    const program = reportServer(parts)
    return {
        version: 1,
        tool: { name: "eslint-plugin-unblock", version: "1.2.3" },
        findings: judge(program).findings,
        skipped: [{ file: "src/broken.ts", reason: "it does not parse" }].slice(parts ? 0 : 1),
        stats: { files: 1, functions: 3, calls: 3, resolvedCalls: 3, handlers: program.graph.handlers.length, elapsedMs: 1234, cut: {} },
        warnings: [],
    }
}

function sarifSchema() {
    const path = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")
    // Written in draft 4, of which it uses what draft 7 means too.
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>
    const ajv = new Ajv.default({ strict: false, unicodeRegExp: false, allErrors: true })
    addFormats.default(ajv)
    return ajv.compile(schema)
}

import { describe, expect, test } from "vitest"
import { ownBlockingFunctions } from "../analyzer/findings/blocking-calls.ts"
import type { Program } from "../analyzer/findings/candidate.ts"
import { judge, type JudgeOptions } from "../analyzer/findings/judge.ts"
import { slownessOf } from "../analyzer/findings/regexes.ts"
import { handlerEntry } from "./support/graphs.ts"
import { callEdge, functionFact, type ProgramParts, reportServer, siteFact } from "./support/programs.ts"

describe("a blocking call", () => {
    test("is reported with the path from the handler", () => {
        expect(findings(reportServer())).toEqual([
            {
                id: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
                kind: "blocking-call",
                api: "node:fs#readFileSync",
                waitsFor: "disk",
                cost: "grows",
                confidence: "certain",
                runs: "per-request",
                file: "src/server.ts",
                line: 20,
                column: 18,
                endLine: 20,
                endColumn: 40,
                function: "render",
                message: "`fs.readFileSync` waits for the disk, longer for large inputs and slow disks: no other request is served meanwhile.",
                advice: { instead: "node:fs/promises#readFile", text: "Use `node:fs/promises#readFile`.", fixable: true },
                handlers: [
                    {
                        framework: "express",
                        name: "GET /report",
                        file: "src/server.ts",
                        line: 9,
                        column: 24,
                        registeredAt: { file: "src/server.ts", line: 9, column: 1 },
                        path: [
                            { file: "src/server.ts", line: 10, column: 14, function: "<anonymous>", callee: "render", edge: "call", confidence: "certain" },
                            { file: "src/server.ts", line: 20, column: 18, function: "render", callee: "fs.readFileSync", edge: "call", confidence: "certain" },
                        ],
                    },
                ],
            },
        ])
    })

    test("is not reported where no handler reaches it", () => {
        expect(reasons(reportServer({ graph: { handlers: [] } }))).toEqual(["unreached"])
    })

    test("that takes microseconds is reported in a loop only", () => {
        const random = { call: { api: "node:crypto#randomFillSync" as const } }
        expect(reasons(reportServer(random))).toEqual(["cost"])
        expect(reasons(reportServer({ ...random, site: { loop: true } }))).toEqual(["reported"])
        expect(reasons(reportServer(random), { minimumCost: "micro" })).toEqual(["reported"])
        expect(reasons(reportServer({ ...random, site: { loop: true } }), { minimumCost: "high" })).toEqual(["cost"])
    })

    test("whose cost is the size of a client's data is not made worse by a loop", () => {
        const packages = [{ package: "our-json", blocking: [{ name: "write", waitsFor: "cpu", cost: "micro", instead: null, when: [{ kind: "request-data", argument: 0 }], source: "test" }] }] as const
        const written = { packages, call: { api: "our-json#write" as const, requestData: [0] }, site: { loop: true as const } }
        expect(reasons(reportServer(written))).toEqual(["cost"])
    })

    test("that needs a missing callback is no finding when it gets one", () => {
        const packages = [{ package: "our-keys", blocking: [{ name: "make", waitsFor: "cpu", cost: "grows", instead: "our-keys#make", insteadForm: "callback", when: [{ kind: "callback", present: false }], source: "test" }] }] as const
        const make = (parts: ProgramParts["call"]) => reportServer({ packages, call: { api: "our-keys#make", ...parts } })
        expect(reasons(make({}))).toEqual(["reported"])
        expect(reasons(make({ callback: true }))).toEqual([])
    })

    test("costs what its arguments say", () => {
        const randomBytes = (number: number) => reportServer({ call: { api: "node:crypto#randomBytes" }, site: { text: "randomBytes", arguments: [{ number }] } })
        expect(reasons(randomBytes(32))).toEqual(["cost"])
        expect(reasons(randomBytes(1e7))).toEqual(["reported"])
    })

    test("as likely as its least likely hop", () => {
        const dispatched = reportServer({ graph: { edges: [[], [callEdge(1, 2, { kind: "dispatch", confidence: "likely" })], []] } })
        expect(findings(dispatched).map(({ confidence }) => confidence)).toEqual(["likely"])
        const guessed = reportServer({ call: { confidence: "possible" } })
        expect(reasons(guessed)).toEqual(["confidence"])
        expect(reasons(guessed, { minimumConfidence: "possible" })).toEqual(["reported"])
    })

    test("behind a cache runs once and is left out unless asked for", () => {
        const cached = reportServer({ site: { once: "layout" } })
        expect(reasons(cached)).toEqual(["once"])
        expect(findings(cached, { once: true }).map(({ runs }) => runs)).toEqual(["once"])
    })

    test("of a job is left out unless asked for", () => {
        const job = reportServer({ graph: { handlers: [handlerEntry({ role: "job" })] } })
        expect(reasons(job)).toEqual(["job"])
        expect(reasons(job, { jobs: true })).toEqual(["reported"])
    })

    test("of another kind than asked for is left out", () => {
        expect(reasons(reportServer(), { kinds: ["client-per-request"] })).toEqual(["kind"])
    })
})

describe("handlers of a finding", () => {
    test("come nearest first and once per registration", () => {
        const near = handlerEntry({ node: 2, name: "GET /near", registeredAt: { file: 0, site: 1 } })
        const program = reportServer({ graph: { handlers: [handlerEntry({ name: "GET /b" }), handlerEntry({ name: "GET /b again" }), near] } })
        expect(findings(program)[0]!.handlers.map(({ name }) => name)).toEqual(["GET /near", "GET /b"])
    })

    test("leave out those whose path is not sure enough", () => {
        const program = reportServer({ graph: { handlers: [handlerEntry(), handlerEntry({ node: 2, name: "guess", registeredAt: { file: 0, site: 1 }, confidence: "possible" })] } })
        expect(findings(program)[0]!.handlers.map(({ name }) => name)).toEqual(["GET /report"])
        expect(findings(program, { minimumConfidence: "possible" })[0]!.handlers.map(({ name }) => name)).toEqual(["guess", "GET /report"])
    })
})

describe("functions of the project that block", () => {
    const marked = (marking: "blocking" | "nonblocking", markedReason = "the file is in memory", parts: ProgramParts = {}) => {
        const program = reportServer(parts)
        const [file] = program.project.files
        const functions = file!.functions.map(fact => (fact.name === "render" ? { ...fact, marked: marking, markedReason } : fact))
        return { ...program, project: { ...program.project, files: [{ ...file!, functions }] } }
    }

    test("@blocking makes every call of it a finding, and what is inside none", () => {
        expect(findings(marked("blocking")).map(({ api, line }) => `${line} ${api}`)).toEqual(["10 src/server.ts#render"])
    })

    test("@nonblocking ends the path", () => {
        expect(reasons(marked("nonblocking"))).toEqual(["unreached"])
    })

    test("a marking without a reason has no effect, and that is said", () => {
        expect(reasons(marked("nonblocking", ""))).toEqual(["reported"])
        expect(judge(marked("nonblocking", "")).warnings).toEqual([{ file: "src/server.ts", line: 18, message: "@nonblocking of render without a reason, so it has no effect: write the reason after it." }])
    })

    test("a marking of what does not block, or is not called, is unused", () => {
        const harmless = { call: { api: "node:fs#createReadStream" as const } }
        expect(judge(marked("nonblocking", undefined, harmless)).warnings.map(({ message }) => message)).toEqual(["Unused @nonblocking: nothing that render calls is known to block. Remove it."])
        expect(judge(marked("nonblocking")).warnings).toEqual([])
        expect(judge(marked("blocking", undefined, { graph: { edges: [[], [], []] } })).warnings.map(({ message }) => message)).toEqual(["Unused @blocking: no call of render was found."])
        expect(judge(marked("blocking")).warnings).toEqual([])
    })

    test("the configuration can say so too, and is told about names that are nowhere", () => {
        const blocking = [{ function: "src/server.ts#render", cost: "high" as const, advice: "Use renderLater." }, { function: "src/server.ts#gone" }]
        const { findings: found, warnings } = judge(reportServer(), { blocking })
        expect(found.map(({ line, api, cost, advice }) => ({ line, api, cost, text: advice.text }))).toEqual([{ line: 10, api: "src/server.ts#render", cost: "high", text: "Use renderLater." }])
        expect(warnings.map(({ message }) => message)).toEqual(['blocking: "src/server.ts#gone" names no function that was found. Write file#function, for example "src/shell.ts#run".'])
    })

    test("an exported function is found under its exported name", () => {
        const program = reportServer({ file: { functions: [functionFact("exports.run")] } })
        expect(ownBlockingFunctions(program, [{ function: "src/server.ts#run" }]).unmatched).toEqual([])
        expect(ownBlockingFunctions(program, [{ function: "src/server.ts#un" }]).unmatched).toHaveLength(1)
    })
})

describe("suppressions", () => {
    const withComment = (comment: { line?: number; kinds?: string[]; reason?: string }) =>
        reportServer({ file: { suppressions: [{ line: 20, at: [19, 5, 19, 60], kinds: ["blocking-call"], reason: "the file is tiny", ...comment }] } })
    const messages = (program: Program, options?: JudgeOptions) => judge(program, options).warnings.map(({ file, line, message }) => `${file}:${line} ${message}`)

    test("silence the finding on their line", () => {
        expect(reasons(withComment({}))).toEqual(["suppressed"])
        expect(messages(withComment({}))).toEqual([])
        expect(reasons(withComment({ kinds: [] }))).toEqual(["suppressed"])
    })

    test("silence no other line and no other kind, and are then unused", () => {
        const unused = ["src/server.ts:19 Unused suppression: nothing is found on the line it applies to. Remove it."]
        expect(reasons(withComment({ line: 21 }))).toEqual(["reported"])
        expect(messages(withComment({ line: 21 }))).toEqual(unused)
        expect(reasons(withComment({ kinds: ["client-per-request"] }))).toEqual(["reported"])
        expect(messages(withComment({ kinds: ["client-per-request"] }))).toEqual(unused)
    })

    test("without a reason have no effect", () => {
        expect(reasons(withComment({ reason: " " }))).toEqual(["reported"])
        expect(messages(withComment({ reason: " " }))).toEqual(["src/server.ts:19 Suppression without a reason, so it has no effect: write the reason after a colon."])
    })

    test("of an unknown kind have no effect", () => {
        expect(reasons(withComment({ kinds: ["blocking"] }))).toEqual(["reported"])
        expect(messages(withComment({ kinds: ["blocking"] }))[0]).toContain('unknown kind, "blocking"')
    })

    test("are not unused because this run does not show the finding", () => {
        expect(messages(withComment({}), { kinds: ["client-per-request"] })).toEqual([])
        expect(messages(withComment({}), { minimumCost: "unbounded" })).toEqual([])
    })
})

describe("identity", () => {
    const moved = (by: number, file: Partial<Program["project"]["files"][number]> = {}) => {
        const program = reportServer({ file })
        const files = program.project.files.map(facts => ({
            ...facts,
            sites: facts.sites.map(site => ({ ...site, at: [site.at[0] + by, site.at[1], site.at[2] + by, site.at[3]] as const })),
            functions: facts.functions.map(fact => ({ ...fact, at: [fact.at[0] + by, fact.at[1], fact.at[2] + by, fact.at[3]] as const })),
        }))
        return findings({ ...program, project: { ...program.project, files } })[0]!.id
    }

    test("survives moved lines", () => {
        expect(moved(7)).toBe(moved(0))
    })

    test("changes with the file, the function, the callee's text", () => {
        const text = findings(reportServer({ site: { text: "readFileSync" } }))[0]!.id
        expect(new Set([moved(0), moved(0, { file: "src/other.ts" }), moved(0, { functions: [functionFact("<module>"), functionFact("<anonymous>"), functionFact("page")] }), text]).size).toBe(4)
    })

    test("tells two equal calls of one function apart, whichever a handler reaches", () => {
        const program = reportServer()
        const twice = withSecondCall(program)
        const [first, second] = findings(twice).map(({ id }) => id)
        expect(first).not.toBe(second)
        expect(first).toBe(findings(program)[0]!.id)
    })
})

test("a client that is made per request is reported by why that hurts", () => {
    const made = (api: `${string}#${string}`) => findings(reportServer({ call: { api, new: true }, site: { text: `new ${api.split("#")[1]}` } }))
    expect(made("@prisma/client#PrismaClient").map(({ kind, cost }) => `${kind} ${cost}`)).toEqual(["client-per-request high"])
    expect(made("stripe#Stripe")).toEqual([])
})

describe("regular expressions", () => {
    test("exponential ones are certain, polynomial ones likely, those that start again at each position possible", () => {
        expect([slownessOf("/(a+)+$/"), slownessOf("/^a*b?a*$/"), slownessOf("/\\s+$/")].map(slow => slow && `${slow.cost} ${slow.confidence}`)).toEqual(["unbounded certain", "grows likely", "grows possible"])
    })

    test("linear, broken and enormous ones are none", () => {
        expect(["/^[a-z]+$/", "/(/", `/(${"ab|".repeat(300)}c+)+$/`].map(slownessOf)).toEqual([undefined, undefined, undefined])
    })

    test("are reported where data of a client is matched", () => {
        const program = reportServer({ call: { api: "global#RegExp.prototype.test" }, site: { text: "/(a+)+$/.test" }, graph: { regexUses: [{ node: 2, site: { file: 0, site: 2 }, pattern: "/(a+)+$/", confidence: "certain" }] } })
        expect(findings(program).map(({ api, message }) => `${api}: ${message}`)).toEqual([
            'global#RegExp: `/(a+)+$/` is applied to data a client sent and takes exponential time for many repetitions of "a": no other request is served meanwhile.',
        ])
    })
})

test("a loop that only watches the clock is reported without a call", () => {
    const program = reportServer({ call: { api: "global#Date.now" }, site: { text: "while (Date.now() < end)" } })
    const [file] = program.project.files
    const functions = file!.functions.map(fact => (fact.name === "render" ? { ...fact, sinks: [{ site: 2, api: "global#busy-wait" }] } : fact))
    expect(findings({ ...program, project: { ...program.project, files: [{ ...file!, functions }] } }).map(({ api, cost }) => `${api} ${cost}`)).toEqual(["global#busy-wait unbounded"])
})

function findings(program: Program, options?: JudgeOptions) {
    return judge(program, options).findings
}

/** What became of each candidate. */
function reasons(program: Program, options?: JudgeOptions): string[] {
    return judge(program, options).verdicts.map(({ dropped, finding }) => dropped?.why ?? (finding ? "reported" : "lost"))
}

/** One more call of the same function, further down. */
function withSecondCall(program: Program): Program {
    const [file] = program.project.files
    const sites = [...file!.sites, siteFact(21, "fs.readFileSync")]
    const apiCalls = program.graph.apiCalls.map(calls => calls.flatMap(call => [call, { ...call, site: { file: 0, site: 3 } }]))
    return { ...program, project: { ...program.project, files: [{ ...file!, sites }] }, graph: { ...program.graph, apiCalls } }
}

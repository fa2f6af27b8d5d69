import { describe, expect, test } from "vitest"
import type { FanOutFact, SiteFact } from "../analyzer/facts.ts"
import { OP } from "../analyzer/facts.ts"
import { judge } from "../analyzer/findings/judge.ts"
import type { ApiCall, CallEdge } from "../analyzer/graph/call-graph.ts"
import { callEdge, functionFact, reportServer } from "./support/programs.ts"

/**
 * The handler runs `Promise.all(ids.map(id => load(id)))` on line 10; `load` (function 2) makes one
 * call on line 20, of which the tests say what it is. Functions: 3 the arrow function.
 */
interface Parts {
    readonly api?: ApiCall["api"]
    readonly site?: Partial<SiteFact>
    readonly fact?: Partial<FanOutFact>
    readonly operations?: readonly number[]
    readonly strings?: readonly string[]
    readonly sites?: readonly SiteFact[]
    readonly handlerCalls?: readonly ApiCall[]
    readonly edges?: readonly (readonly CallEdge[])[]
    readonly unresolved?: readonly number[]
    readonly work?: { readonly functions: readonly number[]; readonly apis: readonly ApiCall["api"][] }
}

function fanOutServer(parts: Parts) {
    const fact: FanOutFact = { fn: 1, at: [10, 9, 10, 50], api: "Promise.all", site: 1, shape: "map", list: "ids", work: { functions: [3], sites: [] }, ...parts.fact }
    return reportServer({
        file: {
            functions: [
                functionFact("<module>", { kind: "module", parent: -1, at: [1, 1, 30, 1] }),
                functionFact("<anonymous>", { kind: "arrow", at: [9, 24, 12, 2], operations: parts.operations ?? [], async: true }),
                functionFact("load", { at: [18, 8, 22, 2], async: true, operations: [OP.CALL, 3, 5, 4, 0] }),
                functionFact("<anonymous>", { kind: "arrow", at: [10, 30, 10, 45], parent: 1 }),
            ],
            sites: [
                { at: [9, 1, 12, 3], text: "app.get" },
                { at: [10, 9, 10, 50], text: "Promise.all" },
                { at: [10, 36, 10, 44], text: "load" },
                { at: [20, 18, 20, 40], text: "db.get", awaited: true, ...parts.site },
                ...(parts.sites ?? []),
            ],
            strings: parts.strings ?? [],
            fanOuts: [fact],
        },
        graph: {
            edges: parts.edges ?? [[], [], [], [callEdge(2, 2)]],
            apiCalls: [[], parts.handlerCalls ?? [], parts.api ? [{ site: { file: 0, site: 3 }, api: parts.api, new: false, kind: "call", confidence: "certain" }] : [], []],
            unresolved: [parts.unresolved ?? []],
            fanOutWork: [[{ nodes: [1], functions: [3], apis: [], ...parts.work }]],
        },
    })
}

function found(parts: Parts): string[] {
    return judge(fanOutServer(parts)).findings.map(({ kind, api, cost, confidence }) => `${kind} ${api} ${cost} ${confidence}`)
}

const REPORTED = ["unbounded-fan-out global#Promise.all grows likely"]

describe("a fan-out is reported", () => {
    test("when each element waits for a package's call", () => {
        expect(found({ api: "pg#Client.query" })).toEqual(REPORTED)
    })

    test("when each element waits for the network", () => {
        expect(found({ api: "global#fetch" })).toEqual(REPORTED)
        expect(found({ api: "node:https#get" })).toEqual(REPORTED)
    })

    test("when each element waits for a call that nobody could resolve", () => {
        expect(found({ unresolved: [3] })).toEqual(REPORTED)
    })

    test("when the work is a function from outside", () => {
        expect(found({ work: { functions: [], apis: ["undici#fetch"] } })).toEqual(REPORTED)
    })

    test("with high cost when each element starts a process", () => {
        expect(found({ api: "node:child_process#execFile" })).toEqual(["unbounded-fan-out global#Promise.all high likely"])
    })

    test("as certain when the list is what a client sent", () => {
        expect(found({ api: "global#fetch", fact: { list: "req.body.ids" } })).toEqual(["unbounded-fan-out global#Promise.all grows certain"])
    })

    test("as certain when the list is a folder's content", () => {
        // ids = await readdir(folder): slot 5 is a copy of slot 4, which the call of site 4 fills.
        const listing: ApiCall = { site: { file: 0, site: 4 }, api: "node:fs/promises#readdir", new: false, kind: "call", confidence: "certain" }
        expect(found({
            api: "global#fetch",
            fact: { listSlot: 5 },
            operations: [OP.CALL, 4, 4, 3, 0, OP.COPY, 5, 4],
            sites: [{ at: [10, 1, 10, 8], text: "readdir" }],
            handlerCalls: [listing],
        })).toEqual(["unbounded-fan-out global#Promise.all grows certain"])
    })
})

describe("a fan-out floods the thread pool", () => {
    test("when each element waits for the pool alone", () => {
        expect(found({ api: "node:fs/promises#readFile" })).toEqual(["threadpool-flood node:fs/promises#readFile grows likely"])
        expect(found({ work: { functions: [], apis: ["node:zlib#gzip"] } })).toEqual(["threadpool-flood node:zlib#gzip grows likely"])
        expect(found({ api: "node:crypto#scrypt.__promisify__" as never })).toEqual(["threadpool-flood node:crypto#scrypt high likely"])
    })

    test("when its jobs are long, whatever else it waits for", () => {
        expect(found({ api: "bcrypt#hash", work: { functions: [3], apis: ["pg#Client.query"] } })).toEqual(["threadpool-flood bcrypt#hash high likely"])
        expect(found({ api: "node:fs/promises#stat", work: { functions: [3], apis: ["pg#Client.query"] } })).toEqual(REPORTED)
    })

    test("when there are as many long jobs at once as threads, though their number is known", () => {
        const four = { bounded: "array literal", length: 4 }
        expect(found({ api: "bcrypt#hash", fact: four })).toEqual(["threadpool-flood bcrypt#hash high likely"])
        expect(found({ api: "bcrypt#hash", fact: { ...four, length: 3 } })).toEqual([])
        expect(found({ api: "bcrypt#hash", fact: { bounded: "slice" } })).toEqual([])
        expect(found({ api: "node:fs/promises#readFile", fact: four })).toEqual([])
        expect(found({ api: "bcrypt#hash", fact: { ...four, shape: "loop", api: "for" } })).toEqual([])
    })

    test("when there are more than the pool has threads", () => {
        const five = { api: "bcrypt#hash" as const, fact: { bounded: "array literal", length: 5 } }
        expect(judge(fanOutServer(five), { threads: 6 }).findings).toEqual([])
        expect(judge(fanOutServer(five), { threads: 5 }).findings[0]?.message).toBe(
            "`Promise.all` gives libuv's 5 threads 5 `hash` jobs of 20 ms and more at once: until one of them is done, file, DNS and crypto work of all other requests waits in line.",
        )
    })
})

describe("a fan-out is not reported", () => {
    test("when the list has a known length", () => {
        expect(found({ api: "pg#Client.query", fact: { bounded: "slice" } })).toEqual([])
    })

    test("when the work only computes", () => {
        expect(found({})).toEqual([])
        expect(found({ api: "lodash#pick" })).toEqual([])
        expect(found({ api: "node:path#join" })).toEqual([])
        expect(found({ api: "express#Response.json" })).toEqual([])
    })

    test("when a loop calls a package and nobody knows that it waits", () => {
        const loop = { shape: "loop" as const, api: "for", work: { functions: [], sites: [2] } }
        expect(found({ fact: loop, work: { functions: [], apis: ["redis#Multi.hset"] } })).toEqual([])
        expect(found({ fact: loop, work: { functions: [], apis: ["node:fs/promises#unlink"] } })).toEqual(["threadpool-flood node:fs/promises#unlink grows likely"])
    })

    test("when a loop calls a function that makes no promise", () => {
        const loop = { shape: "loop" as const, api: "for", work: { functions: [], sites: [2] } }
        expect(found({ fact: loop, api: "pg#Client.query", work: { functions: [3], apis: [] } })).toEqual([])
        expect(found({ fact: loop, api: "pg#Client.query", work: { functions: [2], apis: [] } })).toEqual(["unbounded-fan-out global#for grows likely"])
    })

    test("when the file belongs to the browser", () => {
        const program = fanOutServer({ api: "pg#Client.query" })
        const files = program.project.files.map(file => ({ ...file, directives: ["use client"] }))
        expect(judge({ ...program, project: { ...program.project, files } }).findings).toEqual([])
    })

    test("when a package's call is not waited for", () => {
        expect(found({ api: "some-logger#info", site: { awaited: undefined as never } })).toEqual([])
    })

    test("when the work is a synchronous call: they run one after the other", () => {
        expect(found({ api: "node:fs#readFileSync" }).filter(text => text.startsWith("unbounded"))).toEqual([])
    })

    test("when a limiter stands in the work", () => {
        expect(found({ work: { functions: [3], apis: ["p-limit#default()"] }, api: "pg#Client.query" })).toEqual([])
    })

    test("when the list is a query that asks for so many rows", () => {
        expect(found({
            api: "global#fetch",
            fact: { listSlot: 4 },
            operations: [OP.CALL, 4, 4, 3, 1, 6, 0],
            sites: [{ at: [10, 1, 10, 8], text: "prisma.user.findMany", arguments: [{ object: { take: 20 } }] }],
        })).toEqual([])
    })

    test("when a package's function hands on the rows of such a query", () => {
        // ids = uniqBy(await findMany({ take: 20 }), "id"): slot 4 the query, 5 ids.
        const uniq: ApiCall = { site: { file: 0, site: 5 }, api: "lodash#uniqBy", new: false, kind: "call", confidence: "certain" }
        const parts: Parts = {
            api: "global#fetch",
            fact: { listSlot: 5 },
            operations: [OP.CALL, 4, 4, 3, 1, 6, 0, OP.CALL, 5, 5, 3, 1, 4, 0],
            sites: [{ at: [10, 1, 10, 8], text: "prisma.user.findMany", arguments: [{ object: { take: 20 } }] }, { at: [10, 1, 10, 9], text: "uniqBy" }],
        }
        expect(found({ ...parts, handlerCalls: [uniq] })).toEqual([])
        expect(found(parts)).toEqual(REPORTED)
    })

    test("when such a query is one of several that run together", () => {
        // const [ids] = await Promise.all([findMany({ take: 20 })]): slot 4 the query, 5 the list, 6 the results, 7 ids.
        expect(found({
            api: "global#fetch",
            fact: { listSlot: 7 },
            strings: ["0", "all"],
            operations: [OP.CALL, 4, 4, 3, 0, OP.OBJECT, 5, 0, 1, -1, OP.STORE, 5, 0, 4, -1, OP.CALL_METHOD, 5, 6, 3, 1, 1, 5, 0, OP.LOAD, 7, 6, 0, -1],
            sites: [{ at: [10, 1, 10, 8], text: "prisma.user.findMany", arguments: [{ opaque: ["take"] }] }, { at: [10, 1, 10, 9], text: "Promise.all" }],
        })).toEqual([])
    })

    test("when no handler reaches it", () => {
        const program = fanOutServer({ api: "pg#Client.query" })
        expect(judge({ ...program, graph: { ...program.graph, handlers: [] } }).findings).toEqual([])
    })
})

describe("functions of packages that fan out", () => {
    const mapping = (api: ApiCall["api"], site: Partial<SiteFact>) => {
        const program = fanOutServer({ fact: { bounded: "only the package's call matters here" } })
        const sites = program.project.files[0]!.sites.map((one, index) => (index === 1 ? { ...one, text: "async.map", ...site } : one))
        const files = [{ ...program.project.files[0]!, sites }]
        const apiCalls = [[], [{ site: { file: 0, site: 1 }, api, new: false, kind: "call" as const, confidence: "certain" as const }], [{ site: { file: 0, site: 3 }, api: "pg#Client.query" as const, new: false, kind: "call" as const, confidence: "certain" as const }], []]
        const edges = [[], [callEdge(1, 3, { kind: "callback" })], [], [callEdge(2, 2)]]
        return judge({ ...program, project: { ...program.project, files }, graph: { ...program.graph, apiCalls, edges } }).findings.map(({ kind, api: name }) => `${kind} ${name}`)
    }

    test("are reported without a limit", () => {
        expect(mapping("async#map", { arguments: [null, { function: true }] })).toEqual(["unbounded-fan-out async#map"])
        expect(mapping("p-map#default", { arguments: [null, { function: true }] })).toEqual(["unbounded-fan-out p-map#default"])
    })

    test("are not reported with one", () => {
        expect(mapping("async#mapLimit", {})).toEqual([])
        expect(mapping("p-map#default", { arguments: [null, { function: true }, { object: { concurrency: 4 } }] })).toEqual([])
        expect(mapping("p-map#default", { arguments: [null, { function: true }, { opaque: ["concurrency"] }] })).toEqual([])
        expect(mapping("async#map", { arguments: [{ bounded: "array literal" }, { function: true }] })).toEqual([])
    })

    test("are not reported when the tasks are written out", () => {
        expect(mapping("async#parallel", { arguments: [{ opaque: ["user", "posts"] }, { function: true }] })).toEqual([])
        expect(mapping("async#parallel", { arguments: [null, { function: true }] })).toEqual(["unbounded-fan-out async#parallel"])
    })
})

import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import type { BlockingCall } from "../catalog/entry.ts"
import { buildCatalog, builtinCatalog } from "../catalog/index.ts"
import { contradictions, entryOf, unseen, type Observation, type Subject, type Timing } from "./support/measured/judge.ts"
import { loadSamples, measure, MEASURED } from "./support/measured/measure.ts"

/** What `npm run measure` measures, and that it would notice. The measuring itself takes minutes: `.ci` does Node's part. */
const measurables = await loadSamples()
const manifest = JSON.parse(readFileSync(`${MEASURED}/package.json`, "utf8"))

describe("the samples", () => {
    test("are about entries of the catalog", () => {
        expect(measurables.filter(({ subject }) => !entryOf(builtinCatalog, subject)).map(({ package: name, key }) => `${name}#${key}`)).toEqual([])
    })

    test("have what they need: Node's own modules, or packages that are installed for them", () => {
        const needed = new Set(measurables.map(one => one.package).filter(name => name !== "global" && !name.startsWith("node:")).map(packageOf))
        expect([...needed].filter(name => !(name in manifest.dependencies))).toEqual([])
    })

    test("measure the replacement where there is one", () => {
        const without = measurables.filter(({ subject, sample }) => {
            const entry = entryOf(builtinCatalog, subject) as BlockingCall
            return subject.list === "blocking" && !entry.pseudoAsync && entry.instead !== null && !sample.twin
        })
        // Renders to a stream, in slices; on Node 20 `diffieHellman` takes no callback.
        const known = ["csv-parse/sync#parse", "csv-stringify/sync#stringify", "node:crypto#diffieHellman", "react-dom/server#renderToString"]
        expect(without.map(({ package: name, key }) => `${name}#${key}`).filter(name => !known.includes(name))).toEqual([])
    })

    test("are more than four hundred calls, among them nearly all of Node's", () => {
        const node = builtinCatalog.packages.filter(facts => facts.package.startsWith("node:")).flatMap(facts => (facts.blocking ?? []).map(entry => ({ name: `${facts.package}#${entry.name}`, entry })))
        const unmeasured = node.filter(({ name, entry }) => entry.verified !== "run" && !NOT_TO_BE_RUN.test(name))
        expect(unmeasured.map(({ name }) => name)).toEqual([])
        expect(builtinCatalog.packages.flatMap(facts => facts.blocking?.filter(entry => entry.verified === "run") ?? []).length).toBeGreaterThan(400)
    })
})

/** They wait for people and debuggers, need what is not there (extensions, change sets, addons), or came after Node 24. */
const NOT_TO_BE_RUN = /^node:inspector#|dlopen|loadExtension|applyChangeset|Session\.|SQLTagStore\.|serialize$|takeCoverage|createZipArchiveSync|parsePKCS12|#lchmodSync$|#read(?:File)?Sync$/

describe("a claim that the measurement denies is contradicted", () => {
    const quick: Timing = { wall: 0.01, held: 0.1, busy: 0.01, cpu: 0.01, later: false, synchronous: 0 }
    const slow: Timing = { wall: 60, held: 60, busy: 60, cpu: 60, later: false, synchronous: 0 }
    const away: Timing = { wall: 60, held: 1, busy: 1, cpu: 60, later: true, synchronous: 0, pool: true }
    const entry = { name: "make", waitsFor: "cpu", cost: "high", instead: "p#make2", source: "test" } as const

    test.each<[what: string, entry: BlockingCall, observation: Observation, message: RegExp | undefined]>([
        ["nothing is wrong", entry, { call: slow, twin: away }, undefined],
        ["it takes no time", entry, { call: quick, twin: away }, /takes no time/],
        ["it takes long", { ...entry, cost: "micro" }, { call: slow, twin: away }, /no matter of microseconds/],
        ["it returns a promise", entry, { call: { ...slow, later: true }, twin: away }, /not done when it returns/],
        ["its replacement stays on the loop", entry, { call: slow, twin: { ...slow, later: true, pool: true } }, /p#make2 stays on the loop/],
        ["its replacement is handed over in pieces", entry, { call: slow, twin: { ...away, held: 3, busy: 45, cpu: 110 } }, undefined],
        ["its replacement is handed over in one piece", entry, { call: slow, twin: { ...away, held: 45, busy: 45, cpu: 110 } }, /p#make2 stays on the loop/],
        ["its replacement returns no promise", entry, { call: slow, twin: { ...away, later: false } }, /returns no promise/],
        ["its replacement reads synchronously", { ...entry, waitsFor: "disk" }, { call: slow, twin: { ...away, synchronous: 3 } }, /3 synchronous calls/],
        ["its replacement needs no pool", { ...entry, waitsFor: "disk" }, { call: slow, twin: { ...away, pool: false } }, /does not need the thread pool/],
        ["it does not wait", { ...entry, cost: "unbounded", waitsFor: "child-process", instead: null }, { call: quick }, /does not wait/],
        ["it leaves the loop", { ...entry, pseudoAsync: "on-loop", instead: null }, { call: away }, /leaves the loop/],
        ["it is sliced", { ...entry, pseudoAsync: "on-loop", instead: null }, { call: { ...slow, held: 2, later: true } }, /is sliced/],
        ["it is not sliced", { ...entry, pseudoAsync: "sliced", instead: null }, { call: { ...slow, wall: 400, held: 400, busy: 400, cpu: 400, later: true } }, /not sliced/],
    ])("%s", (_, claim, observation, message) => {
        const catalog = buildCatalog([{ package: "p", blocking: [claim], ...(claim.waitsFor === "cpu" && { threadpool: [{ name: "make2", cost: "high", source: "test" }] }) }])
        const found = contradictions(catalog, { list: "blocking", api: "p#make", new: false, entry: 0 }, observation, 1)
        if (message) expect(found.join("\n")).toMatch(message)
        else expect(found).toEqual([])
    })

    test("but not one of which nothing can be seen", () => {
        const late: BlockingCall = { ...entry, pseudoAsync: "on-loop", instead: null, cost: "grows" }
        const catalog = buildCatalog([{ package: "p", blocking: [late] }])
        const subject: Subject = { list: "blocking", api: "p#make", new: false, entry: 0 }
        const soon: Observation = { call: { ...quick, wall: 1, busy: 1, cpu: 1 } }
        expect([contradictions(catalog, subject, soon, 1), unseen(catalog, subject, soon)]).toEqual([[], [expect.stringMatching(/too quick/)]])
        expect(unseen(catalog, subject, { call: slow })).toEqual([])
    })

    test("limits that are not kept, and fan-outs that are none", () => {
        const catalog = buildCatalog([{ package: "p", limiters: [{ name: "limit", source: "test" }], fanOuts: [{ name: "all", list: 0, callback: 1, bound: { argument: 2 }, source: "test" }] }])
        const of = (list: Subject["list"], name: string, observation: Observation) => contradictions(catalog, { list, api: `p#${name}`, new: false, entry: 0 }, observation, 1)
        expect(of("limiters", "limit", { atOnce: 2 })).toEqual([])
        expect(of("limiters", "limit", { atOnce: 6 })).toHaveLength(1)
        expect(of("fanOuts", "all", { atOnce: 6, bounded: 2 })).toEqual([])
        expect(of("fanOuts", "all", { atOnce: 1, bounded: 6 })).toHaveLength(2)
    })

    test("in a process that really runs", async () => {
        const wrong: BlockingCall = { name: "hkdfSync", waitsFor: "cpu", cost: "high", instead: "node:crypto#hkdf", insteadForm: "callback", source: "test" }
        const sample = measurables.filter(({ subject }) => subject.api === "node:crypto#hkdfSync")
        const results = [await collect(measure(builtinCatalog, sample)), await collect(measure(onlyCatalog(wrong), sample))].flat()
        expect(results.map(result => result.failure)).toEqual([undefined, undefined])
        expect(results.map(result => result.verdict)).toEqual(["confirmed", "contradicted"])
        expect(results[1]!.reasons.join()).toMatch(/takes no time/)
    })
})

/** With one entry of Node's replaced. */
function onlyCatalog(entry: BlockingCall): typeof builtinCatalog {
    const packages = builtinCatalog.packages.map(facts => (facts.package === "node:crypto" ? { ...facts, blocking: [entry] } : facts))
    return { ...builtinCatalog, packages }
}

async function collect<One>(iterable: AsyncIterable<One>): Promise<One[]> {
    const found: One[] = []
    for await (const one of iterable) found.push(one)
    return found
}

/** `react-dom/server` -> `react-dom`, `glob@8` -> `glob8` */
function packageOf(id: string): string {
    const parts = id.split("/")
    return parts.slice(0, id.startsWith("@") ? 2 : 1).join("/").replace(/(?<=.)@(?=\d)/, "")
}

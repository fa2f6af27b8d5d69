import { expect, test } from "vitest"
import { joinAlternatives } from "../analyzer/findings/alternatives.ts"
import type { Finding } from "../analyzer/report.ts"

const AT = { file: "a.ts", line: 1, column: 1 }

function finding(api: string, rest: Partial<Finding> = {}, routes: readonly string[] = ["GET /"]): Finding {
    const handlers = routes.map(name => ({ framework: "express", name, ...AT, registeredAt: { ...AT, line: name.length }, path: [] }))
    return { id: api, kind: "client-per-request", api, cost: "grows", confidence: "certain", runs: "per-request", ...AT, endLine: 1, endColumn: 20, function: "f", message: api, advice: { text: "", fixable: false }, handlers, ...rest }
}

test("a call that goes to one of several functions is one finding, which names them and all handlers", () => {
    const [joined, ...rest] = joinAlternatives([finding("http#Agent", {}, ["GET /"]), finding("https#Agent", { cost: "high" }, ["GET /", "POST /all"])])
    expect(rest).toEqual([])
    expect(joined).toMatchObject({ id: "https#Agent", api: "https#Agent", alternatives: ["http#Agent"], cost: "high" })
    expect(joined!.handlers.map(({ name }) => name)).toEqual(["GET /", "POST /all"])
})

test("the surest speaks, though another is costlier", () => {
    const [joined] = joinAlternatives([finding("a#b", { confidence: "likely", cost: "unbounded" }), finding("c#d")])
    expect(joined).toMatchObject({ api: "c#d", alternatives: ["a#b"], confidence: "certain", cost: "grows" })
})

test.each<[what: string, other: Partial<Finding>]>([
    ["another place", { endColumn: 21 }],
    ["another kind", { kind: "blocking-call" }],
    ["another phase", { runs: "once" }],
])("%s is another finding", (_, other) => {
    const findings = [finding("a#b"), finding("c#d", other)]
    expect(joinAlternatives(findings)).toEqual(findings)
})

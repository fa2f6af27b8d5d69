import type { ApiName } from "../../catalog/entry.ts"
import { SLOT } from "../facts.ts"
import { qualified } from "./apis.ts"
import { registerValue } from "./entries.ts"
import type { Value } from "./points-to.ts"
import type { Call, Solver } from "./solver.ts"

const ROUTE_METHODS = new Set(["get", "post", "put", "patch", "delete", "del", "head", "options", "all", "use"])
const REQUEST = /^_?(?:req|request)$/
const RESPONSE = /^_?(?:res|resp|response|reply)$/

/**
 * `args.app.get("/p/:pad", (req, res) => …)` where nothing is known of `args`: a plugin that is
 * handed its server by a loader nobody can follow. A method named like a verb, a path, and a
 * function whose parameters are called request and response are evidence enough to say "likely".
 */
export function handlersByLook(solver: Solver): void {
    for (const { call, callee, key } of [...solver.openCalls]) {
        if (key === undefined || !ROUTE_METHODS.has(key) || call.args.list.length < 2) continue
        const path = pathOf(solver, call)
        if (path === undefined || solver.pointsTo.valuesOf(callee).some(value => isUnderstood(solver, value))) continue
        for (const argument of call.args.list.slice(1)) {
            solver.pointsTo.each(argument, value => {
                if (!looksLikeHandler(solver, value)) return
                registerValue(solver, value, { framework: "express", naming: { by: "text", text: `${key === "use" ? key : key === "del" ? "DELETE" : key.toUpperCase()} ${path}`, as: key === "use" ? "middleware" : "route" }, file: call.caller.file, site: call.site, parameters: REQUEST_AND_RESPONSE.map(type => solver.constant(solver.values.api(type, { instance: true }))) })
            })
        }
    }
}

const REQUEST_AND_RESPONSE: readonly ApiName[] = ["express#Request", "express#Response"]

function pathOf(solver: Solver, call: Call): string | undefined {
    const text = solver.site(call.caller.file, call.site)?.arguments?.[0]?.string
    return text?.startsWith("/") ? text : undefined
}

/** What is called is a function of the program, or one that the catalog knows. */
function isUnderstood(solver: Solver, value: Value): boolean {
    const abstract = solver.values.get(value)
    if (abstract.kind !== "api") return abstract.kind !== "string"
    return solver.catalog.handlerShapes(abstract.name).length > 0 || solver.catalog.signature(abstract.name) !== undefined || abstract.name.startsWith("global#")
}

function looksLikeHandler(solver: Solver, value: Value): boolean {
    const abstract = solver.values.get(value)
    if (abstract.kind !== "function") return false
    const [first, second] = solver.functionFact(abstract).parameterNames
    return first !== undefined && second !== undefined && REQUEST.test(first) && RESPONSE.test(second)
}

/**
 * Functions that are declared to take what a framework passes to handlers (`(req: Request, res:
 * Response)`) and that nothing in the program calls or registers: libraries export them, and so
 * do servers whose routes are registered where we cannot see.
 */
export function handlersByType(solver: Solver): void {
    const pairs = handlerParameters(solver)
    const called = new Set<string>()
    const note = (node: number): unknown => called.add(`${solver.instance(node).file},${solver.instance(node).fn}`)
    for (const edge of solver.edges.values()) note(edge.to)
    for (const handler of solver.handlers.values()) note(handler.node)

    for (const instance of [...solver.instances]) {
        const fact = solver.functionFact(instance)
        if (fact.parameters < 2 || called.has(`${instance.file},${instance.fn}`) || fact.kind === "constructor") continue
        const [first, second] = [0, 1].map(index => typesOf(solver, instance.base + SLOT.firstParameter + index)) as [ApiName[], ApiName[]]
        const fitting = pairs.filter(one => first.includes(one.first) && second.includes(one.second))
        const pair = fitting.find(one => one.first.startsWith(`${one.package}#`)) ?? fitting[0]
        if (!pair) continue
        registerValue(solver, instance.value, { framework: pair.framework, naming: { by: "text", text: fact.name, as: "callback" }, file: instance.file, site: -1, parameters: [] })
    }
}

interface Pair {
    readonly package: string
    readonly framework: string
    readonly first: ApiName
    readonly second: ApiName
}

/** The first two parameters of handlers, as the catalog has them, of every framework that types both. */
function handlerParameters(solver: Solver): Pair[] {
    const pairs: Pair[] = []
    for (const facts of solver.catalog.packages) {
        for (const shape of facts.handlers ?? []) {
            const [first, second] = shape.parameters ?? []
            if (!first || !second || shape.role) continue
            const canonical = (type: string): ApiName => solver.catalog.canonicalType(qualified(`${facts.package}#default`, type))
            pairs.push({ package: facts.package, framework: shape.framework ?? facts.package.replace(/^node:/, ""), first: canonical(first), second: canonical(second) })
        }
    }
    return pairs
}

function typesOf(solver: Solver, variable: number): ApiName[] {
    return solver.pointsTo.valuesOf(variable).flatMap(value => {
        const abstract = solver.values.get(value)
        return abstract.kind === "api" && abstract.instance ? [abstract.name] : []
    })
}

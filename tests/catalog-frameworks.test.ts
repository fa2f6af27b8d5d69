import { expect, test } from "vitest"
import type { ApiName, PackageFacts } from "../catalog/entry.ts"
import { buildCatalog } from "../catalog/index.ts"

const catalog = buildCatalog()

/** `express`, `Router.get` -> `express#Router.get`; names that carry their package stay. */
function qualified(facts: PackageFacts, path: string): ApiName {
    return (path.includes("#") ? path : `${facts.package}#${path}`) as ApiName
}

test("every entry is found under the name it is written with", () => {
    const lost: string[] = []
    for (const facts of catalog.packages) {
        const look = (path: string, found: (name: ApiName) => unknown) => {
            const name = qualified(facts, path)
            if (!found(name)) lost.push(name)
        }
        for (const entry of facts.clients ?? []) look(entry.name, name => catalog.client(name, entry.new ?? false).includes(entry))
        for (const entry of facts.offloads ?? []) look(entry.name, name => catalog.offload(name, entry.new ?? false).includes(entry))
        for (const entry of facts.fanOuts ?? []) look(entry.name, name => catalog.fanOut(name) === entry)
        for (const entry of facts.limiters ?? []) look(entry.name, name => catalog.limiter(name) === entry)
        for (const entry of facts.signatures ?? []) look(entry.name, name => catalog.signature(name, entry.new ?? false)?.name === entry.name)
        for (const shape of facts.handlers ?? []) {
            if (shape.kind !== "argument" && shape.kind !== "option" && shape.kind !== "members" && shape.kind !== "reference") continue
            for (const method of shape.methods) {
                look(shape.on === undefined ? method : `${shape.on}.${method}`, name => catalog.handlerShapes(name).some(one => one.source === shape.source && one.kind === shape.kind))
            }
        }
    }
    expect(lost).toEqual([])
})

test("types that nothing is known of are not led to", () => {
    // A misspelt type in `returns` or `parameters` would silently lose everything after it.
    const known = new Set<string>()
    for (const facts of catalog.packages) {
        for (const name of Object.keys(facts.types ?? {})) known.add(qualified(facts, name.split(".")[0]!))
        for (const name of Object.keys(facts.extends ?? {})) known.add(qualified(facts, name))
        for (const path of facts.requestData ?? []) known.add(qualified(facts, path.split(".")[0]!))
        for (const { defines } of facts.signatures ?? []) for (const { on } of defines ?? []) known.add(qualified(facts, on))
        for (const { name } of [...(facts.signatures ?? []), ...(facts.limiters ?? []), ...(facts.blocking ?? []), ...(facts.clients ?? [])]) known.add(qualified(facts, name.split(".")[0]!))
        for (const shape of facts.handlers ?? []) {
            if ("on" in shape && shape.on) known.add(qualified(facts, shape.on.split(".")[0]!))
            else if ("methods" in shape && shape.kind !== "class") for (const method of shape.methods) known.add(qualified(facts, method))
            if (shape.kind === "class") for (const type of shape.types ?? []) known.add(qualified(facts, type))
            // What a handler is given may be called itself, as gRPC's \`next({ onReceiveMetadata })\` is.
            if ((shape.kind === "argument" || shape.kind === "option") && !shape.on) for (const method of shape.methods) known.add(qualified(facts, method))
        }
    }
    const unknown: string[] = []
    for (const facts of catalog.packages) {
        const check = (path: string | null | undefined) => {
            if (path && !/^(element|argument) \d+$/.test(path) && !known.has(qualified(facts, path)) && !known.has(catalog.canonicalType(qualified(facts, path)))) unknown.push(qualified(facts, path))
        }
        for (const target of Object.values(facts.extends ?? {})) check(target)
        for (const shape of facts.handlers ?? []) shape.parameters?.forEach(check)
        for (const { callbacks } of facts.signatures ?? []) for (const one of callbacks ?? []) one.parameters?.forEach(check)
    }
    expect([...new Set(unknown)].sort()).toEqual([])
})

test.each([
    ["express#Application.get", "express"],
    ["express#Router.use", "express"],
    ["express#Route.post", "express"],
    ["fastify#FastifyInstance.get", "fastify"],
    ["koa#Application.use", "koa"],
    ["koa-router#default.get", "@koa/router"],
    ["koa-router#Router.post", "@koa/router"],
    ["socket.io#Server.on", "socket.io"],
    ["socket.io#Namespace.on", "socket.io"],
    ["ws#default.Server.on", "ws"],
    ["http#createServer", "node:http"],
    ["https#Server.on", "node:http"],
] as const)("a call of %s registers handlers of %s", (api, owner) => {
    expect(catalog.handlerShapes(api).map(shape => shape.package)).toContain(owner)
})

test("what a framework hands to a handler leads on to further registrations", () => {
    const [connection] = catalog.handlerShapes("socket.io#Server.on")
    const socket = connection?.parameters?.[0] as ApiName
    expect(catalog.handlerShapes(`${socket}.on`)).not.toEqual([])
})

test("a request's body is data of the client, in every framework that has one", () => {
    const bodies = ["express#Request.body", "express-serve-static-core#Request.body.ids", "fastify#FastifyRequest.body", "koa#Context.request.body", "next#NextRequest.json()", "next#NextApiRequest.body"] as const
    expect(bodies.filter(body => !catalog.isRequestData(body))).toEqual([])
    expect(catalog.isRequestData("express#Request.app")).toBe(false)
})

test("a pool is made once, and a look at the cheap ones says so", () => {
    expect(catalog.client("pg#Pool", true).map(client => client.why)).toEqual(["pool"])
    expect(catalog.client("pg#Pool", false)).toEqual([])
    expect(catalog.client("ioredis#default", true).map(client => client.why)).toEqual(["connection"])
    expect(catalog.client("@aws-sdk/client-s3#S3Client", true).map(client => client.why)).toEqual(["agent"])
    expect(catalog.client("@upstash/redis#Redis", true).map(client => client.why)).toEqual(["cheap"])
})

test("a function declared as a framework's handler type receives what the framework passes", () => {
    expect(catalog.functionParameters("express#RequestHandler")).toEqual(["express#Request", "express#Response", null])
    expect(catalog.functionParameters("express-serve-static-core#RequestHandler")).toEqual(["express#Request", "express#Response", null])
    expect(catalog.functionParameters("fastify#FastifyPluginAsync")).toEqual(["fastify#FastifyInstance"])
    expect(catalog.functionParameters("express#Request")).toBeUndefined()
})

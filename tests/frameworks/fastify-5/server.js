import { fileURLToPath } from "node:url"
import autoload from "@fastify/autoload"
import Fastify from "fastify"
import { hooks } from "./hooks.js"

const app = Fastify({
    connectionTimeout: 500,
    genReqId: request => `${request.method}-1`,
    rewriteUrl: request => request.url.replace("/old", "/"),
    frameworkErrors: (error, request, reply) => {
        reply.code(400).send(error.message)
    },
    routerOptions: { querystringParser: text => Object.fromEntries(new URLSearchParams(text)) },
}).withTypeProvider()

const folder = name => fileURLToPath(new URL(name, import.meta.url))
app.addHook("onRegister", () => console.log("registered"))
app.register(autoload, { dir: folder("plugins") })
app.register(autoload, { dir: folder("routes"), options: { prefix: "/auto" } })
app.register(hooks, { prefix: "/hooks" })
app.register(import("./lazy.js"), { prefix: "/lazy" })

app.addHook("onRoute", route => describeRoute(route))
app.addHook("onReady", async () => warmUp())
app.addHook("onListen", async function () {
    console.log("listening")
})
app.addHook("preClose", async () => console.log("closing"))

app.addContentTypeParser("text/csv", { parseAs: "string" }, (request, body, done) => done(null, parseCsv(body)))
app.addContentTypeParser("application/x-lines", async (request, payload) => {
    let text = ""
    for await (const chunk of payload) text += chunk
    return text.split("\n")
})
app.setErrorHandler((error, request, reply) => {
    reply.code(error.statusCode ?? 500).send({ error: error.message })
})
app.setNotFoundHandler({ preHandler: (request, reply, done) => done() }, (request, reply) => {
    reply.code(404).send("nothing here")
})
app.setValidatorCompiler(({ schema }) => {
    const keys = Object.keys(schema.properties ?? {})
    return data => (keys.every(key => key in data) ? { value: data } : { error: new Error("invalid") })
})
app.setSerializerCompiler(() => data => JSON.stringify(data))

app.get("/", async () => "home")
app.get("/callback", (request, reply) => {
    setImmediate(() => reply.send("later"))
})
app.post("/csv", { bodyLimit: 1000 }, async request => request.body)
app.post("/valid", { schema: { body: { type: "object", properties: { name: {} } }, response: { 200: { type: "object" } } } }, async request => request.body)
app.get("/broken", {
    errorHandler(error, request, reply) {
        reply.code(418).send(error.message)
    },
    handler: async () => {
        throw new Error("broken")
    },
})
app.get("/failing", async () => fail())
app.route({
    method: ["PUT", "PATCH"],
    url: "/things/:id",
    config: { expensive: true },
    onRequest: [async request => authenticate(request), (request, reply, done) => done()],
    preValidation: async () => {},
    handler: updateThing,
})
app.get("/constrained", { constraints: { host: "example.com" } }, () => "constrained")

await app.listen({ port: Number(process.env.PORT) })
process.on("SIGTERM", () => app.close())

function describeRoute(route) {
    console.log(route.method, route.url)
}

function warmUp() {
    console.log("warm")
}

function parseCsv(text) {
    return text.split("\n").map(line => line.split(","))
}

function authenticate(request) {
    request.user = { name: "you" }
}

function fail() {
    throw new Error("failing")
}

async function updateThing(request) {
    return { id: request.params.id, by: request.user.name }
}

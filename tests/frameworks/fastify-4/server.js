const path = require("node:path")
const fp = require("fastify-plugin")

const fastify = require("fastify")({
    querystringParser: text => Object.fromEntries(new URLSearchParams(text)),
    clientErrorHandler: (error, socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
})

fastify.register(fp(counter, { name: "counter" }), { from: 10 })
fastify.register(require("@fastify/autoload"), { dir: path.join(__dirname, "routes") })
fastify.register(shop, { prefix: "/shop" })
fastify.after(error => {
    if (error) throw error
})

fastify.decorate("sum", (a, b) => a + b).decorateReply("created", function (body) {
    return this.code(201).send(body)
})
fastify.addHook("onRequest", checkAgent)
fastify.addHook("onClose", (instance, done) => done())
fastify.addContentTypeParser(["text/yaml"], function (request, payload, done) {
    payload.on("data", () => {})
    payload.on("end", () => done(null, {}))
})
fastify.setErrorHandler(function (error, request, reply) {
    reply.status(500).send({ message: message(error) })
})
fastify.setNotFoundHandler((request, reply) => reply.code(404).send("nothing here"))

fastify.get("/", (request, reply) => {
    reply.send({ sum: fastify.sum(1, 2), count: request.server.count() })
})
fastify.post("/yaml", { preHandler: [first, second] }, (request, reply) => reply.created(request.body))
fastify.get("/error", (request, reply) => reply.send(new Error("wrong")))
fastify.route({
    method: "DELETE",
    url: "/things/:id",
    preParsing(request, reply, payload, done) {
        done(null, payload)
    },
    preSerialization: (request, reply, payload, done) => done(null, payload),
    onSend: (request, reply, payload, done) => done(null, payload),
    onResponse: (request, reply, done) => done(),
    handler(request, reply) {
        reply.send({ removed: request.params.id })
    },
})

fastify.ready(error => {
    if (error) throw error
    console.log("ready")
})
fastify.listen({ port: Number(process.env.PORT) }, (error, address) => {
    if (error) throw error
    console.log(address)
})
process.on("SIGTERM", () => fastify.close(() => console.log("closed")))

function counter(instance, { from }, done) {
    let count = from
    instance.decorate("count", () => ++count)
    instance.addHook("onSend", (request, reply, payload, next) => {
        reply.header("x-count", count)
        next()
    })
    done()
}

async function shop(instance) {
    const prices = await loadPrices()
    instance.get("/prices", async () => prices)
    instance.get("/prices/:name", { schema: { params: { name: { type: "string" } } } }, async request => prices[request.params.name])
}

async function loadPrices() {
    return { apple: 1 }
}

function checkAgent(request, reply, done) {
    if (request.headers["user-agent"] === "bad") reply.code(403).send("no")
    else done()
}

function first(request, reply, done) {
    done()
}

async function second() {}

function message(error) {
    return error.message
}

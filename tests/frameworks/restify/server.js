const restify = require("restify")

const server = restify.createServer({
    name: "things",
    handleUncaughtExceptions: true,
    formatters: {
        "application/x-things": (request, response, body) => `things ${body}`,
    },
})

server.pre((request, response, next) => next())
server.use(restify.plugins.queryParser(), restify.plugins.bodyParser())
server.use([authorize, timed()])
server.on("after", (request, response, route, error) => report(error))
server.on("NotFound", (request, response, error, callback) => callback())
server.on("restifyError", (request, response, error, callback) => callback())
server.on("uncaughtException", (request, response, route, error) => response.send(500, error.message))

server.get("/", (request, response, next) => {
    response.send("home")
    next()
})
server.get({ path: "/things/:id", name: "thing" }, load, [check], (request, response, next) => {
    response.send(request.thing)
    return next()
})
server.post("/things", async (request, response) => {
    response.send(201, await save(request.body))
})
server.del("/things/:id", remove)
server.opts("/things", (request, response, next) => {
    response.send(204)
    next()
})
server.get("/fail", (request, response, next) => next(new Error("failed")))
server.get("/throw", (request, response, _next) => {
    throw new Error("thrown")
})
server.get("/format", (request, response, next) => {
    response.setHeader("content-type", "application/x-things")
    response.send("all")
    next()
})

server.listen(process.env.PORT, () => console.log("listening at", server.url))
process.on("SIGTERM", () => server.close(() => console.log("closed")))

function authorize(request, response, next) {
    next()
}

function timed() {
    const now = () => Date.now()
    return (request, response, next) => {
        request.startedAt = now()
        next()
    }
}

function load(request, response, next) {
    request.thing = { id: request.params.id }
    next()
}

function check(request, response, next) {
    next()
}

async function save(thing) {
    return thing
}

function remove(request, response, next) {
    response.send(204)
    next()
}

function report(error) {
    if (error) console.log(error.message)
}

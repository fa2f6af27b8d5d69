const http = require("node:http")
const express = require("express")
const accounts = require("./accounts")
const { authenticate, timed } = require("./middleware")

const app = express()

app.set("view engine", "txt")
app.set("views", __dirname)
app.set("etag", body => `"${body.length}"`)
app.engine("txt", (path, options, callback) => callback(null, `Hello ${options.name}`))

app.use(express.json({ verify: (request, response, body) => (request.size = body.length) }))
app.use(timed("all"))
app.use("/static", express.static(__dirname, { setHeaders: response => response.set("x-static", "yes") }))
app.use("/accounts", authenticate({ realm: "accounts" }), accounts)

app.param("id", (request, response, next, id) => {
    request.id = Number(id)
    next()
})
app.get("/", (request, response) => response.send("home"))
app.get("/items/:id", [loadItem, checkItem], function showItem(request, response) {
    response.json(request.item)
})
app.route("/orders")
    .all((request, response, next) => next())
    .get((request, response) => response.json([]))
    .post(createOrder)
app.get("/hello", (request, response) => {
    response.render("hello", { name: "you" }, (error, text) => response.send(text))
})
app.get("/stream", (request, response) => {
    response.on("finish", () => console.log("sent"))
    response.end("stream")
})
app.get("/format", (request, response) => {
    response.format({
        text: () => response.send("text"),
        json() {
            response.json({})
        },
    })
})
app.all("/any", (request, response) => response.sendStatus(204))
app.get(/^\/(fail|broken)$/, () => {
    throw new Error("broken")
})
for (const method of ["put", "patch"]) app[method]("/generic", (request, response) => response.send(method))

app.use((request, response) => response.status(404).send("nothing here"))
app.use((error, request, response, next) => {
    if (response.headersSent) return next(error)
    response.status(500).send(describeError(error))
})

const server = http.createServer(app)
server.on("listening", () => console.log("listening"))
server.listen(process.env.PORT, () => announce(server.address()))
process.on("SIGTERM", () => shutDown(server))

function loadItem(request, response, next) {
    request.item = findItem(request.id)
    next()
}

function checkItem(request, response, next) {
    if (request.item) next()
    else next("route")
}

function findItem(id) {
    return { id }
}

function createOrder(request, response) {
    response.status(201).json(request.body)
}

function describeError(error) {
    return error.message
}

function announce({ port }) {
    console.log(`on port ${port}`)
}

function shutDown(server) {
    server.close(() => console.log("closed"))
}

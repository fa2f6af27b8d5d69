import { fileURLToPath } from "node:url"
import express, { Router } from "express"
import { registerRoutes } from "./routes.js"
import { Users } from "./users.js"

const app = express()

app.set("trust proxy", address => address === "127.0.0.1")
app.set("query parser", text => Object.fromEntries(new URLSearchParams(text)))
app.set("views", fileURLToPath(new URL(".", import.meta.url)))
app.engine("txt", async (path, options, callback) => callback(null, options.text))

app.use(express.json(), express.text({ type: request => request.headers["content-type"] === "text/odd" }))
app.use([logged("one"), [logged("two")]])
registerRoutes(app)
app.use("/users", new Users().router())
app.use("/lazy", async (request, response, next) => {
    const { lazy } = await import("./lazy.js")
    lazy(request, response, next)
})

const api = new Router()
api.param("id", async (request, response, next, id) => {
    request.found = id
    next()
})
api
    .get("/things/:id", (request, response) => response.json({ id: request.found, from: request.ip, query: request.query }))
    .delete("/things/:id", async (request, response) => {
        await Promise.all([request.found].map(id => remove(id)))
        response.sendStatus(204)
    })
app.use("/api", api)

app.get("/rejected", async () => {
    await Promise.reject(new Error("rejected"))
})
app.get("/template", (request, response) => response.render("page.txt", { text: "text" }))
app.get("/later", (request, response) => {
    setTimeout(() => {
        later(response)
    }, 1)
})
app.post("/upload", (request, response) => {
    let size = 0
    request.on("data", chunk => (size += chunk.length))
    request.on("end", () => response.json({ size }))
})

app.use(async (error, _request, response, _next) => {
    response.status(500).json({ error: error.message })
})

const server = app.listen(process.env.PORT, error => {
    if (error) throw error
    warmUp()
})
process.once("SIGTERM", async () => {
    await new Promise(resolve => server.close(resolve))
    console.log("closed")
})

function logged(name) {
    const prefix = prefixOf(name)
    return async (request, response, next) => {
        response.append("x-log", prefix)
        next()
    }
}

function prefixOf(name) {
    return `${name}:`
}

async function remove(id) {
    return id
}

function later(response) {
    response.send("later")
}

function warmUp() {
    console.log("warm")
}

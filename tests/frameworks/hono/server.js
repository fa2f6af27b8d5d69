import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { bearerAuth } from "hono/bearer-auth"
import { cors } from "hono/cors"
import { createFactory, createMiddleware } from "hono/factory"
import { stream } from "hono/streaming"
import { validator } from "hono/validator"
import { books } from "./books.js"

const factory = createFactory({ initApp: app => app.use(async (c, next) => next()) })
const app = new Hono()

const timed = createMiddleware(async (c, next) => {
    await next()
    c.header("x-time", now())
})
const handlers = factory.createHandlers(
    async (c, next) => next(),
    c => c.text("handlers"),
)

app.use(timed)
app.use("/admin/*", bearerAuth({ verifyToken: async token => token === "secret" }))
app.use("*", cors({ origin: origin => origin }), limit(10))
app.get("/", c => c.text("home"))
app.get("/admin/users", first, async c => c.json(await users()))
app.get("/handlers", ...handlers)
app.on(["PUT", "PATCH"], ["/one", "/two"], c => c.text(c.req.method))
app.all("/any", c => c.text("any"))
app.post("/form", validator("form", (value, c) => (value.name ? value : c.text("no name", 400))), c => c.json(c.req.valid("form")))
app.get("/stream", c =>
    stream(c, async stream => {
        await stream.write("text")
    }))
app.get("/fail", () => {
    throw new Error("failed")
})
app.route("/books", books)
app.basePath("/v1").get("/status", c => c.text("up"))
app.route("/made", factory.createApp().get("/", c => c.text("made")))
app.mount("/mounted", request => new Response(request.url))
app.notFound(c => c.text("nothing here", 404))
app.onError((error, c) => c.text(describe(error), 500))

const server = serve({ fetch: app.fetch, port: Number(process.env.PORT) }, info => announce(info))
process.on("SIGTERM", () => server.close())

function now() {
    return String(Date.now())
}

function limit(most) {
    let count = 0
    return async (c, next) => {
        if (++count > most) console.log("many")
        await next()
    }
}

async function first(c, next) {
    await next()
}

async function users() {
    return []
}

function describe(error) {
    return error.message
}

function announce({ port }) {
    console.log(port)
}

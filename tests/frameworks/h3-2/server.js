import { defineHandler, defineLazyEventHandler, defineMiddleware, H3, HTTPError, onError, onRequest, onResponse, serve, withBase } from "h3"

const app = new H3({
    onError: error => report(error),
    onRequest: event => console.log(event.url.pathname),
    onResponse: (response, event) => console.log(event.url.pathname, response.status),
})

app.use((event, next) => next())
app.use("/api/**", async (event, next) => {
    const body = await next()
    return body
})
app.use(onRequest(() => console.log("request")))
app.use(onResponse(() => console.log("response")))
app.use(onError(error => console.log(error.message)))

app.get("/", () => "home")
    .post("/echo", event => event.req.text())
    .get("/things/:id", defineHandler({ middleware: [check, defineMiddleware((event, next) => next())], handler: show }))
    .on("PUT", "/on", defineHandler(() => "on"))
    .all("/any", () => "any")
app.get("/options", () => "options", { middleware: [(event, next) => next()] })
app.get("/lazy", defineLazyEventHandler(async () => {
    const text = await load()
    return () => text
}))
app.get("/fail", () => {
    throw new HTTPError({ status: 418, message: "failed" })
})
app.mount("/api", new H3().get("/inner", () => "inner"))
app.use("/base/**", withBase("/base", new H3().get("/inner", () => "base")))

const server = serve(app, { port: Number(process.env.PORT) })
process.on("SIGTERM", () => server.close())

function check(event, next) {
    return next()
}

function show(event) {
    return event.context.params.id
}

function report(error) {
    console.log(error.message)
}

async function load() {
    return "loaded"
}

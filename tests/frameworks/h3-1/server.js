import { createServer } from "node:http"
import {
    createApp,
    createError,
    createRouter,
    defineEventHandler,
    defineLazyEventHandler,
    defineRequestMiddleware,
    eventHandler,
    fromNodeMiddleware,
    lazyEventHandler,
    readBody,
    toNodeListener,
    useBase,
} from "h3"

const app = createApp({
    onError: (error, event) => report(error, event),
    onRequest: event => console.log(event.path),
    onBeforeResponse: async () => {},
    onAfterResponse() {},
})

app.use(eventHandler(event => {
    event.context.user = "you"
}))
app.use("/node", fromNodeMiddleware((request, response, next) => next()))
app.use("/plain", defineEventHandler(() => "plain"))

const router = createRouter()
    .get("/", defineEventHandler(event => ({ user: event.context.user })))
    .get("/things/:id", eventHandler(show))
    .post("/echo", defineEventHandler({
        onRequest: [defineRequestMiddleware(event => {
            event.context.first = true
        })],
        onBeforeResponse: () => {},
        handler: async event => readBody(event),
    }))
    .use("/all", defineEventHandler(() => "all"))
    .add("/added", defineEventHandler(() => "added"), "put")
    .get("/lazy", lazyEventHandler(async () => {
        const text = await load()
        return eventHandler(() => text)
    }))
    .get("/fail", defineEventHandler(() => {
        throw createError({ statusCode: 418, message: "failed" })
    }))
    .get("/lazier", defineLazyEventHandler(() => defineEventHandler(() => "lazier")))

app.use(router)
app.use("/base", useBase("/base", createRouter().get("/inner", defineEventHandler(() => "inner")).handler))

const server = createServer(toNodeListener(app))
server.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function show(event) {
    return event.context.params.id
}

function report(error) {
    console.log(error.message)
}

async function load() {
    return "loaded"
}

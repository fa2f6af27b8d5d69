const Hapi = require("@hapi/hapi")
const accounts = require("./accounts")

async function start() {
    const server = Hapi.server({ port: process.env.PORT, host: "127.0.0.1" })

    server.decorate("toolkit", "success", function (value) {
        return this.response({ value })
    })
    server.decorate("request", "greeting", () => "hello")
    server.method("add", (a, b) => a + b)
    server.method([{ name: "square", method: async value => value * value }]) //~ known: methods in a list are not followed

    server.decorate("handler", "inline", (route, options) => {
        const text = describe(route, options)
        return () => text
    })

    server.auth.scheme("header", (server, options) => {
        const expected = options.value
        return {
            authenticate(request, h) {
                return request.headers.authorization === expected ? h.authenticated({ credentials: { name: "you" } }) : h.unauthenticated(new Error("no"))
            },
        }
    })
    server.auth.strategy("simple", "header", { value: "yes" })

    await server.register([{ plugin: accounts, options: { first: "a" } }])
    await server.register({ name: "inline", register: (server, options) => addRoutes(server, options) })

    server.ext("onPreStart", () => console.log("starting"))
    server.ext("onPostStop", async () => console.log("stopped"))
    server.ext("onRequest", (request, h) => h.continue)
    server.ext("onPreResponse", onPreResponse)
    server.ext({
        type: "onPreHandler",
        method: async (request, h) => h.continue,
    })
    server.events.on("start", () => console.log("started"))
    server.events.on("response", request => console.log(request.path))
    server.events.on({ name: "log", channels: "app" }, event => console.log(event.tags))

    server.route({
        method: "GET",
        path: "/",
        handler: (request, h) => h.success(request.greeting()),
    })
    server.route([
        { method: "POST", path: "/add", handler: add },
        {
            method: "GET",
            path: "/square/{value}",
            options: {
                auth: "simple",
                pre: [{ method: loadValue, assign: "value" }, [request => request.pre.value, { method: () => null, assign: "nothing" }]],
                async handler(request) {
                    request.server.log("square")
                    return request.server.methods.square(request.pre.value)
                },
            },
        },
        {
            method: "PUT",
            path: "/checked",
            options: {
                validate: {
                    query: async value => value,
                    payload: true,
                    failAction: (request, h, error) => {
                        throw error
                    },
                    headers: async headers => {
                        if (headers.bad) throw new Error("bad headers")
                    },
                },
                handler: request => request.query,
            },
        },
    ])

    await server.start()
    console.log(server.info.uri)
    process.on("SIGTERM", () => server.stop())
}

start()

function addRoutes(server) {
    server.route({ method: "GET", path: "/inline", handler: { inline: {} } })
}

function loadValue(request) {
    return Number(request.params.value)
}

function add(request) {
    return request.server.methods.add(1, 2)
}

function onPreResponse(request, h) {
    return h.continue
}

function describe(route) {
    return route.path
}

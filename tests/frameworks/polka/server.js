import polka from "polka"

const app = polka({
    onError: (error, request, response) => {
        response.statusCode = 500
        response.end(describe(error))
    },
    onNoMatch(request, response) {
        response.statusCode = 404
        response.end("nothing here")
    },
})

const users = polka()
    .get("/", (request, response) => response.end("all"))
    .get("/:id", loadUser, (request, response) => {
        response.end(request.user)
    })

app.use(parse({ limit: 100 }), (request, response, next) => next())
app.use("/users", users)
app.get("/", home)
app.add("PUT", "/things/:id", (request, response) => response.end(request.params.id))
app.post("/fail", (request, response, next) => next(new Error("failed")))

app.listen(process.env.PORT, error => {
    if (error) throw error
    console.log("listening")
})

process.on("SIGTERM", () => app.server.close())

function parse({ limit }) {
    const check = size => size < limit
    return (request, response, next) => {
        request.small = check(Number(request.headers["content-length"] ?? 0))
        next()
    }
}

function loadUser(request, response, next) {
    request.user = `user ${request.params.id}`
    next()
}

function home(request, response) {
    response.end("home")
}

function describe(error) {
    return error.message ?? String(error)
}

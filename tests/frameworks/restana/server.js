const restana = require("restana")

const service = restana({
    defaultRoute: (request, response) => response.send("nothing here", 404),
    errorHandler(error, request, response) {
        response.send(describe(error), 500)
    },
})

service.use((request, response, next) => next())
service.use("/admin", async (request, response, next) => {
    await authorize(request)
    return next()
})
service.get("/", (request, response) => response.send("home"))
service.get("/admin/users", first, (request, response) => response.send([]))
service.post("/items/:id", async (request, response) => response.send({ id: request.params.id }))
service.get("/fail", () => {
    throw new Error("failed")
})

const nested = service.newRouter()
nested.get("/inner", (request, response) => response.send("inner"))
service.use("/nested", nested)

service.start(Number(process.env.PORT)).then(() => console.log("listening"))
process.on("SIGTERM", () => service.close())

async function authorize(request) {
    request.admin = true
}

function first(request, response, next) {
    next()
}

function describe(error) {
    return { message: error.message }
}

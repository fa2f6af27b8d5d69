const http = require("node:http")
const finalhandler = require("finalhandler")
const Router = require("router")

const router = Router({ strict: true })

router.use((request, response, next) => next())
router.param("id", async (request, response, next, id) => {
    request.id = id
    next()
})
router.get("/", (request, response) => response.end("home"))
router.route("/things/:id")
    .all((request, response, next) => next())
    .get(show)
    .delete((request, response) => response.end())
router.use("/api", new Router().get("/", (request, response) => response.end("api")))
router.get("/fail", () => {
    throw new Error("failed")
})
router.use(function (error, request, response, next) {
    response.setHeader("x-error", error.message)
    next(error)
})

http.createServer((request, response) => {
    router(request, response, finalhandler(request, response, { onerror: report }))
}).listen(process.env.PORT)

function show(request, response) {
    response.end(request.id)
}

function report(error) {
    console.log(error.message)
}

const zero = require("0http")

const { router, server } = zero({
    defaultRoute: (request, response) => {
        response.statusCode = 404
        response.end("nothing here")
    },
    errorHandler: (error, request, response) => response.end(error.message),
})
const sequential = require("0http/lib/router/sequential")

router.use("/", (request, response, next) => next())
router.get("/", (request, response) => response.end("home"))
router.on("GET", "/on/:id", one, (request, response) => response.end(request.params.id))
router.post("/items", async (request, response) => {
    response.end(await save())
})
router.get("/fail", () => {
    throw new Error("failed")
})

const nested = sequential()
nested.get("/inner", (request, response) => response.end("inner"))
router.use("/nested", nested)

server.listen(process.env.PORT, () => console.log("listening"))

function one(request, response, next) {
    next()
}

async function save() {
    return "saved"
}

const http = require("node:http")
const findMyWay = require("find-my-way")

const router = findMyWay({
    defaultRoute: (request, response) => {
        response.statusCode = 404
        response.end("nothing here")
    },
    onBadUrl(path, request, response) {
        response.statusCode = 400
        response.end(path)
    },
})

router.on("GET", "/", (request, response) => response.end("home"))
router.on(["PUT", "PATCH"], "/things/:id", { constraints: {} }, (request, response, params) => {
    response.end(show(params))
})
router.get("/get", plain)
router.post("/post", async (request, response, params, store) => response.end(store.message), { message: "stored" })

const server = http.createServer((request, response) => {
    router.lookup(request, response)
})
server.listen(process.env.PORT, () => console.log("listening"))

function plain(request, response) {
    response.end("plain")
}

function show({ id }) {
    return id
}

import { App } from "@tinyhttp/app"

const app = new App({
    noMatchHandler: (request, response) => response.status(404).send("nothing here"),
    onError(error, request, response) {
        response.status(500).send(error.message)
    },
})

const users = new App()
users.get("/", (request, response) => response.json([]))
users.get("/:id", find, (request, response) => response.json(request.user))

app.use((request, response, next) => next())
app.use("/users", users)
app.use(["/a", "/b"], (request, response) => response.send("either"))
app.get("/", home)
app.route("/things/:id").get((request, response) => response.send(request.params.id))
app.post("/echo", async (request, response) => {
    response.send(await body(request))
})
app.get("/fail", () => {
    throw new Error("failed")
})

const server = app.listen(Number(process.env.PORT), () => console.log("listening"))
process.on("SIGTERM", () => server.close())

function find(request, response, next) {
    request.user = { id: request.params.id }
    next()
}

function home(request, response) {
    response.send("home")
}

async function body(request) {
    let text = ""
    for await (const chunk of request) text += chunk
    return text
}

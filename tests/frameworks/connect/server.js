const http = require("node:http")
const connect = require("connect")

const app = connect()

app.use(logger("dev"))
app.use("/files", (request, response) => response.end(request.url))
app.use("/broken", function broken(request, response, next) {
    next(new Error("broken"))
})
app.use("/sub", subApplication())
app.use("/object", { handle: (request, response) => response.end("object") })
app.use("/server", http.createServer((request, response) => response.end("server")))
app.use((request, response) => {
    response.end(text("nothing"))
})
app.use((error, request, response, next) => {
    response.statusCode = 500
    response.end(text(error.message))
})

app.listen(process.env.PORT, () => console.log("listening"))

function logger(format) {
    const print = compile(format)
    return (request, response, next) => {
        print(request.url)
        next()
    }
}

function compile(format) {
    return url => console.log(format, url)
}

function subApplication() {
    const inner = connect()
    inner.use((request, response) => response.end("inner"))
    return inner
}

function text(value) {
    return `${value}\n`
}

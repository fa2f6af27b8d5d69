const http = require("node:http")
const { json, serve, send, text } = require("micro")

const server = new http.Server(serve(withErrors(async (request, response) => {
    const handler = handlers[request.url] ?? missing
    return handler(request, response)
})))
const handlers = {
    "/json": async request => json(request),
    "/text": request => text(request),
}

server.listen(process.env.PORT, () => console.log("listening"))

function withErrors(handler) {
    return async (request, response) => {
        try {
            return await handler(request, response)
        } catch (error) {
            send(response, 500, describe(error))
        }
    }
}

function missing(request, response) {
    response.statusCode = 404
    return "nothing here"
}

function describe(error) {
    return { error: error.message }
}

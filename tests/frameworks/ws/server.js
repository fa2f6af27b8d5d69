import { createServer } from "node:http"
import { WebSocketServer } from "ws"

const server = createServer((request, response) => response.end("http"))
const attached = new WebSocketServer({
    server,
    verifyClient: ({ req }, done) => done(isAllowed(req)),
    handleProtocols: protocols => [...protocols][0],
})
const detached = new WebSocketServer({ noServer: true, path: "/detached" })
const rooms = new Map()

attached.on("connection", (socket, request) => {
    socket.on("message", data => broadcast(data))
    socket.on("close", leave)
    socket.on("pong", function () {
        this.alive = true
    })
    socket.addEventListener("error", event => console.log(event.message))
    socket.ping()
    join(request, socket)
})
attached.on("headers", headers => headers.push("x-server: ws"))
attached.on("listening", () => console.log("listening"))
detached.on("connection", handle)

const other = createServer()
other.on("upgrade", (request, socket, head) => {
    detached.handleUpgrade(request, socket, head, client => {
        detached.emit("connection", client, request)
    })
})

const beat = setInterval(() => {
    for (const client of attached.clients) ping(client)
}, 50)

server.listen(process.env.PORT, () => console.log("http"))
other.listen(0)
process.on("SIGTERM", () => {
    clearInterval(beat)
    attached.close()
    server.close()
})

function isAllowed(request) {
    return request.url !== "/forbidden"
}

function join({ url }, socket) {
    rooms.set(socket, url)
}

function broadcast(data) {
    for (const client of attached.clients) client.send(String(data))
}

function leave() {
    rooms.delete(this)
}

function handle(socket) {
    socket.once("message", message => socket.send(reply(message)))
}

function reply(message) {
    return `reply ${message}`
}

function ping(client) {
    client.ping()
}

import { createServer } from "node:http"
import { Server } from "socket.io"

const server = createServer()
const io = new Server(server, {
    allowRequest: (request, callback) => callback(null, isAllowed(request)),
    cors: { origin: (origin, callback) => callback(null, true) },
})

io.use((socket, next) => {
    socket.data.user = socket.handshake.auth.name
    next()
})
io.engine.on("connection_error", error => console.log(error.message))
io.engine.use((request, response, next) => next())

io.on("connection", async socket => {
    await enter(socket)
    socket.use((packet, next) => next())
    socket.onAny((event, ...values) => console.log(event, values.length))
    socket.on("message", (text, acknowledge) => {
        acknowledge(shout(text))
    })
    socket.on("leave", leave)
    socket.once("disconnect", reason => console.log(reason))
    registerRoom(io, socket)
})

const admin = io.of("/admin")
admin.use(async (socket, next) => next())
admin.on("connection", socket => {
    socket.on("ping", callback => callback("pong"))
    socket.emit("welcome", { at: Date.now() }, () => console.log("acknowledged"))
})
io.of(/^\/room-\d+$/).on("connection", socket => socket.emit("room"))

server.listen(process.env.PORT, () => console.log("listening"))
process.on("SIGTERM", () => io.close(() => console.log("closed")))

function isAllowed(request) {
    return !request.url.includes("forbidden")
}

async function enter(socket) {
    await socket.join("lobby")
}

function shout(text) {
    return text.toUpperCase()
}

function leave() {
    console.log("left")
}

function registerRoom(io, socket) {
    const say = text => io.to("lobby").emit("said", text)
    socket.on("room:say", say)
}

import { Server, ServerCredentials, loadPackageDefinition } from "@grpc/grpc-js"
import { loadSync } from "@grpc/proto-loader"
import { Chats } from "./chats.js"

export const { echo } = loadPackageDefinition(loadSync("echo.proto"))
const server = new Server()
const chats = new Chats()

server.addService(echo.Echo.service, {
    say: (call, callback) => callback(null, reply(call.request)),
    count(call) {
        for (let i = 0; i < 2; i++) call.write({ text: String(i) })
        call.end()
    },
    collect,
    chat: chats.chat.bind(chats),
})
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => started(port))
process.on("SIGTERM", () => server.forceShutdown())

function reply({ text }) {
    return { text: `reply ${text}` }
}

function collect(call, callback) {
    const parts = []
    call.on("data", ({ text }) => parts.push(text))
    call.on("end", () => callback(null, { text: parts.join() }))
}

function started(port) {
    return port
}

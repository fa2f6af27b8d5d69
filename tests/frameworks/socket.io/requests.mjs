import { once } from "node:events"
import { io } from "socket.io-client"

export default async ({ url }) => {
    const socket = io(url, { auth: { name: "you" }, transports: ["polling", "websocket"] })
    await once(socket, "connect")
    await socket.emitWithAck("message", "text")
    socket.emit("leave")
    const said = once(socket, "said")
    socket.emit("room:say", "hello")
    await said

    const admin = io(`${url}/admin`)
    await new Promise(resolve => admin.on("welcome", (value, acknowledge) => resolve(acknowledge())))
    await admin.emitWithAck("ping")
    await once(io(`${url}/room-1`), "room")
    await fetch(`${url}/socket.io/?EIO=4&transport=nonsense`, { headers: { origin: "http://example.com" } })
    socket.disconnect()
    admin.disconnect()
}

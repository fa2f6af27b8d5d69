import { once } from "node:events"
import { WebSocket } from "ws"

export default async ({ port, ports }) => {
    await fetch(`http://127.0.0.1:${port}`).then(response => response.text())
    for (const one of ports) {
        const socket = new WebSocket(`ws://127.0.0.1:${one}/detached`, ["chat"])
        await once(socket, "open")
        socket.send("hello")
        await once(socket, "message")
        if (one === port) {
            await once(socket, "ping")
            // Not a frame: the server's socket fails.
            socket._socket.write(Buffer.from([0xff, 0xff]))
        } else socket.close()
        await once(socket, "close")
    }
    await once(new WebSocket(`ws://127.0.0.1:${port}/forbidden`), "error")
}

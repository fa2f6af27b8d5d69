import { once } from "node:events"
import net from "node:net"
import { createRequire } from "node:module"

const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = createRequire(import.meta.url)("vscode-jsonrpc/node")

export default async ({ server: { servers } }) => {
    const call = (server, method, params) => fetch(`http://127.0.0.1:${server.address().port}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }) }).then(response => response.text())
    await call(servers.http, "add", [1])
    await call(servers.http, "fail", [1])
    await call(servers.web, "echo", { text: "hi" })
    const socket = net.connect(servers.editors.address().port, "127.0.0.1")
    const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket))
    connection.listen()
    await connection.sendRequest("hover", {})
    await connection.sendNotification("changed", {})
    await connection.sendRequest("hover", {})
    socket.end()
    await once(socket, "close")
}

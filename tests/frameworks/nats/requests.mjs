import { createServer } from "node:net"
import { once } from "node:events"

export const listens = false

/** As much of a broker as the server needs: the protocol is text. https://docs.nats.io/reference/reference-protocols/nats-protocol */
const subscriptions = []
let connection
const broker = createServer(socket => {
    connection = socket
    socket.write('INFO {"server_id":"1","version":"2.10.0","proto":1,"headers":true,"max_payload":1048576}\r\n')
    socket.on("data", data => {
        for (const line of data.toString().split("\r\n")) {
            const [operation, subject, ...rest] = line.split(" ")
            if (operation === "PING") socket.write("PONG\r\n")
            if (operation === "SUB") subscriptions.push({ subject, id: rest.at(-1) })
        }
    })
    socket.on("error", () => {})
}).listen(0, "127.0.0.1")
await once(broker, "listening")
process.env.NATS = `127.0.0.1:${broker.address().port}`

export default async () => {
    for (const { subject, id } of subscriptions) connection.write(`MSG ${subject.replace("*", "1")} ${id} reply 5\r\nhello\r\n`)
    await new Promise(resolve => setTimeout(resolve, 200))
    broker.close()
}

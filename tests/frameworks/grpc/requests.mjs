import { once } from "node:events"
import { credentials } from "@grpc/grpc-js"

export default async ({ server, port }) => {
    const client = new server.echo.Echo(`127.0.0.1:${port}`, credentials.createInsecure())
    await new Promise(resolve => client.say({ text: "hello" }, resolve))
    await once(client.count({}).resume(), "end")
    await new Promise(resolve => {
        const call = client.collect(resolve)
        call.write({ text: "a" })
        call.end()
    })
    const chat = client.chat()
    chat.write({ text: "b" })
    await once(chat, "data")
    chat.end()
    await once(chat.resume(), "end")
    client.close()
}

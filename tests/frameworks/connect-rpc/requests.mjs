import { createClient } from "@connectrpc/connect"
import { createConnectTransport } from "@connectrpc/connect-node"
import { Echo } from "./service.js"

export default async ({ url }) => {
    const client = createClient(Echo, createConnectTransport({ baseUrl: url, httpVersion: "1.1" }))
    await client.say({ text: "hello" })
    await client.ping({})
    for await (const { text } of client.count({})) if (!text) throw new Error("no text")
}

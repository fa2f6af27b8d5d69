import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"

export const listens = false

export default async ({ server: { high, low } }) => {
    const client = await connected(high)
    await client.callTool({ name: "add", arguments: { a: 1 } })
    await client.callTool({ name: "time", arguments: {} })
    await client.readResource({ uri: "settings://app" })
    await client.readResource({ uri: "users://1" })
    await client.listResources()
    await client.getPrompt({ name: "review", arguments: { code: "x" } })
    const other = await connected(low)
    await other.listTools()
    await other.callTool({ name: "echo", arguments: {} })
}

async function connected(server) {
    const client = new Client({ name: "client", version: "1.0.0" })
    const [ours, theirs] = InMemoryTransport.createLinkedPair()
    await Promise.all([server.connect(theirs), client.connect(ours)])
    return client
}

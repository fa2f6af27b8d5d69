import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js"
import { Server } from "@modelcontextprotocol/sdk/server/index.js"
import { CallToolRequestSchema, InitializedNotificationSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js"
import { z } from "zod"

export const high = new McpServer({ name: "high", version: "1.0.0" })
high.registerTool("add", { inputSchema: { a: z.number() } }, async ({ a }) => ({ content: [{ type: "text", text: String(plus(a)) }] }))
high.tool("time", () => ({ content: [{ type: "text", text: now() }] }))
high.registerResource("settings", "settings://app", {}, async uri => ({ contents: [{ uri: uri.href, text: "{}" }] }))
high.registerResource("user", new ResourceTemplate("users://{id}", { list: async () => ({ resources: [] }) }), {}, async (uri, { id }) => ({ contents: [{ uri: uri.href, text: id }] }))
high.registerPrompt("review", { argsSchema: { code: z.string() } }, ({ code }) => ({ messages: [{ role: "user", content: { type: "text", text: code } }] }))

export const low = new Server({ name: "low", version: "1.0.0" }, { capabilities: { tools: {} } })
low.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: tools() }))
low.setRequestHandler(CallToolRequestSchema, call)
low.setNotificationHandler(InitializedNotificationSchema, () => ready())

function plus(a) {
    return a + 1
}

function now() {
    return "now"
}

function tools() {
    return [{ name: "echo", inputSchema: { type: "object" } }]
}

async function call({ params }) {
    return { content: [{ type: "text", text: params.name }] }
}

function ready() {}

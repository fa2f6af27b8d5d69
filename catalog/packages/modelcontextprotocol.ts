import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/modelcontextprotocol/typescript-sdk"

export default [
    {
        package: "@modelcontextprotocol/sdk",
        handlers: [
            { kind: "argument", framework: "mcp", on: "McpServer", methods: ["tool", "registerTool", "resource", "registerResource", "prompt", "registerPrompt", "registerToolTask"], from: "last", source: DOCS },
            { kind: "option", framework: "mcp", methods: ["ResourceTemplate"], argument: 1, properties: ["list"], source: DOCS },
            { kind: "argument", framework: "mcp", on: "Server", methods: ["setRequestHandler", "setNotificationHandler"], from: 1, parameters: ["Message"], source: DOCS },
        ],
        signatures: [{ name: "McpServer.registerTool", returns: "RegisteredTool" }],
        types: { "McpServer.server": "Server" },
        requestData: ["Message.params"],
    },
    { package: "@modelcontextprotocol/server", extends: { McpServer: "@modelcontextprotocol/sdk#McpServer", Server: "@modelcontextprotocol/sdk#Server" } },
    {
        package: "fastmcp",
        handlers: [
            { kind: "option", on: "FastMCP", methods: ["addTool"], argument: 0, properties: ["execute"], source: "https://github.com/punkpeye/fastmcp" },
            { kind: "option", on: "FastMCP", methods: ["addResource", "addResourceTemplate", "addPrompt"], argument: 0, properties: ["load"], source: "https://github.com/punkpeye/fastmcp" },
            { kind: "option", methods: ["FastMCP"], argument: 0, properties: ["authenticate"], parameters: ["node:http#IncomingMessage"], source: "https://github.com/punkpeye/fastmcp" },
        ],
    },
] satisfies readonly PackageFacts[]

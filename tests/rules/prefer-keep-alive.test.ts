import { describe } from "vitest"
import rule from "../../rules/prefer-keep-alive.ts"
import { testRule } from "./support/rule-tester.ts"

const head = 'import express from "express"\nimport https from "node:https"\nconst app = express()\n'
const inHandler = (body: string): string => `${head}app.get("/", async (req, res) => { ${body} })`

describe("prefer-keep-alive", () => {
    testRule(rule, {
        good: [
            { name: "an agent of the module", code: `${head}const agent = new https.Agent({ keepAlive: true })\napp.get("/", async (req, res) => https.get("https://example.org", { agent }))` },
            { name: "an agent for each tenant's certificate", code: inHandler("const agent = new https.Agent({ cert: req.tenant.cert })") },
            { name: "a client that has an agent: no-client-per-request says so", code: inHandler("new S3Client({})").replace("node:https", "node:https").replace(/import https.*\n/, 'import { S3Client } from "@aws-sdk/client-s3"\n') },
            { name: "a server that closes its own connection", code: inHandler('res.setHeader("Connection", "close"); res.writeHead(413, { Connection: "close" })') },
            { name: "at start-up", code: `${head}https.get("https://example.org", { agent: false })` },
            { name: "keep-alive asked for", code: inHandler('https.get("https://example.org", { headers: { Connection: "keep-alive" } })') },
        ],
        bad: [
            { name: "an agent for each request", code: inHandler('const agent = new https.Agent({ keepAlive: true }); https.get("https://example.org", { agent })'), errors: [{ messageId: "agentPerCall", line: 4, suggestions: { hoist: `${head}const agent = new https.Agent({ keepAlive: true })\n\napp.get("/", async (req, res) => { https.get("https://example.org", { agent }) })` } }] },
            { name: "an agent in place", code: inHandler('https.get("https://example.org", { agent: new https.Agent() })'), errors: [{ messageId: "agentPerCall", suggestions: { hoist: `${head}const agent = new https.Agent()\n\napp.get("/", async (req, res) => { https.get("https://example.org", { agent: agent }) })` } }] },
            { name: "agent: false", code: inHandler('https.get("https://example.org", { agent: false, timeout: 5 })'), errors: [{ messageId: "noAgent", suggestions: { remove: inHandler('https.get("https://example.org", { timeout: 5 })') } }] },
            { name: "agent: false in options of their own", code: inHandler('const options = { timeout: 5, agent: false }; https.get("https://example.org", options)'), errors: [{ messageId: "noAgent", suggestions: { remove: inHandler('const options = { timeout: 5 }; https.get("https://example.org", options)') } }] },
            { name: "Connection: close", code: inHandler('await fetch("https://example.org", { headers: { accept: "text/html", connection: "close" } })'), errors: [{ messageId: "closes", suggestions: { remove: inHandler('await fetch("https://example.org", { headers: { accept: "text/html" } })') } }] },
        ],
    })
})

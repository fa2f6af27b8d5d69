import type { PackageFacts } from "../entry.ts"
import { nameLookups } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/https.html"
const HANDLER = ["node:http#IncomingMessage", "node:http#ServerResponse"]

export default {
    package: "node:https",
    handlers: [
        { kind: "argument", methods: ["createServer"], from: 0, parameters: HANDLER, source: `${DOCS}#httpscreateserveroptions-requestlistener` },
        { kind: "argument", methods: ["Server"], from: 0, parameters: HANDLER, source: `${DOCS}#class-httpsserver` },
        { kind: "option", methods: ["createServer"], argument: 0, properties: ["SNICallback", "ALPNCallback"], source: "https://nodejs.org/api/tls.html#tlscreateserveroptions-secureconnectionlistener" },
    ],
    clients: [
        { name: "Agent", new: true, why: "agent", advice: "Connections are kept alive and TLS sessions cached per agent: make one and share it.", source: `${DOCS}#class-httpsagent` },
    ],
    signatures: [
        { name: "createServer", returns: "Server" },
        { name: "get", returns: "node:http#ClientRequest", callbacks: [{ argument: "last", parameters: ["node:http#ClientResponse"] }] },
        { name: "request", returns: "node:http#ClientRequest", callbacks: [{ argument: "last", parameters: ["node:http#ClientResponse"] }] },
    ],
    threadpool: nameLookups(["get", "request"]),
    extends: { Server: "node:http#Server", Agent: "node:http#Agent" },
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"
import { nameLookups } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/http.html"

export default {
    package: "node:http",
    handlers: [
        { kind: "argument", methods: ["createServer"], from: 0, parameters: ["IncomingMessage", "ServerResponse"], source: `${DOCS}#httpcreateserveroptions-requestlistener` },
        { kind: "argument", methods: ["Server"], from: 0, parameters: ["IncomingMessage", "ServerResponse"], source: `${DOCS}#class-httpserver` },
        {
            kind: "argument",
            on: "Server",
            methods: ["on", "once", "addListener", "prependListener"],
            events: ["request", "checkContinue", "checkExpectation"],
            from: 1,
            parameters: ["IncomingMessage", "ServerResponse"],
            source: `${DOCS}#event-request`,
        },
        {
            kind: "argument",
            on: "Server",
            methods: ["on", "once", "addListener", "prependListener"],
            events: ["upgrade", "connect"],
            from: 1,
            parameters: ["IncomingMessage", "node:net#Socket", null],
            source: `${DOCS}#event-upgrade_1`,
        },
        { kind: "argument", on: "Server", methods: ["setTimeout"], from: 1, parameters: ["node:net#Socket"], source: `${DOCS}#serversettimeoutmsecs-callback` },
    ],
    clients: [
        { name: "Agent", new: true, why: "agent", advice: "Connections are kept alive per agent: make one and share it.", source: `${DOCS}#class-httpagent` },
    ],
    signatures: [
        { name: "createServer", returns: "Server" },
        { name: "get", returns: "ClientRequest", callbacks: [{ argument: "last", parameters: ["ClientResponse"] }] },
        { name: "request", returns: "ClientRequest", callbacks: [{ argument: "last", parameters: ["ClientResponse"] }] },
    ],
    threadpool: nameLookups(["get", "request"]),
    functionTypes: { RequestListener: ["IncomingMessage", "ServerResponse"] },
    types: { "IncomingMessage.socket": "node:net#Socket", "ServerResponse.req": "IncomingMessage", "ServerResponse.socket": "node:net#Socket" },
    extends: {
        Server: "node:net#Server",
        IncomingMessage: "node:stream#Readable",
        // What a server answers is the same class, but no client chose its size.
        ClientResponse: "node:stream#Readable",
        ServerResponse: "node:stream#Writable",
        ClientRequest: "node:stream#Writable",
        Agent: "node:events#EventEmitter",
    },
} satisfies PackageFacts

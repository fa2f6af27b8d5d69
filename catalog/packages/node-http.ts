import type { PackageFacts } from "../entry.ts"
import { nameLookups } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/http.html"
const LISTEN = ["on", "once", "addListener", "prependListener"]

export default {
    package: "node:http",
    handlers: [
        { kind: "argument", methods: ["createServer"], from: 0, parameters: ["IncomingMessage", "ServerResponse"], source: `${DOCS}#httpcreateserveroptions-requestlistener` },
        { kind: "argument", methods: ["Server"], from: 0, parameters: ["IncomingMessage", "ServerResponse"], source: `${DOCS}#class-httpserver` },
        {
            kind: "argument",
            on: "Server",
            methods: LISTEN,
            events: ["request", "checkContinue", "checkExpectation"],
            from: 1,
            parameters: ["IncomingMessage", "ServerResponse"],
            source: `${DOCS}#event-request`,
        },
        {
            kind: "argument",
            on: "Server",
            methods: LISTEN,
            events: ["upgrade", "connect"],
            from: 1,
            parameters: ["IncomingMessage", "node:net#Socket", null],
            source: `${DOCS}#event-upgrade_1`,
        },
        { kind: "argument", on: "Server", methods: LISTEN, events: ["connection", "drop"], from: 1, parameters: ["node:net#Connection"], source: `${DOCS}#event-connection` },
        { kind: "argument", on: "Server", methods: LISTEN, events: ["clientError"], from: 1, parameters: [null, "node:net#Connection"], source: `${DOCS}#event-clienterror` },
        { kind: "argument", on: "Server", methods: LISTEN, events: ["dropRequest"], from: 1, parameters: ["IncomingMessage", "node:net#Connection"], source: `${DOCS}#event-droprequest` },
        // `https.Server` has these of `tls.Server`.
        { kind: "argument", on: "Server", methods: LISTEN, events: ["secureConnection"], from: 1, parameters: ["node:net#Connection"], source: "https://nodejs.org/api/tls.html#event-secureconnection" },
        { kind: "argument", on: "Server", methods: LISTEN, events: ["tlsClientError", "newSession", "resumeSession", "OCSPRequest"], from: 1, source: "https://nodejs.org/api/tls.html#event-tlsclienterror" },
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

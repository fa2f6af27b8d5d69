import type { HandlerShape, PackageFacts } from "../entry.ts"
import { chains, returning } from "../signatures.ts"

const SERVER = "https://socket.io/docs/v4/server-api/"
const LISTEN = ["on", "once", "addListener", "prependListener"]
const CONNECTION = ["connection", "connect"]

function connections(on: string): HandlerShape[] {
    return [
        { kind: "argument", on, methods: LISTEN, events: CONNECTION, from: 1, parameters: ["Socket"], source: `${SERVER}#event-connection` },
        { kind: "argument", on, methods: ["use"], from: 0, parameters: ["Socket", null], source: `${SERVER}#serverusefn` },
    ]
}

export default [
    {
        package: "socket.io",
        handlers: [
            ...connections("Server"),
            ...connections("Namespace"),
            { kind: "argument", on: "Socket", methods: LISTEN, from: 1, parameters: ["Message"], source: `${SERVER}#socketoneventname-callback` },
            { kind: "argument", on: "Socket", methods: ["onAny", "onAnyOutgoing", "prependAny"], from: 0, parameters: [null, "Message"], source: `${SERVER}#socketonanycallback` },
            { kind: "argument", on: "Socket", methods: ["use"], from: 0, source: `${SERVER}#socketusefn` },
            { kind: "argument", on: "Engine", methods: LISTEN, events: ["connection_error", "initial_headers", "headers", "connection"], from: 1, source: "https://socket.io/docs/v4/server-api/#engine" },
            { kind: "argument", on: "Engine", methods: ["use"], from: 0, parameters: ["node:http#IncomingMessage", "node:http#ServerResponse", null], source: "https://socket.io/docs/v4/server-api/#engineusefn" },
            { kind: "option", methods: ["default", "Server", "listen"], argument: "last", properties: ["allowRequest", "cors.origin"], parameters: ["node:http#IncomingMessage"], source: "https://socket.io/docs/v4/server-options/" },
        ],
        signatures: [
            { name: "default", returns: "Server" },
            { name: "default", new: true, returns: "Server" },
            { name: "listen", returns: "Server" },
            ...returning("Namespace", ["Server.of", "Server.to", "Server.in", "Server.except", "Namespace.to", "Namespace.in", "Namespace.except"]),
            ...chains("Server", [...LISTEN, "use", "attach", "listen", "bind", "adapter", "path"]),
            ...chains("Namespace", [...LISTEN, "use"]),
            ...chains("Socket", [...LISTEN, "use", "to", "in", "except", "timeout", "compress", "join", "onAny"]),
        ],
        types: {
            "Server.sockets": "Namespace",
            "Server.engine": "Engine",
            "Socket.nsp": "Namespace",
            "Socket.server": "Server",
            "Socket.broadcast": "Namespace",
            "Socket.volatile": "Socket",
            "Socket.request": "node:http#IncomingMessage",
        },
        requestData: ["Message"],
    },
    {
        package: "socket.io-client",
        clients: [
            { name: "io", why: "connection", source: "https://socket.io/docs/v4/client-api/#io" },
            { name: "default", why: "connection", source: "https://socket.io/docs/v4/client-api/#io" },
        ],
        signatures: [
            { name: "io", returns: "Socket" },
            { name: "default", returns: "Socket" },
            { name: "connect", returns: "Socket" },
        ],
    },
] satisfies readonly PackageFacts[]

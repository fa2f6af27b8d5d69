import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

const DOCS = "https://github.com/websockets/ws/blob/master/doc/ws.md"
const LISTEN = ["on", "once", "addListener", "prependListener"]

export default {
    package: "ws",
    handlers: [
        { kind: "argument", on: "WebSocketServer", methods: LISTEN, events: ["connection"], from: 1, parameters: ["Connection", "node:http#IncomingMessage"], source: `${DOCS}#event-connection` },
        { kind: "argument", on: "WebSocketServer", methods: LISTEN, events: ["headers"], from: 1, parameters: [null, "node:http#IncomingMessage"], source: `${DOCS}#event-headers` },
        { kind: "argument", on: "WebSocketServer", methods: ["handleUpgrade"], from: 3, parameters: ["Connection", "node:http#IncomingMessage"], source: `${DOCS}#serverhandleupgraderequest-socket-head-callback` },
        { kind: "option", methods: ["WebSocketServer", "Server"], argument: 0, properties: ["verifyClient", "handleProtocols"], source: `${DOCS}#new-websocketserveroptions-callback` },
        // Sockets that clients opened, and messages of those whose origin is not known.
        { kind: "argument", on: "Connection", methods: LISTEN, from: 1, parameters: ["Data"], source: `${DOCS}#event-message` },
        { kind: "argument", on: "Connection", methods: ["addEventListener"], from: 1, parameters: ["MessageEvent"], source: `${DOCS}#websocketaddeventlistenertype-listener-options` },
        { kind: "argument", on: "WebSocket", methods: LISTEN, events: ["message"], from: 1, parameters: ["Data"], source: `${DOCS}#event-message` },
        { kind: "argument", on: "WebSocket", methods: ["addEventListener"], events: ["message"], from: 1, parameters: ["MessageEvent"], source: `${DOCS}#websocketaddeventlistenertype-listener-options` },
        // What answers on a socket that the program opened is a server: it has sent what it was asked for.
        { kind: "argument", on: "Opened", methods: LISTEN, events: ["message"], from: 1, source: `${DOCS}#event-message` },
        { kind: "argument", on: "Opened", methods: ["addEventListener"], events: ["message"], from: 1, source: `${DOCS}#websocketaddeventlistenertype-listener-options` },
    ],
    clients: [
        { name: "WebSocket", new: true, why: "connection", source: `${DOCS}#new-websocketaddress-protocols-options` },
    ],
    signatures: [
        ...chains("WebSocketServer", LISTEN),
        ...chains("WebSocket", LISTEN),
        ...chains("Opened", LISTEN),
        { name: "WebSocket", new: true, returns: "Opened" },
    ],
    types: { default: "WebSocket", Server: "WebSocketServer", "WebSocket.Server": "WebSocketServer", "WebSocket.WebSocketServer": "WebSocketServer", "WebSocket.WebSocket": "WebSocket", "WebSocket.RawData": "Data", RawData: "Data" },
    extends: { WebSocketServer: "node:events#EventEmitter", WebSocket: "node:events#EventEmitter", Connection: "WebSocket", Opened: "node:events#EventEmitter" },
    requestData: ["Data", "MessageEvent.data"],
} satisfies PackageFacts

import type { PackageFacts } from "../entry.ts"
import { nameLookups } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/http2.html"
const HANDLER = ["Http2ServerRequest", "Http2ServerResponse"]
const LISTEN = ["on", "once", "addListener", "prependListener"]

export default {
    package: "node:http2",
    handlers: [
        { kind: "argument", methods: ["createServer", "createSecureServer"], from: 0, parameters: HANDLER, source: `${DOCS}#http2createserveroptions-onrequesthandler` },
        { kind: "option", methods: ["createSecureServer"], argument: 0, properties: ["SNICallback", "ALPNCallback"], source: "https://nodejs.org/api/tls.html#tlscreateserveroptions-secureconnectionlistener" },
        { kind: "argument", on: "Http2Server", methods: LISTEN, events: ["request", "checkContinue"], from: 1, parameters: HANDLER, source: `${DOCS}#event-request` },
        { kind: "argument", on: "Http2Server", methods: LISTEN, events: ["stream"], from: 1, parameters: ["ServerHttp2Stream"], source: `${DOCS}#event-stream_1` },
        { kind: "argument", on: "Http2Server", methods: LISTEN, events: ["session"], from: 1, parameters: ["Http2Session"], source: `${DOCS}#event-session` },
    ],
    clients: [{ name: "connect", why: "connection", advice: "One session carries many requests: keep it.", source: `${DOCS}#http2connectauthority-options-listener` }],
    signatures: [
        { name: "createServer", returns: "Http2Server" },
        { name: "createSecureServer", returns: "Http2SecureServer" },
        { name: "connect", returns: "ClientHttp2Session" },
        { name: "ClientHttp2Session.request", returns: "ClientHttp2Stream" },
    ],
    threadpool: nameLookups(["connect"]),
    extends: {
        Http2Server: "node:net#Server",
        Http2SecureServer: "Http2Server",
        Http2ServerRequest: "node:http#IncomingMessage",
        Http2ServerResponse: "node:http#ServerResponse",
        ServerHttp2Stream: "node:stream#Duplex",
        ClientHttp2Stream: "node:stream#Duplex",
        Http2Session: "node:events#EventEmitter",
        ClientHttp2Session: "Http2Session",
    },
} satisfies PackageFacts

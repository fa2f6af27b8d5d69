import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"
import { nameLookups } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/net.html"
const LISTEN = ["on", "once", "addListener", "prependListener"]

export default [
    {
        package: "node:net",
        handlers: [
            { kind: "argument", methods: ["createServer", "Server"], from: 0, parameters: ["Connection"], source: `${DOCS}#netcreateserveroptions-connectionlistener` },
            { kind: "argument", on: "Server", methods: LISTEN, events: ["connection", "drop"], from: 1, parameters: ["Connection"], source: `${DOCS}#event-connection` },
            {
                kind: "argument",
                // A socket that a client opened; what this process opens itself (`Socket`) answers to nobody.
                on: "Connection",
                methods: LISTEN,
                events: ["data", "end", "close", "error", "timeout", "drain", "readable"],
                from: 1,
                parameters: ["Data"],
                source: `${DOCS}#event-data`,
            },
        ],
        signatures: [
            { name: "createServer", returns: "Server" },
            { name: "createConnection", returns: "Socket" },
            { name: "connect", returns: "Socket" },
            { name: "Server.listen", returns: "this", callbacks: [{ argument: "last", runs: "startup" }] },
            { name: "Server.close", returns: "this", callbacks: [{ argument: "last", runs: "exit" }] },
            ...LISTEN.map(method => ({
                name: `Server.${method}`,
                returns: "this",
                callbacks: [{ argument: 1, runs: "startup" as const, when: [{ kind: "constant" as const, argument: 0, equals: "listening" }] }],
            })),
            ...chains("Socket", ["setNoDelay", "setKeepAlive", "setTimeout", "setEncoding", "ref", "unref", "connect"]),
        ],
        threadpool: nameLookups(["connect", "createConnection", "Socket.connect"]),
        types: { Stream: "Socket" },
        extends: { Server: "node:events#EventEmitter", Socket: "node:stream#Duplex", Connection: "Socket" },
        requestData: ["Data"],
    },
    {
        package: "node:tls",
        handlers: [
            { kind: "argument", methods: ["createServer", "Server"], from: 0, parameters: ["node:net#Connection"], source: "https://nodejs.org/api/tls.html#tlscreateserveroptions-secureconnectionlistener" },
            { kind: "argument", on: "Server", methods: LISTEN, events: ["secureConnection", "newSession", "resumeSession", "OCSPRequest"], from: 1, parameters: ["node:net#Connection"], source: "https://nodejs.org/api/tls.html#event-secureconnection" },
            { kind: "option", methods: ["createServer"], argument: 0, properties: ["SNICallback", "ALPNCallback", "pskCallback"], source: "https://nodejs.org/api/tls.html#tlscreateserveroptions-secureconnectionlistener" },
        ],
        clients: [
            {
                name: "createSecureContext",
                why: "memory",
                advice: "Parsing the key and certificates takes 2 ms for one pair and 50 for a list of authorities: make one context for each certificate and keep it.",
                when: [{ kind: "argument-count", atLeast: 1 }],
                source: "https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions",
            },
        ],
        signatures: [
            { name: "createServer", returns: "Server" },
            { name: "connect", returns: "TLSSocket" },
        ],
        extends: { Server: "node:net#Server", TLSSocket: "node:net#Socket" },
    },
    {
        // `Socket.bindSync` and `connectSync` look up no names: each is one system call of microseconds, so neither is an entry.
        package: "node:dgram",
        handlers: [
            { kind: "argument", methods: ["createSocket"], from: 1, parameters: ["node:net#Data"], source: "https://nodejs.org/api/dgram.html#dgramcreatesocketoptions-callback" },
            { kind: "argument", on: "Socket", methods: LISTEN, events: ["message"], from: 1, parameters: ["node:net#Data"], source: "https://nodejs.org/api/dgram.html#event-message" },
        ],
        clients: [{ name: "createSocket", why: "connection", source: "https://nodejs.org/api/dgram.html#dgramcreatesocketoptions-callback" }],
        signatures: [
            { name: "createSocket", returns: "Socket" },
            { name: "Socket.bind", returns: "this", callbacks: [{ argument: "last", runs: "startup" }] },
        ],
        extends: { Socket: "node:events#EventEmitter" },
    },
] satisfies readonly PackageFacts[]

import type { PackageFacts } from "../entry.ts"
import { ROUTE_METHODS } from "../http-methods.ts"
import { chains } from "../signatures.ts"

/** Types of each package's own, so that a request says whose it is. */
const REQUEST = ["Request", "Response", null]
const TYPES = { Request: "node:http#IncomingMessage", Response: "node:http#ServerResponse" }

/** Routers in the manner of express over Node's own request and response. */
export default [
    {
        package: "connect",
        extends: TYPES,
        requestData: ["Request.body", "Request.query"],
        handlers: [
            { kind: "argument", on: "Server", methods: ["use"], from: 0, parameters: [null, ...REQUEST], errorFirst: true, source: "https://github.com/senchalabs/connect#readme" },
            { kind: "option", on: "Server", methods: ["use"], argument: "last", properties: ["handle"], parameters: REQUEST, source: "https://github.com/senchalabs/connect/blob/3.7.0/index.js#L92" },
        ],
        signatures: [{ name: "default", returns: "Server" }, { name: "Server.use", returns: "this" }, { name: "Server.listen", returns: "node:http#Server", callbacks: [{ argument: "last", runs: "startup" }] }],
    },
    {
        package: "polka",
        mounts: [{ on: "Polka", methods: ["use"], what: "arguments", source: "https://github.com/lukeed/polka#usebase-fn" }],
        extends: TYPES,
        requestData: ["Request.body", "Request.query"],
        handlers: [
            { kind: "argument", on: "Polka", methods: [...ROUTE_METHODS, "use"], from: 0, parameters: REQUEST, source: "https://github.com/lukeed/polka#readme" },
            { kind: "argument", on: "Polka", methods: ["add"], from: 2, verb: ["0"], path: ["1"], parameters: REQUEST, source: "https://github.com/lukeed/polka#readme" },
            { kind: "option", methods: ["default"], argument: 0, properties: ["onError", "onNoMatch"], source: "https://github.com/lukeed/polka#polkaoptions" },
        ],
        signatures: [{ name: "default", returns: "Polka" }, { name: "Polka.listen", returns: "this", callbacks: [{ argument: "last", runs: "startup" }] }, ...chains("Polka", [...ROUTE_METHODS, "use", "add"])],
        types: { "Polka.server": "node:http#Server" },
    },
    {
        package: "restana",
        mounts: [{ on: "Service", methods: ["use"], what: "arguments", source: "https://github.com/BackendStack21/restana#nested-routers" }],
        extends: TYPES,
        requestData: ["Request.body", "Request.query"],
        handlers: [
            { kind: "argument", on: "Service", methods: [...ROUTE_METHODS, "use"], from: 0, parameters: REQUEST, source: "https://github.com/BackendStack21/restana#readme" },
            { kind: "option", methods: ["default"], argument: 0, properties: ["errorHandler", "defaultRoute"], source: "https://github.com/BackendStack21/restana#readme" },
        ],
        signatures: [{ name: "default", returns: "Service" }, { name: "Service.newRouter", returns: "Service" }, { name: "Service.getServer", returns: "node:http#Server" }, ...chains("Service", [...ROUTE_METHODS, "use"])],
    },
    {
        package: "0http",
        extends: TYPES,
        handlers: [
            { kind: "argument", on: "Router", methods: [...ROUTE_METHODS, "use", "on"], from: 0, parameters: REQUEST, source: "https://github.com/BackendStack21/0http#readme" },
            { kind: "option", methods: ["default"], argument: 0, properties: ["defaultRoute", "errorHandler"], parameters: REQUEST, source: "https://github.com/BackendStack21/0http#readme" },
        ],
        signatures: [{ name: "default", returns: "Instance" }],
        types: { "Instance.router": "Router", "Instance.server": "node:http#Server" },
    },
    {
        package: "find-my-way",
        extends: TYPES,
        handlers: [
            { kind: "argument", on: "Router", methods: ["on"], from: 2, verb: ["0"], path: ["1"], parameters: REQUEST, source: "https://github.com/delvedor/find-my-way#readme" },
            { kind: "argument", on: "Router", methods: ROUTE_METHODS, from: 1, parameters: REQUEST, source: "https://github.com/delvedor/find-my-way#readme" },
            { kind: "option", methods: ["default"], argument: 0, properties: ["defaultRoute", "onBadUrl"], parameters: REQUEST, source: "https://github.com/delvedor/find-my-way#readme" },
        ],
        signatures: [{ name: "default", returns: "Router" }],
    },
    {
        package: "@tinyhttp/app",
        mounts: [{ on: "App", methods: ["use"], what: "arguments", source: "https://tinyhttp.v1rtl.site/docs" }],
        extends: { Request: "express#Request", Response: "express#Response" },
        handlers: [
            { kind: "argument", on: "App", methods: [...ROUTE_METHODS, "use"], from: 0, parameters: REQUEST, source: "https://tinyhttp.v1rtl.site/docs" },
            { kind: "option", methods: ["App"], argument: 0, properties: ["onError", "noMatchHandler"], source: "https://tinyhttp.v1rtl.site/docs" },
        ],
        signatures: [{ name: "App.route", returns: "App" }, ...chains("App", [...ROUTE_METHODS, "use", "engine"]), { name: "App.listen", returns: "node:http#Server", callbacks: [{ argument: 1, runs: "startup" }] }],
    },
    {
        package: "hyper-express",
        mounts: [{ on: "Router", methods: ["use"], what: "arguments", source: "https://github.com/kartikk221/hyper-express" }],
        handlers: [
            { kind: "argument", on: "Router", methods: [...ROUTE_METHODS, "use", "any", "upgrade", "ws", "set_error_handler", "set_not_found_handler"], from: 0, parameters: ["Request", null], source: "https://github.com/kartikk221/hyper-express" },
        ],
        signatures: chains("Router", [...ROUTE_METHODS, "use", "any"]),
        extends: { Server: "Router" },
        requestData: ["Request.body", "Request.json()", "Request.text()", "Request.buffer()", "Request.urlencoded()"],
    },
    {
        package: "ultimate-express",
        signatures: [{ name: "default", returns: "express#Application" }, { name: "Router", returns: "express#Router" }],
        types: { Application: "express#Application", Request: "express#Request", Response: "express#Response" },
    },
    {
        package: "uWebSockets.js",
        handlers: [
            { kind: "argument", on: "TemplatedApp", methods: ["get", "post", "put", "patch", "del", "options", "head", "any", "connect", "trace"], from: 1, source: "https://unetworking.github.io/uWebSockets.js/generated/interfaces/TemplatedApp.html" },
            { kind: "option", on: "TemplatedApp", methods: ["ws"], argument: 1, properties: ["open", "message", "close", "upgrade", "drain", "ping", "pong", "subscription", "dropped"], source: "https://unetworking.github.io/uWebSockets.js/generated/interfaces/WebSocketBehavior.html" },
        ],
        signatures: [
            ...["App", "SSLApp"].map(name => ({ name, returns: "TemplatedApp" })),
            { name: "TemplatedApp.listen", returns: "this", callbacks: [{ argument: "last", runs: "startup" }] },
            ...chains("TemplatedApp", ["get", "post", "put", "patch", "del", "options", "head", "any", "connect", "trace", "ws"]),
        ],
    },
    {
        package: "micro",
        extends: TYPES,
        handlers: [
            { kind: "argument", methods: ["default", "serve", "run"], from: 0, parameters: REQUEST, source: "https://github.com/vercel/micro#readme" },
        ],
        signatures: [{ name: "default", returns: "node:http#Server" }],
        requestData: ["json()", "text()", "buffer()"],
    },
    {
        package: "serve-handler",
        handlers: [{ kind: "option", methods: ["default"], argument: 3, properties: ["lstat", "realpath", "createReadStream", "readdir", "sendError"], source: "https://github.com/vercel/serve-handler" }],
    },
    {
        package: "restify",
        handlers: [
            { kind: "option", methods: ["createServer"], argument: 0, properties: ["formatters.*"], parameters: ["Request", "Response"], source: "https://restify.com/docs/home/#content-negotiation" },
            { kind: "argument", on: "Server", methods: ["get", "post", "put", "del", "patch", "head", "opts"], from: 1, path: ["0", "0.path"], parameters: ["Request", "Response", null], source: "https://restify.com/docs/server-api/" },
            { kind: "argument", on: "Server", methods: ["use", "pre", "param", "first"], from: 0, parameters: ["Request", "Response", null], source: "https://restify.com/docs/server-api/" },
            {
                kind: "argument",
                on: "Server",
                methods: ["on"],
                events: ["after", "NotFound", "MethodNotAllowed", "VersionNotAllowed", "UnsupportedMediaType", "uncaughtException", "restifyError", "InternalServer", "routed", "pre"],
                from: 1,
                parameters: ["Request", "Response"],
                source: "https://restify.com/docs/server-api/",
            },
        ],
        signatures: [{ name: "createServer", returns: "Server" }, { name: "Server.listen", callbacks: [{ argument: "last", runs: "startup" }] }, ...chains("Server", ["use", "pre"])],
        types: { "Server.server": "node:http#Server" },
        extends: { Request: "node:http#IncomingMessage", Response: "node:http#ServerResponse" },
        requestData: ["Request.body", "Request.query", "Request.rawBody", "Request.params"],
    },
] satisfies readonly PackageFacts[]

import type { PackageFacts } from "../entry.ts"
import { ROUTE_METHODS } from "../http-methods.ts"
import { chains } from "../signatures.ts"

const APP = "https://expressjs.com/en/api.html#app"
const ROUTER = "https://expressjs.com/en/api.html#router"
const MIGRATION = "https://expressjs.com/en/guide/migrating-5.html#app.del"
const isInAll = (method: string): boolean => method !== "del"
const HANDLER = ["Request", "Response", null]
const ERROR_HANDLER = [null, ...HANDLER]

/** Routers register handlers in the same way whoever made them. */
const router: PackageFacts = {
    package: "express",
    handlers: [
        { kind: "argument", on: "Router", methods: ROUTE_METHODS.filter(isInAll), from: 1, parameters: ERROR_HANDLER, errorFirst: true, source: ROUTER },
        { kind: "argument", on: "Router", methods: ["del"], from: 1, parameters: ERROR_HANDLER, errorFirst: true, versions: "<5", source: MIGRATION },
        { kind: "argument", on: "Router", methods: ["use"], from: 0, parameters: ERROR_HANDLER, errorFirst: true, source: ROUTER },
        { kind: "argument", on: "Router", methods: ["param"], from: 0, parameters: HANDLER, source: ROUTER },
        { kind: "argument", on: "Route", methods: ROUTE_METHODS.filter(isInAll), from: 0, parameters: ERROR_HANDLER, errorFirst: true, source: ROUTER },
        { kind: "argument", on: "Route", methods: ["del"], from: 0, parameters: ERROR_HANDLER, errorFirst: true, versions: "<5", source: MIGRATION },
        { kind: "argument", on: "Application", methods: ["engine"], from: 1, source: APP },
        { kind: "argument", on: "Application", methods: ["set"], events: ["etag", "query parser", "trust proxy"], from: 1, source: "https://expressjs.com/en/api.html#app.set" },
        { kind: "argument", methods: ["default"], from: 0, parameters: HANDLER, source: APP },
        { kind: "option", methods: ["static"], argument: 1, properties: ["setHeaders"], parameters: ["Response"], source: "https://expressjs.com/en/api.html#express.static" },
        { kind: "option", methods: ["json", "raw", "text", "urlencoded"], argument: 0, properties: ["verify", "type"], parameters: ["Request", "Response"], source: "https://expressjs.com/en/api.html#express.json" },
    ],
    mounts: [
        { on: "Router", methods: ["use"], what: "arguments", source: "https://expressjs.com/en/guide/routing.html#express-router" },
        { on: "Router", methods: ["route"], what: "result", source: "https://expressjs.com/en/api.html#router.route" },
    ],
    unmounted: ["Router", "Route"],
    signatures: [
        { name: "default", returns: "Application" },
        { name: "application", returns: "Application" },
        { name: "Router", returns: "Router" },
        { name: "Router", new: true, returns: "Router" },
        { name: "Router.route", returns: "Route" },
        ...chains("Router", [...ROUTE_METHODS, "use", "param"]),
        ...chains("Route", ROUTE_METHODS),
        ...chains("Application", ["set", "enable", "disable", "engine"]),
        ...chains("Response", ["status", "set", "header", "type", "contentType", "attachment", "append", "cookie", "clearCookie", "links", "location", "vary", "json", "send", "sendStatus"]),
        { name: "Response.format", returns: "this", callbacks: [{ argument: 0, elements: true }] },
        { name: "Application.listen", returns: "node:http#Server", callbacks: [{ argument: "last", runs: "startup" }] },
    ],
    types: {
        Express: "Application",
        IApplication: "Application",
        IRouter: "Router",
        IRoute: "Route",
        "Application.router": "Router",
        "Request.app": "Application",
        "Response.app": "Application",
        "Request.res": "Response",
        "Response.req": "Request",
    },
    functionTypes: {
        RequestHandler: HANDLER,
        Handler: HANDLER,
        ErrorRequestHandler: ERROR_HANDLER,
        RequestParamHandler: HANDLER,
    },
    extends: { Application: "Router", Request: "node:http#IncomingMessage", Response: "node:http#ServerResponse" },
    // `params` and `headers` are short: the HTTP parser bounds them.
    requestData: ["Request.body", "Request.rawBody", "Request.query", "Request.file", "Request.files"],
}

export default [
    router,
    {
        package: "express-serve-static-core",
        types: {
            Express: "express#Application",
            Application: "express#Application",
            IRouter: "express#Router",
            Router: "express#Router",
            IRoute: "express#Route",
            Request: "express#Request",
            Response: "express#Response",
            RequestHandler: "express#RequestHandler",
            Handler: "express#Handler",
            ErrorRequestHandler: "express#ErrorRequestHandler",
        },
    },
    { package: "router", signatures: [{ name: "default", returns: "express#Router" }, { name: "default", new: true, returns: "express#Router" }] },
    { package: "express-promise-router", signatures: [{ name: "default", returns: "express#Router" }, { name: "default", new: true, returns: "express#Router" }] },
    // Patches express itself: an ordinary application comes back.
    {
        package: "express-ws",
        handlers: [{ kind: "argument", on: "express#Router", methods: ["ws"], as: "route", from: 1, parameters: ["ws#Connection", "express#Request"], source: "https://www.npmjs.com/package/express-ws" }],
        signatures: [
            { name: "default", returns: "Instance" },
            { name: "Instance.getWss", returns: "ws#WebSocketServer" },
            { name: "Instance.applyTo", returns: "argument 0" },
        ],
        types: { "Instance.app": "express#Application", Application: "express#Application", Router: "express#Router" },
    },
] satisfies readonly PackageFacts[]

import type { PackageFacts } from "../entry.ts"
import { ROUTE_METHODS } from "../http-methods.ts"
import { chains } from "../signatures.ts"

const DOCS = "https://github.com/koajs/koa/blob/master/docs/api/index.md"
const ROUTER = "https://github.com/koajs/router/blob/master/API.md"
const HANDLER = ["Context", null]

/** Every router of koa's family has these; koa-tree-router and koa-joi-router differ in what they do not register. */
const router: PackageFacts = {
    package: "@koa/router",
    handlers: [
        { kind: "argument", on: "Router", methods: ROUTE_METHODS, from: 0, parameters: ["koa#Context", null], source: ROUTER },
        { kind: "argument", on: "Router", methods: ["use", "param"], from: 0, parameters: ["koa#Context", null], source: ROUTER },
        { kind: "option", on: "Router", methods: ["allowedMethods"], argument: 0, properties: ["notImplemented", "methodNotAllowed"], source: ROUTER },
        { kind: "argument", on: "Router", methods: ["register"], from: 2, verb: ["1"], path: ["0"], parameters: ["koa#Context", null], source: ROUTER },
    ],
    mounts: [
        { on: "Router", methods: ["use"], what: "arguments", source: `${ROUTER}#nested-routers` },
        { methods: ["Router"], what: "itself", path: ["0.prefix"], source: `${ROUTER}#router-prefixes` },
        { on: "Router", methods: ["prefix"], what: "itself", source: `${ROUTER}#routerprefixprefix--router` },
    ],
    unmounted: ["Router"],
    signatures: [{ name: "Router", returns: "Router" }, ...chains("Router", [...ROUTE_METHODS, "routes", "middleware", "use", "param", "prefix", "register", "redirect"])],
    functionTypes: { RouterMiddleware: ["koa#Context", null], Middleware: ["koa#Context", null], "Router.Middleware": ["koa#Context", null], "Router.IMiddleware": ["koa#Context", null] },
    types: { default: "Router", RouterContext: "koa#Context", "Router.RouterContext": "koa#Context" },
}

export default [
    {
        package: "koa",
        handlers: [
            { kind: "argument", on: "Application", methods: ["use"], from: 0, parameters: HANDLER, source: DOCS },
            { kind: "argument", on: "Application", methods: ["on"], events: ["error"], from: 1, parameters: [null, "Context"], source: DOCS },
        ],
        mounts: [{ on: "Application", methods: ["use"], what: "arguments", source: DOCS }],
        signatures: [
            { name: "Application", returns: "Application" },
            { name: "Application.use", returns: "this" },
            { name: "Application.listen", returns: "node:http#Server", callbacks: [{ argument: "last", runs: "startup" }] },
        ],
        types: {
            default: "Application",
            ParameterizedContext: "Context",
            ExtendableContext: "Context",
            DefaultContext: "Context",
            "Application.Context": "Context",
            "Application.ParameterizedContext": "Context",
            "Application.context": "Context",
            "Context.app": "Application",
            "Context.req": "node:http#IncomingMessage",
            "Context.res": "node:http#ServerResponse",
            "Context.ctx": "Context",
            "Context.request": "Request",
            "Context.response": "Response",
            "Request.ctx": "Context",
            "Request.req": "node:http#IncomingMessage",
        },
        functionTypes: { Middleware: HANDLER, "Application.Middleware": HANDLER },
        extends: { Application: "node:events#EventEmitter" },
        requestData: ["Context.query", "Context.querystring", "Context.request.body", "Context.request.rawBody", "Context.request.files", "Request.body", "Request.rawBody", "Request.query", "Request.files"],
    },
    router,
    ...["koa-router", "koa-tree-router", "koa-better-router"].map((name): PackageFacts => ({ package: name, types: { default: "@koa/router#Router", Router: "@koa/router#Router", RouterContext: "koa#Context" } })),
    {
        package: "koa-joi-router",
        mounts: [
            { on: "Router", methods: ["use"], what: "arguments", source: "https://github.com/koajs/joi-router" },
            { on: "Router", methods: ["prefix"], what: "itself", source: "https://github.com/koajs/joi-router#prefix" },
        ],
        unmounted: ["Router"],
        handlers: [
            { kind: "argument", on: "Router", methods: ROUTE_METHODS, from: 1, parameters: ["koa#Context", null], source: "https://github.com/koajs/joi-router" },
            { kind: "option", on: "Router", methods: ["route"], argument: 0, properties: ["handler", "pre"], path: ["0.path"], verb: ["0.method"], parameters: ["koa#Context", null], source: "https://github.com/koajs/joi-router" },
            { kind: "argument", on: "Router", methods: ["use"], from: 0, parameters: ["koa#Context", null], source: "https://github.com/koajs/joi-router" },
        ],
        signatures: [{ name: "Router", returns: "Router" }, ...chains("Router", [...ROUTE_METHODS, "route", "use", "prefix", "middleware"])],
        types: { default: "Router" },
    },
    {
        package: "koa-mount",
        mounts: [{ methods: ["default"], what: "arguments", below: "result", source: "https://github.com/koajs/mount" }],
        handlers: [{ kind: "argument", methods: ["default"], from: 0, parameters: ["koa#Context", null], source: "https://github.com/koajs/mount" }],
        signatures: [{ name: "default", returns: "koa#Middleware" }],
    },
    {
        package: "koa-compose",
        mounts: [{ methods: ["default"], what: "arguments", below: "result", source: "https://github.com/koajs/compose" }],
        handlers: [{ kind: "argument", methods: ["default"], from: 0, parameters: ["koa#Context", null], source: "https://github.com/koajs/compose" }],
        signatures: [{ name: "default", returns: "koa#Middleware" }],
    },
    // Old generator middleware.
    { package: "koa-convert", signatures: [{ name: "default", returns: "argument 0" }, { name: "compose", returns: "koa#Middleware" }], mounts: [{ methods: ["compose"], what: "arguments", below: "result", source: "https://github.com/koajs/convert" }] },
    { package: "koa-unless", signatures: [{ name: "default", returns: "argument 0" }] },
    {
        package: "koa-websocket",
        handlers: [
            { kind: "argument", on: "koa#Application.ws", methods: ["use"], from: 0, parameters: ["koa#Context", null], source: "https://github.com/kudos/koa-websocket" },
        ],
        signatures: [{ name: "default", returns: "argument 0" }],
    },
] satisfies readonly PackageFacts[]

import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

const DOCS = "https://hono.dev/docs/api"
const METHODS = ["get", "post", "put", "patch", "delete", "options", "all"]
const HANDLER = ["Context", null]
const ELYSIA_METHODS = ["get", "post", "put", "patch", "delete", "options", "head", "all", "connect"]
const ELYSIA_HOOKS = ["onRequest", "onParse", "onTransform", "onBeforeHandle", "onAfterHandle", "mapResponse", "onError", "onAfterResponse"]
/** What their functions return becomes part of the context. */
const ELYSIA_CONTEXT = ["derive", "resolve", "mapDerive", "mapResolve"]
const ELYSIA_LOCAL_HOOKS = ["beforeHandle", "afterHandle", "transform", "error", "parse", "mapResponse", "afterResponse"]

export default [
    {
        package: "hono",
        handlers: [
            { kind: "argument", on: "Hono", methods: METHODS, from: 0, parameters: HANDLER, source: `${DOCS}/routing` },
            { kind: "argument", on: "Hono", methods: ["on"], from: 2, verb: ["0"], path: ["1"], parameters: HANDLER, source: `${DOCS}/routing` },
            { kind: "argument", on: "Hono", methods: ["use"], from: 0, parameters: HANDLER, source: `${DOCS}/../guides/middleware` },
            { kind: "argument", on: "Hono", methods: ["mount"], from: 1, parameters: ["global#Request"], source: `${DOCS}/hono#mount` },
            { kind: "argument", on: "Hono", methods: ["notFound"], from: 0, parameters: ["Context"], source: `${DOCS}/hono#not-found` },
            { kind: "argument", on: "Hono", methods: ["onError"], from: 0, parameters: [null, "Context"], source: `${DOCS}/hono#error-handling` },
            { kind: "argument", methods: ["createMiddleware"], from: 0, parameters: HANDLER, source: "https://hono.dev/docs/helpers/factory" },
            { kind: "argument", on: "Factory", methods: ["createMiddleware", "createHandlers"], from: 0, parameters: HANDLER, source: "https://hono.dev/docs/helpers/factory" },
            { kind: "argument", methods: ["upgradeWebSocket"], from: 0, parameters: ["Context"], source: "https://hono.dev/docs/helpers/websocket" },
            { kind: "argument", methods: ["validator"], from: 1, parameters: [null, "Context"], source: "https://hono.dev/docs/guides/validation" },
            { kind: "argument", methods: ["stream", "streamText", "streamSSE"], from: 1, source: "https://hono.dev/docs/helpers/streaming" },
            { kind: "option", methods: ["bearerAuth", "basicAuth", "cors"], argument: 0, properties: ["verifyToken", "verifyUser", "origin"], source: "https://hono.dev/docs/middleware/builtin/basic-auth" },
        ],
        mounts: [
            { on: "Hono", methods: ["route"], what: "arguments", source: `${DOCS}/routing#grouping` },
            { on: "Hono", methods: ["basePath"], what: "result", source: `${DOCS}/routing#base-path` },
        ],
        signatures: [
            { name: "createFactory", returns: "Factory", callbacks: [{ argument: 0, property: "initApp", parameters: ["Hono"], runs: "startup" }] },
            { name: "Hono.basePath", returns: "Hono" },
            { name: "Factory.createApp", returns: "Hono" },
            { name: "createMiddleware", returns: "argument 0" },
            ...chains("Hono", [...METHODS, "on", "use", "route", "notFound", "onError", "mount"]),
        ],
        types: { "Context.req": "Request", HonoRequest: "Request" },
        requestData: ["Request.json()", "Request.text()", "Request.arrayBuffer()", "Request.blob()", "Request.formData()", "Request.parseBody()", "Request.query()", "Request.queries()", "Request.valid()"],
    },
    {
        package: "@hono/zod-openapi",
        handlers: [{ kind: "argument", framework: "hono", on: "OpenAPIHono", methods: ["openapi"], from: 1, path: ["0.path"], verb: ["0.method"], parameters: ["hono#Context", null], source: "https://github.com/honojs/middleware/tree/main/packages/zod-openapi" }],
        signatures: [{ name: "OpenAPIHono.openapi", returns: "this" }, { name: "createRoute", returns: "argument 0" }],
        extends: { OpenAPIHono: "hono#Hono" },
    },
    { package: "@hono/node-server", signatures: [{ name: "serve", returns: "node:http#Server", callbacks: [{ argument: 1, runs: "startup" }] }], handlers: [{ kind: "option", methods: ["serve"], argument: 0, properties: ["fetch"], source: "https://github.com/honojs/node-server" }] },
    {
        package: "elysia",
        handlers: [
            { kind: "argument", on: "Elysia", methods: ELYSIA_METHODS, from: 1, parameters: ["Context"], source: "https://elysiajs.com/essential/route" },
            { kind: "argument", on: "Elysia", methods: ["route"], from: 2, verb: ["0"], path: ["1"], parameters: ["Context"], source: "https://elysiajs.com/essential/route" },
            {
                kind: "argument",
                on: "Elysia",
                methods: [...ELYSIA_HOOKS, ...ELYSIA_CONTEXT],
                from: 0,
                parameters: ["Context"],
                source: "https://elysiajs.com/essential/life-cycle",
            },
            { kind: "option", on: "Elysia", methods: ELYSIA_METHODS, argument: 2, as: "middleware", path: ["0"], properties: ELYSIA_LOCAL_HOOKS, parameters: ["Context"], source: "https://elysiajs.com/essential/life-cycle" },
            { kind: "option", on: "Elysia", methods: ["guard"], argument: 0, properties: ELYSIA_LOCAL_HOOKS, parameters: ["Context"], source: "https://elysiajs.com/essential/life-cycle" },
            { kind: "argument", on: "Elysia", methods: ["mount"], from: "last", parameters: ["global#Request"], source: "https://elysiajs.com/patterns/mount" },
            { kind: "option", on: "Elysia", methods: ["ws"], as: "route", path: ["0"], argument: 1, properties: ["open", "message", "close", "drain", "upgrade", "beforeHandle"], source: "https://elysiajs.com/patterns/websocket" },
        ],
        mounts: [
            { on: "Elysia", methods: ["group", "guard"], what: "callback", source: "https://elysiajs.com/essential/route#group" },
            { on: "Elysia", methods: ["use"], what: "arguments", source: "https://elysiajs.com/essential/plugin" },
            { methods: ["Elysia"], what: "itself", path: ["0.prefix"], source: "https://elysiajs.com/essential/route#prefix" },
        ],
        signatures: [
            ...chains("Elysia", [...ELYSIA_METHODS, ...ELYSIA_HOOKS, ...ELYSIA_CONTEXT, "route", "mount", "ws", "state", "model", "macro", "parser", "trace", "env", "error", "headers", "prefix", "affix", "suffix", "as", "compile"]),
            ...["onStart", "onStop"].map(method => ({ name: `Elysia.${method}`, returns: "this", callbacks: [{ argument: 0, runs: method === "onStop" ? "exit" as const : "startup" as const }] })),
            { name: "Elysia.decorate", returns: "this", defines: [{ on: "Context", name: 0, value: 1 }], source: "https://elysiajs.com/patterns/extends-context#decorate" },
            { name: "Elysia.listen", returns: "this", callbacks: [{ argument: 1, runs: "startup" }] },
            { name: "Elysia.group", returns: "this", callbacks: [{ argument: "last", parameters: ["Elysia"], runs: "startup" }] },
            { name: "Elysia.guard", returns: "this", callbacks: [{ argument: "last", parameters: ["Elysia"], runs: "startup" }] },
            { name: "Elysia.use", returns: "this", callbacks: [{ argument: 0, parameters: ["Elysia"], runs: "startup" }] },
        ],
        types: { default: "Elysia" },
        requestData: ["Context.body", "Context.query"],
    },
] satisfies readonly PackageFacts[]

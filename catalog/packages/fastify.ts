import type { PackageFacts, Signature } from "../entry.ts"
import { chains } from "../signatures.ts"

const ROUTES = "https://fastify.dev/docs/latest/Reference/Routes/"
const HOOKS = "https://fastify.dev/docs/latest/Reference/Hooks/"
const SERVER = "https://fastify.dev/docs/latest/Reference/Server/"
const HANDLER = ["FastifyRequest", "FastifyReply"]
const METHODS = ["get", "head", "post", "put", "delete", "options", "patch", "all", "trace", "propfind", "proppatch", "mkcol", "copy", "move", "lock", "unlock", "search", "report", "query", "mkcalendar"]

/** Functions that may stand among the options of a route. */
const ROUTE_OPTIONS = [
    "handler",
    "onRequest",
    "preParsing",
    "preValidation",
    "preHandler",
    "preSerialization",
    "onSend",
    "onResponse",
    "onTimeout",
    "onError",
    "onRequestAbort",
    "errorHandler",
    "handlerTimeout",
]

/** Hooks that serve requests; the others (`onReady`, `onClose`, `onRoute`, `onRegister`, `onListen`, `preClose`) run at start-up or exit. */
const REQUEST_HOOKS = ["onRequest", "preParsing", "preValidation", "preHandler", "preSerialization", "onSend", "onResponse", "onTimeout", "onError", "onRequestAbort"]

export default [
    {
        package: "fastify",
        handlers: [
            { kind: "argument", on: "FastifyInstance", methods: METHODS, from: "last", parameters: HANDLER, source: ROUTES },
            { kind: "option", on: "FastifyInstance", methods: METHODS, argument: 1, properties: ROUTE_OPTIONS, path: ["0"], parameters: HANDLER, source: ROUTES },
            { kind: "option", on: "FastifyInstance", methods: ["route"], argument: 0, properties: [...ROUTE_OPTIONS, "wsHandler"], path: ["0.url", "0.path"], verb: ["0.method"], parameters: HANDLER, source: ROUTES },
            { kind: "argument", on: "FastifyInstance", methods: ["addHook"], events: REQUEST_HOOKS, from: 1, parameters: HANDLER, source: HOOKS },
            { kind: "argument", on: "FastifyInstance", methods: ["setErrorHandler"], from: 0, parameters: [null, ...HANDLER], source: SERVER },
            { kind: "argument", on: "FastifyInstance", methods: ["setNotFoundHandler"], from: 0, parameters: HANDLER, source: SERVER },
            { kind: "option", on: "FastifyInstance", methods: ["setNotFoundHandler"], argument: 0, properties: ["preHandler", "preValidation"], parameters: HANDLER, source: SERVER },
            { kind: "argument", on: "FastifyInstance", methods: ["addContentTypeParser"], from: 1, parameters: ["FastifyRequest", "Payload"], source: "https://fastify.dev/docs/latest/Reference/ContentTypeParser/" },
            { kind: "argument", on: "FastifyInstance", methods: ["setReplySerializer", "setGenReqId"], from: 0, source: SERVER },
            { kind: "argument", on: "FastifyInstance", methods: ["setSchemaErrorFormatter"], from: 0, source: SERVER },
            // They are called for each route's schema, and what they return for each request.
            { kind: "option", on: "FastifyInstance", methods: ["setValidatorCompiler", "setSerializerCompiler"], argument: 0, properties: ["()"], source: "https://fastify.dev/docs/latest/Reference/Validation-and-Serialization/" },
            { kind: "argument", on: "FastifyInstance", methods: ["addConstraintStrategy"], from: 0, source: SERVER },
            // Middleware of @fastify/middie and @fastify/express.
            { kind: "argument", on: "FastifyInstance", methods: ["use"], from: 0, parameters: ["node:http#IncomingMessage", "node:http#ServerResponse"], source: "https://fastify.dev/docs/latest/Reference/Middleware/" },
            { kind: "option", methods: ["default", "fastify"], argument: 0, properties: ["genReqId", "rewriteUrl", "frameworkErrors", "clientErrorHandler", "querystringParser", "routerOptions.querystringParser"], parameters: ["node:http#IncomingMessage"], source: SERVER },
        ],
        mounts: [{ on: "FastifyInstance", methods: ["register"], what: "callback", path: ["1.prefix"], source: `${ROUTES}#route-prefixing` }],
        clients: [{ name: "default", why: "memory", advice: "It compiles every schema: make one application.", source: SERVER }],
        signatures: [
            { name: "default", returns: "FastifyInstance" },
            { name: "fastify", returns: "FastifyInstance" },
            {
                name: "FastifyInstance.register",
                returns: "this",
                // `register(import("./plugin.js"))` takes the module's default export.
                callbacks: [
                    { argument: 0, parameters: ["FastifyInstance", "argument 1"], runs: "startup" },
                    { argument: 0, property: "default", parameters: ["FastifyInstance", "argument 1"], runs: "startup" },
                ],
                source: "https://fastify.dev/docs/latest/Reference/Plugins/",
            },
            { name: "FastifyInstance.addHook", returns: "this", callbacks: [
                { argument: 1, runs: "exit", when: [{ kind: "any", of: ["onClose", "preClose"].map(equals => ({ kind: "constant" as const, argument: 0, equals })) }] },
                { argument: 1, parameters: ["FastifyInstance"], runs: "startup", when: [{ kind: "any", of: ["onReady", "onRoute", "onRegister", "onListen"].map(equals => ({ kind: "constant" as const, argument: 0, equals })) }] },
            ] },
            { name: "FastifyInstance.listen", callbacks: [{ argument: "last", runs: "startup" }] },
            { name: "FastifyInstance.ready", returns: "this", callbacks: [{ argument: 0, runs: "startup" }] },
            { name: "FastifyInstance.after", returns: "this", callbacks: [{ argument: 0, runs: "startup" }] },
            { name: "FastifyInstance.close", callbacks: [{ argument: 0, runs: "exit" }] },
            decorator("decorate", "FastifyInstance"),
            decorator("decorateRequest", "FastifyRequest"),
            decorator("decorateReply", "FastifyReply"),
            ...["setValidatorCompiler", "setSerializerCompiler"].map(method => ({ name: `FastifyInstance.${method}`, returns: "this", callbacks: [{ argument: 0, runs: "startup" as const }] })),
            ...chains("FastifyInstance", [
                ...METHODS,
                "route",
                "withTypeProvider",
                "addSchema",
                "setErrorHandler",
                "setNotFoundHandler",
                "setSchemaErrorFormatter",
                "addContentTypeParser",
                "removeContentTypeParser",
                "setReplySerializer",
                "use",
            ]),
            ...chains("FastifyReply", ["code", "status", "header", "headers", "type", "send", "redirect", "serializer", "hijack", "setCookie", "clearCookie"]),
        ],
        types: {
            "FastifyInstance.server": "node:http#Server",
            "FastifyInstance.websocketServer": "ws#WebSocketServer",
            "FastifyInstance.io": "socket.io#Server",
            "FastifyRequest.server": "FastifyInstance",
            "FastifyRequest.raw": "node:http#IncomingMessage",
            "FastifyReply.raw": "node:http#ServerResponse",
            "FastifyReply.server": "FastifyInstance",
            "FastifyReply.request": "FastifyRequest",
        },
        functionTypes: {
            FastifyPluginAsync: ["FastifyInstance"],
            FastifyPluginCallback: ["FastifyInstance"],
            FastifyPlugin: ["FastifyInstance"],
            RouteHandler: HANDLER,
            RouteHandlerMethod: HANDLER,
            preHandlerHookHandler: HANDLER,
            preHandlerAsyncHookHandler: HANDLER,
            onRequestHookHandler: HANDLER,
            onRequestAsyncHookHandler: HANDLER,
            preValidationHookHandler: HANDLER,
            onSendHookHandler: HANDLER,
            onResponseHookHandler: HANDLER,
        },
        requestData: ["FastifyRequest.body", "FastifyRequest.query", "FastifyRequest.rawBody", "FastifyRequest.file()", "FastifyRequest.files()", "FastifyRequest.saveRequestFiles()", "Payload"],
    },
    {
        package: "fastify-plugin",
        signatures: [
            { name: "default", returns: "argument 0", source: "https://www.npmjs.com/package/fastify-plugin" },
            { name: "fastifyPlugin", returns: "argument 0" },
        ],
    },
    // `{ websocket: true }` routes are ordinary registrations with other arguments.
    { package: "@fastify/websocket", types: { SocketStream: "SocketStream", "SocketStream.socket": "ws#WebSocket", WebSocket: "ws#WebSocket" } },
    // Runs every exported plugin of a folder, with the folder's name as prefix.
    {
        package: "@fastify/autoload",
        handlers: [
            {
                kind: "file",
                role: "startup",
                framework: "fastify",
                files: ["{src/,}{plugins,routes}/**/*.{js,ts,mjs,cjs,mts,cts}"],
                exports: ["default"],
                urls: { below: "{src/,}{plugins,routes}", index: [] },
                parameters: ["fastify#FastifyInstance"],
                source: "https://github.com/fastify/fastify-autoload",
            },
        ],
    },
] satisfies readonly PackageFacts[]

/** The second argument becomes a member of every value of the type. */
function decorator(method: string, on: string): Signature {
    return { name: `FastifyInstance.${method}`, returns: "this", defines: [{ on, name: 0, value: 1 }], source: "https://fastify.dev/docs/latest/Reference/Decorators/" }
}

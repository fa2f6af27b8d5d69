import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

const DOCS = "https://trpc.io/docs/server"

/** Builders of procedures: the function at the end of the chain serves the request. */
export default [
    {
        package: "@trpc/server",
        handlers: [
            { kind: "argument", framework: "trpc", on: "Procedure", methods: ["query", "mutation", "subscription"], as: "procedure", of: "result", from: 0, parameters: ["Options"], source: `${DOCS}/procedures` },
            { kind: "argument", framework: "trpc", on: "Procedure", methods: ["use", "unstable_concat"], as: "middleware", from: 0, parameters: ["Options"], source: `${DOCS}/middlewares` },
            // A validator may be a function.
            { kind: "argument", framework: "trpc", on: "Procedure", methods: ["input", "output"], as: "middleware", from: 0, source: `${DOCS}/validators` },
            { kind: "argument", framework: "trpc", on: "Root", methods: ["middleware"], as: "middleware", from: 0, parameters: ["Options"], source: `${DOCS}/middlewares` },
            { kind: "argument", framework: "trpc", on: "Middleware", methods: ["unstable_pipe"], from: 0, parameters: ["Options"], source: `${DOCS}/middlewares` },
            { kind: "option", framework: "trpc", on: "Builder", methods: ["create"], argument: 0, properties: ["errorFormatter"], source: `${DOCS}/error-formatting` },
            // Adapters: `@trpc/server/adapters/express` and the others.
            {
                kind: "option",
                framework: "trpc",
                methods: ["createExpressMiddleware", "createHTTPHandler", "createHTTPServer", "fetchRequestHandler", "createNextApiHandler", "awsLambdaRequestHandler", "applyWSSHandler", "nodeHTTPRequestHandler"],
                argument: 0,
                properties: ["createContext", "onError", "responseMeta"],
                source: `${DOCS}/context`,
            },
            // Version 9: `router().query("name", { resolve })`.
            { kind: "option", framework: "trpc", on: "LegacyRouter", methods: ["query", "mutation", "subscription"], as: "procedure", path: ["0"], argument: 1, properties: ["resolve"], parameters: ["Options"], versions: "<10", source: "https://trpc.io/docs/v9/queries" },
            { kind: "argument", framework: "trpc", on: "LegacyRouter", methods: ["middleware"], from: 0, versions: "<10", source: "https://trpc.io/docs/v9/middlewares" },
        ],
        mounts: [
            { on: "Root", methods: ["router"], what: "members", below: "result", separator: ".", source: `${DOCS}/routers` },
            { on: "Root", methods: ["mergeRouters"], what: "arguments", below: "result", separator: ".", path: [], source: `${DOCS}/merging-routers` },
            { on: "LegacyRouter", methods: ["merge"], what: "arguments", separator: ".", source: "https://trpc.io/docs/v9/merging-routers" },
        ],
        signatures: [
            { name: "Builder.create", returns: "Root" },
            { name: "Root.router", returns: "Router" },
            { name: "Root.mergeRouters", returns: "Router" },
            ...["query", "mutation", "subscription"].map(method => ({ name: `Procedure.${method}`, returns: "ServedProcedure" })),
            ...chains("Builder", ["context", "meta"]),
            ...chains("Procedure", ["input", "output", "meta", "use", "unstable_concat", "concat"]),
            { name: "Root.middleware", returns: "Middleware" },
            { name: "Middleware.unstable_pipe", returns: "this" },
            { name: "router", returns: "LegacyRouter" },
            ...chains("LegacyRouter", ["query", "mutation", "subscription", "merge", "middleware", "transformer", "interop", "formatError"]),
        ],
        unmounted: ["ServedProcedure"],
        types: { initTRPC: "Builder", "Root.procedure": "Procedure" },
        requestData: ["Options.input", "Options.rawInput"],
    },
    {
        package: "@orpc/server",
        handlers: [
            { kind: "argument", framework: "orpc", on: "Builder", methods: ["handler", "use", "middleware"], from: 0, parameters: ["Options"], source: "https://orpc.dev/docs/procedure" },
            { kind: "option", framework: "orpc", methods: ["RPCHandler", "OpenAPIHandler"], argument: 1, properties: ["interceptors", "clientInterceptors", "rootInterceptors", "adapterInterceptors"], source: "https://orpc.dev/docs/rpc-handler" },
            { kind: "argument", framework: "orpc", methods: ["onStart", "onSuccess", "onError", "onFinish"], from: 0, source: "https://orpc.dev/docs/middleware#built-in-middlewares" },
        ],
        signatures: [
            ...chains("Builder", ["route", "prefix", "tag", "input", "output", "errors", "meta", "use", "callable", "actionable", "$context", "$config", "$meta", "$route", "$input"]),
            { name: "implement", returns: "Implementer" },
            { name: "Implementer.$context", returns: "this" },
            { name: "Implementer.$config", returns: "this" },
        ],
        types: { os: "Builder", "Implementer.*": "Implementer" },
        extends: { Implementer: "Builder" },
        requestData: ["Options.input"],
    },
    {
        package: "@ts-rest/express",
        // Routers made by `initServer().router` serve where they are handed over.
        handlers: [
            { kind: "members", framework: "ts-rest", methods: ["createExpressEndpoints"], argument: 1, depth: 4, parameters: ["Arguments"], source: "https://ts-rest.com/server/express" },
            { kind: "option", framework: "ts-rest", methods: ["createExpressEndpoints"], argument: 3, properties: ["globalMiddleware", "requestValidationErrorHandler"], source: "https://ts-rest.com/server/express" },
        ],
        signatures: [{ name: "initServer().router", returns: "argument 1" }, { name: "initServer().route", returns: "argument 1" }],
        requestData: ["Arguments.body", "Arguments.query"],
    },
    {
        package: "@ts-rest/fastify",
        handlers: [
            { kind: "members", framework: "ts-rest", methods: ["initServer().plugin"], argument: 0, depth: 4, parameters: ["@ts-rest/express#Arguments"], source: "https://ts-rest.com/server/fastify" },
            { kind: "members", framework: "ts-rest", methods: ["initServer().registerRouter"], argument: 1, depth: 4, parameters: ["@ts-rest/express#Arguments"], source: "https://ts-rest.com/server/fastify" },
        ],
        signatures: [{ name: "initServer().router", returns: "argument 1" }],
    },
    {
        package: "@ts-rest/nest",
        handlers: [{ kind: "decorator", framework: "ts-rest", decorators: ["TsRestHandler", "TsRest"], source: "https://ts-rest.com/docs/nest/" }, { kind: "members", framework: "ts-rest", methods: ["tsRestHandler"], argument: 1, depth: 2, source: "https://ts-rest.com/docs/nest/" }],
    },
    {
        package: "@ts-rest/next",
        handlers: [{ kind: "members", framework: "ts-rest", methods: ["createNextRoute", "createNextRouter"], argument: 1, depth: 4, source: "https://ts-rest.com/docs/next/" }],
    },
    {
        package: "@zodios/express",
        handlers: [{ kind: "argument", framework: "zodios", on: "Router", methods: ["get", "post", "put", "patch", "delete", "use"], from: 0, parameters: ["express#Request", "express#Response", null], source: "https://www.zodios.org/docs/server/zodios-router" }],
        signatures: [{ name: "zodiosApp", returns: "Router" }, { name: "zodiosRouter", returns: "Router" }, { name: "zodiosContext().router", returns: "Router" }, { name: "zodiosContext().app", returns: "Router" }],
    },
] satisfies readonly PackageFacts[]

import type { HandlerShape, PackageFacts } from "../entry.ts"
import { SOURCE_FILES } from "../http-methods.ts"
import { chains } from "../signatures.ts"

const METHODS = ["get", "post", "put", "patch", "delete", "head", "options", "connect", "trace"]
const NITRO = "https://nitro.build/guide/routing"

/** Nitro's server folders: the default export of every file; usually `defineEventHandler(fn)`, which stands for `fn`. */
const SERVER: PackageFacts["handlers"] = [
    ...served("nitro", "{server/,src/,}", NITRO),
    { kind: "file", framework: "nitro", role: "job", files: [`{server/,src/,}tasks/**/*.${SOURCE_FILES}`], exports: ["default", "default.run"], source: "https://nitro.build/guide/tasks" },
    { kind: "file", framework: "nitro", role: "startup", files: [`{server/,src/,}plugins/**/*.${SOURCE_FILES}`], exports: ["default"], parameters: ["nitropack#NitroApp"], source: "https://nitro.build/guide/plugins" },
]

const HELPERS = ["eventHandler", "defineEventHandler", "defineHandler", "lazyEventHandler", "defineLazyEventHandler", "defineWebSocketHandler", "defineCachedEventHandler", "cachedEventHandler", "defineCachedFunction", "cachedFunction", "defineMiddleware", "fromNodeMiddleware", "fromNodeHandler"]

export default [
    {
        package: "h3",
        sameAs: ["nitro/h3", "nitro"],
        handlers: [
            { kind: "argument", on: "Router", methods: METHODS, from: 1, parameters: ["H3Event"], source: "https://h3.dev/guide/basics/routing" },
            { kind: "option", on: "Router", methods: [...METHODS, "all"], argument: 2, properties: ["middleware"], parameters: ["H3Event"], source: "https://h3.dev/guide/basics/routing" },
            // What it returns when the first request comes serves that and all later ones.
            { kind: "option", methods: ["lazyEventHandler", "defineLazyEventHandler"], argument: 0, properties: ["()"], parameters: ["H3Event"], source: "https://h3.dev/guide/basics/handler" },
            { kind: "argument", on: "Router", methods: ["add", "use", "all"], from: 0, parameters: ["H3Event"], source: "https://h3.dev/guide/basics/routing" },
            { kind: "argument", on: "Router", methods: ["on"], from: 2, parameters: ["H3Event"], source: "https://h3.dev/guide/basics/routing" },
            { kind: "argument", methods: HELPERS, from: 0, parameters: ["H3Event"], source: "https://h3.dev/guide/basics/handler" },
            { kind: "option", methods: ["eventHandler", "defineEventHandler", "defineHandler"], argument: 0, properties: ["handler", "middleware", "onRequest", "onBeforeResponse"], parameters: ["H3Event"], source: "https://h3.dev/guide/basics/handler" },
            { kind: "option", methods: ["defineWebSocketHandler"], argument: 0, properties: ["open", "message", "close", "error", "upgrade"], source: "https://h3.dev/guide/websocket" },
            { kind: "option", methods: ["createApp", "H3"], argument: 0, properties: ["onError", "onRequest", "onBeforeResponse", "onAfterResponse", "onResponse"], source: "https://h3.dev/guide/api/h3" },
        ],
        signatures: [
            { name: "createApp", returns: "App" },
            { name: "createRouter", returns: "Router" },
            ...chains("Router", [...METHODS, "add", "use", "all", "on", "mount"]),
        ],
        types: { "H3Event.node.req": "node:http#IncomingMessage", "H3Event.node.res": "node:http#ServerResponse", "H3Event.req": "global#Request", "App.stack": "Stack" },
        extends: { App: "Router", H3: "Router" },
        requestData: ["readBody()", "readRawBody()", "readFormData()", "readMultipartFormData()", "readValidatedBody()", "getQuery()", "getValidatedQuery()"],
    },
    {
        package: "nitropack",
        sameAs: ["nitro"],
        handlers: [
            ...SERVER,
            { kind: "argument", framework: "nitro", on: "NitroApp.hooks", methods: ["hook"], events: ["request", "beforeResponse", "afterResponse", "error"], from: 1, source: "https://nitro.build/guide/plugins" },
        ],
    },
    // Version 3 may serve a whole application of another framework too.
    {
        package: "nitro",
        handlers: [
            { kind: "file", framework: "nitro", files: [`server.${SOURCE_FILES}`], exports: ["default", "default.fetch"], parameters: ["global#Request"], source: "https://nitro.build/docs/server-entry" },
            { kind: "option", framework: "nitro", role: "job", methods: ["defineTask"], argument: 0, properties: ["run"], source: "https://nitro.build/guide/tasks" },
        ],
        signatures: [{ name: "definePlugin", callbacks: [{ argument: 0, parameters: ["nitropack#NitroApp"], runs: "startup" }] }],
    },
    // Nuxt keeps them in `server/`; what they use is imported by itself.
    {
        package: "nuxt",
        handlers: [
            ...served("nuxt", "server/", "https://nuxt.com/docs/guide/directory-structure/server"),
            { kind: "file", framework: "nuxt", role: "job", files: [`server/tasks/**/*.${SOURCE_FILES}`], exports: ["default", "default.run"], source: "https://nitro.build/guide/tasks" },
        ],
    },
    // In Nitro and Nuxt these are there without an import.
    {
        package: "global",
        handlers: [
            { kind: "argument", framework: "nitro", methods: HELPERS, from: 0, parameters: ["h3#H3Event"], source: NITRO },
            { kind: "option", framework: "nitro", methods: ["defineEventHandler", "eventHandler"], argument: 0, properties: ["handler", "onRequest", "onBeforeResponse"], parameters: ["h3#H3Event"], source: NITRO },
            { kind: "option", framework: "nitro", role: "job", methods: ["defineTask"], argument: 0, properties: ["run"], source: "https://nitro.build/guide/tasks" },
        ],
        signatures: [...HELPERS.map(name => ({ name, returns: "argument 0" })), { name: "defineNitroPlugin", callbacks: [{ argument: 0, parameters: ["nitropack#NitroApp"], runs: "startup" }] }],
        requestData: ["readBody()", "readRawBody()", "readFormData()", "readMultipartFormData()", "readValidatedBody()", "getQuery()"],
    },
] satisfies readonly PackageFacts[]

/** Files below `api` are served below `/api`, those below `routes` at the root; `middleware` runs before all. */
function served(framework: string, folder: string, source: string): HandlerShape[] {
    const common = { kind: "file", framework, exports: ["default"], parameters: ["h3#H3Event"], source } as const
    const index = ["index"]
    return [
        { ...common, files: [`${folder}api/**/*.${SOURCE_FILES}`], as: "route", urls: { below: folder.replace(/\/$/, "").replaceAll("/,", ","), index } },
        { ...common, files: [`${folder}routes/**/*.${SOURCE_FILES}`], as: "route", urls: { below: `${folder}routes`, index } },
        { ...common, files: [`${folder}middleware/**/*.${SOURCE_FILES}`], as: "middleware" },
    ]
}

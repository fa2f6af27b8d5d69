import type { HandlerShape, PackageFacts } from "../entry.ts"
import { ROUTE_EXPORTS, SOURCE_FILES } from "../http-methods.ts"
import { chains } from "../signatures.ts"

const REMIX = "https://reactrouter.com/start/framework/route-module"
const ASTRO = "https://docs.astro.build/en"
const FRESH = "https://fresh.deno.dev/docs/concepts/routing"
const SVELTE = "https://svelte.dev/docs/kit"
const SVELTE_URLS = { below: "src/routes", index: ["+server", "+page", "+page.server"], beside: ["+layout", "+layout.server"] }

/** What of a route module runs on the server; `client*` exports run in browsers. */
const ROUTE_MODULE = ["loader", "action", "middleware", "headers", "meta", "links", "default", "Layout", "ErrorBoundary"]

/** Route modules of Remix and of React Router in framework mode. */
const ROUTE_MODULES: readonly HandlerShape[] = [
    { kind: "file", framework: "react-router", files: [`{app,src}/{routes,root,pages}{.tsx,.jsx,.ts,.js,/**/*.${SOURCE_FILES}}`, `app/**/route.${SOURCE_FILES}`], exports: ROUTE_MODULE, parameters: ["react-router#DataFunctionArgs"], source: REMIX },
    { kind: "file", framework: "react-router", files: [`app/entry.server.${SOURCE_FILES}`], exports: ["default", "handleRequest", "handleDataRequest", "handleError"], parameters: ["global#Request"], source: "https://reactrouter.com/api/framework-conventions/entry.server.tsx" },
]

export default [
    {
        package: "react-router",
        handlers: [{ kind: "option", methods: ["createRequestHandler"], argument: 0, properties: ["getLoadContext"], source: REMIX }],
        functionTypes: { LoaderFunction: ["DataFunctionArgs"], ActionFunction: ["DataFunctionArgs"] },
        types: { LoaderFunctionArgs: "DataFunctionArgs", ActionFunctionArgs: "DataFunctionArgs", "DataFunctionArgs.request": "global#Request" },
    },
    ...["@react-router/dev", "@remix-run/dev"].map((name): PackageFacts => ({ package: name, handlers: ROUTE_MODULES })),
    // `app/routes.ts` names route modules, wherever they are.
    {
        package: "@react-router/dev",
        handlers: [
            { kind: "reference", framework: "react-router", methods: ["route", "relative().route"], argument: 1, exports: ROUTE_MODULE, parameters: ["react-router#DataFunctionArgs"], source: "https://reactrouter.com/start/framework/routing" },
            { kind: "reference", framework: "react-router", methods: ["index", "layout", "relative().index", "relative().layout"], argument: 0, exports: ROUTE_MODULE, parameters: ["react-router#DataFunctionArgs"], source: "https://reactrouter.com/start/framework/routing" },
        ],
    },
    ...["@remix-run/node", "@remix-run/server-runtime"].map(
        (name): PackageFacts => ({
            package: name,
            functionTypes: { LoaderFunction: ["react-router#DataFunctionArgs"], ActionFunction: ["react-router#DataFunctionArgs"] },
            types: { LoaderFunctionArgs: "react-router#DataFunctionArgs", ActionFunctionArgs: "react-router#DataFunctionArgs", LoaderArgs: "react-router#DataFunctionArgs", ActionArgs: "react-router#DataFunctionArgs", DataFunctionArgs: "react-router#DataFunctionArgs" },
        }),
    ),
    ...["@react-router/express", "@remix-run/express"].map(
        (name): PackageFacts => ({ package: name, handlers: [{ kind: "option", framework: "react-router", methods: ["createRequestHandler"], argument: 0, properties: ["getLoadContext"], parameters: ["express#Request", "express#Response"], source: REMIX }] }),
    ),
    {
        package: "@sveltejs/kit",
        handlers: [
            { kind: "file", framework: "sveltekit", files: [`src/**/+server.${SOURCE_FILES}`], exports: [...ROUTE_EXPORTS, "fallback"], as: "route", urls: SVELTE_URLS, parameters: ["RequestEvent"], source: `${SVELTE}/routing#server` },
            { kind: "file", framework: "sveltekit", files: [`src/**/+{page,layout}.server.${SOURCE_FILES}`], exports: ["load", "actions.*"], as: "page", urls: SVELTE_URLS, parameters: ["RequestEvent"], source: `${SVELTE}/load` },
            { kind: "file", framework: "sveltekit", files: [`src/**/+{page,layout}.${SOURCE_FILES}`], exports: ["load"], as: "page", urls: SVELTE_URLS, source: `${SVELTE}/load` },
            { kind: "file", framework: "sveltekit", files: [`src/hooks.server.${SOURCE_FILES}`, `src/hooks.${SOURCE_FILES}`, `src/hooks.server/index.${SOURCE_FILES}`], exports: ["handle", "handleFetch", "handleError", "reroute", "handleValidationError"], source: `${SVELTE}/hooks` },
            { kind: "argument", framework: "sveltekit", methods: ["sequence"], from: 0, source: `${SVELTE}/@sveltejs-kit-hooks#sequence` },
        ],
        functionTypes: { RequestHandler: ["RequestEvent"], ServerLoad: ["RequestEvent"], Handle: ["HandleInput"], Action: ["RequestEvent"] },
        types: { "HandleInput.event": "RequestEvent", ServerLoadEvent: "RequestEvent", "RequestEvent.request": "global#Request" },
    },
    {
        package: "$app/server",
        handlers: [
            { kind: "argument", framework: "sveltekit", methods: ["query", "query.batch", "form", "command"], from: 0, source: `${SVELTE}/remote-functions` },
            // What a batch returns is called for each of its parts.
            { kind: "option", framework: "sveltekit", methods: ["query.batch"], argument: "last", properties: ["()"], source: `${SVELTE}/remote-functions#query.batch` },
        ],
    },
    {
        package: "astro",
        handlers: [
            { kind: "file", files: [`src/pages/**/*.${SOURCE_FILES}`], exports: [...ROUTE_EXPORTS, "ALL"], as: "route", urls: { below: "src/pages", index: ["index"] }, parameters: ["APIContext"], source: `${ASTRO}/guides/endpoints/` },
            { kind: "file", files: [`src/middleware.${SOURCE_FILES}`, `src/middleware/index.${SOURCE_FILES}`], exports: ["onRequest"], parameters: ["APIContext", null], source: `${ASTRO}/guides/middleware/` },
            { kind: "argument", methods: ["defineMiddleware", "sequence"], from: 0, parameters: ["APIContext", null], source: `${ASTRO}/guides/middleware/` },
            { kind: "option", methods: ["defineAction"], argument: 0, properties: ["handler"], source: `${ASTRO}/guides/actions/` },
        ],
        functionTypes: { APIRoute: ["APIContext"], MiddlewareHandler: ["APIContext", null] },
        types: { "APIContext.request": "global#Request" },
    },
    // `defineAction` comes from a module that Astro makes.
    { package: "astro:actions", handlers: [{ kind: "option", framework: "astro", methods: ["defineAction"], argument: 0, properties: ["handler"], source: `${ASTRO}/guides/actions/` }] },
    { package: "astro:middleware", handlers: [{ kind: "argument", framework: "astro", methods: ["defineMiddleware", "sequence"], from: 0, parameters: ["astro#APIContext", null], source: `${ASTRO}/guides/middleware/` }] },
    {
        package: "@solidjs/start",
        handlers: [
            { kind: "file", framework: "solid-start", files: [`src/routes/**/*.${SOURCE_FILES}`], exports: ROUTE_EXPORTS, as: "route", urls: { below: "src/routes", index: ["index"] }, source: "https://docs.solidjs.com/solid-start/building-your-application/api-routes" },
            { kind: "directive", framework: "solid-start", directive: "use server", source: "https://docs.solidjs.com/solid-start/reference/server/use-server" },
        ],
    },
    {
        package: "@builder.io/qwik-city",
        handlers: [
            { kind: "file", framework: "qwik", files: [`src/routes/**/*.${SOURCE_FILES}`], exports: ["onRequest", "onGet", "onPost", "onPut", "onPatch", "onDelete", "onHead"], source: "https://qwik.dev/docs/endpoints/" },
            { kind: "argument", framework: "qwik", methods: ["routeLoader$", "routeAction$", "globalAction$", "server$"], from: 0, source: "https://qwik.dev/docs/route-loader/" },
        ],
    },
    ...["fresh", "@fresh/core", "$fresh/server.ts"].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [
                { kind: "file", framework: "fresh", files: [`routes/**/*.${SOURCE_FILES}`], exports: ["handler", "handlers", "handler.*", "handlers.*"], parameters: ["Context"], source: FRESH },
                { kind: "members", framework: "fresh", on: "Define", methods: ["handlers"], argument: 0, depth: 1, parameters: ["Context"], source: FRESH },
                { kind: "argument", framework: "fresh", on: "Define", methods: ["handlers", "middleware"], from: 0, parameters: ["Context"], source: FRESH },
                { kind: "argument", framework: "fresh", on: "App", methods: ["use", "get", "post", "put", "patch", "delete", "head", "all"], from: 0, parameters: ["Context"], source: FRESH },
            ],
            signatures: [{ name: "createDefine", returns: "Define" }, ...chains("App", ["use", "get", "post", "put", "patch", "delete", "head", "all"])],
            types: { "Context.req": "global#Request" },
        }),
    ),
    {
        package: "@tanstack/react-start",
        sameAs: ["@tanstack/start", "@tanstack/solid-start"],
        handlers: [
            { kind: "argument", framework: "tanstack-start", on: "ServerFn", methods: ["handler"], from: 0, source: "https://tanstack.com/start/latest/docs/framework/react/guide/server-functions" },
            { kind: "argument", framework: "tanstack-start", on: "Middleware", methods: ["server"], from: 0, source: "https://tanstack.com/start/latest/docs/framework/react/guide/middleware" },
            { kind: "members", framework: "tanstack-start", on: "ServerRoute", methods: ["methods"], argument: 0, depth: 2, source: "https://tanstack.com/start/latest/docs/framework/react/guide/server-routes" },
        ],
        signatures: [
            { name: "createServerFn", returns: "ServerFn" },
            { name: "createMiddleware", returns: "Middleware" },
            { name: "createServerFileRoute", returns: "ServerRoute" },
            ...["validator", "inputValidator", "middleware", "type"].map(method => ({ name: `ServerFn.${method}`, returns: "this" })),
            ...["validator", "inputValidator", "middleware", "client", "server"].map(method => ({ name: `Middleware.${method}`, returns: "this" })),
        ],
    },
    {
        package: "@tanstack/react-router",
        handlers: [{ kind: "members", framework: "tanstack-start", methods: ["createFileRoute()"], argument: 0, property: "server.handlers", depth: 2, source: "https://tanstack.com/start/latest/docs/framework/react/guide/server-routes" }],
    },
    { package: "waku", handlers: [{ kind: "directive", directive: "use server", source: "https://waku.gg/#server-actions" }] },
    { package: "gatsby", handlers: [{ kind: "file", files: [`src/api/**/*.${SOURCE_FILES}`], exports: ["default"], as: "route", urls: { below: "src", index: ["index"] }, parameters: ["express#Request", "express#Response"], source: "https://www.gatsbyjs.com/docs/reference/functions/" }, { kind: "file", files: [`src/pages/**/*.${SOURCE_FILES}`], exports: ["getServerData"], source: "https://www.gatsbyjs.com/docs/reference/rendering-options/server-side-rendering/" }] },
    { package: "@redwoodjs/api", handlers: [{ kind: "file", framework: "redwood", files: [`{api/,}src/functions/**/*.${SOURCE_FILES}`], exports: ["handler"], source: "https://docs.redwoodjs.com/docs/serverless-functions" }, { kind: "file", framework: "redwood", files: [`{api/,}src/services/**/*.${SOURCE_FILES}`], exports: ["*"], source: "https://docs.redwoodjs.com/docs/services" }] },
    { package: "blitz", handlers: [{ kind: "file", files: [`{src/,app/,}**/{queries,mutations}/*.${SOURCE_FILES}`], exports: ["default"], source: "https://blitzjs.com/docs/query-resolvers" }] },
] satisfies readonly PackageFacts[]

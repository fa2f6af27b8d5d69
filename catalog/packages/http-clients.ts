import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const AGENT = "Connections are kept alive per agent: make one and share it."

export default [
    {
        package: "undici",
        clients: created("agent", "https://undici.nodejs.org/#/docs/api/Agent", ["new Agent", "new Pool", "new Client", "new BalancedPool", "new ProxyAgent", "new EnvHttpProxyAgent", "new RetryAgent"], AGENT),
        requestData: ["Request.body", "Request.json()", "Request.text()"],
    },
    {
        package: "axios",
        clients: created("cheap", "https://axios-http.com/docs/instance", ["create", "new Axios"]),
        signatures: [{ name: "create", returns: "AxiosInstance" }],
        handlers: [
            { kind: "argument", on: "AxiosInstance.interceptors.request", methods: ["use"], from: 0, source: "https://axios-http.com/docs/interceptors" },
            { kind: "argument", on: "AxiosInstance.interceptors.response", methods: ["use"], from: 0, source: "https://axios-http.com/docs/interceptors" },
        ],
        types: { "default.interceptors": "AxiosInstance.interceptors", interceptors: "AxiosInstance.interceptors" },
    },
    {
        package: "axios-retry",
        handlers: [{ kind: "option", methods: ["default"], argument: 1, properties: ["retryDelay", "retryCondition", "onRetry"], source: "https://github.com/softonic/axios-retry" }],
    },
    {
        package: "got",
        clients: created("cheap", "https://github.com/sindresorhus/got/blob/main/documentation/10-instances.md", ["extend"]),
        handlers: [{ kind: "option", methods: ["extend"], argument: 0, properties: ["hooks.init", "hooks.beforeRequest", "hooks.afterResponse", "hooks.beforeRetry", "hooks.beforeRedirect", "hooks.beforeError"], source: "https://github.com/sindresorhus/got/blob/main/documentation/9-hooks.md" }],
    },
    { package: "ky", clients: created("cheap", "https://github.com/sindresorhus/ky#kycreatedefaultoptions", ["create", "extend"]) },
    { package: "ofetch", clients: created("cheap", "https://github.com/unjs/ofetch", ["ofetch.create", "$fetch.create"]) },
    { package: "superagent", clients: created("cheap", "https://forwardemail.github.io/superagent/#agents-for-global-state", ["agent"]) },
    { package: "needle", clients: created("cheap", "https://github.com/tomas/needle", ["defaults"]) },
    { package: "agentkeepalive", clients: created("agent", "https://github.com/node-modules/agentkeepalive", ["new default", "new HttpsAgent", "new HttpAgent"], AGENT) },
    { package: "https-proxy-agent", clients: created("agent", "https://github.com/TooTallNate/proxy-agents", ["new HttpsProxyAgent", "new default"], AGENT) },
    { package: "http-proxy-agent", clients: created("agent", "https://github.com/TooTallNate/proxy-agents", ["new HttpProxyAgent", "new default"], AGENT) },
    { package: "socks-proxy-agent", clients: created("agent", "https://github.com/TooTallNate/proxy-agents", ["new SocksProxyAgent", "new default"], AGENT) },
    { package: "proxy-agent", clients: created("agent", "https://github.com/TooTallNate/proxy-agents", ["new ProxyAgent", "new default"], AGENT) },
    { package: "request-promise-native", clients: created("cheap", "https://github.com/request/request-promise-native", ["defaults"]) },
    {
        package: "graphql-request",
        clients: created("cheap", "https://github.com/graffle-js/graffle", ["new GraphQLClient"]),
    },
    // A cache of its own for each request keeps users apart: its documentation asks for it.
    { package: "@apollo/client", clients: created("cheap", "https://www.apollographql.com/docs/react/performance/server-side-rendering", ["new ApolloClient", "new InMemoryCache"]) },
    // One for each request: it must not remember what another user may see.
    {
        package: "dataloader",
        clients: created("cheap", "https://github.com/graphql/dataloader#caching-per-request", ["new DataLoader"]),
        handlers: [{ kind: "argument", methods: ["DataLoader"], from: 0, source: "https://github.com/graphql/dataloader" }],
        types: { default: "DataLoader" },
    },
    {
        package: "soap",
        clients: created("memory", "https://github.com/vpulim/node-soap", ["createClient", "createClientAsync"], "It fetches and parses the service's WSDL: make one per service."),
        handlers: [{ kind: "members", methods: ["listen"], argument: 2, depth: 3, source: "https://github.com/vpulim/node-soap#soaplistenserver-path-services-wsdl-callback---create-a-new-soap-server-that-listens-on-path-and-provides-services" }],
    },
    {
        package: "http-proxy",
        clients: created("cheap", "https://github.com/http-party/node-http-proxy", ["createProxyServer", "createServer", "createProxy"]),
        signatures: [{ name: "createProxyServer", returns: "ProxyServer" }, { name: "createServer", returns: "ProxyServer" }, { name: "createProxy", returns: "ProxyServer" }],
        handlers: [{ kind: "argument", on: "ProxyServer", methods: ["on"], from: 1, source: "https://github.com/http-party/node-http-proxy#listening-for-proxy-events" }],
    },
    {
        package: "http-proxy-middleware",
        handlers: [
            { kind: "option", methods: ["createProxyMiddleware", "default", "legacyCreateProxyMiddleware", "fixRequestBody"], argument: "last", properties: ["router", "pathRewrite", "pathFilter", "onProxyReq", "onProxyRes", "onError", "on.proxyReq", "on.proxyRes", "on.error"], source: "https://github.com/chimurai/http-proxy-middleware" },
        ],
        clients: created("memory", "https://github.com/chimurai/http-proxy-middleware", ["createProxyMiddleware"], "It adds listeners to the server: make it once."),
    },
] satisfies readonly PackageFacts[]

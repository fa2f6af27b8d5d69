import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const ONCE = "Make it once, at start-up."

/** Loggers, metrics, browsers, validators, key sets: what a process has one of. */
export default [
    { package: "winston", clients: created("files", "https://github.com/winstonjs/winston#creating-your-own-logger", ["createLogger", "new transports.File", "new transports.Http"], "It opens files and adds listeners: make it once and use `child()`."), signatures: [{ name: "createLogger", returns: "Logger" }, { name: "Logger.child", returns: "Logger" }] },
    { package: "winston-daily-rotate-file", clients: created("files", "https://github.com/winstonjs/winston-daily-rotate-file", ["new default"], ONCE) },
    {
        package: "pino",
        clients: [
            ...created("files", "https://github.com/pinojs/pino/blob/main/docs/api.md#destination", ["destination"], "It opens a file: make it once and use `child()`."),
            ...created("threads", "https://github.com/pinojs/pino/blob/main/docs/transports.md", ["transport"], "It starts a worker thread: make it once and use `child()`."),
            { name: "default", why: "threads", advice: "A transport is a worker thread: make the logger once and use `child()`.", when: [{ kind: "option", argument: 0, option: "transport" }], source: "https://github.com/pinojs/pino/blob/main/docs/transports.md" },
            ...created("cheap", "https://github.com/pinojs/pino/blob/main/docs/api.md", ["default"]),
        ],
        types: { pino: "default" },
    },
    { package: "bunyan", clients: created("files", "https://github.com/trentm/node-bunyan", ["createLogger"], "Make it once and use `child()`.") },
    { package: "log4js", clients: created("files", "https://log4js-node.github.io/log4js-node/api.html", ["configure"], ONCE) },
    { package: "prom-client", clients: created("memory", "https://github.com/siimon/prom-client", ["new Counter", "new Gauge", "new Histogram", "new Summary", "new Registry", "collectDefaultMetrics"], "A metric registers itself and stays: make it at module level."), handlers: [{ kind: "option", methods: ["Gauge", "Counter", "Histogram", "Summary"], argument: 0, properties: ["collect"], source: "https://github.com/siimon/prom-client" }] },
    { package: "@opentelemetry/sdk-node", clients: created("memory", "https://opentelemetry.io/docs/languages/js/getting-started/nodejs/", ["new NodeSDK"], ONCE) },
    { package: "hot-shots", clients: created("connection", "https://github.com/brightcove/hot-shots", ["new StatsD", "new default"], ONCE) },
    { package: "node-statsd", sameAs: ["node-dogstatsd"], clients: created("connection", "https://github.com/sivy/node-statsd", ["new StatsD", "new default"], "It has a socket of its own: make it once.") },
    { package: "statsd-client", clients: created("connection", "https://github.com/msiebuhr/node-statsd-client", ["new default"], "It has a socket and a timer of its own: make it once and use `getChildClient()`.") },
    { package: "@sentry/node", clients: created("memory", "https://docs.sentry.io/platforms/javascript/guides/node/", ["init"], ONCE), handlers: [{ kind: "option", methods: ["init"], argument: 0, properties: ["beforeSend", "beforeSendTransaction", "beforeBreadcrumb", "tracesSampler"], source: "https://docs.sentry.io/platforms/javascript/guides/node/configuration/options/" }] },
    { package: "puppeteer", sameAs: ["puppeteer-core"], clients: created("threads", "https://pptr.dev/api/puppeteer.puppeteernode.launch", ["launch"], "Launch the browser once; a page or context for each request is right.") },
    { package: "playwright", sameAs: ["playwright-core", "playwright-chromium"], clients: created("threads", "https://playwright.dev/docs/api/class-browsertype#browser-type-launch", ["chromium.launch", "firefox.launch", "webkit.launch"], "Launch the browser once; a context for each request is right.") },
    { package: "jwks-rsa", clients: created("memory", "https://github.com/auth0/node-jwks-rsa", ["default", "new JwksClient", "expressJwtSecret", "passportJwtSecret"], "It caches keys: a new one fetches them again.") },
    { package: "jose", clients: created("memory", "https://github.com/panva/jose/blob/main/docs/jwks/remote/functions/createRemoteJWKSet.md", ["createRemoteJWKSet"], "It caches keys: a new one fetches them again.") },
    { package: "openid-client", clients: created("memory", "https://github.com/panva/openid-client", ["Issuer.discover", "discovery"], "Discovery asks the provider each time: do it once.") },
    { package: "i18next", clients: created("files", "https://www.i18next.com/overview/api#init", ["init", "createInstance"], "Loading translations reads files: do it once and clone.") },
    { package: "lru-cache", clients: created("memory", "https://github.com/isaacs/node-lru-cache", ["new LRUCache", "new default"], "A cache for each request never has anything in it.") },
    { package: "node-cache", clients: created("memory", "https://github.com/node-cache/node-cache", ["new default"], "A cache for each request never has anything in it; each one starts a timer.") },
    { package: "keyv", clients: created("connection", "https://keyv.org/docs/keyv/", ["new Keyv"], "Its store opens connections: make it once."), types: { default: "Keyv" } },
    { package: "cache-manager", clients: created("memory", "https://github.com/jaredwray/cacheable", ["caching", "multiCaching", "createCache"], "A cache for each request never has anything in it.") },
    { package: "express-rate-limit", clients: created("memory", "https://express-rate-limit.mintlify.app/overview", ["default", "rateLimit"], "A limiter made for each request limits nothing.") },
    { package: "rate-limiter-flexible", clients: created("memory", "https://github.com/animir/node-rate-limiter-flexible", ["new RateLimiterMemory", "new RateLimiterRedis", "new RateLimiterMongo", "new RateLimiterPostgres"], "A limiter made for each request limits nothing.") },
    // A schema of twenty fields takes 30 to 300 µs to be made, a hundred times what checking with it takes, and still little.
    { package: "zod", sameAs: ["zod/v3", "zod/v4", "zod/mini"], clients: created("cheap", "https://zod.dev/api#objects", ["object", "z.object"], "Made once, it checks a hundred times as fast.") },
    { package: "joi", sameAs: ["@hapi/joi"], clients: created("cheap", "https://joi.dev/api/#introduction", ["object"], "Made once, it checks ten times as fast.") },
    { package: "opossum", clients: created("memory", "https://nodeshift.dev/opossum/", ["new default"], "A circuit breaker made for each request never opens."), handlers: [{ kind: "argument", methods: ["default"], from: 0, source: "https://nodeshift.dev/opossum/" }] },
] satisfies readonly PackageFacts[]

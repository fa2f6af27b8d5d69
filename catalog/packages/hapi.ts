import type { PackageFacts } from "../entry.ts"

const DOCS = "https://hapi.dev/api"
const HANDLER = ["Request", null]
/** Extension points of a request's life; `onPreStart` and the like are start-up and exit. */
const REQUEST_POINTS = ["onRequest", "onPreAuth", "onCredentials", "onPostAuth", "onPreHandler", "onPostHandler", "onPreResponse", "onPostResponse"]

const hapi: PackageFacts = {
    package: "@hapi/hapi",
    sameAs: ["hapi"],
    handlers: [
        {
            kind: "option",
            framework: "hapi",
            on: "Server",
            methods: ["route"],
            argument: 0,
            properties: ["handler", "options.handler", "config.handler", "options.pre", "config.pre", "options.pre.method", "config.pre.method", "options.validate.failAction", "config.validate.failAction", "options.ext.onPreResponse.method", "options.ext.onPreHandler.method", "options.response.failAction"],
            path: ["0.path"],
            verb: ["0.method"],
            parameters: HANDLER,
            source: `${DOCS}#-serverrouteroute`,
        },
        { kind: "argument", framework: "hapi", on: "Server", methods: ["ext"], events: REQUEST_POINTS, from: 1, parameters: HANDLER, source: `${DOCS}#-serverextevent-method-options` },
        { kind: "option", framework: "hapi", on: "Server", methods: ["ext"], argument: 0, properties: ["method"], parameters: HANDLER, source: `${DOCS}#-serverextevents` },
        { kind: "argument", framework: "hapi", on: "Server", methods: ["method"], from: 1, source: `${DOCS}#-servermethodname-method-options` },
        { kind: "option", framework: "hapi", on: "Server", methods: ["method"], argument: 0, properties: ["method"], source: `${DOCS}#-servermethodmethods` },
        { kind: "argument", framework: "hapi", on: "Server", methods: ["decorate"], from: 2, source: `${DOCS}#-serverdecoratetype-property-method-options` },
        { kind: "option", framework: "hapi", on: "Server.auth", methods: ["strategy"], argument: 2, properties: ["validate", "validateFunc", "validateFunction"], parameters: HANDLER, source: `${DOCS}#-serverauthstrategyname-scheme-options` },
        { kind: "argument", framework: "hapi", on: "Server.events", methods: ["on"], events: ["response", "request", "log"], from: 1, parameters: ["Request"], source: `${DOCS}#-servereventsoncriteria-listener-context` },
    ],
    mounts: [{ on: "Server", methods: ["register"], what: "callback", path: ["1.routes.prefix", "0.routes.prefix"], source: `${DOCS}#-await-serverregisterplugins-options` }],
    signatures: [
        { name: "server", returns: "Server" },
        { name: "Server.register", callbacks: [{ argument: 0, property: "register", parameters: ["Server"], runs: "startup" }, { argument: 0, property: "plugin.register", parameters: ["Server"], runs: "startup" }] },
        { name: "Server.auth.scheme", callbacks: [{ argument: 1, parameters: ["Server"], runs: "startup" }] },
    ],
    types: { "Server.listener": "node:http#Server", "Request.server": "Server", "Request.raw.req": "node:http#IncomingMessage", "Request.raw.res": "node:http#ServerResponse" },
    requestData: ["Request.payload", "Request.query", "Request.rawPayload"],
}

export default hapi

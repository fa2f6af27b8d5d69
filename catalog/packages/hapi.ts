import type { PackageFacts } from "../entry.ts"

const DOCS = "https://hapi.dev/api"
const HANDLER = ["Request", "Toolkit"]
/** Extension points of a request's life; `onPreStart` and the like are start-up and exit. */
const REQUEST_POINTS = ["onRequest", "onPreAuth", "onCredentials", "onPostAuth", "onPreHandler", "onPostHandler", "onPreResponse", "onPostResponse"]

const REQUEST_EVENTS = ["response", "request", "log"]
/** Parts of a request that a route may check with a function. */
const VALIDATED = ["headers", "params", "payload", "query", "state", "failAction"]
/** What `server.decorate` can decorate, and its type. */
const DECORATED = [["server", "Server"], ["request", "Request"], ["toolkit", "Toolkit"]] as const

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
            properties: ["handler", "options.handler", "config.handler", "options.pre", "config.pre", "options.pre.method", "config.pre.method", ...["options", "config"].flatMap(options => [...VALIDATED.map(part => `${options}.validate.${part}`), `${options}.ext.*.method`, `${options}.response.failAction`, `${options}.response.schema`])],
            path: ["0.path"],
            verb: ["0.method"],
            parameters: HANDLER,
            source: `${DOCS}#-serverrouteroute`,
        },
        { kind: "argument", framework: "hapi", on: "Server", methods: ["ext"], events: REQUEST_POINTS, from: 1, parameters: HANDLER, source: `${DOCS}#-serverextevent-method-options` },
        { kind: "option", framework: "hapi", on: "Server", methods: ["ext"], argument: 0, properties: ["method"], where: { property: "type", is: REQUEST_POINTS }, parameters: HANDLER, source: `${DOCS}#-serverextevents` },
        // A kind of handler of the program's own: it is called for each route, and what it returns for each request.
        { kind: "option", framework: "hapi", on: "Server", methods: ["decorate"], events: ["handler"], argument: 2, properties: ["()"], parameters: HANDLER, source: `${DOCS}#-serverdecoratetype-property-method-options` },
        { kind: "option", framework: "hapi", on: "Server.auth", methods: ["scheme"], argument: 1, properties: ["authenticate", "payload", "response", "verify"], parameters: HANDLER, source: `${DOCS}#-serverauthschemename-scheme` },
        { kind: "option", framework: "hapi", on: "Server.auth", methods: ["strategy"], argument: 2, properties: ["validate", "validateFunc", "validateFunction"], parameters: HANDLER, source: `${DOCS}#-serverauthstrategyname-scheme-options` },
        { kind: "argument", framework: "hapi", on: "Server.events", methods: ["on"], events: REQUEST_EVENTS, from: 1, parameters: ["Request"], source: `${DOCS}#-servereventsoncriteria-listener-context` },
        { kind: "argument", framework: "hapi", on: "Server.events", methods: ["on"], where: { property: "name", is: REQUEST_EVENTS }, from: 1, parameters: ["Request"], source: `${DOCS}#-servereventsoncriteria-listener-context` },
    ],
    mounts: [{ on: "Server", methods: ["register"], what: "callback", path: ["1.routes.prefix", "0.routes.prefix"], source: `${DOCS}#-await-serverregisterplugins-options` }],
    signatures: [
        { name: "server", returns: "Server" },
        { name: "Server.register", callbacks: [{ argument: 0, property: "register", parameters: ["Server"], runs: "startup" }, { argument: 0, property: "plugin.register", parameters: ["Server"], runs: "startup" }] },
        {
            name: "Server.decorate",
            defines: DECORATED.map(([type, on]) => ({ on, name: 1, value: 2, when: [{ kind: "constant", argument: 0, equals: type }] })),
            callbacks: [{ argument: 2, runs: "startup" }],
            source: `${DOCS}#-serverdecoratetype-property-method-options`,
        },
        { name: "Server.method", defines: [{ on: "Methods", name: 0, value: 1 }], source: `${DOCS}#-servermethodname-method-options` },
        { name: "Server.auth.scheme", callbacks: [{ argument: 1, parameters: ["Server"], runs: "startup" }] },
    ],
    types: { ResponseToolkit: "Toolkit", "Server.methods": "Methods", "Server.listener": "node:http#Server", "Request.server": "Server", "Request.raw.req": "node:http#IncomingMessage", "Request.raw.res": "node:http#ServerResponse" },
    requestData: ["Request.payload", "Request.query", "Request.rawPayload"],
}

export default hapi

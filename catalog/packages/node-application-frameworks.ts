import type { PackageFacts } from "../entry.ts"
import { ROUTE_METHODS, SOURCE_FILES } from "../http-methods.ts"
import { chains } from "../signatures.ts"

const ADONIS = "https://docs.adonisjs.com/guides"
const SAILS = "https://sailsjs.com/documentation/concepts"
const EGG = "https://www.eggjs.org/basics"
/** What clients may call of a service; `setup` runs once. */
const FEATHERS = ["find", "get", "create", "update", "patch", "remove"]
const HTTP = ["get", "post", "put", "patch", "delete", "any", "route"]

/** Frameworks with folders, containers or service objects of their own. */
export default [
    {
        package: "@adonisjs/core",
        handlers: [
            { kind: "argument", framework: "adonis", on: "Router", methods: HTTP, from: 1, parameters: ["HttpContext"], source: `${ADONIS}/basics/routing` },
            { kind: "argument", framework: "adonis", on: "Route", methods: ["use", "middleware"], from: 0, parameters: ["HttpContext", null], source: `${ADONIS}/basics/middleware` },
            { kind: "file", framework: "adonis", files: [`app/controllers/**/*.${SOURCE_FILES}`, `app/Controllers/**/*.${SOURCE_FILES}`], exports: ["default.*"], parameters: ["HttpContext"], source: `${ADONIS}/basics/controllers` },
            { kind: "name", framework: "adonis", files: [`app/{controllers,Controllers}/**/*.${SOURCE_FILES}`], names: ["*"], parameters: ["HttpContext"], source: `${ADONIS}/basics/controllers` },
            { kind: "name", framework: "adonis", files: [`app/{middleware,Middleware}/**/*.${SOURCE_FILES}`], names: ["handle"], parameters: ["HttpContext", null], source: `${ADONIS}/basics/middleware` },
            { kind: "name", framework: "adonis", files: [`app/{exceptions,Exceptions}/**/*.${SOURCE_FILES}`], names: ["handle", "report"], parameters: [null, "HttpContext"], source: `${ADONIS}/basics/exception_handling` },
            { kind: "name", framework: "adonis", files: [`app/{listeners,Listeners,events}/**/*.${SOURCE_FILES}`], names: ["handle"], source: `${ADONIS}/digging_deeper/emitter` },
        ],
        signatures: [
            { name: "Router.group", returns: "Route", callbacks: [{ argument: 0, runs: "startup" }] },
            ...HTTP.map(method => ({ name: `Router.${method}`, returns: "Route" })),
            ...["resource", "on"].map(method => ({ name: `Router.${method}`, returns: "Route" })),
            ...chains("Route", ["use", "middleware", "prefix", "as", "where", "domain", "only", "except", "apiOnly"]),
        ],
        // `@adonisjs/core/services/router` and the old `@ioc:Adonis/Core/Route`.
        types: { HttpContextContract: "HttpContext", "HttpContext.request": "Request" },
        requestData: ["Request.body()", "Request.all()", "Request.input()", "Request.only()", "Request.qs()", "Request.raw()", "Request.file()", "Request.files()", "Request.validateUsing()", "Request.validate()"],
    },
    { package: "@adonisjs/core/services/router", types: { default: "@adonisjs/core#Router" } },
    { package: "@ioc:Adonis/Core/Route", types: { default: "@adonisjs/core#Router" } },
    { package: "@ioc:Adonis/Core/HttpContext", types: { HttpContextContract: "@adonisjs/core#HttpContext" } },
    {
        package: "sails",
        handlers: [
            { kind: "file", files: [`api/controllers/**/*.${SOURCE_FILES}`], exports: ["*", "default", "fn"], actions: { below: "api/controllers", word: "action", grouped: "Controller" }, parameters: ["Request", "express#Response"], source: `${SAILS}/actions-and-controllers` },
            { kind: "file", as: "middleware", files: [`api/policies/**/*.${SOURCE_FILES}`], exports: ["default"], actions: { below: "api/policies", word: "policy" }, parameters: ["Request", "express#Response", null], source: `${SAILS}/policies` },
            { kind: "file", files: [`api/responses/**/*.${SOURCE_FILES}`], exports: ["default"], actions: { below: "api/responses", word: "response" }, source: `${SAILS}/custom-responses` },
            { kind: "file", files: [`config/routes.${SOURCE_FILES}`], exports: ["routes.*", "routes.*.fn"], routes: "routes", parameters: ["Request", "express#Response", null], source: `${SAILS}/routes/custom-routes#function-target-syntax` },
            { kind: "file", as: "middleware", files: [`config/http.${SOURCE_FILES}`], exports: ["http.middleware.*"], parameters: ["Request", "express#Response", null], source: `${SAILS}/middleware` },
            { kind: "file", files: [`api/models/**/*.${SOURCE_FILES}`], exports: ["beforeCreate", "afterCreate", "beforeUpdate", "afterUpdate", "beforeDestroy", "afterDestroy", "customToJSON"], source: `${SAILS}/models-and-orm/lifecycle-callbacks` },
        ],
        extends: { Request: "express#Request" },
        requestData: ["Request.allParams()", "Request.param()"],
    },
    {
        package: "@feathersjs/feathers",
        sameAs: ["feathers"],
        handlers: [
            { kind: "members", framework: "feathers", on: "Application", methods: ["use"], argument: 1, depth: 1, names: FEATHERS, namesIn: { argument: 2, property: "methods" }, source: "https://feathersjs.com/api/services" },
            { kind: "argument", framework: "feathers", on: "Application", methods: ["use"], as: "middleware", from: 0, source: "https://feathersjs.com/api/express" },
            { kind: "members", framework: "feathers", on: "Service", methods: ["hooks"], argument: 0, depth: 3, parameters: ["HookContext"], source: "https://feathersjs.com/api/hooks" },
            // `setup` and `teardown` run once.
            { kind: "members", framework: "feathers", on: "Application", methods: ["hooks"], argument: 0, depth: 3, names: ["before", "after", "error", "around"], parameters: ["HookContext"], source: "https://feathersjs.com/api/hooks" },
            { kind: "argument", framework: "feathers", on: "Service", methods: ["on", "publish"], from: 0, source: "https://feathersjs.com/api/events" },
            { kind: "argument", framework: "feathers", on: "Application", methods: ["publish"], from: 0, source: "https://feathersjs.com/api/channels" },
            { kind: "class", framework: "feathers", types: ["ServiceMethods", "Service", "ServiceInterface"], methods: FEATHERS, source: "https://feathersjs.com/api/services" },
        ],
        signatures: [
            { name: "feathers", returns: "Application" },
            { name: "default", returns: "Application" },
            { name: "Application.service", returns: "Service" },
            { name: "Application.configure", returns: "this", callbacks: [{ argument: 0, parameters: ["Application"], runs: "startup" }] },
        ],
        extends: { Application: "express#Application" },
        requestData: ["HookContext.data", "HookContext.params.query"],
    },
    { package: "@feathersjs/express", signatures: [{ name: "default", returns: "@feathersjs/feathers#Application" }], types: { Application: "@feathersjs/feathers#Application" } },
    { package: "@feathersjs/koa", signatures: [{ name: "koa", returns: "@feathersjs/feathers#Application" }], types: { Application: "@feathersjs/feathers#Application" } },
    { package: "@feathersjs/knex", extends: { KnexService: "@feathersjs/feathers#Service" } },
    { package: "@feathersjs/mongodb", extends: { MongoDBService: "@feathersjs/feathers#Service" } },
    { package: "@feathersjs/authentication", extends: { AuthenticationService: "@feathersjs/feathers#Service" }, handlers: [{ kind: "class", framework: "feathers", types: ["AuthenticationBaseStrategy"], methods: ["authenticate", "parse"], source: "https://feathersjs.com/api/authentication/strategy" }] },
    {
        package: "@loopback/rest",
        handlers: [
            { kind: "decorator", framework: "loopback", decorators: ["get", "post", "put", "patch", "del", "operation"], source: "https://loopback.io/doc/en/lb4/Controller.html" },
            { kind: "class", framework: "loopback", types: ["SequenceHandler", "MiddlewareSequence"], methods: ["handle"], parameters: ["RequestContext"], source: "https://loopback.io/doc/en/lb4/Sequence.html" },
            { kind: "argument", framework: "loopback", on: "RestApplication", methods: ["expressMiddleware", "middleware", "handler"], from: 0, source: "https://loopback.io/doc/en/lb4/Express-middleware.html" },
        ],
        types: { "RequestContext.request": "express#Request", "RequestContext.response": "express#Response" },
        requestData: ["@requestBody", "@param.query.object", "@param.array"],
    },
    {
        package: "@loopback/core",
        handlers: [
            { kind: "class", framework: "loopback", as: "middleware", decorators: ["injectable", "interceptor"], methods: ["intercept"], source: "https://loopback.io/doc/en/lb4/Interceptor.html" },
            // The provider is asked for its interceptor each time.
            { kind: "class", framework: "loopback", as: "middleware", decorators: ["globalInterceptor"], methods: ["intercept", "value"], source: "https://loopback.io/doc/en/lb4/Interceptor.html#global-interceptors" },
        ],
    },
    { package: "@loopback/authentication", handlers: [{ kind: "class", framework: "loopback", types: ["AuthenticationStrategy", "UserService", "TokenService"], methods: ["authenticate", "verifyCredentials", "verifyToken", "generateToken", "convertToUserProfile"], source: "https://loopback.io/doc/en/lb4/Authentication-component-strategies.html" }] },
    { package: "loopback", handlers: [{ kind: "argument", on: "PersistedModel", methods: ["observe", "beforeRemote", "afterRemote", "remoteMethod"], from: 1, source: "https://loopback.io/doc/en/lb3/Operation-hooks.html" }], signatures: [{ name: "default", returns: "express#Application" }] },
    {
        package: "egg",
        handlers: [
            { kind: "name", files: [`app/controller/**/*.${SOURCE_FILES}`], names: ["*"], parameters: ["koa#Context"], source: `${EGG}/controller` },
            { kind: "file", files: [`app/middleware/**/*.${SOURCE_FILES}`], exports: ["default"], role: "startup", source: `${EGG}/middleware` },
            { kind: "file", role: "job", files: [`app/schedule/**/*.${SOURCE_FILES}`], exports: ["task", "default.task"], source: `${EGG}/schedule` },
            { kind: "name", role: "job", files: [`app/schedule/**/*.${SOURCE_FILES}`], names: ["subscribe"], source: `${EGG}/schedule` },
            { kind: "argument", on: "Application.router", methods: ROUTE_METHODS, from: 1, parameters: ["koa#Context"], source: `${EGG}/router` },
        ],
        extends: { Application: "koa#Application", Context: "koa#Context" },
        types: { "Controller.ctx": "koa#Context", "Service.ctx": "koa#Context" },
    },
    {
        package: "@midwayjs/core",
        sameAs: ["@midwayjs/decorator"],
        handlers: [
            { kind: "decorator", framework: "midway", decorators: ["Get", "Post", "Put", "Patch", "Del", "Head", "Options", "All", "OnWSMessage", "OnWSConnection", "ServerlessTrigger"], source: "https://midwayjs.org/en/docs/controller" },
            { kind: "class", framework: "midway", decorators: ["Middleware"], types: ["IMiddleware"], methods: ["resolve"], role: "startup", source: "https://midwayjs.org/en/docs/middleware" },
            { kind: "class", framework: "midway", decorators: ["Guard"], types: ["IGuard"], methods: ["canActivate"], source: "https://midwayjs.org/en/docs/guard" },
        ],
        requestData: ["@Body", "@Query", "@Files", "@Fields"],
    },
    {
        package: "routing-controllers",
        handlers: [
            { kind: "decorator", decorators: ["Get", "Post", "Put", "Patch", "Delete", "Head", "All", "Method"], source: "https://github.com/typestack/routing-controllers#readme" },
            { kind: "class", decorators: ["Middleware"], types: ["ExpressMiddlewareInterface", "KoaMiddlewareInterface"], methods: ["use"], source: "https://github.com/typestack/routing-controllers#creating-your-own-express-middleware" },
            { kind: "class", types: ["ExpressErrorMiddlewareInterface"], methods: ["error"], source: "https://github.com/typestack/routing-controllers#error-handlers" },
            { kind: "class", decorators: ["Interceptor"], types: ["InterceptorInterface"], methods: ["intercept"], source: "https://github.com/typestack/routing-controllers#interceptors" },
            { kind: "option", methods: ["createExpressServer", "useExpressServer", "createKoaServer", "useKoaServer"], argument: "last", properties: ["authorizationChecker", "currentUserChecker"], source: "https://github.com/typestack/routing-controllers#using-authorization-features" },
            { kind: "option", methods: ["createParamDecorator"], argument: 0, properties: ["value"], source: "https://github.com/typestack/routing-controllers#custom-parameter-decorators" },
            { kind: "argument", methods: ["UseBefore", "UseAfter", "UseInterceptor"], from: 0, source: "https://github.com/typestack/routing-controllers#using-middlewares" },
        ],
        signatures: [{ name: "createExpressServer", returns: "express#Application" }, { name: "createKoaServer", returns: "koa#Application" }, { name: "useExpressServer", returns: "argument 0" }, { name: "useKoaServer", returns: "argument 0" }],
        requestData: ["@Body", "@BodyParam", "@QueryParams", "@UploadedFile", "@UploadedFiles"],
    },
    {
        package: "tsoa",
        sameAs: ["@tsoa/runtime"],
        handlers: [{ kind: "decorator", decorators: ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"], source: "https://tsoa-community.github.io/docs/getting-started.html" }],
        requestData: ["@Body", "@BodyProp", "@Queries", "@UploadedFile", "@UploadedFiles", "@FormField"],
    },
    ...["@tsed/schema", "@tsed/common"].map(
        (name): PackageFacts => ({ package: name, handlers: [{ kind: "decorator", framework: "tsed", decorators: ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All"], source: "https://tsed.dev/docs/controllers.html" }] }),
    ),
    ...["@tsed/platform-middlewares", "@tsed/common"].map(
        (name): PackageFacts => ({ package: name, handlers: [{ kind: "class", framework: "tsed", decorators: ["Middleware"], types: ["MiddlewareMethods"], methods: ["use"], source: "https://tsed.dev/docs/middlewares.html" }] }),
    ),
    { package: "@tsed/platform-params", requestData: ["@BodyParams", "@QueryParams", "@RawBodyParams"] },
    { package: "@tsed/passport", handlers: [{ kind: "class", framework: "tsed", decorators: ["Protocol"], types: ["OnVerify", "OnInstall"], methods: ["$onVerify"], source: "https://tsed.dev/tutorials/passport.html" }] },
    {
        package: "inversify-express-utils",
        handlers: [
            { kind: "decorator", decorators: ["httpGet", "httpPost", "httpPut", "httpPatch", "httpDelete", "httpHead", "all", "httpMethod"], source: "https://github.com/inversify/inversify-express-utils#readme" },
            { kind: "class", types: ["BaseMiddleware"], methods: ["handler"], parameters: ["express#Request", "express#Response", null], source: "https://github.com/inversify/inversify-express-utils#basemiddleware" },
            { kind: "class", types: ["AuthProvider", "interfaces.AuthProvider"], methods: ["getUser"], parameters: ["express#Request"], source: "https://github.com/inversify/inversify-express-utils#authprovider" },
        ],
        signatures: [
            { name: "InversifyExpressServer.setConfig", returns: "this", callbacks: [{ argument: 0, parameters: ["express#Application"], runs: "startup" }] },
            { name: "InversifyExpressServer.setErrorConfig", returns: "this", callbacks: [{ argument: 0, parameters: ["express#Application"], runs: "startup" }] },
            { name: "InversifyExpressServer.build", returns: "express#Application" },
        ],
        requestData: ["@requestBody"],
    },
    {
        package: "@decorators/express",
        handlers: [{ kind: "decorator", decorators: ["Get", "Post", "Put", "Patch", "Delete", "All", "Head", "Options", "Use"], source: "https://github.com/serhiisol/node-decorators" }],
        signatures: [{ name: "attachControllers", returns: "argument 0" }],
        requestData: ["@Body"],
    },
    {
        package: "@overnightjs/core",
        handlers: [{ kind: "decorator", decorators: ["Get", "Post", "Put", "Patch", "Delete", "All", "Head", "Options"], parameters: ["express#Request", "express#Response", null], source: "https://github.com/seanpmaxwell/overnight" }, { kind: "argument", methods: ["Middleware", "ClassMiddleware", "ErrorMiddleware"], from: 0, parameters: ["express#Request", "express#Response", null], source: "https://github.com/seanpmaxwell/overnight" }],
        types: { "Server.app": "express#Application" },
    },
    {
        package: "@foal/core",
        handlers: [
            { kind: "decorator", framework: "foal", decorators: ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All"], source: "https://foalts.org/docs/architecture/controllers" },
            { kind: "argument", framework: "foal", methods: ["Hook"], from: 0, source: "https://foalts.org/docs/architecture/hooks" },
        ],
    },
    {
        package: "actionhero",
        handlers: [
            { kind: "class", types: ["Action"], methods: ["run"], source: "https://www.actionherojs.com/tutorials/actions" },
            { kind: "class", role: "job", types: ["Task"], methods: ["run"], source: "https://www.actionherojs.com/tutorials/tasks" },
        ],
    },
    { package: "thinkjs", handlers: [{ kind: "name", files: [`src/controller/**/*.${SOURCE_FILES}`], names: ["*Action", "__before", "__after", "__call"], source: "https://thinkjs.org/en/doc/3.0/controller.html" }] },
    {
        package: "@marblejs/http",
        handlers: [
            // An effect is called once, with the stream of requests; what it pipes runs for each of them.
            { kind: "argument", framework: "marble", on: "Requests", methods: ["pipe"], from: 0, source: "https://docs.marblejs.com/http/effects" },
        ],
        signatures: [
            ...["r.useEffect", "r.use"].map(name => ({ name, callbacks: [{ argument: 0, runs: "startup", parameters: ["Requests"] }], source: "https://docs.marblejs.com/http/effects" }) as const),
            {
                name: "httpListener",
                callbacks: [
                    { argument: 0, property: "middlewares", elements: true, runs: "startup", parameters: ["Requests"] },
                    { argument: 0, property: "error$", runs: "startup", parameters: ["Requests"] },
                    { argument: 0, property: "output$", runs: "startup", parameters: ["Requests"] },
                ],
                source: "https://docs.marblejs.com/other/api-reference/marblejs-http/core-httplistener",
            },
        ],
    },
    {
        package: "@nestia/core",
        handlers: [{ kind: "decorator", framework: "nestjs", decorators: ["TypedRoute.Get", "TypedRoute.Post", "TypedRoute.Put", "TypedRoute.Patch", "TypedRoute.Delete", "EncryptedRoute.Get", "EncryptedRoute.Post", "WebSocketRoute"], source: "https://nestia.io/docs/core/TypedRoute/" }],
        requestData: ["@TypedBody", "@TypedQuery"],
    },
    {
        package: "@deepkit/http",
        handlers: [{ kind: "decorator", framework: "deepkit", decorators: ["http.GET", "http.POST", "http.PUT", "http.PATCH", "http.DELETE"], source: "https://deepkit.io/documentation/http" }],
    },
    { package: "primus", handlers: [{ kind: "argument", on: "Primus", methods: ["on"], events: ["connection"], from: 1, parameters: ["Spark"], source: "https://github.com/primus/primus" }, { kind: "argument", on: "Spark", methods: ["on"], from: 1, source: "https://github.com/primus/primus" }, { kind: "argument", on: "Primus", methods: ["authorize", "use", "before"], from: 0, source: "https://github.com/primus/primus" }], types: { default: "Primus" } },
    { package: "sockjs", handlers: [{ kind: "argument", on: "Server", methods: ["on"], events: ["connection"], from: 1, parameters: ["Connection"], source: "https://github.com/sockjs/sockjs-node" }, { kind: "argument", on: "Connection", methods: ["on"], from: 1, source: "https://github.com/sockjs/sockjs-node" }], signatures: [{ name: "createServer", returns: "Server" }] },
    {
        package: "websocket",
        handlers: [
            { kind: "argument", on: "server", methods: ["on"], events: ["request"], from: 1, parameters: ["request"], source: "https://github.com/theturtle32/WebSocket-Node/blob/master/docs/index.md" },
            { kind: "argument", on: "server", methods: ["on"], events: ["connect"], from: 1, parameters: ["connection"], source: "https://github.com/theturtle32/WebSocket-Node/blob/master/docs/index.md" },
            { kind: "argument", on: "connection", methods: ["on"], from: 1, source: "https://github.com/theturtle32/WebSocket-Node/blob/master/docs/index.md" },
        ],
        signatures: [{ name: "request.accept", returns: "connection" }],
    },
    {
        package: "colyseus",
        sameAs: ["@colyseus/core"],
        handlers: [
            { kind: "class", types: ["Room"], methods: ["onCreate", "onAuth", "onJoin", "onLeave", "onMessage", "onDispose"], source: "https://docs.colyseus.io/room" },
            { kind: "argument", on: "Room", methods: ["onMessage"], from: 1, source: "https://docs.colyseus.io/room" },
            { kind: "argument", on: "Room", methods: ["setSimulationInterval"], from: 0, source: "https://docs.colyseus.io/room" },
        ],
    },
    {
        package: "smtp-server",
        handlers: [{ kind: "option", methods: ["SMTPServer"], argument: 0, properties: ["onAuth", "onConnect", "onMailFrom", "onRcptTo", "onData", "onClose", "onSecure"], source: "https://nodemailer.com/extras/smtp-server" }],
    },
    {
        package: "ldapjs",
        handlers: [{ kind: "argument", on: "Server", methods: ["bind", "search", "add", "modify", "modifyDN", "compare", "del", "exop", "unbind", "use"], from: 0, source: "http://ldapjs.org/server.html" }],
        signatures: [{ name: "createServer", returns: "Server" }],
    },
    { package: "dns2", handlers: [{ kind: "option", methods: ["createServer", "createUDPServer"], argument: 0, properties: ["handle"], source: "https://github.com/lsongdev/node-dns" }] },
    { package: "ftp-srv", handlers: [{ kind: "argument", on: "FtpSrv", methods: ["on"], from: 1, source: "https://github.com/QuorumDMS/ftp-srv" }], types: { default: "FtpSrv" } },
    { package: "ssh2", handlers: [{ kind: "argument", methods: ["Server"], from: 1, source: "https://github.com/mscdex/ssh2#server" }, { kind: "argument", on: "Server", methods: ["on"], events: ["connection"], from: 1, source: "https://github.com/mscdex/ssh2#server" }] },
    {
        package: "webdav-server",
        handlers: [{ kind: "argument", on: "v2.WebDAVServer", methods: ["beforeRequest", "afterRequest"], from: 0, source: "https://github.com/OpenMarshal/npm-WebDAV-Server" }],
    },
    {
        package: "@tus/server",
        handlers: [{ kind: "option", methods: ["Server"], argument: 0, properties: ["onUploadCreate", "onUploadFinish", "namingFunction", "getFileIdFromRequest", "onIncomingRequest", "onResponseError", "generateUrl"], source: "https://github.com/tus/tus-node-server" }],
    },
] satisfies readonly PackageFacts[]

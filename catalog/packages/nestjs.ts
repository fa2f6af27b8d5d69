import type { PackageFacts, PerRequest } from "../entry.ts"
import { chains } from "../signatures.ts"

const DOCS = "https://docs.nestjs.com"

const REQUEST_SCOPE: PerRequest = {
    property: "scope",
    is: ["@nestjs/common#Scope.REQUEST"],
    asks: ["@nestjs/common#Inject"],
    given: { "@nestjs/core#REQUEST": "express#Request", "@nestjs/graphql#CONTEXT": "@nestjs/graphql#GqlContext", "@nestjs/microservices#CONTEXT": "@nestjs/microservices#RequestContext" },
    providers: { token: "provide", factory: "useFactory", class: "useClass", alias: "useExisting", needs: "inject" },
}

export default [
    {
        package: "@nestjs/common",
        handlers: [
            {
                kind: "decorator",
                framework: "nestjs",
                decorators: ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All", "Search", "Sse", "Propfind", "Proppatch", "Mkcol", "Copy", "Move", "Lock", "Unlock"],
                source: `${DOCS}/controllers`,
            },
            { kind: "class", framework: "nestjs", decorators: ["Injectable", "Controller", "Catch"], where: REQUEST_SCOPE, methods: ["constructor"], source: `${DOCS}/fundamentals/injection-scopes` },
            { kind: "class", framework: "nestjs", as: "middleware", types: ["NestMiddleware"], methods: ["use"], parameters: ["express#Request", "express#Response", null], source: `${DOCS}/middleware` },
            { kind: "class", framework: "nestjs", as: "middleware", types: ["CanActivate"], methods: ["canActivate"], parameters: ["ExecutionContext"], source: `${DOCS}/guards` },
            { kind: "class", framework: "nestjs", as: "middleware", types: ["NestInterceptor"], methods: ["intercept"], parameters: ["ExecutionContext", null], source: `${DOCS}/interceptors` },
            { kind: "class", framework: "nestjs", as: "middleware", types: ["PipeTransform", "ValidationPipe"], methods: ["transform"], source: `${DOCS}/pipes` },
            { kind: "class", framework: "nestjs", as: "middleware", types: ["ExceptionFilter"], decorators: ["Catch"], methods: ["catch"], parameters: [null, "ArgumentsHost"], source: `${DOCS}/exception-filters` },
            {
                kind: "class",
                framework: "nestjs",
                role: "startup",
                types: ["OnModuleInit", "OnApplicationBootstrap", "OnModuleDestroy", "BeforeApplicationShutdown", "OnApplicationShutdown"],
                methods: ["onModuleInit", "onApplicationBootstrap", "onModuleDestroy", "beforeApplicationShutdown", "onApplicationShutdown"],
                source: `${DOCS}/fundamentals/lifecycle-events`,
            },
            { kind: "argument", framework: "nestjs", methods: ["createParamDecorator"], from: 0, parameters: [null, "ExecutionContext"], source: `${DOCS}/custom-decorators` },
            { kind: "argument", framework: "nestjs", on: "MiddlewareConsumer", methods: ["apply"], as: "middleware", from: 0, parameters: ["express#Request", "express#Response", null], source: `${DOCS}/middleware#functional-middleware` },
            { kind: "argument", framework: "nestjs", on: "INestApplication", methods: ["use"], from: 0, parameters: ["express#Request", "express#Response", null], source: `${DOCS}/middleware#global-middleware` },
        ],
        mounts: [
            { methods: ["Controller"], what: "decorated", path: ["0", "0.path"], version: ["0.version"], source: `${DOCS}/controllers#routing` },
            { methods: ["Module"], what: "group", listed: "0.controllers", source: `${DOCS}/modules` },
            { methods: ["Version"], what: "decorated", version: ["0"], source: `${DOCS}/techniques/versioning#route-versions` },
            { on: "INestApplication", methods: ["setGlobalPrefix"], what: "decorated", path: ["0"], except: ["1.exclude"], source: `${DOCS}/faq/global-prefix` },
            { on: "INestApplication", methods: ["enableVersioning"], what: "decorated", path: ["0.prefix"], version: ["0.defaultVersion"], versions: true, if: { at: "0.type", is: "VersioningType.URI" }, source: `${DOCS}/techniques/versioning#uri-versioning-type` },
        ],
        signatures: [
            { name: "INestApplication.getHttpServer", returns: "node:http#Server" },
            { name: "INestApplication.getHttpAdapter", returns: "HttpServer" },
            ...["INestApplication.get", "INestApplication.resolve"].map(name => ({ name, returns: "instance of argument 0", source: `${DOCS}/standalone-applications` })),
            { name: "HttpServer.getInstance", returns: "express#Application" },
            { name: "INestApplication.listen", callbacks: [{ argument: "last", runs: "startup" }] },
            { name: "MiddlewareConsumer.apply", returns: "MiddlewareConfigProxy" },
            { name: "MiddlewareConfigProxy.forRoutes", returns: "MiddlewareConsumer" },
            ...chains("MiddlewareConfigProxy", ["exclude"]),
            ...chains("INestApplication", ["use", "useGlobalPipes", "useGlobalGuards", "useGlobalInterceptors", "useGlobalFilters", "setGlobalPrefix", "enableVersioning"]),
            { name: "ExecutionContext.switchToHttp", returns: "HttpArgumentsHost" },
            { name: "ExecutionContext.switchToWs", returns: "WsArgumentsHost" },
            { name: "ExecutionContext.switchToRpc", returns: "RpcArgumentsHost" },
            { name: "HttpArgumentsHost.getRequest", returns: "express#Request" },
            { name: "HttpArgumentsHost.getResponse", returns: "express#Response" },
            { name: "WsArgumentsHost.getClient", returns: "socket.io#Socket" },
        ],
        types: { ArgumentsHost: "ExecutionContext", INestMicroservice: "INestApplication", INestApplicationContext: "INestApplication" },
        // Identifiers in paths (`@Param`) are short.
        requestData: ["@Body", "@Query", "@RawBody", "@UploadedFile", "@UploadedFiles", "WsArgumentsHost.getData()", "RpcArgumentsHost.getData()"],
    },
    {
        package: "@nestjs/core",
        mounts: [{ methods: ["RouterModule.register"], what: "groups", grouping: { path: "path", group: "module", children: "children" }, source: `${DOCS}/recipes/router-module` }],
        signatures: ["create", "createMicroservice", "createApplicationContext"].map(name => ({ name: `NestFactory.${name}`, returns: "@nestjs/common#INestApplication", source: `${DOCS}/first-steps` })),
        // https://docs.nestjs.com/faq/http-adapter#outside-application-context-strategy
        types: { "HttpAdapterHost.httpAdapter": "@nestjs/common#HttpServer" },
        extends: { BaseExceptionFilter: "@nestjs/common#ExceptionFilter" },
    },
    { package: "@nestjs/platform-express", extends: { NestExpressApplication: "@nestjs/common#INestApplication" } },
    { package: "@nestjs/platform-fastify", extends: { NestFastifyApplication: "@nestjs/common#INestApplication" } },
    {
        package: "@nestjs/microservices",
        handlers: [
            { kind: "decorator", framework: "nestjs", as: "event", decorators: ["MessagePattern", "EventPattern", "GrpcMethod", "GrpcStreamMethod", "GrpcStreamCall"], source: `${DOCS}/microservices/basics#request-response` },
        ],
        clients: [
            { name: "ClientProxyFactory.create", why: "connection", advice: "Register it with `ClientsModule` and inject it.", source: `${DOCS}/microservices/basics#client` },
        ],
        requestData: ["@Payload"],
    },
    {
        package: "@nestjs/websockets",
        handlers: [
            { kind: "decorator", framework: "nestjs", as: "event", decorators: ["SubscribeMessage"], source: `${DOCS}/websockets/gateways` },
            { kind: "class", framework: "nestjs", decorators: ["WebSocketGateway"], types: ["OnGatewayConnection", "OnGatewayDisconnect"], methods: ["handleConnection", "handleDisconnect"], parameters: ["socket.io#Socket"], source: `${DOCS}/websockets/gateways#lifecycle-hooks` },
        ],
        requestData: ["@MessageBody"],
    },
    {
        package: "@nestjs/graphql",
        handlers: [
            { kind: "decorator", framework: "nestjs", as: "resolver", path: ["0", "1.name", "0.name"], decorators: ["Query", "Mutation", "Subscription", "ResolveField", "ResolveProperty", "ResolveReference"], source: `${DOCS}/graphql/resolvers` },
            { kind: "class", framework: "nestjs", decorators: ["Scalar"], types: ["CustomScalar"], methods: ["serialize", "parseValue", "parseLiteral"], source: `${DOCS}/graphql/scalars` },
        ],
        requestData: ["@Args"],
    },
    {
        package: "@nestjs/passport",
        handlers: [
            { kind: "class", framework: "nestjs", types: ["PassportStrategy()"], methods: ["validate", "authenticate"], source: `${DOCS}/recipes/passport` },
            { kind: "class", framework: "nestjs", types: ["AuthGuard()"], methods: ["canActivate", "handleRequest", "getRequest", "getAuthenticateOptions"], parameters: ["@nestjs/common#ExecutionContext"], source: `${DOCS}/recipes/passport#extending-guards` },
            { kind: "class", framework: "nestjs", types: ["PassportSerializer"], methods: ["serializeUser", "deserializeUser"], source: `${DOCS}/recipes/passport` },
        ],
    },
    {
        package: "@nestjs/throttler",
        handlers: [{ kind: "class", framework: "nestjs", types: ["ThrottlerGuard"], methods: ["canActivate", "getTracker", "shouldSkip", "handleRequest", "throwThrottlingException"], source: `${DOCS}/security/rate-limiting` }],
    },
    {
        package: "@nestjs/cqrs",
        handlers: [
            { kind: "class", framework: "nestjs", decorators: ["CommandHandler", "QueryHandler"], types: ["ICommandHandler", "IQueryHandler"], methods: ["execute"], source: `${DOCS}/recipes/cqrs` },
            { kind: "class", framework: "nestjs", decorators: ["EventsHandler"], types: ["IEventHandler"], methods: ["handle"], source: `${DOCS}/recipes/cqrs#events` },
        ],
    },
    {
        package: "@nestjs/terminus",
        handlers: [{ kind: "class", framework: "nestjs", types: ["HealthIndicator"], methods: ["isHealthy"], source: `${DOCS}/recipes/terminus` }],
    },
    {
        package: "@nestjs/event-emitter",
        handlers: [{ kind: "decorator", framework: "nestjs", as: "event", decorators: ["OnEvent"], source: `${DOCS}/techniques/events` }],
    },
    {
        package: "@nestjs/schedule",
        handlers: [{ kind: "decorator", framework: "nestjs", role: "job", decorators: ["Cron", "Interval", "Timeout"], source: `${DOCS}/techniques/task-scheduling` }],
    },
    {
        package: "@nestjs/bull",
        handlers: [
            {
                kind: "decorator",
                framework: "nestjs",
                role: "job",
                decorators: ["Process", "OnQueueActive", "OnQueueCompleted", "OnQueueFailed", "OnQueueError", "OnQueueProgress", "OnQueueStalled", "OnQueueWaiting", "OnQueueDrained", "OnGlobalQueueCompleted", "OnGlobalQueueFailed"],
                source: `${DOCS}/techniques/queues`,
            },
        ],
    },
    {
        package: "@nestjs/bullmq",
        handlers: [
            { kind: "class", framework: "nestjs", role: "job", types: ["WorkerHost"], methods: ["process"], parameters: ["bullmq#Job"], source: `${DOCS}/techniques/queues` },
            { kind: "decorator", framework: "nestjs", role: "job", decorators: ["OnWorkerEvent", "OnQueueEvent"], source: `${DOCS}/techniques/queues` },
        ],
    },
] satisfies readonly PackageFacts[]

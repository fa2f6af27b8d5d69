import type { HandlerShape, PackageFacts } from "../entry.ts"
import { ROUTE_EXPORTS, SOURCE_FILES } from "../http-methods.ts"
import { chains } from "../signatures.ts"

const LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html"
const AZURE = "https://learn.microsoft.com/en-us/azure/azure-functions/functions-reference-node"
const GCP = "https://github.com/GoogleCloudPlatform/functions-framework-nodejs"
const FIREBASE = "https://firebase.google.com/docs/functions"
const CLOUDFLARE = "https://developers.cloudflare.com/workers/runtime-apis/handlers/"

/** What the template calls `index.handler` is an export of that name by custom. */
const LAMBDA_EXPORTS: HandlerShape = { kind: "file", framework: "aws-lambda", files: [`**/*.${SOURCE_FILES}`], exports: ["handler", "lambdaHandler"], parameters: ["aws-lambda#Event", null], source: LAMBDA }

export default [
    // Packages which only a project for AWS Lambda depends on.
    ...["aws-lambda", "@types/aws-lambda", "serverless", "serverless-offline", "serverless-esbuild", "aws-cdk-lib", "sst", "@middy/core", "@aws-lambda-powertools/logger", "@aws-lambda-powertools/tracer", "@aws-lambda-powertools/event-handler", "@aws-lambda-powertools/batch", "@aws-lambda-powertools/idempotency", "@aws-lambda-powertools/metrics", "@aws-lambda-powertools/parameters", "@aws-lambda-powertools/parser", "@aws-lambda-powertools/commons", "aws-lambda-ric", "@architect/functions", "@vendia/serverless-express", "serverless-http"].map(
        (name): PackageFacts => ({ package: name, handlers: [LAMBDA_EXPORTS] }),
    ),
    {
        package: "sst",
        handlers: [
            // Version 2: constructs of the CDK.
            { kind: "reference", framework: "aws-lambda", methods: ["Function"], argument: 2, properties: ["handler"], versions: "<3", source: "https://v2.sst.dev/constructs/Function" },
            { kind: "reference", framework: "aws-lambda", methods: ["Api", "ApiGatewayV1Api", "WebSocketApi", "AppSyncApi"], argument: 2, properties: ["routes.*", "routes.*.function", "routes.*.function.handler", "resolvers.*", "dataSources.*"], versions: "<3", source: "https://v2.sst.dev/constructs/Api" },
            { kind: "reference", framework: "aws-lambda", role: "job", methods: ["Cron", "Queue"], argument: 2, properties: ["job", "job.function.handler", "consumer", "consumer.function.handler"], versions: "<3", source: "https://v2.sst.dev/constructs/Cron" },
        ],
    },
    // Version 3: `sst` and `$config` are there without an import.
    {
        package: "global",
        handlers: [
            { kind: "reference", framework: "aws-lambda", methods: ["sst.aws.Function"], argument: 1, properties: ["handler"], source: "https://sst.dev/docs/component/aws/function" },
            ...["sst.aws.ApiGatewayV2", "sst.aws.ApiGatewayV1", "sst.aws.ApiGatewayWebSocket", "sst.aws.Router"].flatMap((on): HandlerShape[] => [
                { kind: "reference", framework: "aws-lambda", on, methods: ["route"], argument: 1, source: "https://sst.dev/docs/component/aws/apigatewayv2" },
                { kind: "reference", framework: "aws-lambda", on, methods: ["route"], argument: 1, properties: ["handler"], source: "https://sst.dev/docs/component/aws/apigatewayv2" },
            ]),
            ...["sst.aws.Queue", "sst.aws.SnsTopic", "sst.aws.Dynamo", "sst.aws.KinesisStream", "sst.aws.Bus"].flatMap((on): HandlerShape[] => [
                { kind: "reference", framework: "aws-lambda", role: "job", on, methods: ["subscribe"], argument: 0, source: "https://sst.dev/docs/component/aws/queue" },
                { kind: "reference", framework: "aws-lambda", role: "job", on, methods: ["subscribe"], argument: 1, source: "https://sst.dev/docs/component/aws/bus" },
                { kind: "reference", framework: "aws-lambda", role: "job", on, methods: ["subscribe"], argument: "last", properties: ["handler"], source: "https://sst.dev/docs/component/aws/queue" },
            ]),
            { kind: "reference", framework: "aws-lambda", role: "job", methods: ["sst.aws.Cron", "sst.aws.CronV2"], argument: 1, properties: ["function", "function.handler", "job", "job.handler"], source: "https://sst.dev/docs/component/aws/cron" },
        ],
    },
    {
        package: "aws-lambda",
        types: { APIGatewayProxyEvent: "Event", APIGatewayProxyEventV2: "Event", APIGatewayEvent: "Event", ALBEvent: "Event", LambdaFunctionURLEvent: "Event", SQSEvent: "Event", SNSEvent: "Event", DynamoDBStreamEvent: "Event" },
        functionTypes: Object.fromEntries(["Handler", "APIGatewayProxyHandler", "APIGatewayProxyHandlerV2", "ALBHandler", "LambdaFunctionURLHandler", "SQSHandler", "SNSHandler", "S3Handler", "DynamoDBStreamHandler", "EventBridgeHandler", "ScheduledHandler"].map(name => [name, ["Event", null]])),
        requestData: ["Event.body", "Event.Records", "Event.queryStringParameters"],
    },
    {
        package: "@middy/core",
        handlers: [
            { kind: "argument", framework: "middy", methods: ["default"], from: 0, parameters: ["aws-lambda#Event", null], source: "https://middy.js.org/docs/intro/getting-started" },
            { kind: "argument", framework: "middy", on: "Middy", methods: ["handler", "before", "after", "onError"], from: 0, source: "https://middy.js.org/docs/intro/getting-started" },
            { kind: "option", framework: "middy", on: "Middy", methods: ["use"], argument: 0, properties: ["before", "after", "onError"], source: "https://middy.js.org/docs/middlewares/writing" },
        ],
        signatures: [{ name: "default", returns: "Middy" }, ...chains("Middy", ["use", "before", "after", "onError", "handler"])],
    },
    {
        package: "@aws-lambda-powertools/event-handler",
        handlers: [
            { kind: "argument", framework: "aws-lambda", on: "Router", methods: ["get", "post", "put", "patch", "delete", "head", "options", "route", "use", "notFound", "errorHandler", "resolver", "batchResolver", "exceptionHandler", "onQuery", "onMutation", "onBatchQuery", "onBatchMutation", "onPublish", "onSubscribe", "tool"], from: 0, source: "https://docs.aws.amazon.com/powertools/typescript/latest/features/event-handler/rest/" },
        ],
        types: { AppSyncEventsResolver: "Router", AppSyncGraphQLResolver: "Router", BedrockAgentFunctionResolver: "Router" },
    },
    {
        package: "global",
        handlers: [
            { kind: "argument", framework: "aws-lambda", methods: ["awslambda.streamifyResponse"], from: 0, parameters: ["aws-lambda#Event"], source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html" },
            { kind: "argument", framework: "deno", methods: ["Deno.serve"], from: 0, parameters: ["Request"], source: "https://docs.deno.com/api/deno/~/Deno.serve" },
            { kind: "option", framework: "deno", methods: ["Deno.serve"], argument: 0, properties: ["handler", "onError"], parameters: ["Request"], source: "https://docs.deno.com/api/deno/~/Deno.serve" },
            { kind: "argument", framework: "deno", role: "job", methods: ["Deno.cron"], from: 2, source: "https://docs.deno.com/api/deno/~/Deno.cron" },
            { kind: "option", framework: "bun", methods: ["Bun.serve"], argument: 0, properties: ["fetch", "error", "websocket.message", "websocket.open", "websocket.close", "websocket.drain", "routes.*", "routes.*.GET", "routes.*.POST", "routes.*.PUT", "routes.*.PATCH", "routes.*.DELETE"], parameters: ["Request"], source: "https://bun.com/docs/runtime/http/server" },
        ],
        signatures: [{ name: "awslambda.streamifyResponse", returns: "argument 0" }],
    },
    {
        package: "@azure/functions",
        handlers: [
            {
                kind: "option",
                framework: "azure-functions",
                on: "app",
                methods: ["http", "storageBlob", "eventGrid", "cosmosDB", "sql", "mySql", "generic", "mcpTool", "mcpResource", "webPubSub"],
                argument: 1,
                properties: ["handler"],
                parameters: ["HttpRequest", null],
                versions: ">=4",
                source: AZURE,
            },
            { kind: "option", framework: "azure-functions", role: "job", on: "app", methods: ["timer", "storageQueue", "serviceBusQueue", "serviceBusTopic", "eventHub"], argument: 1, properties: ["handler"], versions: ">=4", source: AZURE },
            { kind: "argument", framework: "azure-functions", on: "app", methods: ["get", "post", "put", "patch", "deleteRequest"], from: 1, parameters: ["HttpRequest", null], versions: ">=4", source: AZURE },
            { kind: "option", framework: "azure-functions", on: "app", methods: ["get", "post", "put", "patch", "deleteRequest"], argument: 1, properties: ["handler"], parameters: ["HttpRequest", null], versions: ">=4", source: AZURE },
            { kind: "argument", framework: "azure-functions", on: "app.hook", methods: ["preInvocation", "postInvocation"], from: 0, versions: ">=4", source: AZURE },
            // Before version 4 each function has a folder with a `function.json`, which names it.
        ],
        requestData: ["HttpRequest.body", "HttpRequest.rawBody", "HttpRequest.json()", "HttpRequest.text()", "HttpRequest.arrayBuffer()", "HttpRequest.formData()"],
    },
    {
        package: "durable-functions",
        handlers: [{ kind: "option", framework: "azure-functions", role: "job", on: "app", methods: ["activity", "entity", "orchestration"], argument: 1, properties: ["handler"], source: "https://learn.microsoft.com/en-us/azure/azure-functions/durable/durable-functions-overview" }],
    },
    {
        package: "@google-cloud/functions-framework",
        handlers: [
            { kind: "argument", framework: "google-cloud-functions", methods: ["http"], from: 1, parameters: ["express#Request", "express#Response"], source: GCP },
            { kind: "argument", framework: "google-cloud-functions", methods: ["cloudEvent", "typed"], from: 1, source: GCP },
            // Exports that are deployed by their names.
            { kind: "file", framework: "google-cloud-functions", files: [`{src/,}{index,function}.${SOURCE_FILES}`], exports: ["*"], parameters: ["express#Request", "express#Response"], source: "https://docs.cloud.google.com/run/docs/write-functions" },
        ],
    },
    {
        package: "firebase-functions",
        handlers: [
            { kind: "argument", methods: ["onRequest", "https.onRequest"], from: 0, parameters: ["express#Request", "express#Response"], source: `${FIREBASE}/http-events` },
            { kind: "argument", methods: ["onCall", "https.onCall", "onCallGenkit"], from: 0, parameters: ["CallableRequest"], source: `${FIREBASE}/callable` },
            {
                kind: "argument",
                methods: [
                    "onDocumentWritten",
                    "onDocumentCreated",
                    "onDocumentUpdated",
                    "onDocumentDeleted",
                    "onDocumentWrittenWithAuthContext",
                    "onDocumentCreatedWithAuthContext",
                    "onValueWritten",
                    "onValueCreated",
                    "onValueUpdated",
                    "onValueDeleted",
                    "onObjectFinalized",
                    "onObjectDeleted",
                    "onObjectArchived",
                    "onObjectMetadataUpdated",
                    "onMessagePublished",
                    "onCustomEventPublished",
                    "onNewFatalIssuePublished",
                    "beforeUserCreated",
                    "beforeUserSignedIn",
                    "beforeEmailSent",
                    "beforeSmsSent",
                ],
                from: 0,
                source: `${FIREBASE}/firestore-events`,
            },
            { kind: "argument", role: "job", methods: ["onSchedule", "onTaskDispatched", "scheduler.onSchedule", "tasks.onTaskDispatched"], from: 0, source: `${FIREBASE}/schedule-functions` },
            // First generation, since version 6 in `firebase-functions/v1`: chains such as `functions.region("x").firestore.document("y").onCreate(fn)`.
            { kind: "argument", on: "FunctionBuilder", methods: ["onRequest"], from: 0, parameters: ["express#Request", "express#Response"], source: `${FIREBASE}/1st-gen/http-events-1st` },
            { kind: "argument", on: "FunctionBuilder", methods: ["onCall", "onCreate", "onUpdate", "onDelete", "onWrite", "onFinalize", "onArchive", "onMetadataUpdate", "onPublish", "onLog", "onComplete", "beforeCreate", "beforeSignIn"], from: 0, source: `${FIREBASE}/1st-gen/firestore-events-1st` },
            { kind: "argument", role: "job", on: "FunctionBuilder", methods: ["onRun", "onDispatch"], from: 0, source: `${FIREBASE}/1st-gen/schedule-functions-1st` },
        ],
        signatures: [
            ...["region", "runWith", "firestore.document", "database.ref", "storage.object", "storage.bucket", "pubsub.topic", "pubsub.schedule", "auth.user", "tasks.taskQueue", "remoteConfig.onUpdate", "analytics.event"].map(name => ({ name, returns: "FunctionBuilder" })),
            ...chains("FunctionBuilder", ["region", "runWith", "document", "ref", "object", "bucket", "topic", "schedule", "user", "timeZone", "retryConfig", "namespace", "taskQueue", "instance"]),
        ],
        types: Object.fromEntries(["https", "firestore", "database", "storage", "pubsub", "auth", "tasks"].map(part => [`FunctionBuilder.${part}`, "FunctionBuilder"])),
        requestData: ["CallableRequest.data"],
    },
    // An exported object with these members is a Worker; `wrangler` builds it.
    ...["wrangler", "@cloudflare/workers-types", "@cloudflare/vite-plugin"].map(
        (name): PackageFacts => ({
            package: name,
            // https://developers.cloudflare.com/workers/observability/errors/#cannot-perform-io-on-behalf-of-a-different-request
            isolates: ["cloudflare-workers", "cloudflare-pages", "hono", "itty-router"],
            handlers: [
                { kind: "file", framework: "cloudflare-workers", files: [`**/*.${SOURCE_FILES}`], exports: ["default.fetch", "default.email", "default.tail", "default.trace"], parameters: ["global#Request"], source: CLOUDFLARE },
                { kind: "file", framework: "cloudflare-workers", role: "job", files: [`**/*.${SOURCE_FILES}`], exports: ["default.scheduled", "default.queue"], source: CLOUDFLARE },
                { kind: "file", framework: "cloudflare-pages", files: [`functions/**/*.${SOURCE_FILES}`], exports: ["onRequest", "onRequestGet", "onRequestPost", "onRequestPut", "onRequestPatch", "onRequestDelete", "onRequestHead", "onRequestOptions"], source: "https://developers.cloudflare.com/pages/functions/routing/" },
            ],
        }),
    ),
    {
        package: "cloudflare:workers",
        handlers: [
            { kind: "class", framework: "cloudflare-workers", types: ["DurableObject"], methods: ["*"], parameters: ["global#Request"], source: "https://developers.cloudflare.com/durable-objects/" },
            { kind: "class", framework: "cloudflare-workers", types: ["WorkerEntrypoint"], methods: ["*"], source: "https://developers.cloudflare.com/workers/runtime-apis/rpc/" },
            { kind: "class", framework: "cloudflare-workers", role: "job", types: ["WorkflowEntrypoint"], methods: ["run"], source: "https://developers.cloudflare.com/workflows/" },
        ],
    },
    { package: "itty-router", handlers: [{ kind: "argument", on: "Router", methods: ["get", "post", "put", "patch", "delete", "head", "options", "all"], from: 1, parameters: ["global#Request"], source: "https://itty.dev/itty-router/" }], signatures: [...["Router", "AutoRouter", "IttyRouter"].map(name => ({ name, returns: "Router" })), ...chains("Router", ["get", "post", "put", "patch", "delete", "head", "options", "all"])], extends: { AutoRouter: "Router", IttyRouter: "Router" } },
    ...["vercel", "@vercel/node", "@vercel/functions"].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [{ kind: "file", framework: "vercel", files: [`api/**/*.${SOURCE_FILES}`], exports: ["default", "default.fetch", "fetch", ...ROUTE_EXPORTS], unlessFiles: ["api/**/_*", "api/**/_*/**"], as: "route", urls: { index: ["index"] }, parameters: ["express#Request", "express#Response"], source: "https://vercel.com/docs/functions/runtimes/node-js" }],
            types: { VercelRequest: "express#Request", VercelResponse: "express#Response", NowRequest: "express#Request", NowResponse: "express#Response" },
            functionTypes: { VercelApiHandler: ["express#Request", "express#Response"] },
        }),
    ),
    ...["@netlify/functions", "netlify-cli", "netlify"].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [{ kind: "file", framework: "netlify", files: [`netlify/{functions,edge-functions}/**/*.${SOURCE_FILES}`], exports: ["default", "handler"], parameters: ["global#Request"], source: "https://docs.netlify.com/build/functions/get-started/" }],
        }),
    ),
    {
        package: "@netlify/functions",
        handlers: [
            { kind: "argument", framework: "netlify", methods: ["builder", "stream"], from: 0, source: "https://docs.netlify.com/build/functions/get-started/" },
            { kind: "argument", framework: "netlify", role: "job", methods: ["schedule"], from: 1, source: "https://docs.netlify.com/build/functions/scheduled-functions/" },
        ],
        // Exported as `handler`, but called by the clock.
        signatures: [{ name: "schedule", returns: "Scheduled" }],
    },
    {
        package: "encore.dev",
        handlers: [
            { kind: "argument", framework: "encore", methods: ["api", "api.raw", "api.streamIn", "api.streamOut", "api.streamInOut"], from: 1, source: "https://encore.dev/docs/ts/primitives/defining-apis" },
            { kind: "argument", framework: "encore", methods: ["authHandler", "middleware"], from: 0, source: "https://encore.dev/docs/ts/develop/auth" },
        ],
    },
    {
        package: "claudia-api-builder",
        handlers: [{ kind: "argument", on: "ApiBuilder", methods: ["get", "post", "put", "patch", "delete", "any", "intercept"], from: 0, source: "https://claudiajs.com/documentation.html" }],
        types: { default: "ApiBuilder" },
    },
    { package: "lambda-api", handlers: [{ kind: "argument", on: "Api", methods: ["get", "post", "put", "patch", "delete", "head", "options", "any", "use", "METHOD", "finally"], from: 0, source: "https://github.com/jeremydaly/lambda-api" }], signatures: [{ name: "default", returns: "Api" }] },
] satisfies readonly PackageFacts[]

import type { HandlerShape, PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const SCHEMA = "It builds the schema: make it once, at start-up."

/** Resolver maps: `{ Query: { user: fn }, User: { posts: fn }, Date: { subscribe, resolve } }`, also a list of them. */
function resolvers(methods: readonly string[], argument: number, source: string, property: string | undefined = "resolvers"): HandlerShape {
    return { kind: "members", framework: "graphql", methods, argument, ...(property !== undefined && { property }), depth: 3, parameters: [null, "graphql#Arguments"], source }
}

function perRequest(methods: readonly string[], argument: number, properties: readonly string[], source: string): HandlerShape {
    return { kind: "option", framework: "graphql", methods, argument, properties, source }
}

const APOLLO = "https://www.apollographql.com/docs/apollo-server"
/** Parts of an Apollo plugin that run for each operation: what `requestDidStart` returns too, and what `executionDidStart` there returns. */
const APOLLO_HOOKS = [
    "requestDidStart",
    ...["didResolveSource", "parsingDidStart", "validationDidStart", "didResolveOperation", "responseForOperation", "executionDidStart", "parsingDidStart.()", "validationDidStart.()", "executionDidStart.willResolveField", "executionDidStart.willResolveField.()", "executionDidStart.executionDidEnd", "didEncounterErrors", "didEncounterSubsequentErrors", "willSendResponse", "willSendSubsequentPayload"].map(event => `requestDidStart.${event}`),
    "unexpectedErrorProcessingRequest",
    "contextCreationDidFail",
    "invalidRequestWasReceived",
].map(hook => `plugins.${hook}`)

const MERCURIUS = "https://mercurius.dev/#/docs/api/options"

export default [
    {
        package: "graphql",
        handlers: [
            { kind: "option", methods: ["GraphQLObjectType", "GraphQLInterfaceType"], argument: 0, properties: ["fields.*.resolve", "fields.*.subscribe", "isTypeOf", "resolveType"], parameters: [null, "Arguments"], source: "https://www.graphql-js.org/api-v16/type/#graphqlobjecttype" },
            { kind: "option", methods: ["GraphQLUnionType"], argument: 0, properties: ["resolveType"], source: "https://www.graphql-js.org/api-v16/type/#graphqluniontype" },
            { kind: "option", methods: ["GraphQLScalarType"], argument: 0, properties: ["serialize", "parseValue", "parseLiteral"], source: "https://www.graphql-js.org/api-v16/type/#graphqlscalartype" },
        ],
        // A function of fields is called once, when the schema is built: what it returns counts.
        requestData: ["Arguments"],
    },
    ...["@apollo/server", "apollo-server", "apollo-server-express", "apollo-server-koa", "apollo-server-fastify", "apollo-server-lambda", "apollo-server-micro", "apollo-server-hapi", "apollo-server-core"].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [
                resolvers(["ApolloServer"], 0, APOLLO),
                perRequest(["ApolloServer"], 0, ["context", "formatError", "formatResponse", "dataSources", "rootValue", ...APOLLO_HOOKS], `${APOLLO}/data/context`),
                perRequest(["expressMiddleware", "startStandaloneServer", "koaMiddleware"], 1, ["context"], `${APOLLO}/data/context`),
            ],
            clients: created("memory", APOLLO, ["new ApolloServer"], SCHEMA),
        }),
    ),
    ...["express4", "express5", "koa"].map((name): PackageFacts => ({ package: `@as-integrations/${name}`, handlers: [perRequest(["expressMiddleware", "koaMiddleware"], 1, ["context"], APOLLO)] })),
    { package: "@as-integrations/next", handlers: [perRequest(["startServerAndCreateNextHandler"], 1, ["context"], APOLLO)] },
    // The plugin is what `fastifyApollo(server)` returns; its options are given to `register`.
    { package: "@as-integrations/fastify", handlers: [perRequest(["fastifyApolloHandler", "default()"], 1, ["context"], APOLLO)] },
    { package: "@as-integrations/aws-lambda", handlers: [perRequest(["startServerAndCreateLambdaHandler"], 2, ["context"], APOLLO)] },
    {
        package: "@apollo/subgraph",
        handlers: [resolvers(["buildSubgraphSchema"], 0, "https://www.apollographql.com/docs/apollo-server/using-federation/api/apollo-subgraph")],
        clients: created("memory", APOLLO, ["buildSubgraphSchema"], SCHEMA),
    },
    {
        package: "@graphql-tools/schema",
        sameAs: ["graphql-tools"],
        handlers: [resolvers(["makeExecutableSchema", "addResolversToSchema"], 0, "https://the-guild.dev/graphql/tools/docs/generate-schema")],
        clients: created("memory", "https://the-guild.dev/graphql/tools/docs/generate-schema", ["makeExecutableSchema"], SCHEMA),
    },
    {
        package: "graphql-yoga",
        handlers: [
            resolvers(["createSchema"], 0, "https://the-guild.dev/graphql/yoga-server/docs/features/schema"),
            perRequest(["createYoga", "createServer"], 0, ["context", "maskedErrors.maskError", "plugins.onRequest", "plugins.onResponse", "plugins.onRequestParse", "plugins.onParams", "plugins.onParse", "plugins.onParse.()", "plugins.onValidate", "plugins.onValidate.()", "plugins.onContextBuilding", "plugins.onExecute", "plugins.onExecute.onExecuteDone", "plugins.onSubscribe", "plugins.onSubscribe.onSubscribeResult", "plugins.onResultProcess"], "https://the-guild.dev/graphql/yoga-server/docs/features/context"),
            resolvers(["GraphQLServer"], 0, "https://the-guild.dev/graphql/yoga-server/docs"),
            perRequest(["GraphQLServer"], 0, ["context"], "https://the-guild.dev/graphql/yoga-server/docs"),
        ],
        clients: created("memory", "https://the-guild.dev/graphql/yoga-server/docs", ["createYoga", "createSchema"], SCHEMA),
    },
    {
        package: "mercurius",
        // A plugin: `app.register(mercurius, options)` calls it with the application and the options.
        handlers: [
            resolvers(["default"], 1, MERCURIUS),
            resolvers(["default"], 1, "https://mercurius.dev/#/docs/loaders", "loaders"),
            perRequest(["default"], 1, ["context", "errorFormatter", "errorHandler", "subscription.context", "subscription.onConnect", "subscription.verifyClient"], MERCURIUS),
            { kind: "members", framework: "graphql", on: "Application", methods: ["defineResolvers", "defineLoaders"], argument: 0, depth: 3, parameters: [null, "graphql#Arguments"], source: "https://mercurius.dev/#/docs/api/options" },
            { kind: "argument", framework: "graphql", on: "Application", methods: ["addHook"], events: ["preParsing", "preValidation", "preExecution", "onResolution", "preSubscriptionParsing", "preSubscriptionExecution", "onSubscriptionResolution", "onSubscriptionEnd"], from: 1, source: "https://mercurius.dev/#/docs/hooks" },
        ],
    },
    { package: "fastify", types: { "FastifyInstance.graphql": "mercurius#Application" } },
    { package: "express-graphql", handlers: [perRequest(["graphqlHTTP", "default"], 0, ["context", "rootValue", "formatError", "customFormatErrorFn", "extensions"], "https://github.com/graphql/express-graphql"), { kind: "argument", framework: "graphql", methods: ["graphqlHTTP", "default"], from: 0, parameters: ["express#Request", "express#Response"], source: "https://github.com/graphql/express-graphql" }, { kind: "members", framework: "graphql", methods: ["graphqlHTTP", "default"], argument: 0, property: "rootValue", depth: 1, source: "https://github.com/graphql/express-graphql" }] },
    { package: "graphql-http", handlers: [perRequest(["createHandler"], 0, ["context", "rootValue", "onSubscribe", "onOperation", "formatError", "schema"], "https://github.com/graphql/graphql-http"), { kind: "members", framework: "graphql", methods: ["createHandler"], argument: 0, property: "rootValue", depth: 1, source: "https://github.com/graphql/graphql-http" }] },
    { package: "graphql-ws", handlers: [perRequest(["useServer", "makeServer"], 0, ["context", "onConnect", "onSubscribe", "onOperation", "onNext", "onComplete", "onDisconnect", "onClose", "roots.subscription"], "https://the-guild.dev/graphql/ws")] },
    { package: "graphql-shield", handlers: [{ kind: "argument", framework: "graphql", methods: ["rule()", "inputRule()"], from: 0, source: "https://the-guild.dev/graphql/shield" }] },
    { package: "graphql-middleware", handlers: [{ kind: "argument", framework: "graphql", methods: ["applyMiddleware"], from: 1, source: "https://github.com/dimatill/graphql-middleware" }, { kind: "members", framework: "graphql", methods: ["applyMiddleware"], argument: 1, depth: 2, source: "https://github.com/dimatill/graphql-middleware" }] },
    {
        package: "graphql-compose",
        handlers: [
            { kind: "option", framework: "graphql", on: "ObjectTypeComposer", methods: ["addResolver", "setResolver", "wrapResolverResolve"], argument: 0, properties: ["resolve"], source: "https://graphql-compose.github.io/docs/intro/quick-start.html" },
            { kind: "option", framework: "graphql", on: "ObjectTypeComposer", methods: ["addFields", "setFields"], argument: 0, properties: ["*.resolve"], source: "https://graphql-compose.github.io/docs/intro/quick-start.html" },
        ],
        signatures: [{ name: "schemaComposer.createObjectTC", returns: "ObjectTypeComposer" }, { name: "schemaComposer.getOrCreateOTC", returns: "ObjectTypeComposer" }],
        types: { "schemaComposer.Query": "ObjectTypeComposer", "schemaComposer.Mutation": "ObjectTypeComposer", "schemaComposer.Subscription": "ObjectTypeComposer" },
    },
    { package: "garph", handlers: [resolvers(["buildSchema", "createYoga"], 0, "https://garph.dev/docs/getting-started")] },
    {
        package: "type-graphql",
        handlers: [
            { kind: "decorator", decorators: ["Query", "Mutation", "Subscription", "FieldResolver", "Field"], source: "https://typegraphql.com/docs/resolvers.html" },
            { kind: "class", types: ["MiddlewareInterface"], methods: ["use"], source: "https://typegraphql.com/docs/middlewares.html" },
            { kind: "argument", methods: ["UseMiddleware", "createMethodDecorator", "createParamDecorator"], from: 0, source: "https://typegraphql.com/docs/middlewares.html" },
            { kind: "option", methods: ["buildSchema", "buildSchemaSync"], argument: 0, properties: ["authChecker", "globalMiddlewares"], source: "https://typegraphql.com/docs/authorization.html" },
        ],
        clients: created("memory", "https://typegraphql.com/docs/bootstrap.html", ["buildSchema", "buildSchemaSync"], SCHEMA),
        requestData: ["@Arg", "@Args"],
    },
    {
        package: "@pothos/core",
        handlers: [
            {
                kind: "option",
                framework: "graphql",
                on: "FieldBuilder",
                methods: ["field", "string", "int", "float", "boolean", "id", "stringList", "intList", "floatList", "booleanList", "idList", "prismaField", "prismaConnection", "relation", "connection", "relayConnection", "loadable", "loadableList", "listRef", "expose"],
                argument: "last",
                properties: ["resolve", "subscribe", "authScopes", "load", "nodes"],
                parameters: [null, "graphql#Arguments"],
                source: "https://pothos-graphql.dev/docs/guide/fields",
            },
            { kind: "option", framework: "graphql", on: "SchemaBuilder", methods: ["queryField", "mutationField", "subscriptionField"], argument: 1, properties: ["resolve"], source: "https://pothos-graphql.dev/docs/guide/fields" },
        ],
        signatures: [
            ...["queryType", "mutationType", "subscriptionType"].flatMap(name => [{ name: `SchemaBuilder.${name}`, callbacks: [{ argument: 0, property: "fields", parameters: ["FieldBuilder"], runs: "startup" as const }] }]),
            ...["objectType", "interfaceType", "prismaObject", "prismaNode", "node", "loadableObject", "loadableNode"].map(name => ({ name: `SchemaBuilder.${name}`, returns: "ObjectRef", callbacks: [{ argument: "last" as const, property: "fields", parameters: ["FieldBuilder"], runs: "startup" as const }] })),
            { name: "SchemaBuilder.objectRef", returns: "ObjectRef" },
            { name: "ObjectRef.implement", returns: "this", callbacks: [{ argument: 0, property: "fields", parameters: ["FieldBuilder"], runs: "startup" }] },
            ...["queryField", "mutationField", "subscriptionField", "objectField", "queryFields", "mutationFields"].map(name => ({ name: `SchemaBuilder.${name}`, callbacks: [{ argument: "last" as const, parameters: ["FieldBuilder"], runs: "startup" as const }] })),
        ],
        types: { default: "SchemaBuilder" },
    },
    {
        package: "nexus",
        handlers: [
            { kind: "argument", framework: "graphql", on: "Block", methods: ["field", "string", "int", "float", "boolean", "id"], from: 1, source: "https://nexusjs.org/docs/api/object-type" },
            { kind: "option", framework: "graphql", on: "Block", methods: ["field", "string", "int", "float", "boolean", "id", "connectionField", "crud"], argument: "last", properties: ["resolve", "authorize", "nodes"], parameters: [null, "graphql#Arguments"], source: "https://nexusjs.org/docs/api/object-type" },
            { kind: "option", framework: "graphql", methods: ["queryField", "mutationField", "subscriptionField", "extendType"], argument: "last", properties: ["resolve", "authorize", "subscribe"], source: "https://nexusjs.org/docs/api/mutation-field" },
        ],
        signatures: ["objectType", "extendType", "interfaceType", "queryType", "mutationType", "subscriptionType", "inputObjectType"].map(name => ({ name, callbacks: [{ argument: 0, property: "definition", parameters: ["Block"], runs: "startup" as const }] })),
        types: { "Block.list": "Block", "Block.nonNull": "Block", "Block.nullable": "Block" },
    },
] satisfies readonly PackageFacts[]

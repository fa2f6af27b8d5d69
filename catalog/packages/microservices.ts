import type { HandlerShape, PackageFacts, Signature } from "../entry.ts"
import { created } from "../clients.ts"

/** `next => async request => …`: both run for each call. */
const INTERCEPTORS = ["interceptors", "interceptors.()"]

/** The function that is given a router runs once. */
const ROUTES: NonNullable<Signature["callbacks"]> = [{ argument: 0, property: "routes", parameters: ["@connectrpc/connect#ConnectRouter"], runs: "startup" }]

export default [
    {
        package: "@grpc/grpc-js",
        sameAs: ["grpc"],
        handlers: [
            { kind: "members", framework: "grpc", on: "Server", methods: ["addService"], argument: 1, depth: 1, parameters: ["ServerUnaryCall", null], source: "https://grpc.io/docs/languages/node/basics/" },
            { kind: "option", framework: "grpc", methods: ["Server"], argument: 0, properties: ["interceptors"], source: "https://github.com/grpc/proposal/blob/master/L112-node-server-interceptors.md" },
            { kind: "option", framework: "grpc", methods: ["ServerInterceptingCall"], argument: 1, properties: ["start", "sendMetadata", "sendMessage", "sendStatus"], parameters: ["ListenTo"], source: "https://github.com/grpc/proposal/blob/master/L112-node-server-interceptors.md" },
            // `start: next => next({ onReceiveMessage })`
            { kind: "option", framework: "grpc", methods: ["ListenTo"], argument: 0, properties: ["onReceiveMetadata", "onReceiveMessage", "onReceiveHalfClose", "onCancel"], source: "https://github.com/grpc/proposal/blob/master/L112-node-server-interceptors.md" },
        ],
        // Stubs are made of classes that `loadPackageDefinition` builds.
        clients: created("connection", "https://grpc.io/docs/guides/performance/", ["new Client", "makeClientConstructor()", "makeGenericClientConstructor()"], "Each stub opens an HTTP/2 channel: make it once."),
        requestData: ["ServerUnaryCall.request"],
    },
    {
        package: "@connectrpc/connect",
        handlers: [
            { kind: "members", framework: "connect-rpc", on: "ConnectRouter", methods: ["service"], argument: 1, depth: 1, source: "https://connectrpc.com/docs/node/implementing-services" },
            { kind: "argument", framework: "connect-rpc", on: "ConnectRouter", methods: ["rpc"], from: 1, source: "https://connectrpc.com/docs/node/implementing-services" },
            { kind: "option", framework: "connect-rpc", methods: ["createConnectRouter"], argument: 0, properties: INTERCEPTORS, source: "https://connectrpc.com/docs/node/interceptors" },
        ],
        signatures: [{ name: "ConnectRouter.service", returns: "this" }, { name: "ConnectRouter.rpc", returns: "this" }],
        clients: created("cheap", "https://connectrpc.com/docs/node/using-clients", ["createClient", "createPromiseClient"]),
    },
    {
        package: "@connectrpc/connect-node",
        handlers: [{ kind: "option", framework: "connect-rpc", methods: ["connectNodeAdapter"], argument: 0, properties: [...INTERCEPTORS, "contextValues"], source: "https://connectrpc.com/docs/node/interceptors" }],
        signatures: [{ name: "connectNodeAdapter", callbacks: ROUTES }],
        clients: created("connection", "https://connectrpc.com/docs/node/using-clients", ["createGrpcTransport", "createConnectTransport", "createGrpcWebTransport"], "A transport has an HTTP/2 session: make it once."),
    },
    ...["@connectrpc/connect-fastify", "@connectrpc/connect-express", "@connectrpc/connect-next"].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [{ kind: "option", framework: "connect-rpc", methods: ["fastifyConnectPlugin"], argument: 1, properties: [...INTERCEPTORS, "contextValues"], source: "https://connectrpc.com/docs/node/server-plugins" }, { kind: "option", framework: "connect-rpc", methods: ["expressConnectMiddleware", "nextJsApiRouter"], argument: 0, properties: [...INTERCEPTORS, "contextValues"], source: "https://connectrpc.com/docs/node/server-plugins" }],
            signatures: [{ name: "expressConnectMiddleware", callbacks: ROUTES }, { name: "nextJsApiRouter", callbacks: ROUTES }],
        }),
    ),
    {
        package: "moleculer",
        handlers: [
            ...[["ServiceBroker", "createService"], ["Service", "parseServiceSchema"]].map(([on, method]): HandlerShape => ({
                kind: "option",
                on: on!,
                methods: [method!],
                argument: 0,
                properties: ["actions.*", "actions.*.handler", "events.*", "events.*.handler", "hooks.before.*", "hooks.after.*", "hooks.error.*", "actions.*.hooks.before", "actions.*.hooks.after", "actions.*.hooks.error"],
                self: "methods",
                source: "https://moleculer.services/docs/0.14/actions.html",
            })),
            // They are made at start-up, from what comes next.
            { kind: "option", methods: ["ServiceBroker"], argument: 0, properties: ["localAction", "remoteAction", "localEvent", "call", "mcall", "emit", "broadcast", "transporterMessageHandler"].map(hook => `middlewares.${hook}.()`), source: "https://moleculer.services/docs/0.14/middlewares.html" },
            { kind: "file", files: ["{src/,}services/**/*.service.{js,ts}"], exports: ["actions.*", "events.*"], source: "https://moleculer.services/docs/0.14/runner.html" },
        ],
        clients: created("connection", "https://moleculer.services/docs/0.14/broker.html", ["new ServiceBroker"], "One broker per process."),
    },
    {
        package: "seneca",
        handlers: [{ kind: "argument", on: "Seneca", methods: ["add"], from: 1, source: "https://senecajs.org/api/#method-add" }],
        signatures: [{ name: "default", returns: "Seneca" }, { name: "Seneca.add", returns: "this" }, { name: "Seneca.use", returns: "this" }],
    },
    {
        package: "jayson",
        handlers: [{ kind: "members", framework: "json-rpc", methods: ["Server", "server"], argument: 0, depth: 1, source: "https://github.com/tedeh/jayson" }],
    },
    {
        package: "json-rpc-2.0",
        handlers: [{ kind: "argument", framework: "json-rpc", on: "JSONRPCServer", methods: ["addMethod", "addMethodAdvanced", "applyMiddleware"], from: 0, source: "https://github.com/shogowada/json-rpc-2.0" }],
        extends: { JSONRPCServerAndClient: "JSONRPCServer" },
    },
    {
        package: "vscode-jsonrpc",
        handlers: [{ kind: "argument", on: "MessageConnection", methods: ["onRequest", "onNotification"], from: "last", source: "https://github.com/microsoft/vscode-languageserver-node" }],
        signatures: [{ name: "createMessageConnection", returns: "MessageConnection" }],
    },
    {
        package: "vscode-languageserver",
        handlers: [
            {
                kind: "argument",
                on: "Connection",
                methods: ["onCompletion", "onCompletionResolve", "onHover", "onDefinition", "onReferences", "onDocumentSymbol", "onWorkspaceSymbol", "onCodeAction", "onCodeLens", "onDocumentFormatting", "onRenameRequest", "onSignatureHelp", "onExecuteCommand", "onDidChangeConfiguration", "onDidChangeWatchedFiles", "onDidOpenTextDocument", "onDidChangeTextDocument", "onRequest", "onNotification", "onFoldingRanges", "onDocumentHighlight", "onDocumentLinks", "onDocumentColor"],
                from: 0,
                source: "https://code.visualstudio.com/api/language-extensions/language-server-extension-guide",
            },
            ...["semanticTokens", "inlayHint", "diagnostics", "inlineValue", "foldingRange", "callHierarchy", "typeHierarchy", "moniker", "linkedEditingRange"].map((feature): HandlerShape => ({ kind: "argument", on: `Connection.languages.${feature}`, methods: ["on", "onDelta", "onRange", "resolve", "onWorkspace", "onPrepare", "onIncomingCalls", "onOutgoingCalls", "onSupertypes", "onSubtypes", "onLinkedEditingRange"], from: 0, source: "https://code.visualstudio.com/api/language-extensions/language-server-extension-guide" })),
            { kind: "argument", on: "TextDocuments", methods: ["onDidChangeContent", "onDidOpen", "onDidSave", "onDidClose"], from: 0, source: "https://code.visualstudio.com/api/language-extensions/language-server-extension-guide" },
        ],
        signatures: [{ name: "createConnection", returns: "Connection" }],
    },
] satisfies readonly PackageFacts[]

import type { PackageFacts } from "../entry.ts"

/** The response too, which nobody needs to know the type of here. */
const HANDLER = ["express#Request", null]

/** Options of middleware in which functions run for each request. */
export default [
    { package: "express-async-handler", signatures: [{ name: "default", returns: "argument 0", source: "https://github.com/Abazhenov/express-async-handler" }] },
    {
        package: "passport",
        handlers: [
            { kind: "argument", on: "Authenticator", methods: ["serializeUser", "deserializeUser", "transformAuthInfo"], from: 0, source: "https://www.passportjs.org/concepts/authentication/sessions/" },
            { kind: "argument", on: "Authenticator", methods: ["authenticate", "authorize"], from: 1, source: "https://www.passportjs.org/concepts/authentication/middleware/" },
            { kind: "argument", methods: ["serializeUser", "deserializeUser", "transformAuthInfo"], from: 0, source: "https://www.passportjs.org/concepts/authentication/sessions/" },
            { kind: "argument", methods: ["authenticate", "authorize"], from: 1, source: "https://www.passportjs.org/concepts/authentication/middleware/" },
            { kind: "class", types: ["Strategy"], methods: ["authenticate"], parameters: ["express#Request"], source: "https://www.passportjs.org/concepts/authentication/strategies/" },
        ],
        types: { Passport: "Authenticator" },
    },
    // Every strategy takes the function that looks the user up.
    ...[
        "passport-local",
        "passport-jwt",
        "passport-http",
        "passport-http-bearer",
        "passport-custom",
        "passport-oauth2",
        "passport-oauth2-client-password",
        "passport-oauth",
        "passport-google-oauth20",
        "passport-google-oauth",
        "passport-google-oauth2",
        "passport-facebook",
        "passport-facebook-token",
        "passport-twitter",
        "passport-github",
        "passport-github2",
        "passport-gitlab2",
        "passport-linkedin-oauth2",
        "passport-microsoft",
        "passport-azure-ad",
        "passport-apple",
        "passport-discord",
        "passport-slack",
        "passport-saml",
        "@node-saml/passport-saml",
        "passport-ldapauth",
        "passport-openidconnect",
        "passport-headerapikey",
        "passport-magic-link",
        "passport-steam",
        "passport-spotify",
        "passport-auth0",
        "passport-cookie",
        "passport-unique-token",
        "@outlinewiki/koa-passport",
    ].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [
                { kind: "argument", framework: "passport", methods: ["Strategy", "default", "BasicStrategy", "DigestStrategy", "BearerStrategy", "OIDCStrategy", "OAuth2Strategy", "MultiSamlStrategy"], from: 0, source: "https://www.passportjs.org/concepts/authentication/strategies/" },
            ],
            extends: { Strategy: "passport#Strategy" },
        }),
    ),
    {
        package: "multer",
        handlers: [
            { kind: "option", methods: ["diskStorage"], argument: 0, properties: ["destination", "filename"], parameters: ["express#Request"], source: "https://github.com/expressjs/multer#diskstorage" },
            { kind: "option", methods: ["default"], argument: 0, properties: ["fileFilter"], parameters: ["express#Request"], source: "https://github.com/expressjs/multer#filefilter" },
            { kind: "class", types: ["StorageEngine"], methods: ["_handleFile", "_removeFile"], parameters: ["express#Request"], source: "https://github.com/expressjs/multer/blob/main/StorageEngine.md" },
        ],
    },
    { package: "multer-s3", handlers: [{ kind: "option", methods: ["default"], argument: 0, properties: ["key", "metadata", "bucket", "contentType", "acl"], parameters: ["express#Request"], source: "https://github.com/anacronw/multer-s3" }] },
    {
        package: "cors",
        handlers: [
            { kind: "argument", methods: ["default"], from: 0, parameters: ["express#Request"], source: "https://github.com/expressjs/cors#configuring-cors-asynchronously" },
            { kind: "option", methods: ["default"], argument: 0, properties: ["origin"], source: "https://github.com/expressjs/cors#configuration-options" },
        ],
    },
    { package: "@koa/cors", handlers: [{ kind: "option", methods: ["default"], argument: 0, properties: ["origin", "credentials"], parameters: ["koa#Context"], source: "https://github.com/koajs/cors" }] },
    {
        package: "morgan",
        handlers: [
            { kind: "argument", methods: ["default"], from: 0, source: "https://github.com/expressjs/morgan" },
            { kind: "option", methods: ["default"], argument: 1, properties: ["skip", "stream.write"], parameters: HANDLER, source: "https://github.com/expressjs/morgan" },
            { kind: "argument", methods: ["token", "format"], from: 1, parameters: HANDLER, source: "https://github.com/expressjs/morgan" },
        ],
    },
    { package: "body-parser", handlers: [{ kind: "option", methods: ["json", "raw", "text", "urlencoded", "default"], argument: 0, properties: ["verify", "type", "reviver"], parameters: HANDLER, source: "https://github.com/expressjs/body-parser" }] },
    { package: "koa-bodyparser", handlers: [{ kind: "option", methods: ["default", "bodyParser"], argument: 0, properties: ["detectJSON", "onerror"], parameters: ["koa#Context"], source: "https://github.com/koajs/bodyparser" }] },
    { package: "express-session", handlers: [{ kind: "option", methods: ["default"], argument: 0, properties: ["genid"], parameters: HANDLER, source: "https://github.com/expressjs/session" }, { kind: "class", types: ["Store"], methods: ["get", "set", "destroy", "touch", "all", "length", "clear"], source: "https://github.com/expressjs/session#session-store-implementation" }], types: { "default.Store": "Store" } },
    { package: "express-rate-limit", handlers: [{ kind: "option", methods: ["default", "rateLimit"], argument: 0, properties: ["max", "limit", "handler", "keyGenerator", "skip", "message", "requestWasSuccessful", "onLimitReached"], parameters: HANDLER, source: "https://express-rate-limit.mintlify.app/reference/configuration" }] },
    { package: "express-slow-down", handlers: [{ kind: "option", methods: ["default", "slowDown"], argument: 0, properties: ["delayMs", "keyGenerator", "skip", "onLimitReached"], parameters: HANDLER, source: "https://github.com/express-rate-limit/express-slow-down" }] },
    { package: "express-jwt", handlers: [{ kind: "option", methods: ["expressjwt", "default"], argument: 0, properties: ["secret", "isRevoked", "getToken", "onExpired"], parameters: ["express#Request"], source: "https://github.com/auth0/express-jwt" }] },
    { package: "express-basic-auth", handlers: [{ kind: "option", methods: ["default"], argument: 0, properties: ["authorizer", "unauthorizedResponse"], source: "https://github.com/LionC/express-basic-auth" }] },
    {
        package: "express-validator",
        handlers: [
            { kind: "argument", on: "ValidationChain", methods: ["custom", "customSanitizer", "if"], from: 0, source: "https://express-validator.github.io/docs/api/validation-chain/" },
            { kind: "option", methods: ["checkSchema"], argument: 0, properties: ["*.custom.options", "*.customSanitizer.options"], source: "https://express-validator.github.io/docs/api/check-schema" },
        ],
        signatures: [
            ...["body", "check", "cookie", "header", "param", "query"].map(name => ({ name, returns: "ValidationChain" })),
            ...["custom", "customSanitizer", "if", "bail", "withMessage", "optional", "exists", "isString", "isEmail", "isInt", "isLength", "isArray", "isIn", "notEmpty", "not", "trim", "escape", "toInt", "normalizeEmail", "matches", "isBoolean", "isNumeric", "isURL", "isUUID", "isMongoId", "isDate", "isISO8601"].map(method => ({ name: `ValidationChain.${method}`, returns: "this" })),
        ],
    },
    { package: "express-http-proxy", handlers: [{ kind: "option", methods: ["default"], argument: 1, properties: ["filter", "proxyReqPathResolver", "proxyReqOptDecorator", "proxyReqBodyDecorator", "userResDecorator", "userResHeaderDecorator", "skipToNextHandlerFilter", "proxyErrorHandler"], parameters: HANDLER, source: "https://github.com/villadora/express-http-proxy" }] },
    { package: "express-winston", handlers: [{ kind: "option", methods: ["logger", "errorLogger"], argument: 0, properties: ["ignoreRoute", "dynamicMeta", "requestFilter", "responseFilter", "skip"], parameters: HANDLER, source: "https://github.com/bithavoc/express-winston" }] },
    { package: "pino-http", handlers: [{ kind: "option", methods: ["default", "pinoHttp"], argument: 0, properties: ["genReqId", "customLogLevel", "customSuccessMessage", "customErrorMessage", "customProps", "autoLogging.ignore", "serializers.req", "serializers.res"], parameters: HANDLER, source: "https://github.com/pinojs/pino-http" }] },
    { package: "response-time", handlers: [{ kind: "argument", methods: ["default"], from: 0, parameters: HANDLER, source: "https://github.com/expressjs/response-time" }] },
    { package: "compression", handlers: [{ kind: "option", methods: ["default"], argument: 0, properties: ["filter"], parameters: HANDLER, source: "https://github.com/expressjs/compression" }] },
    { package: "serve-static", handlers: [{ kind: "option", methods: ["default"], argument: 1, properties: ["setHeaders"], parameters: ["express#Response"], source: "https://github.com/expressjs/serve-static" }] },
    { package: "koa-static", handlers: [{ kind: "option", methods: ["default"], argument: 1, properties: ["setHeaders"], source: "https://github.com/koajs/static" }] },
    { package: "vhost", handlers: [{ kind: "argument", methods: ["default"], from: 1, parameters: HANDLER, source: "https://github.com/expressjs/vhost" }] },
    { package: "express-unless", signatures: [{ name: "unless", returns: "argument 0" }] },
    { package: "@godaddy/terminus", handlers: [{ kind: "members", methods: ["createTerminus"], argument: 1, property: "healthChecks", depth: 1, source: "https://github.com/godaddy/terminus" }] },
    {
        package: "oauth2-server",
        handlers: [{ kind: "members", methods: ["default"], argument: 0, property: "model", depth: 1, source: "https://oauth2-server.readthedocs.io/en/latest/model/overview.html" }],
    },
    {
        package: "oidc-provider",
        handlers: [
            { kind: "option", methods: ["Provider", "default"], argument: 1, properties: ["findAccount", "loadExistingGrant", "extraTokenClaims", "interactions.url", "renderError", "logoutSource", "features.deviceFlow.userCodeInputSource"], source: "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md" },
            { kind: "argument", on: "Provider", methods: ["use"], from: 0, parameters: ["koa#Context", null], source: "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md" },
        ],
        clients: [{ name: "Provider", new: true, why: "memory", source: "https://github.com/panva/node-oidc-provider/blob/main/docs/README.md" }],
    },
    {
        package: "better-auth",
        handlers: [{ kind: "option", methods: ["betterAuth"], argument: 0, properties: ["emailAndPassword.sendResetPassword", "emailVerification.sendVerificationEmail", "hooks.before", "hooks.after", "databaseHooks.user.create.before", "databaseHooks.user.create.after"], source: "https://www.better-auth.com/docs/reference/options" }],
    },
    {
        package: "next-auth",
        handlers: [
            { kind: "option", methods: ["default"], argument: "last", properties: ["callbacks.signIn", "callbacks.jwt", "callbacks.session", "callbacks.redirect", "callbacks.authorized", "events.signIn", "events.createUser"], source: "https://authjs.dev/reference/nextjs" },
            { kind: "option", methods: ["default"], argument: 0, properties: ["callbacks.signIn", "callbacks.jwt", "callbacks.session", "callbacks.redirect", "callbacks.authorized", "events.signIn", "events.createUser"], source: "https://authjs.dev/reference/nextjs" },
            // Providers: `CredentialsProvider({ authorize })`, in `next-auth/providers/*`.
            { kind: "option", methods: ["default", "CredentialsProvider", "EmailProvider"], argument: 0, properties: ["authorize", "sendVerificationRequest", "generateVerificationToken", "profile"], source: "https://authjs.dev/getting-started/authentication/credentials" },
        ],
    },
] satisfies readonly PackageFacts[]

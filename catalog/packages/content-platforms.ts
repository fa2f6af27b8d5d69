import type { HandlerShape, PackageFacts } from "../entry.ts"
import { ROUTE_EXPORTS, SOURCE_FILES } from "../http-methods.ts"

const STRAPI = "https://docs.strapi.io/cms"
const PAYLOAD = "https://payloadcms.com/docs"
const MEDUSA = "https://docs.medusajs.com/learn/fundamentals"
const METEOR = "https://docs.meteor.com/api"
const DIRECTUS = "https://directus.io/docs/guides/extensions"
const PARSE = "https://docs.parseplatform.org/cloudcode/guide/"

const PAYLOAD_HOOKS = ["beforeOperation", "beforeValidate", "beforeChange", "afterChange", "beforeRead", "afterRead", "beforeDelete", "afterDelete", "afterOperation", "beforeLogin", "afterLogin", "afterLogout", "afterMe", "afterRefresh", "afterForgotPassword", "afterError"]
/** Fields stand in groups, rows and tabs; two levels are looked at. */
const PAYLOAD_FIELDS = ["fields", "fields.fields", "fields.tabs.fields"]
const PAYLOAD_PARTS = [
    ...PAYLOAD_HOOKS.map(hook => `hooks.${hook}`),
    "access.*",
    "endpoints.handler",
    ...PAYLOAD_FIELDS.flatMap(fields => [...["beforeValidate", "beforeChange", "afterChange", "afterRead"].map(hook => `${fields}.hooks.${hook}`), `${fields}.access.*`, `${fields}.validate`, `${fields}.filterOptions`]),
]
const CLOUD_CODE = ["define", "beforeSave", "afterSave", "beforeDelete", "afterDelete", "beforeFind", "afterFind", "beforeLogin", "afterLogin", "afterLogout", "beforePasswordResetRequest", "beforeSaveFile", "afterSaveFile", "beforeDeleteFile", "afterDeleteFile", "beforeConnect", "beforeSubscribe", "afterLiveQueryEvent", "onLiveQueryEvent", "sendEmail", "afterDeleteSession"]

const PARSE_HANDLERS = (on: string): HandlerShape[] => [
    { kind: "argument", framework: "parse-server", on, methods: CLOUD_CODE, from: 0, source: PARSE },
    { kind: "argument", framework: "parse-server", role: "job", on, methods: ["job"], from: 1, source: PARSE },
]

/** Content and commerce platforms: handlers by folder and by configuration object. */
export default [
    ...["@strapi/strapi", "strapi"].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [
                { kind: "file", framework: "strapi", files: [`{src/api,api,src/extensions,server/src,server}/**/controllers/**/*.${SOURCE_FILES}`], exports: ["*", "default", "default.*"], parameters: ["koa#Context"], source: `${STRAPI}/backend-customization/controllers` },
                { kind: "file", framework: "strapi", files: [`{src/,}policies/**/*.${SOURCE_FILES}`, `{src/api,api}/**/policies/**/*.${SOURCE_FILES}`], exports: ["default"], parameters: ["koa#Context"], source: `${STRAPI}/backend-customization/policies` },
                // A function that gets the configuration makes the middleware.
                { kind: "file", framework: "strapi", files: [`{src/,}middlewares/**/*.${SOURCE_FILES}`, `{src/api,api}/**/middlewares/**/*.${SOURCE_FILES}`], exports: ["default.()"], parameters: ["koa#Context", null], source: `${STRAPI}/backend-customization/middlewares` },
                { kind: "file", framework: "strapi", files: [`{src/api,api}/**/content-types/**/lifecycles.${SOURCE_FILES}`], exports: ["*", "default.*"], source: `${STRAPI}/backend-customization/models#lifecycle-hooks` },
                { kind: "members", framework: "strapi", methods: ["factories.createCoreController"], argument: 1, depth: 1, parameters: ["koa#Context"], source: `${STRAPI}/backend-customization/controllers` },
                { kind: "file", framework: "strapi", role: "job", files: [`config/{cron-tasks,functions/cron}.${SOURCE_FILES}`], exports: ["*", "default.*"], source: `${STRAPI}/configurations/cron` },
            ],
            // A function gets the application and returns the actions.
            signatures: [
                { name: "factories.createCoreController", returns: "Factory", callbacks: [{ argument: 1, runs: "startup" }] },
                { name: "factories.createCoreService", returns: "Factory", callbacks: [{ argument: 1, runs: "startup" }] },
            ],
        }),
    ),
    {
        package: "payload",
        reachesOut: true,
        handlers: [
            {
                kind: "option",
                methods: ["buildConfig"],
                argument: 0,
                properties: ["endpoints.handler", "hooks.afterError", ...["collections", "globals"].flatMap(list => PAYLOAD_PARTS.map(part => `${list}.${part}`)), "jobs.tasks.handler", "jobs.workflows.handler"],
                source: `${PAYLOAD}/hooks/overview`,
            },
            // Collections are objects in files of their own by custom.
            { kind: "file", files: [`{src/,}{collections,globals,Collections,Globals}/**/*.${SOURCE_FILES}`], exports: ["*", "default"].flatMap(name => PAYLOAD_PARTS.map(part => `${name}.${part}`)), source: `${PAYLOAD}/hooks/collections` },
        ],
        types: { PayloadRequest: "express#Request" },
    },
    ...["@medusajs/medusa", "@medusajs/framework"].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [
                { kind: "file", framework: "medusa", files: [`src/api/**/route.${SOURCE_FILES}`], exports: ROUTE_EXPORTS, as: "route", urls: { below: "src/api", index: ["route"] }, parameters: ["express#Request", "express#Response"], source: `${MEDUSA}/api-routes` },
                // Version 1: functions that build express routers.
                { kind: "file", framework: "medusa", role: "startup", files: [`src/api/index.${SOURCE_FILES}`], exports: ["default"], versions: "<2", source: "https://docs.medusajs.com/v1/development/api-routes/create-express-route" },
                { kind: "file", framework: "medusa", files: [`src/subscribers/**/*.${SOURCE_FILES}`], exports: ["default"], as: "event", source: `${MEDUSA}/events-and-subscribers` },
                { kind: "file", framework: "medusa", role: "job", files: [`src/jobs/**/*.${SOURCE_FILES}`], exports: ["default"], source: `${MEDUSA}/scheduled-jobs` },
                { kind: "option", framework: "medusa", methods: ["defineMiddlewares"], argument: 0, properties: ["routes.middlewares", "errorHandler"], parameters: ["express#Request", "express#Response", null], source: `${MEDUSA}/api-routes/middlewares` },
                { kind: "argument", framework: "medusa", methods: ["createStep"], from: 1, source: `${MEDUSA}/workflows` },
                { kind: "class", framework: "medusa", types: ["AbstractPaymentProvider", "AbstractFulfillmentProviderService", "AbstractNotificationProviderService", "AbstractFileProviderService", "AbstractAuthModuleProvider", "PaymentProcessor", "AbstractPaymentService", "FulfillmentService", "AbstractFileService", "AbstractNotificationService"], methods: ["*"], source: "https://docs.medusajs.com/resources" },
            ],
            types: { MedusaRequest: "express#Request", MedusaResponse: "express#Response", AuthenticatedMedusaRequest: "express#Request", MedusaStoreRequest: "express#Request" },
        }),
    ),
    { package: "@medusajs/workflows-sdk", handlers: [{ kind: "argument", framework: "medusa", methods: ["createStep"], from: 1, source: `${MEDUSA}/workflows` }] },
    { package: "medusa-interfaces", handlers: [{ kind: "class", framework: "medusa", types: ["PaymentService", "FulfillmentService", "FileService", "NotificationService", "OauthService", "SearchService"], methods: ["*"], source: "https://docs.medusajs.com/v1/" }] },
    {
        package: "meteor/meteor",
        handlers: [
            { kind: "members", framework: "meteor", on: "Meteor", methods: ["methods"], argument: 0, depth: 1, source: `${METEOR}/meteor#Meteor-methods` },
            { kind: "argument", framework: "meteor", on: "Meteor", methods: ["publish"], from: 1, source: `${METEOR}/meteor#Meteor-publish` },
            { kind: "argument", framework: "meteor", on: "Meteor", methods: ["onConnection"], from: 0, source: `${METEOR}/meteor#Meteor-onConnection` },
            { kind: "argument", framework: "meteor", role: "job", on: "Meteor", methods: ["setInterval"], from: 0, source: `${METEOR}/meteor#Meteor-setInterval` },
        ],
        signatures: [{ name: "Meteor.startup", callbacks: [{ argument: 0, runs: "startup" }] }],
    },
    {
        package: "meteor/webapp",
        handlers: [{ kind: "argument", framework: "meteor", on: "WebApp.connectHandlers", methods: ["use"], from: 0, parameters: ["node:http#IncomingMessage", "node:http#ServerResponse", null], source: "https://docs.meteor.com/packages/webapp" }, { kind: "argument", framework: "meteor", on: "WebApp.rawConnectHandlers", methods: ["use"], from: 0, parameters: ["node:http#IncomingMessage", "node:http#ServerResponse", null], source: "https://docs.meteor.com/packages/webapp" }],
        types: { "WebApp.handlers": "express#Application", "WebApp.expressHandlers": "express#Application", "WebApp.httpServer": "node:http#Server" },
    },
    {
        package: "meteor/accounts-base",
        handlers: [{ kind: "argument", framework: "meteor", on: "Accounts", methods: ["onCreateUser", "onLogin", "onLogout", "onLoginFailure", "validateLoginAttempt", "validateNewUser", "registerLoginHandler"], from: 0, source: `${METEOR}/accounts` }],
    },
    { package: "meteor/mdg:validated-method", handlers: [{ kind: "option", framework: "meteor", methods: ["ValidatedMethod"], argument: 0, properties: ["run", "validate"], source: "https://github.com/meteor/validated-method" }] },
    // Before modules `Meteor` was a global, and in places still is.
    { package: "global", types: { Meteor: "meteor/meteor#Meteor", WebApp: "meteor/webapp#WebApp" }, handlers: PARSE_HANDLERS("Parse.Cloud") },
    {
        package: "@directus/extensions-sdk",
        sameAs: ["@directus/extensions"],
        // The function is given a router, an emitter or functions that register.
        signatures: [
            { name: "defineEndpoint", returns: "argument 0", callbacks: [{ argument: 0, parameters: ["express#Router"], runs: "startup" }, { argument: 0, property: "handler", parameters: ["express#Router"], runs: "startup" }] },
            { name: "defineHook", returns: "argument 0", callbacks: [{ argument: 0, parameters: ["Hooks"], runs: "startup" }] },
        ],
        handlers: [
            { kind: "argument", framework: "directus", on: "Hooks", methods: ["filter", "action"], from: 1, source: `${DIRECTUS}/api-extensions/hooks` },
            { kind: "argument", framework: "directus", role: "job", on: "Hooks", methods: ["schedule"], from: 1, source: `${DIRECTUS}/api-extensions/hooks` },
            { kind: "option", framework: "directus", methods: ["defineOperationApi"], argument: 0, properties: ["handler"], source: `${DIRECTUS}/api-extensions/operations` },
        ],
    },
    {
        package: "@keystone-6/core",
        handlers: [
            { kind: "option", framework: "keystone", methods: ["list"], argument: 0, properties: ["hooks.resolveInput", "hooks.validateInput", "hooks.validateDelete", "hooks.validate", "hooks.beforeOperation", "hooks.afterOperation", "hooks.resolveInput.create", "hooks.resolveInput.update", "access.operation.*", "access.filter.*", "access.item.*", "fields.*.hooks.*"], source: "https://keystonejs.com/docs/config/hooks" },
            { kind: "option", framework: "keystone", methods: ["config"], argument: 0, properties: ["extendHttpServer", "ui.isAccessAllowed"], source: "https://keystonejs.com/docs/config/config" },
        ],
        signatures: [{ name: "config", returns: "argument 0", callbacks: [{ argument: 0, property: "server.extendExpressApp", parameters: ["express#Application"], runs: "startup" }] }],
    },
    {
        package: "@keystone-6/core/fields",
        handlers: [
            {
                kind: "option",
                framework: "keystone",
                methods: ["text", "integer", "bigInt", "float", "decimal", "checkbox", "select", "multiselect", "password", "timestamp", "calendarDay", "json", "image", "file", "relationship"],
                argument: 0,
                properties: ["hooks.*", "hooks.*.create", "hooks.*.update", "hooks.*.delete", "access", "access.*"],
                source: "https://keystonejs.com/docs/config/hooks",
            },
        ],
    },
    ...["parse/node", "parse"].map((name): PackageFacts => ({ package: name, reachesOut: true, handlers: [...PARSE_HANDLERS("Parse.Cloud"), ...PARSE_HANDLERS("Cloud")] })),
    {
        package: "parse-server",
        handlers: [{ kind: "members", methods: ["default", "ParseServer"], argument: 0, property: "auth", depth: 2, source: "https://docs.parseplatform.org/parse-server/guide/" }],
    },
    // Plugins of the mail server Haraka: functions are hooks by their names.
    ...["haraka-plugin-redis", "haraka-constants", "haraka-net-utils", "haraka-utils", "haraka-test-fixtures", "haraka-config"].map(
        (name): PackageFacts => ({
            package: name,
            handlers: [{ kind: "name", framework: "haraka", files: [`plugins/**/*.${SOURCE_FILES}`, `index.${SOURCE_FILES}`], names: ["hook_*"], source: "https://haraka.github.io/core/Plugins" }],
        }),
    ),
    {
        package: "verdaccio",
        handlers: [{ kind: "name", names: ["authenticate", "allow_access", "allow_publish", "allow_unpublish", "adduser", "changePassword"], source: "https://verdaccio.org/docs/plugin-auth" }],
    },
    {
        package: "n8n-workflow",
        handlers: [
            { kind: "class", framework: "n8n", types: ["INodeType"], methods: ["execute", "webhook", "poll", "trigger", "supplyData"], source: "https://docs.n8n.io/integrations/creating-nodes/build/" },
        ],
    },
    {
        package: "node-red",
        handlers: [{ kind: "argument", on: "Node", methods: ["on"], events: ["input", "close"], from: 1, source: "https://nodered.org/docs/creating-nodes/node-js" }],
    },
    {
        package: "homebridge",
        handlers: [
            { kind: "argument", on: "Characteristic", methods: ["onGet", "onSet"], from: 0, source: "https://developers.homebridge.io/#/api/characteristics" },
            { kind: "argument", on: "Characteristic", methods: ["on"], events: ["get", "set", "change"], from: 1, source: "https://developers.homebridge.io/#/api/characteristics" },
        ],
        signatures: [
            { name: "Service.getCharacteristic", returns: "Characteristic" },
            { name: "PlatformAccessory.getService", returns: "Service" },
            { name: "PlatformAccessory.addService", returns: "Service" },
            ...["onGet", "onSet", "on", "setProps", "updateValue"].map(method => ({ name: `Characteristic.${method}`, returns: "this" })),
        ],
    },
] satisfies readonly PackageFacts[]

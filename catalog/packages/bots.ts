import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

const LISTEN = ["on", "once", "addListener"]
const SLACK = "https://docs.slack.dev/tools/bolt-js"

/** Chat bots: a message is a request. */
export default [
    {
        package: "discord.js",
        handlers: [
            { kind: "argument", on: "Client", methods: ["on", "addListener"], from: 1, parameters: ["Message"], source: "https://discordjs.guide/creating-your-bot/event-handling.html" },
            { kind: "argument", on: "Collector", methods: LISTEN, from: 1, source: "https://discordjs.guide/popular-topics/collectors.html" },
        ],
        signatures: [
            // What is waited for once is that the client is ready.
            { name: "Client.once", returns: "this", callbacks: [{ argument: 1, parameters: ["Client"], runs: "startup" }] },
            ...["createMessageComponentCollector", "createReactionCollector", "createMessageCollector"].map(name => ({ name: `Message.${name}`, returns: "Collector" })),
            { name: "Message.reply", returns: "Message" },
            { name: "Message.fetchReply", returns: "Message" },
        ],
        // A map of commands by their names: `client.commands.get(name).execute(interaction)`.
        types: { Collection: "global#Map", "Message.client": "Client", "Message.channel": "Message", "Message.message": "Message", ChatInputCommandInteraction: "Message", CommandInteraction: "Message" },
        extends: { Client: "node:events#EventEmitter" },
    },
    { package: "@discordjs/collection", types: { Collection: "global#Map" } },
    {
        package: "discord-akairo",
        handlers: [{ kind: "class", types: ["Command", "Listener"], methods: ["exec"], source: "https://discord-akairo.github.io/" }],
    },
    {
        package: "@sapphire/framework",
        handlers: [{ kind: "class", types: ["Command", "Listener", "InteractionHandler", "Precondition"], methods: ["run", "messageRun", "chatInputRun", "contextMenuRun", "autocompleteRun", "parse"], source: "https://sapphirejs.dev/docs/Guide/getting-started/creating-a-basic-command" }],
    },
    {
        package: "discordx",
        handlers: [{ kind: "decorator", decorators: ["Slash", "SimpleCommand", "On", "Once", "ButtonComponent", "SelectMenuComponent", "ModalComponent", "ContextMenu", "Reaction"], source: "https://discordx.js.org/" }],
    },
    {
        package: "telegraf",
        reachesOut: true,
        handlers: [
            { kind: "argument", on: "Composer", methods: ["use", "on", "hears", "command", "start", "help", "settings", "action", "inlineQuery", "gameQuery", "mention", "hashtag", "cashtag", "url", "email", "phone", "reaction", "enter", "leave"], from: 0, source: "https://telegraf.js.org/classes/Composer.html" },
            { kind: "option", methods: ["session"], argument: 0, properties: ["getSessionKey", "defaultSession", "store.get", "store.set", "store.delete"], source: "https://telegraf.js.org/modules/session.html" },
            { kind: "argument", on: "Telegraf", methods: ["catch"], from: 0, source: "https://telegraf.js.org/classes/Telegraf.html#catch" },
            { kind: "argument", on: "Scenes.WizardScene", methods: ["use"], from: 0, source: "https://telegraf.js.org/" },
            { kind: "argument", methods: ["Scenes.WizardScene"], from: 1, source: "https://telegraf.js.org/" },
        ],
        signatures: [...chains("Composer", ["use", "on", "hears", "command", "start", "help", "action"]), { name: "Telegraf.launch", callbacks: [{ argument: "last", runs: "startup" }] }],
        types: { default: "Telegraf", "Scenes.BaseScene": "BaseScene", BaseScene: "Composer" },
        extends: { Telegraf: "Composer", "Scenes.WizardScene": "Composer" },
    },
    {
        package: "grammy",
        reachesOut: true,
        handlers: [
            { kind: "argument", on: "Composer", methods: ["use", "on", "hears", "command", "callbackQuery", "inlineQuery", "gameQuery", "reaction", "chatType", "filter", "preCheckoutQuery", "shippingQuery", "lazy", "route", "errorBoundary", "branch", "fork"], from: 0, source: "https://grammy.dev/guide/basics" },
            { kind: "argument", on: "Bot", methods: ["catch"], from: 0, source: "https://grammy.dev/guide/errors" },
            { kind: "argument", on: "Bot.api.config", methods: ["use"], from: 0, source: "https://grammy.dev/advanced/transformers" },
            { kind: "option", methods: ["session"], argument: 0, properties: ["initial", "getSessionKey", "storage.read", "storage.write", "storage.delete"], source: "https://grammy.dev/plugins/session" },
        ],
        signatures: chains("Composer", ["use", "on", "hears", "command", "filter", "chatType"]),
        extends: { Bot: "Composer" },
    },
    {
        package: "node-telegram-bot-api",
        reachesOut: true,
        handlers: [
            { kind: "argument", on: "TelegramBot", methods: [...LISTEN, "onText", "onReplyToMessage"], from: 1, source: "https://github.com/yagop/node-telegram-bot-api/blob/master/doc/api.md" },
        ],
        types: { default: "TelegramBot" },
        extends: { TelegramBot: "node:events#EventEmitter" },
    },
    {
        package: "@slack/bolt",
        handlers: [
            { kind: "argument", framework: "slack-bolt", on: "App", methods: ["message", "event", "command", "action", "view", "shortcut", "options", "use", "function", "step", "assistant", "error"], from: 0, source: SLACK },
            { kind: "option", framework: "slack-bolt", methods: ["App", "HTTPReceiver", "ExpressReceiver", "SocketModeReceiver", "AwsLambdaReceiver"], argument: 0, properties: ["customRoutes.handler", "customPropertiesExtractor"], parameters: ["node:http#IncomingMessage", "node:http#ServerResponse"], source: "https://docs.slack.dev/tools/bolt-js/concepts/custom-routes" },
            { kind: "option", framework: "slack-bolt", methods: ["App"], argument: 0, properties: ["authorize", "installationStore.fetchInstallation", "installationStore.storeInstallation"], source: SLACK },
        ],
        types: { "ExpressReceiver.app": "express#Application", "ExpressReceiver.router": "express#Router", default: "App", "App.App": "App" },
    },
    {
        package: "@slack/events-api",
        handlers: [{ kind: "argument", on: "SlackEventAdapter", methods: ["on"], from: 1, source: "https://github.com/slackapi/node-slack-sdk" }],
        signatures: [{ name: "createEventAdapter", returns: "SlackEventAdapter" }],
    },
    {
        package: "probot",
        handlers: [{ kind: "argument", on: "Probot", methods: ["on", "onAny", "onError"], from: 0, parameters: ["Context"], source: "https://probot.github.io/docs/webhooks/" }],
        types: { Application: "Probot" },
        requestData: ["Context.payload"],
        signatures: [{ name: "run", callbacks: [{ argument: 0, parameters: ["Probot"], runs: "startup" }] }, { name: "createNodeMiddleware", returns: "Middleware", callbacks: [{ argument: 0, parameters: ["Probot"], runs: "startup" }] }],
    },
    {
        package: "@octokit/webhooks",
        handlers: [
            { kind: "argument", on: "Webhooks", methods: ["on", "onAny", "onError"], from: 0, source: "https://github.com/octokit/webhooks.js" },
            { kind: "option", methods: ["Webhooks"], argument: 0, properties: ["transform"], source: "https://github.com/octokit/webhooks.js#constructor" },
        ],
    },
    { package: "@octokit/app", types: { "App.webhooks": "@octokit/webhooks#Webhooks" } },
    { package: "octokit", types: { "App.webhooks": "@octokit/webhooks#Webhooks" } },
    {
        package: "botbuilder",
        handlers: [
            { kind: "argument", on: "ActivityHandler", methods: ["onMessage", "onMembersAdded", "onMembersRemoved", "onTurn", "onDialog", "onEvent", "onConversationUpdate", "onReactionsAdded", "onTokenResponseEvent", "onUnrecognizedActivityType"], from: 0, source: "https://learn.microsoft.com/en-us/javascript/api/botbuilder/activityhandler" },
            { kind: "argument", on: "BotFrameworkAdapter", methods: ["processActivity", "process", "use"], from: 0, source: "https://learn.microsoft.com/en-us/javascript/api/botbuilder/" },
        ],
        extends: { TeamsActivityHandler: "ActivityHandler", CloudAdapter: "BotFrameworkAdapter" },
    },
    {
        package: "viber-bot",
        handlers: [
            { kind: "argument", on: "Bot", methods: ["on", "onTextMessage"], from: 1, source: "https://github.com/Viber/viber-bot-node" },
            { kind: "argument", on: "Bot", methods: ["onError", "onSubscribe", "onUnsubscribe", "onConversationStarted"], from: 0, source: "https://github.com/Viber/viber-bot-node" },
        ],
    },
    {
        package: "@line/bot-sdk",
        handlers: [{ kind: "argument", methods: ["middleware"], from: 1, source: "https://line.github.io/line-bot-sdk-nodejs/" }],
    },
    {
        package: "whatsapp-web.js",
        handlers: [{ kind: "argument", on: "Client", methods: LISTEN, from: 1, source: "https://docs.wwebjs.dev/Client.html" }],
    },
    {
        package: "tmi.js",
        handlers: [{ kind: "argument", on: "Client", methods: LISTEN, from: 1, source: "https://tmijs.com/" }],
        types: { client: "Client" },
    },
    {
        package: "irc-framework",
        handlers: [{ kind: "argument", on: "Client", methods: ["on", "use", "match", "matchNotice", "matchMessage", "matchAction"], from: 0, source: "https://github.com/kiwiirc/irc-framework" }],
        extends: { Client: "node:events#EventEmitter" },
    },
    {
        package: "matrix-js-sdk",
        handlers: [{ kind: "argument", on: "MatrixClient", methods: LISTEN, from: 1, source: "https://matrix-org.github.io/matrix-js-sdk/" }],
        signatures: [{ name: "createClient", returns: "MatrixClient" }],
    },
    { package: "hubot", handlers: [{ kind: "argument", on: "Robot", methods: ["hear", "respond", "listen", "enter", "leave", "topic", "catchAll", "receiveMiddleware", "listenerMiddleware", "on"], from: 0, source: "https://hubotio.github.io/hubot/docs/scripting/" }], types: { "Robot.router": "express#Router" } },
] satisfies readonly PackageFacts[]

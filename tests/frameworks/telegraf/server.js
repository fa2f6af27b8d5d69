import { Composer, Markup, session, Telegraf } from "telegraf"
import { message } from "telegraf/filters"

export const bot = new Telegraf("1:token")
bot.botInfo = { id: 1, is_bot: true, first_name: "Bot", username: "bot" }

const admin = new Composer()
admin.command("ban", async context => context.reply(banned(context)))

bot.use(async (context, next) => {
    await next()
})
bot.use(session({ getSessionKey: () => "one" }))
bot.start(context => context.reply("welcome"))
bot.help(help)
bot.command(["one", "two"], first, context => context.reply("done"))
bot.hears(/^hi/, context => context.reply("hey"))
bot.on(message("sticker"), context => context.reply("👍"))
bot.action("press", context => context.answerCbQuery(Markup.button.text("x").text))
bot.on("inline_query", async context => context.answerInlineQuery([]))
bot.use(admin)
bot.use(Composer.fork(() => forked()))
bot.catch(error => failed(error))
bot.hears("fail", () => {
    throw new Error("failed")
})

function help(context) {
    return context.reply("help")
}

function first(context, next) {
    return next()
}

function banned(context) {
    return `banned by ${context.from.id}`
}

function forked() {}

function failed(error) {
    return error.message
}

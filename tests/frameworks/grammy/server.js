import { Bot, Composer, session } from "grammy"

export const bot = new Bot("1:token", { botInfo: { id: 1, is_bot: true, first_name: "Bot", username: "bot", can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: true } })
bot.api.config.use(async (previous, method, payload) => sent(method, payload))

const admin = new Composer()
admin.command("ban", async context => context.reply(banned(context)))

bot.use(session({ initial: () => ({ count: 0 }) }))
bot.use(async (context, next) => {
    await next()
})
bot.command("start", context => context.reply("welcome"))
bot.hears(/^hi/, first, context => context.reply("hey"))
bot.on("message:sticker", context => context.reply("👍"))
bot.callbackQuery("press", async context => context.answerCallbackQuery())
bot.filter(
    context => isLong(context),
    async context => context.reply("long"),
)
bot.use(admin)

function sent(method, payload) {
    return { ok: true, result: { method, payload } }
}

function banned(context) {
    return `banned by ${context.from.id}`
}

function first(context, next) {
    return next()
}

function isLong({ message }) {
    return (message?.text ?? "").length > 20
}

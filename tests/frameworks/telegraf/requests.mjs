import { Telegram } from "telegraf"

// No network.
Telegram.prototype.callApi = async () => ({})

export const listens = false

const from = { id: 7, is_bot: false, first_name: "You" }
const chat = { id: 7, type: "private" }

export default async ({ server: { bot } }) => {
    let id = 0
    const text = text => ({ message: { message_id: ++id, date: 0, chat, from, text, ...(text.startsWith("/") && { entities: [{ type: "bot_command", offset: 0, length: text.length }] }) } })
    for (const update of [
        ...["/start", "/help", "/one", "/ban", "hi there", "fail"].map(text),
        { message: { message_id: ++id, date: 0, chat, from, sticker: {} } },
        { callback_query: { id: "1", from, chat_instance: "1", data: "press" } },
        { inline_query: { id: "1", from, query: "x", offset: "" } },
    ]) await bot.handleUpdate({ update_id: ++id, ...update })
}

export const listens = false

const from = { id: 7, is_bot: false, first_name: "You" }
const chat = { id: 7, type: "private", first_name: "You" }

export default async ({ server: { bot } }) => {
    let id = 0
    const text = text => ({ message: { message_id: ++id, date: 0, chat, from, text, ...(text.startsWith("/") && { entities: [{ type: "bot_command", offset: 0, length: text.length }] }) } })
    for (const update of [
        ...["/start", "/ban", "hi there", "a text of more than twenty characters"].map(text),
        { message: { message_id: ++id, date: 0, chat, from, sticker: {} } },
        { callback_query: { id: "1", from, chat_instance: "1", data: "press" } },
    ]) await bot.handleUpdate({ update_id: ++id, ...update })
}

import { Client, Collection, Events, GatewayIntentBits } from "discord.js"
import * as ping from "./commands/ping.js"

export const client = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent] })
const commands = new Collection()
for (const command of [ping]) commands.set(command.data.name, command)

client.once(Events.ClientReady, ready)
client.on(Events.MessageCreate, message => {
    if (message.content === "!seen") seen(message)
})
client.on("messageDelete", async message => forgotten(message))
client.on(Events.InteractionCreate, async interaction => {
    if (interaction.isChatInputCommand()) await commands.get(interaction.commandName).execute(interaction)
})

// Without a gateway: what it would say comes from the driver.
client.emit(Events.ClientReady, client)

function ready({ options }) {
    return options
}

function seen(message) {
    return message.author.id
}

function forgotten(message) {
    return message.id
}

export const listens = false

/** Packets as the gateway sends them, handed to the client where its socket would. */
export default async ({ server: { client } }) => {
    client.ws.status = 0
    const packet = (t, d) => client.ws.handlePacket({ t, d }, { id: 0 })
    const author = { id: "3", username: "you", discriminator: "0001", avatar: null }
    packet("GUILD_CREATE", { id: "1", name: "Guild", unavailable: false, channels: [{ id: "2", type: 0, name: "general", guild_id: "1", permission_overwrites: [] }], roles: [{ id: "1", name: "everyone", permissions: "0" }], members: [], emojis: [], stickers: [], features: [] })
    packet("MESSAGE_CREATE", { id: "10", channel_id: "2", guild_id: "1", author, content: "!seen", type: 0, timestamp: new Date(0).toISOString(), embeds: [], attachments: [], mentions: [], mention_roles: [] })
    packet("MESSAGE_DELETE", { id: "10", channel_id: "2", guild_id: "1" })
    packet("INTERACTION_CREATE", { id: "11", application_id: "4", type: 2, token: "t", version: 1, channel_id: "2", user: author, entitlements: [], authorizing_integration_owners: {}, data: { id: "5", name: "ping", type: 1 } })
}

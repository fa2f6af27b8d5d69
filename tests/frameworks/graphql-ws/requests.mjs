import { createClient } from "graphql-ws"
import { WebSocket } from "ws"

export default async ({ port }) => {
    const client = createClient({ url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: WebSocket, connectionParams: { user: "you" } })
    for (const query of ["{ hello }", "subscription { ticks }"]) {
        for await (const { data } of client.iterate({ query })) if (!data) throw new Error("no data")
    }
    await client.dispose()
}

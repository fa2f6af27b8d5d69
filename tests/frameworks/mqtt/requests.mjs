import { setTimeout as sleep } from "node:timers/promises"
import mqtt from "mqtt"

export default async ({ port }) => {
    const client = await mqtt.connectAsync({ host: "127.0.0.1", port, username: "you" })
    await client.publishAsync("rooms/1", "hello", { qos: 1 })
    await sleep(100)
    await client.endAsync()
}

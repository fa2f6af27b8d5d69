import { connect, StringCodec } from "nats"

const codec = StringCodec()
const connection = await connect({ servers: process.env.NATS, reconnect: false })

connection.subscribe("rooms.*", {
    callback(error, message) {
        received(message)
    },
})
const jobs = connection.subscribe("jobs", { queue: "workers" })
void work(jobs)
await connection.flush()
process.on("SIGTERM", () => connection.close())

async function work(subscription) {
    for await (const message of subscription) done(message)
}

function received(message) {
    message.respond(codec.encode("yes"))
}

function done(message) { //~ known: only such a loop calls it
    return codec.decode(message.data)
}

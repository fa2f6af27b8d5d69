import net from "node:net"
import { Aedes } from "aedes"
import mqtt from "mqtt"

const broker = await Aedes.createBroker({
    authenticate: (client, username, password, done) => done(null, isKnown(username)),
    authorizePublish: (client, packet, done) => done(null),
    published(packet, client, done) {
        done()
    },
})
broker.on("client", client => joined(client))
broker.on("publish", () => {})
broker.on("clientDisconnect", left)

const server = net.createServer(socket => broker.handle(socket))
server.listen(process.env.PORT, () => {
    const client = mqtt.connect({ host: "127.0.0.1", port: server.address().port, username: "server", reconnectPeriod: 0 })
    client.on("connect", () => subscribe(client))
    client.on("message", (topic, message) => received(topic, message))
    process.on("SIGTERM", () => {
        client.end(true)
        broker.close()
        server.close()
    })
})

function isKnown(name) {
    return name !== undefined
}

function joined(client) {
    return client.id
}

function left() {}

function subscribe(client) {
    client.subscribe("rooms/#")
}

function received(topic, message) {
    return `${topic} ${message}`
}

import fp from "fastify-plugin"

/** Not encapsulated: what it decorates is there for everybody. */
export default fp(async (fastify, options) => {
    const database = connect(options)
    fastify.decorate("database", database)
    fastify.decorate("findAll", () => database.all())
    fastify.decorateRequest("user", null)
    fastify.decorateReply("sendAll", function sendAll(list) {
        return this.send({ list })
    })
    fastify.addHook("onClose", async () => database.close())
})

function connect() {
    return {
        all: () => [1, 2, 3],
        close: () => console.log("disconnected"),
    }
}

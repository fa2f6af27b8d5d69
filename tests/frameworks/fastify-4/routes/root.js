module.exports = async function root(fastify) {
    fastify.get("/root", async function () {
        return { count: this.count() }
    })
}

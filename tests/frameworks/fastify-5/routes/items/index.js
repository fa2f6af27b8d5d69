export default async function items(fastify) {
    fastify.addHook("preHandler", async request => check(request))
    fastify.get("/", async (request, reply) => reply.sendAll(fastify.findAll()))
    fastify.get("/:id", { schema: { params: { type: "object", properties: { id: { type: "integer" } } } } }, showItem)
}

async function showItem(request) {
    return { id: request.params.id, all: this.database.all() }
}

function check(request) {
    request.checked = true
}

/** All hooks of one encapsulated context, in callback and in promise style. */
export function hooks(fastify, options, done) {
    fastify.addHook("onRequest", (request, reply, next) => next())
    fastify.addHook("preParsing", async (request, reply, payload) => payload)
    fastify.addHook("preValidation", async () => {})
    fastify.addHook("preHandler", limit({ most: 10 }))
    fastify.addHook("preSerialization", async (request, reply, payload) => ({ ...payload, more: true }))
    fastify.addHook("onSend", async (request, reply, payload) => payload)
    fastify.addHook("onResponse", (request, reply, next) => {
        report(reply)
        next()
    })
    fastify.addHook("onError", async (request, reply, error) => console.log(error.message))
    fastify.addHook("onTimeout", async () => console.log("timeout"))
    fastify.addHook("onRequestAbort", async request => console.log(request.url))

    fastify.post("/", async () => ({ hooked: true }))
    fastify.get("/error", async () => {
        throw new Error("hooked")
    })
    fastify.get("/slow", () => new Promise(resolve => setTimeout(resolve, 1000)))
    done()
}

function limit({ most }) {
    let count = 0
    return async () => {
        if (++count > most) throw new Error("too many")
    }
}

function report(reply) {
    console.log(reply.statusCode)
}

module.exports = {
    name: "accounts",
    async register(server, { first }) {
        const accounts = await load(first)
        server.route({ method: "GET", path: "/accounts", handler: () => accounts })
        server.route({
            method: ["PUT", "POST"],
            path: "/accounts/{id}",
            handler: create,
        })
        server.ext("onPreHandler", (request, h) => h.continue, { sandbox: "plugin" })
    },
}

async function load(first) {
    return [first]
}

async function create(request, h) {
    return h.response(request.payload).code(201)
}

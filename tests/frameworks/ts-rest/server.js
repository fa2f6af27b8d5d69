import { initContract } from "@ts-rest/core"
import { createExpressEndpoints, initServer } from "@ts-rest/express"
import express from "express"
import { z } from "zod"

const contract = initContract().router({
    get: { method: "GET", path: "/posts/:id", pathParams: z.object({ id: z.string().regex(/^\d+$/) }), responses: { 200: z.any() } },
    create: { method: "POST", path: "/posts", body: z.any(), responses: { 201: z.any() } },
    remove: { method: "DELETE", path: "/posts", body: z.any(), responses: { 200: z.any() } },
    nested: { list: { method: "GET", path: "/nested", responses: { 200: z.any() } } },
})
const s = initServer()
const nested = s.router(contract.nested, { list: async () => ({ status: 200, body: all() }) })
const router = s.router(contract, {
    get: async ({ params: { id } }) => ({ status: 200, body: find(id) }),
    create: {
        middleware: [(request, response, next) => next()],
        handler: async ({ body }) => ({ status: 201, body }),
    },
    async remove() {
        return { status: 200, body: {} }
    },
    nested,
})

const app = express()
app.use(express.json())
createExpressEndpoints(contract, router, app, { globalMiddleware: [first], requestValidationErrorHandler: (error, request, response) => response.status(400).json({ error: "wrong" }) })
const server = app.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function all() {
    return []
}

function find(id) {
    return { id }
}

function first(request, response, next) {
    next()
}

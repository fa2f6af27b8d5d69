import { createServer } from "node:http"
import { onError, os } from "@orpc/server"
import { RPCHandler } from "@orpc/server/node"

const authed = os.middleware(async ({ context, next }) => next({ context: { ...context, user: "you" } }))

const list = os.handler(async () => planets())
const find = os.use(authed).handler(({ context }) => described(context))
const create = os
    .$context()
    .use(({ next }) => next())
    .handler(async ({ input }) => input)
const fail = os.handler(() => {
    throw new Error("failed")
})

const handler = new RPCHandler({ planet: { list, find, create }, fail }, { interceptors: [onError(error => noted(error)), async options => options.next()] })
const server = createServer(async (request, response) => {
    const { matched } = await handler.handle(request, response, { context: contextOf(request) })
    if (!matched) response.writeHead(404).end()
})
server.listen(process.env.PORT, () => started())
process.on("SIGTERM", () => server.close())

function planets() {
    return ["Mars"]
}

function described({ user }) {
    return user
}

function noted(error) {
    return error.message
}

function contextOf(request) {
    return { headers: request.headers }
}

function started() {}

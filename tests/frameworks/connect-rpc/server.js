import { createServer } from "node:http"
import { connectNodeAdapter } from "@connectrpc/connect-node"
import { Echo } from "./service.js"

const handler = connectNodeAdapter({
    routes: router => {
        router.service(Echo, {
            say: request => ({ text: reply(request) }),
            async *count() {
                yield { text: "1" }
            },
        })
        router.rpc(Echo.method.ping, async () => ({ text: "pong" }))
    },
    interceptors: [next => async request => next(request)],
})

const server = createServer(handler)
server.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function reply({ text }) {
    return `reply ${text}`
}

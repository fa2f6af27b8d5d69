import { createServer } from "node:http"
import { createNodeMiddleware, Webhooks } from "@octokit/webhooks"

export const webhooks = new Webhooks({ secret: "secret", transform: event => ({ ...event, seen: true }) })
webhooks.on("push", ({ payload }) => pushed(payload))
webhooks.on(["issues.opened", "issues.closed"], async event => noted(event))
webhooks.onAny(() => {})
webhooks.onError(error => failed(error))
webhooks.on("ping", () => {
    throw new Error("failed")
})

const server = createServer(createNodeMiddleware(webhooks))
server.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function pushed({ ref }) {
    return ref
}

function noted({ name }) {
    return name
}

function failed(error) {
    return error.message
}

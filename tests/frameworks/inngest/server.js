import { createServer } from "node:http"
import { Inngest } from "inngest"
import { serve } from "inngest/node"

const inngest = new Inngest({ id: "shop", isDev: true, logger: quiet() })

const welcome = inngest.createFunction({ id: "welcome", triggers: [{ event: "user/created" }] }, async ({ event, step }) => {
    const name = await step.run("name", () => named(event))
    return greeting(name)
})
const nightly = inngest.createFunction({ id: "nightly", triggers: [{ cron: "0 3 * * *" }], onFailure: async ({ error }) => reported(error) }, async () => cleaned())

const server = createServer(serve({ client: inngest, functions: [welcome, nightly] }))
server.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function quiet() {
    const nothing = Object.fromEntries(["debug", "info", "warn", "error"].map(level => [level, Boolean]))
    return nothing
}

function named(event) {
    return event.data.name
}

function greeting(name) {
    return `Welcome, ${name}`
}

function cleaned() {
    return true
}

function reported(error) {
    return error.message
}

import bolt from "@slack/bolt"

const { App, HTTPReceiver, LogLevel } = bolt
const receiver = new HTTPReceiver({ signingSecret: "secret", signatureVerification: false, logLevel: LogLevel.ERROR, customRoutes: [{ path: "/health", method: ["GET"], handler: (request, response) => response.end(health()) }] })
const app = new App({ receiver, logLevel: LogLevel.ERROR, authorize: async () => ({ botToken: "xoxb-1", botId: "B1", botUserId: "U1" }) })

app.use(async ({ next }) => {
    await next()
})
app.message("hello", async ({ message }) => greeted(message))
app.event("app_mention", async () => {})
app.command("/ticket", first, async ({ ack }) => ack("done"))
app.action("press", async ({ ack }) => ack())
app.shortcut({ callback_id: "open" }, async ({ ack }) => ack())
app.view("form", async ({ ack, view }) => {
    await ack()
    saved(view)
})
app.options("names", async ({ ack }) => ack({ options: [] }))
app.error(async error => failed(error))
app.event("team_join", async () => {
    throw new Error("failed")
})

await app.start(Number(process.env.PORT))
process.on("SIGTERM", () => app.stop())

function health() {
    return "up"
}

function greeted(message) {
    return message.text
}

async function first({ next }) {
    await next()
}

function saved(view) {
    return view.id
}

function failed(error) {
    return error.message
}

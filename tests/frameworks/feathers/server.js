import { feathers } from "@feathersjs/feathers"
import { bodyParser, errorHandler, koa, rest } from "@feathersjs/koa"
import { Messages } from "./messages.js"

const app = koa(feathers())
app.use(errorHandler())
app.use(bodyParser())
app.use(async (context, next) => next())
app.configure(rest())
app.configure(plugin)
app.use("messages", new Messages(), { methods: ["find", "get", "create", "remove", "clear"] })
app.use("users", { async find() { return people() }, async setup() {} })
app.service("messages").hooks({
    around: { all: [async (context, next) => next()] },
    before: { create: [validate, context => context], get: async context => context },
    after: { all: [async context => context] },
    error: { get: [async context => failed(context)] },
})
app.service("messages").on("created", message => told(message))
app.hooks({ before: { all: [async () => {}] } })
app.hooks({ setup: [async (context, next) => next()] })

const server = await app.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function plugin(app) {
    app.set("plugin", true)
}

function people() {
    return []
}

async function validate(context) {
    if (!context.data) throw new Error("no data")
}

function failed({ error }) {
    return error.message
}

function told(message) {
    return message
}

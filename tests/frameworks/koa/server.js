const compose = require("koa-compose")
const Koa = require("koa")
const mount = require("koa-mount")
const Router = require("@koa/router")

const app = new Koa()
const router = new Router({ prefix: "/api" })

app.context.describe = function (value) {
    return `${this.path}: ${value}`
}
app.on("error", (error, ctx) => report(error, ctx))

app.use(responseTime({ digits: 2 }))
app.use(async (ctx, next) => {
    try {
        await next()
    } catch (error) {
        ctx.status = 500
        ctx.body = error.message
        ctx.app.emit("error", error, ctx)
    }
})
app.use(compose([first, async (ctx, next) => next()]))
app.use(mount("/admin", admin()))
app.use(mount("/plain", async ctx => (ctx.body = "plain")))

router.param("id", async (id, ctx, next) => {
    ctx.state.id = Number(id)
    return next()
})
router.use(async (ctx, next) => {
    ctx.set("x-api", "1")
    await next()
})
router.use("/secret", (ctx, next) => next())
router.get("/", list)
router.get("named", "/named", ctx => (ctx.body = router.url("named")))
router.post("/things/:id", validate("name"), async ctx => {
    ctx.body = await save(ctx)
})
router.all("/secret", ctx => (ctx.body = ctx.describe("secret")))
router.register("/registered", ["GET"], async ctx => (ctx.body = "registered"))
router.get("/fail", () => {
    throw new Error("failed")
})

const nested = new Router()
nested.get("/inner", ctx => (ctx.body = "inner"))
router.use("/nested", nested.routes(), nested.allowedMethods())

app.use(router.routes()).use(router.allowedMethods({ notImplemented: () => new Error("not implemented"), throw: true }))
app.use(ctx => {
    if (ctx.path === "/") ctx.body = "last"
})

const server = app.listen(process.env.PORT, () => console.log("listening"))
process.on("SIGTERM", () => server.close())

function responseTime({ digits }) {
    const format = ms => ms.toFixed(digits)
    return async function responseTime(ctx, next) {
        const start = performance.now()
        await next()
        ctx.set("x-time", format(performance.now() - start))
    }
}

function admin() {
    const app = new Koa()
    app.use(async ctx => (ctx.body = "admin"))
    return app
}

async function first(ctx, next) {
    await next()
}

function list(ctx) {
    ctx.body = []
}

function validate(field) {
    return (ctx, next) => {
        ctx.state.field = field
        return next()
    }
}

async function save(ctx) {
    return { saved: ctx.state.id }
}

function report(error) {
    console.log(error.message)
}

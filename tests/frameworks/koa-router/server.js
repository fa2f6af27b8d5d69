import Koa from "koa"
import Router from "koa-router"
import { Things } from "./things.js"

const things = new Things(["a"])
const router = new Router()
    .get("/", async ctx => {
        ctx.body = "home"
    })
    .get("/things", things.list)
    .get("/things/:index", ...[check, ctx => things.show(ctx)])
    .del("/things/:index", ctx => (ctx.body = "gone"))

const app = new Koa({ proxy: true })
app.use(async (ctx, next) => next())
app.use(router.routes())
app.listen(process.env.PORT)

function check(ctx, next) {
    if (Number.isNaN(Number(ctx.params.index))) ctx.throw(400)
    return next()
}

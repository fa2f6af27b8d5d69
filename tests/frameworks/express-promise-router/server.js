const express = require("express")
const Router = require("express-promise-router")

const router = Router()

router.use(async () => "next")
router.param("id", async (request, response, next, id) => {
    request.id = await resolve(id)
    return "next"
})
router.get("/things/:id", async (request, response) => {
    response.json({ id: request.id })
})
router.route("/list").get(async (request, response) => response.json([]))
router.get("/fail", () => Promise.reject(new Error("failed")))
router.use((error, request, response, next) => next(error))

const app = express()
app.use("/api", router)
app.use((error, request, response, _next) => {
    response.status(500).send(error.message)
})
app.listen(process.env.PORT)

async function resolve(id) {
    return Number(id)
}

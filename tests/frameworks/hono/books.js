import { Hono } from "hono"

export const books = new Hono()
    .use(async (c, next) => {
        c.set("shelf", "a")
        await next()
    })
    .get("/", c => c.json(list(c.get("shelf"))))
    .get("/:id", c => c.text(c.req.param("id")))
    .delete("/:id", c => c.body(null, 204))

books.onError((error, c) => c.text("a book failed", 500))
books.post("/", () => {
    throw new Error("full")
})

function list(shelf) {
    return [shelf]
}

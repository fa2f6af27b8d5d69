import bcryptjs from "bcryptjs"
import express from "express"

express().post("/users", async (request, response) => {
    response.json({ hash: await bcryptjs.hash(request.body.password, 10) }) //~ no-fake-async
})

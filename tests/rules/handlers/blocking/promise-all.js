import express from "express"

express().post("/users", async (req, response) => {
    const users = await Promise.all(req.body.ids.map(id => fetch(`https://users.internal/${id}`))) //~ no-unbounded-concurrency
    response.json(users)
})

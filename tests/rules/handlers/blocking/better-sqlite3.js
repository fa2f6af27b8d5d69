import Database from "better-sqlite3"
import express from "express"

const db = new Database("shop.db")
const byName = db.prepare("select * from product where name like ?")

express().get("/products", (request, response) => {
    response.json(byName.all(`%${request.query.name}%`)) //~ no-blocking-call
})

import express from "express"
import { DatabaseSync } from "node:sqlite"

const db = new DatabaseSync("shop.db")

express().get("/products", (request, response) => {
    response.json(db.prepare("select * from product").all()) //~ no-blocking-call
})

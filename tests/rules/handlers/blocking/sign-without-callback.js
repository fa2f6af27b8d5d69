import { sign } from "crypto"
import express from "express"
import { key } from "./key.js"

express().post("/sign", (request, response) => {
    response.send(sign("sha256", request.body, key)) //~ no-blocking-call
})

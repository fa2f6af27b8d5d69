import crypto from "crypto"
import express from "express"

express().get("/noise", (request, response) => {
    response.send(crypto.randomBytes(1e7)) //~ no-blocking-call
})

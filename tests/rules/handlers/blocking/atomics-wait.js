import express from "express"
import { cell } from "./shared.js"

express().get("/locked", (request, response) => {
    Atomics.wait(cell, 0, 0) //~ no-blocking-call
    response.end()
})

import { Effect } from "effect"
import express from "express"
import { program } from "./program.js"

express().get("/", (request, response) => {
    response.json(Effect.runSync(program))
})

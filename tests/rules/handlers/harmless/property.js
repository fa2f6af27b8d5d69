import express from "express"
import { options } from "./options.js"

express().post("/options", async (request, response) => {
    options.enableSync = true
    response.json(options.enableSync)
})

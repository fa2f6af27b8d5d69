import express from "express"
import { sheet } from "./style.js"

express().post("/style", async (request, response) => {
    sheet.replaceSync(request.body.css)
    response.end()
})

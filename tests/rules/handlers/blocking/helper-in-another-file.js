import express from "express"
import { render } from "./render.js"

express().get("/:page", (request, response) => {
    response.send(render(request.params.page))
})

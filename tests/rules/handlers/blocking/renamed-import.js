import express from "express"
import { readFileSync as load } from "node:fs"

express().get("/:page", (request, response) => {
    response.send(load(request.params.page)) //~ no-blocking-call
})

import express from "express"
import fs from "fs"

express().get("/:page", (request, response) => {
    response.send(fs.readFileSync(request.params.page)) //~ no-blocking-call
})

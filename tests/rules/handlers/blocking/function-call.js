import express from "express"
import fs from "fs"

express().get("/:page", (request, response) => {
    response.send(fs.readFileSync.call(fs, request.params.page)) //~ no-blocking-call
})

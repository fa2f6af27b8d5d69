import express from "express"
import fs from "fs"

express().post("/pages", (request, response) => {
    response.json(request.body.files.map(fs.readFileSync)) //~ no-blocking-call
})

const express = require("express")
const fs = require("fs")

const read = fs.readFileSync

express().get("/:page", (request, response) => {
    response.send(read(request.params.page)) //~ no-blocking-call
})

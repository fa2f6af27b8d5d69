const express = require("express")
const glob = require("glob")

express().get("/files", (request, response) => {
    response.json(glob.sync("**/*.md")) //~ no-blocking-call
})

const express = require("express")

express().get("/countries", (request, response) => {
    response.json(require("./big.json")) //~ no-lazy-require
})

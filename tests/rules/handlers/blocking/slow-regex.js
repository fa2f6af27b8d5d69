import express from "express"

express().get("/search", (request, response) => {
    response.json(/(a+)+$/.test(request.query.q)) //~ no-super-linear-regex-on-input
})

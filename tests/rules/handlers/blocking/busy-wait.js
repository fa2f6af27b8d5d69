import express from "express"

express().get("/slow", (request, response) => {
    const end = Date.now() + 100
    while (Date.now() < end); //~ no-blocking-call
    response.end()
})

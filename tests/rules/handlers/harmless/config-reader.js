import express from "express"
import { readFileSync } from "fs"

function readConfig(name) {
    return JSON.parse(readFileSync(name, "utf8"))
}

const config = readConfig("config.json")

express().get("/", (request, response) => {
    response.json(config)
})

const { Router } = require("express")

const accounts = Router({ mergeParams: true })
const handlers = {
    list(request, response) {
        response.json(all())
    },
    show: async (request, response) => {
        response.json(await one(request.params.account))
    },
}

class Notes {
    constructor(prefix) {
        this.prefix = prefix
        this.add = this.add.bind(this)
    }

    add(request, response) {
        response.send(this.text(request.body.text))
    }

    text(text) {
        return this.prefix + text
    }
}

const notes = new Notes("> ")

accounts.use((request, response, next) => next())
accounts.param("account", (request, response, next, account) => next(account === "bad" ? new Error("bad") : undefined))
accounts.get("/", handlers.list)
accounts.use("/nested", nested())
accounts.get("/:account", wrap(handlers.show))
accounts.post("/:account/notes", notes.add)
accounts.use((error, request, response, next) => next(error))

module.exports = accounts

function wrap(handler) {
    return (request, response, next) => Promise.resolve(handler(request, response)).catch(next)
}

function nested() {
    const router = Router()
    router.get("/", (request, response) => response.send("nested"))
    return router
}

function all() {
    return []
}

async function one(account) {
    return { account }
}

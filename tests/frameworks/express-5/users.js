import { Router } from "express"

export class Users {
    #names = new Map()

    router() {
        const router = Router()
        router.use(this.count)
        router.get("/", (request, response) => this.list(response))
        router.put("/:name", this.put.bind(this))
        return router
    }

    /** An own property: it keeps its `this`. */
    count = (request, response, next) => {
        response.set("x-count", String(this.size))
        next()
    }

    get size() {
        return this.#names.size
    }

    list(response) {
        response.json([...this.#names.keys()])
    }

    async put(request, response) {
        this.#names.set(request.params.name, request.body)
        response.end()
    }
}

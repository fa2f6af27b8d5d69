import { inject } from "@loopback/core"
import { del, get, HttpErrors, param, post, requestBody } from "@loopback/rest"

export class CatController {
    constructor( //~ known: controllers are made for each request
        @inject("cats.names") private readonly names: string[],
        @inject("cats.user") private readonly user: string,
    ) {
        note(user)
    }

    @get("/cats")
    list() {
        return { user: this.user, cats: this.sorted() }
    }

    @get("/cats/{name}")
    async one(@param.path.string("name") name: string) {
        if (!this.names.includes(name)) throw new HttpErrors.NotFound("no such cat")
        return { name }
    }

    @post("/cats")
    create(@requestBody() cat: object) {
        return cat
    }

    @del("/cats/{name}")
    remove(@param.path.string("name") name: string) {
        return { removed: name }
    }

    private sorted() {
        return [...this.names].sort()
    }
}

function note(user: string) { //~ known: only such a constructor calls it
    return user
}

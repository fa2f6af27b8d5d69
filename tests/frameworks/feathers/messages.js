export class Messages {
    constructor() {
        this.all = initial()
    }

    async setup() {
        this.prepare()
    }

    async find() {
        return this.all
    }

    async get(id) {
        return this.one(id)
    }

    async create(data) {
        this.all.push(data)
        return data
    }

    async remove(id) {
        return { id }
    }

    async clear() {
        return {}
    }

    one(id) {
        if (!(id in this.all)) throw new Error("no such message")
        return this.all[id]
    }

    prepare() {}
}

function initial() {
    return [{ text: "hello" }]
}

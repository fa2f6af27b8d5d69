export class Things {
    constructor(names) {
        this.names = names
    }

    list = async ctx => {
        ctx.body = await this.all()
    }

    show(ctx) {
        ctx.body = this.names[ctx.params.index]
    }

    async all() {
        return this.names
    }
}

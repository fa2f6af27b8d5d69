import { MiddlewareSequence, type RequestContext } from "@loopback/rest"

export class OwnSequence extends MiddlewareSequence {
    override async handle(context: RequestContext) {
        began(context)
        await super.handle(context)
    }
}

function began({ request }: RequestContext) {
    return request.url
}

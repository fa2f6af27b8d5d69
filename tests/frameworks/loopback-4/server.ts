import { type Request, RestApplication, type RestServerConfig } from "@loopback/rest"
import { CatController } from "./cat.controller"
import { CountInterceptor, NoteObserver } from "./interceptors"
import { OwnSequence } from "./sequence"

export class CatsApplication extends RestApplication {
    constructor(rest: RestServerConfig) {
        super({ rest })
        this.controller(CatController)
        this.interceptor(CountInterceptor)
        this.lifeCycleObserver(NoteObserver)
        this.sequence(OwnSequence)
        this.expressMiddleware("middleware.header", (request, response, next) => {
            response.setHeader("x-cats", "yes")
            next()
        })
        this.bind("cats.names").to(names())
        this.bind("cats.user").toDynamicValue(() => "ada") //~ known: as often as its scope says, which is set elsewhere
    }
}

async function main() {
    const app = new CatsApplication({ port: Number(process.env["PORT"]), host: "127.0.0.1", gracePeriodForClose: 0, openApiSpec: { disabled: true }, apiExplorer: { disabled: true } })
    await app.start()
    process.on("SIGTERM", () => void app.stop())
}

function names() {
    return ["Tom"]
}

export type { Request }
void main()

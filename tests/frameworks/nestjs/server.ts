import "reflect-metadata"
import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from "@nestjs/common"
import { APP_GUARD, NestFactory } from "@nestjs/core"
import { CatsController } from "./cats.controller"
import { CatsService, Tenant } from "./cats.service"
import { ScopesModule } from "./scopes"
import { LogMiddleware, RolesGuard } from "./per-request"

@Module({
    imports: [ScopesModule],
    controllers: [CatsController],
    providers: [
        CatsService,
        Tenant,
        { provide: APP_GUARD, useClass: RolesGuard },
        { provide: "settings", useFactory: () => readSettings() },
    ],
})
class AppModule implements NestModule {
    configure(consumer: MiddlewareConsumer) {
        consumer.apply(LogMiddleware, plain).forRoutes({ path: "*splat", method: RequestMethod.ALL })
    }
}

async function bootstrap() {
    const app = await NestFactory.create(AppModule, { logger: false })
    app.use((request: unknown, response: unknown, next: () => void) => next())
    app.enableShutdownHooks()
    await app.listen(process.env["PORT"]!, () => started())
}

function plain(request: unknown, response: unknown, next: () => void) {
    next()
}

function readSettings() {
    return { name: "cats" }
}

function started() {}

void bootstrap()

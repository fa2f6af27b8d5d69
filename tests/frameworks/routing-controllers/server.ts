import "reflect-metadata"
import { Authorized, Body, createExpressServer, createParamDecorator, CurrentUser, ExpressErrorMiddlewareInterface, ExpressMiddlewareInterface, Get, InterceptorInterface, Interceptor, JsonController, Middleware, Param, Post, UseBefore, type Action } from "routing-controllers"

class Checked implements ExpressMiddlewareInterface {
    use(request: unknown, response: unknown, next: () => void) {
        next()
    }
}

@Middleware({ type: "before" })
class Logged implements ExpressMiddlewareInterface {
    use(request: unknown, response: unknown, next: () => void) {
        next()
    }
}

@Middleware({ type: "after" })
class Failed implements ExpressErrorMiddlewareInterface {
    error(error: Error, request: unknown, response: { status(code: number): { json(value: unknown): void } }) {
        response.status(500).json({ message: error.message })
    }
}

@Interceptor()
class Wrapped implements InterceptorInterface {
    intercept(action: Action, content: unknown) {
        return content
    }
}

function Language() {
    return createParamDecorator({ value: action => languageOf(action) })
}

@JsonController("/users")
class UserController {
    private readonly users = initial()

    @Get("/")
    @UseBefore(Checked, plain)
    all(@Language() language: string) {
        return { language, users: this.users }
    }

    @Get("/:id")
    @Authorized("admin")
    one(@Param("id") id: number, @CurrentUser() user: string) {
        return this.find(id, user)
    }

    @Post("/")
    create(@Body() user: object) {
        return user
    }

    private find(id: number, user: string) {
        if (id > 5) throw new Error(user)
        return { id }
    }
}

const app = createExpressServer({
    controllers: [UserController],
    middlewares: [Logged, Failed],
    interceptors: [Wrapped],
    defaultErrorHandler: false,
    authorizationChecker: async (action: Action, roles: string[]) => roles.length > 0,
    currentUserChecker: (action: Action) => userOf(action),
})
const server = app.listen(process.env["PORT"], () => started())
process.on("SIGTERM", () => server.close())

function plain(request: unknown, response: unknown, next: () => void) {
    next()
}

function languageOf({ request }: Action) {
    return request.headers["accept-language"]
}

function userOf({ request }: Action) {
    return request.headers.user ?? "nobody"
}

function initial() { //~ known: the controller is made when it is first asked for
    return ["Tom"]
}

function started() {}

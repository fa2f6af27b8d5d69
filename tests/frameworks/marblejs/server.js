const { createServer, combineRoutes, HttpError, HttpStatus, httpListener, r } = require("@marblejs/http")
const { map, mergeMap, tap } = require("rxjs/operators")

const timed$ = request$ =>
    request$.pipe(tap(() => note()))

const known$ = request$ =>
    request$.pipe(tap(request => check(request)))

const cats$ = r.pipe(
    r.matchPath("/"),
    r.matchType("GET"),
    r.useEffect(request$ =>
        request$.pipe(map(() => ({ body: cats() })))),
)

const cat$ = r.pipe(
    r.matchPath("/:name"),
    r.matchType("GET"),
    r.use(known$),
    r.useEffect(request$ =>
        request$.pipe(mergeMap(async request => ({ body: named(request.params.name) })))),
)

const api$ = combineRoutes("/cats", [cats$, cat$])

const error$ = request$ =>
    request$.pipe(map(({ request, error }) => ({ request, status: error.status, body: told(error) })))

const listener = httpListener({ middlewares: [timed$], effects: [api$], error$ })

async function main() {
    const server = await createServer({ port: Number(process.env.PORT), hostname: "127.0.0.1", listener })
    const running = await server()
    process.on("SIGTERM", () => running.close(() => closed()))
}

function note() {}

function check(request) {
    if (request.params.name === "nobody") throw new HttpError("no such cat", HttpStatus.NOT_FOUND)
}

function cats() {
    return ["Tom"]
}

function named(name) {
    return { name }
}

function told(error) {
    return { message: error.message }
}

function closed() {}

void main()

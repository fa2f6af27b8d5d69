const table = [
    { method: "get", path: "/status", handler: status },
    { method: "post", path: "/echo", handler: (request, response) => response.send(request.body) },
]

/** Registers a table of routes. */
export function registerRoutes(app) {
    for (const { method, path, handler } of table) app[method](path, guarded(handler))
    app.route("/versions{/:version}").get((request, response) => response.json(request.params))
}

const guarded = handler => (request, response, next) => {
    if (isAllowed(request)) return handler(request, response, next)
    next(new Error("forbidden"))
}

function isAllowed(request) {
    return request.path !== "/forbidden"
}

function status(request, response) {
    response.json({ up: true })
}

import { node } from "@elysiajs/node"
import { Elysia, t } from "elysia"

const plugin = new Elysia({ name: "plugin", prefix: "/plugin" })
    .derive({ as: "scoped" }, ({ headers }) => ({ agent: headers["user-agent"] }))
    .get("/", ({ agent }) => agent ?? "none")

const app = new Elysia({ adapter: node() })
    .state("visits", 0)
    .decorate("double", (value: number) => value * 2)
    .onStart(() => console.log("started"))
    .onRequest(({ request }) => {
        console.log(request.url)
    })
    .onParse(async ({ request, contentType }) => {
        if (contentType === "application/x-odd") return request.text()
    })
    .onTransform(() => {})
    .onBeforeHandle(() => {})
    .onAfterHandle(() => {})
    .mapResponse(() => {})
    .onAfterResponse(() => {})
    .onError(({ code, error }) => describe(code, error))
    .derive(() => ({ derived: compute() }))
    .resolve(() => ({ resolved: 1 }))
    .get("/", ({ derived }) => derived)
    .get("/double/:value", ({ params, double }) => double(Number(params.value)))
    .get("/hooked", () => "hooked", { beforeHandle: [first], afterHandle: () => {}, transform: () => {}, afterResponse: () => {} })
    .post("/echo", ({ body }) => body)
    .put("/valid", ({ body }) => body, { body: t.Object({ name: t.String() }) })
    .get("/fail", () => {
        throw new Error("failed")
    })
    .group("/group", group => group.get("/inner", () => "inner"))
    .guard({ beforeHandle: () => {} }, guarded => guarded.get("/guarded", () => "guarded"))
    .use(plugin)
    .use(extra)
    .route("GET", "/route", () => "route")
    .all("/any", () => "any")
    .listen(Number(process.env.PORT), () => console.log("listening"))

export { app }

function extra(app: Elysia) {
    return app.get("/extra", () => "extra")
}

function first() {}

function compute() {
    return "computed"
}

function describe(code: unknown, error: unknown) {
    return `${code} ${error instanceof Error ? error.message : ""}`
}

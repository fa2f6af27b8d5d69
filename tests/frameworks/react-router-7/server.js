import express from "express"
import { createRequestHandler } from "@react-router/express"
import * as entry from "./app/entry.server.js"
import * as root from "./app/root.js"
import * as cats from "./app/routes/cats.js"
import * as cat from "./app/routes/cats.$name.js"
import * as export_ from "./app/routes/export.js"

/** What `react-router build` makes of the files in `app`. */
const routes = {
    root: { id: "root", path: "", module: root },
    "routes/cats": { id: "routes/cats", parentId: "root", path: "cats", module: cats },
    "routes/cats.$name": { id: "routes/cats.$name", parentId: "root", path: "cats/:name", module: cat },
    "routes/export": { id: "routes/export", parentId: "root", path: "export", module: export_ },
}
const manifestRoutes = Object.fromEntries(
    Object.entries(routes).map(([id, { module, ...route }]) => [id, { ...route, hasLoader: "loader" in module, hasAction: "action" in module, hasErrorBoundary: "ErrorBoundary" in module, hasClientLoader: false, hasClientAction: false, hasClientMiddleware: false, module: `/${id}.js`, imports: [] }]),
)
const build = {
    entry: { module: entry },
    routes,
    assets: { entry: { module: "/entry.js", imports: [] }, routes: manifestRoutes, url: "/manifest.js", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    basename: "/",
    future: { v8_middleware: true },
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: "initial" },
    allowedActionOrigins: [],
}

const app = express()
app.use(createRequestHandler({ build, mode: "production", getLoadContext: request => contextOf(request) }))
const server = app.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function contextOf(request) {
    noted(request.url)
    return undefined
}

function noted(url) {
    return url
}

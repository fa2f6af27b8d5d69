import type { EntryKind, FileActions } from "../../catalog/entry.ts"
import { exportsValue, moduleExports } from "./modules.ts"
import type { Value } from "./points-to.ts"
import type { RouteName } from "./route-names.ts"
import type { Solver } from "./solver.ts"
import { textsOf } from "./written-texts.ts"

/** Addresses by the action that answers there: `page/show` -> `GET /pages/:id`. */
export type ActionRoutes = ReadonlyMap<string, readonly string[]>

/** Letters are compared as if they were small: routes write `CatController.find` and `cat/find`. */
type Action = string

/**
 * The action that an export of a file is: `user/login` for `api/controllers/user/login.js`,
 * `page/show` for `show` of `api/controllers/PageController.js`.
 *
 * @param path From the package's folder, with extension.
 */
export function actionOf({ grouped }: FileActions, path: string, exported: string, below: RegExp): Action {
    const segments = path.replace(/\.\w+$/, "").split("/")
    const start = segments.findIndex((_, depth) => below.test(segments.slice(0, depth + 1).join("/"))) + 1
    const name = segments.slice(start).join("/")
    const isGroup = grouped !== undefined && name.endsWith(grouped) && exported !== "default"
    return isGroup ? `${name.slice(0, -grouped.length).toLowerCase()}/${exported}` : name
}

/** What an action is known by: the addresses where it answers, or its own name where none says so. */
export function namesOfAction({ word }: FileActions, kind: EntryKind, action: Action, routes: ActionRoutes): readonly RouteName[] {
    return routes.get(action.toLowerCase())?.map(name => ({ kind: "route", name })) ?? [{ kind, name: `${word} ${action}` }]
}

/** Reads a table of routes: `{ "GET /cats": "CatController.find", "/login": { action: "user/login" } }`. */
export function routesIn(solver: Solver, file: number, table: string, routes: Map<string, string[]>): void {
    const { heap, pointsTo } = solver
    const named = new Set<Value>([exportsValue(solver, file), ...pointsTo.valuesOf(moduleExports(solver, file))])
    for (const exported of named) {
        for (const addresses of pointsTo.valuesOf(heap.lookup(exported, table))) {
            for (const address of heap.ownKeys(addresses)) {
                for (const action of pointsTo.valuesOf(heap.lookup(addresses, address)).flatMap(target => actionsMeant(solver, target))) {
                    routes.set(action, [...new Set([...(routes.get(action) ?? []), addressName(address)])])
                }
            }
        }
    }
}

/** `get /cats`, `GET /cats` and, for all methods, `/cats`. */
export function addressName(address: string): string {
    const [, verb = "all", path] = /^\s*(?:([a-z]+)\s+)?(.*?)\s*$/i.exec(address)!
    return `${verb.toUpperCase()} ${path}`
}

/** `"CatController.find"`, `"cat/find"`, `{ controller: "cat", action: "find" }`, also the last of a list. */
function actionsMeant(solver: Solver, target: Value): Action[] {
    const { heap, pointsTo, values } = solver
    const abstract = values.get(target)
    const plain = (text: string): Action => text.replaceAll(".", "/").replace(/controller(?=\/|$)/gi, "").toLowerCase()
    if (abstract.kind === "string") return [plain(abstract.text)]
    if (abstract.kind !== "object") return []
    if (abstract.shape === "array") return heap.ownKeys(target).flatMap(key => pointsTo.valuesOf(heap.lookup(target, key))).flatMap(one => actionsMeant(solver, one))
    const read = (key: string): string[] => pointsTo.valuesOf(heap.lookup(target, key)).flatMap(value => textsOf(solver, value))
    const controllers = read("controller")
    return read("action").flatMap(action => (controllers.length > 0 ? controllers.map(controller => plain(`${controller}/${action}`)) : [plain(action)]))
}

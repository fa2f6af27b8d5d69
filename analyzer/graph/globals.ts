import type { Variable } from "./points-to.ts"
import type { Solver } from "./solver.ts"

/** Globals that are a module of Node's or a member of one. */
const MODULES: Readonly<Record<string, string>> = { process: "node:process" }

const GLOBAL_OBJECTS = new Set(["globalThis", "global", "window", "self"])

/** Prefix of the paths that `__dirname` and the like give, so that they are not taken for module names. */
export const ROOT = "/"

/** to = what a name means that is declared nowhere in the file. */
export function globalValue(solver: Solver, file: number, name: string, to: Variable): void {
    const { pointsTo, heap, values } = solver
    const path = `${ROOT}${solver.facts(file).file}`
    const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0))
    if (name === "undefined" || name === "NaN") return
    if (name === "__filename" || name === "import.meta.filename" || name === "import.meta.url") pointsTo.add(to, values.string(path))
    else if (name === "__dirname" || name === "import.meta.dirname") pointsTo.add(to, values.string(folder))
    else if (name === "import.meta") {
        const meta = values.object(`meta${file}`, { shape: "literal", file })
        for (const key of ["filename", "url"]) pointsTo.add(heap.property(meta, key), values.string(path))
        pointsTo.add(heap.property(meta, "dirname"), values.string(folder))
        pointsTo.add(heap.property(meta, "glob"), values.api("global#import.meta.glob"))
        pointsTo.add(to, meta)
    } else if (GLOBAL_OBJECTS.has(name)) pointsTo.add(to, values.api("global#globalThis"))
    else if (MODULES[name]) pointsTo.add(to, values.api(`${MODULES[name]}#default`, { module: true }))
    else {
        pointsTo.add(to, values.api(`global#${name}`))
        pointsTo.flow(heap.property(values.api("global#globalThis"), name), to)
    }
}

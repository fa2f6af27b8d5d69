import type { ApiName } from "../../catalog/entry.ts"
import type { Catalog } from "../../catalog/index.ts"

/**
 * Which values of packages lead anywhere: every path of an entry of the catalog, and every
 * beginning of one. What else a package returns is "something of that package", one value for
 * all of it: rows, responses and parsed documents are handed around everywhere, and telling them
 * apart would fill every logger's parameter with thousands of values that nobody asks about.
 */
export function knownPaths(catalog: Catalog): ReadonlySet<string> {
    const known = new Set<string>()
    const add = (pack: string, path: string | undefined): void => {
        if (path === undefined) return
        const name = path.includes("#") ? path : `${catalog.canonicalModule(pack)}#${path}`
        for (let at = name.length; at > name.indexOf("#") + 1; at = Math.max(name.lastIndexOf(".", at - 1), name.lastIndexOf("(", at - 1))) known.add(name.slice(0, at))
    }
    for (const facts of catalog.packages) {
        for (const entries of [facts.blocking, facts.clients, facts.fanOuts, facts.limiters, facts.offloads, facts.signatures, facts.threadpool]) {
            for (const entry of entries ?? []) add(facts.package, entry.name)
        }
        for (const path of facts.requestData ?? []) {
            add(facts.package, path)
            if (path.startsWith("@")) add(facts.package, `${path.slice(1)}()`)
        }
        for (const [name, target] of [...Object.entries(facts.types ?? {}), ...Object.entries(facts.extends ?? {})]) {
            add(facts.package, name)
            add(facts.package, target)
        }
        for (const shape of facts.mounts ?? []) for (const method of shape.methods) add(facts.package, shape.on === undefined ? `${method}()` : `${shape.on}.${method}`)
        for (const shape of facts.handlers ?? []) {
            // Decorators are called for what they are, and classes inherit from what factories make.
            if (shape.kind === "decorator" || shape.kind === "class") {
                const names = shape.kind === "decorator" ? [...shape.decorators, ...(shape.classDecorators ?? [])] : [...(shape.decorators ?? []), ...(shape.types ?? []), ...(shape.where?.asks ?? []), ...Object.keys(shape.where?.given ?? {})]
                for (const name of names) {
                    add(facts.package, name)
                    add(facts.package, `${name}()`)
                }
            }
            if (!("methods" in shape) || shape.kind === "class") continue
            for (const method of shape.methods) add(facts.package, shape.on === undefined ? method : `${shape.on}.${method}`)
        }
    }
    return known
}

/** Something of a package. */
export function somethingOf(name: ApiName): ApiName {
    return `${name.slice(0, name.indexOf("#"))}#*`
}

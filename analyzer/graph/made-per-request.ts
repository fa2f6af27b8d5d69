import type { QualifiedShape } from "../../catalog/index.ts"
import { isOneOf } from "./entries.ts"
import type { DecoratorCall } from "./route-names.ts"
import type { Solver } from "./solver.ts"
import { resolveType } from "./types.ts"

/**
 * Classes of which a container makes an instance for each request: those whose decorator says so
 * (`@Injectable({ scope: Scope.REQUEST })`), and those that are given such an instance, as far as
 * declared types of fields and parameter properties tell. Keys are `file,class`.
 */
export function madePerRequest(solver: Solver, shape: QualifiedShape<"class">, decorated: ReadonlyMap<string, readonly DecoratorCall[]>): ReadonlySet<string> {
    const found = new Set<string>()
    for (const [key, decorators] of decorated) if (decorators.some(decorator => saysSo(solver, shape, decorator))) found.add(key)
    if (found.size === 0) return found
    for (let before = 0; before < found.size; ) {
        before = found.size
        for (const key of decorated.keys()) if (!found.has(key) && isGivenOne(solver, key, found)) found.add(key)
    }
    return found
}

function saysSo(solver: Solver, { decorators, where }: QualifiedShape<"class">, { name, call }: DecoratorCall): boolean {
    const options = call?.args.list[0]
    if (!where || options === undefined || !decorators?.includes(name)) return false
    return solver.pointsTo.valuesOf(options).some(value => solver.values.get(value).kind === "object" && solver.pointsTo.valuesOf(solver.heap.lookup(value, where.property)).some(one => isOneOf(solver, one, where.is)))
}

function isGivenOne(solver: Solver, key: string, found: ReadonlySet<string>): boolean {
    const [file, index] = key.split(",").map(Number)
    const { properties } = solver.facts(file!).classes[index!]!
    return Object.values(properties).some(type => resolveType(solver, file!, type).some(resolved => resolved.kind === "class" && found.has(`${resolved.file},${resolved.class}`)))
}

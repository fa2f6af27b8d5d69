import type { MountShape } from "../../catalog/entry.ts"
import type { Value } from "./points-to.ts"
import type { DecoratorCall } from "./route-names.ts"
import type { Solver } from "./solver.ts"
import { elementsOf, join, textsOf, valuesAt } from "./written-texts.ts"

/** Groups may stand below groups, but not without end. */
const DEEPEST_GROUP = 8

/** Notes which classes a group lists: `@Module({ controllers: [Cats] })`. Classes and groups are written `file,class`. */
export function noteGroup(solver: Solver, group: string, { name, call }: DecoratorCall): void {
    if (!call) return
    for (const { what, listed } of solver.catalog.mounts(name)) {
        if (what !== "group" || listed === undefined) continue
        for (const list of valuesAt(solver, call, listed)) {
            for (const member of elementsOf(solver, list).flatMap(value => classKey(solver, value) ?? [])) {
                const groups = solver.mounts.groupsOf.get(member)
                if (groups) groups.add(group)
                else solver.mounts.groupsOf.set(member, new Set([group]))
            }
        }
    }
}

/** The paths of the groups that list a class, the empty one for a group that has none; none at all where no group has any. */
export function groupPrefixes(solver: Solver, member: string): readonly string[] {
    const groups = solver.mounts.groupsOf.get(member)
    if (!groups || solver.mounts.groups.size === 0) return []
    const paths = new Map<string, Set<string>>([...groups].map(group => [group, new Set()]))
    for (const { call, shape } of solver.mounts.groups.values()) {
        for (const list of valuesAt(solver, call, "0")) for (const options of elementsOf(solver, list)) eachGroup(solver, options, shape.grouping!, "", 0, (group, path) => paths.get(group)?.add(path))
    }
    return [...new Set([...paths.values()].flatMap(found => (found.size === 0 ? [""] : [...found])))]
}

function eachGroup(solver: Solver, options: Value, grouping: NonNullable<MountShape["grouping"]>, above: string, depth: number, then: (group: string, path: string) => void): void {
    // A group among the children of another has no path of its own.
    const itself = classKey(solver, options)
    if (itself !== undefined) return then(itself, above)
    if (solver.values.get(options).kind !== "object" || depth > DEEPEST_GROUP) return
    const read = (key: string): readonly Value[] => solver.pointsTo.valuesOf(solver.heap.lookup(options, key))
    const own = read(grouping.path).flatMap(value => textsOf(solver, value))
    for (const path of own.length > 0 ? own : [""]) {
        const here = join(above, path, "/")
        for (const group of read(grouping.group)) {
            const key = classKey(solver, group)
            if (key !== undefined) then(key, here)
        }
        for (const list of read(grouping.children)) for (const child of elementsOf(solver, list)) eachGroup(solver, child, grouping, here, depth + 1, then)
    }
}

function classKey(solver: Solver, value: Value): string | undefined {
    const abstract = solver.values.get(value)
    return abstract.kind === "function" && abstract.class !== undefined ? `${abstract.file},${abstract.class}` : undefined
}

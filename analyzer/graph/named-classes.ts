import type { ApiName } from "../../catalog/entry.ts"
import { isNamedType } from "./conventions.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Call, Solver } from "./solver.ts"
import { instancesOfClass } from "./types.ts"

/** `Signature.returns` of what makes objects of classes that the program names by a text. */
const NAMED = /^(list of )?(\S+) named by argument (\d+)$/

/**
 * Gives a call what it makes of the program's own classes: `R.dispense("monitor")` is a `Monitor`,
 * if a class of that name, or in a file of that name, extends the package's base class.
 *
 * @returns Whether there are classes of that name; if not the call is left to the usual rules.
 */
export function giveNamed(solver: Solver, call: Call, returns: string, qualify: (type: string) => ApiName): boolean {
    const [, list, base, position] = NAMED.exec(returns) ?? []
    const argument = call.args.list[Number(position)]
    if (base === undefined || argument === undefined) return false
    const into = list === undefined ? call.to : elementsOf(solver, call)
    let found = false
    for (const name of namesIn(solver, call, Number(position), argument)) {
        for (const { file, index } of derivedByName(solver).get(plain(name)) ?? []) {
            for (const made of instancesOfClass(solver, file, index)) {
                found = true
                addIfA(solver, made, qualify(base), into)
            }
        }
    }
    return found
}

/** A base class may come from far: a class is asked what it extends when that becomes known. */
function addIfA(solver: Solver, made: Value, base: ApiName, into: Variable): void {
    const { pointsTo, heap, values } = solver
    const seen = new Set<Value>()
    const climb = (value: Value): void => pointsTo.each(heap.prototypeOf(value), parent => {
        if (seen.has(parent)) return
        seen.add(parent)
        const abstract = values.get(parent)
        if (abstract.kind !== "api") climb(parent)
        else if (isNamedType(solver, abstract.name, [base])) pointsTo.add(into, made)
    })
    climb(made)
}

function namesIn(solver: Solver, call: Call, position: number, argument: Variable): readonly string[] {
    const written = solver.site(call.caller.file, call.site)?.arguments?.[position]?.string
    if (written !== undefined) return [written]
    return solver.pointsTo.valuesOf(argument).flatMap(value => {
        const abstract = solver.values.get(value)
        return abstract.kind === "string" && !abstract.pattern ? [abstract.text] : []
    })
}

function elementsOf(solver: Solver, call: Call): Variable {
    const list = solver.values.object(`named${call.caller.file}:${call.site}:${call.caller.id}`, { shape: "array", file: call.caller.file })
    solver.pointsTo.add(call.to, list)
    return solver.heap.property(list, "[]")
}

interface Derived {
    readonly file: number
    readonly index: number
}

/** Classes that extend something, by their own names and those of their files. */
const derived = new WeakMap<Solver, ReadonlyMap<string, readonly Derived[]>>()

function derivedByName(solver: Solver): ReadonlyMap<string, readonly Derived[]> {
    const known = derived.get(solver)
    if (known) return known
    const byName = new Map<string, Derived[]>()
    for (const [file, facts] of solver.project.files.entries()) {
        for (const [index, klass] of facts.classes.entries()) {
            if (klass.extends === undefined) continue
            for (const name of new Set([plain(klass.name), plain(baseName(facts.file))])) {
                const list = byName.get(name) ?? []
                byName.set(name, list)
                list.push({ file, index })
            }
        }
    }
    derived.set(solver, byName)
    return byName
}

/** `api_key`, `api-key` and `ApiKey` are one name. */
function plain(name: string): string {
    return name.replace(/[-_]/g, "").toLowerCase()
}

function baseName(file: string): string {
    return file.slice(file.lastIndexOf("/") + 1).replace(/\.[cm]?[jt]sx?$/, "")
}

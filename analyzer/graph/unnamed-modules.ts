import { moduleExports, startModule } from "./modules.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Solver } from "./solver.ts"

/** What every module may have, and what `await` asks of everything. */
const OF_ALL = new Set(["default", "then", "__esModule"])

/**
 * Stands in for modules whose name comes from outside: `const plugin = await import(row.file)`.
 *
 * @returns What is read from it once values have been propagated.
 */
export function standIns(solver: Solver): readonly Value[] {
    const found: Value[] = []
    for (const [index, [into, specifier]] of [...solver.computedImports].entries()) {
        if (solver.pointsTo.valuesOf(into).length > 0 || isNamed(solver, specifier)) continue
        const value = solver.values.object(`unnamed module ${index}`, { shape: "literal", file: undefined })
        solver.pointsTo.add(into, value)
        found.push(value)
    }
    return found
}

/** The program says a name itself, though nothing is known by it: a package that is not installed. */
function isNamed(solver: Solver, specifier: Variable): boolean {
    return solver.pointsTo.valuesOf(specifier).some(value => {
        const abstract = solver.values.get(value)
        return abstract.kind === "string" && !abstract.pattern
    })
}

/**
 * `plugin.nodeClass` of a module that nobody can name is what those modules export under that name
 * which nobody imports either, if there are several: a folder of plugins.
 */
export function loadUnnamed(solver: Solver, unnamed: readonly Value[]): void {
    const keys = new Set(unnamed.flatMap(value => solver.heap.ownKeys(value)).filter(key => !OF_ALL.has(key)))
    if (keys.size === 0) return
    const exporting = new Map<string, Variable[]>()
    for (const file of unimported(solver)) {
        if (!solver.facts(file).strings.some(text => keys.has(text))) continue
        startModule(solver, file)
        for (const exported of solver.pointsTo.valuesOf(moduleExports(solver, file))) {
            for (const key of solver.heap.ownKeys(exported)) {
                if (!keys.has(key)) continue
                const list = exporting.get(key) ?? []
                exporting.set(key, list)
                list.push(solver.heap.property(exported, key))
            }
        }
    }
    for (const [key, variables] of exporting) {
        if (variables.length < 2) continue
        for (const value of unnamed) {
            if (!solver.heap.ownKeys(value).includes(key)) continue
            for (const variable of variables) solver.pointsTo.flow(variable, solver.heap.property(value, key))
        }
    }
}

/** Files of the program itself that no file imports by name. */
function unimported(solver: Solver): number[] {
    const { files, resolutions } = solver.project
    const imported = new Set(Object.entries(resolutions).flatMap(([from, own]) => Object.values(own).flatMap(target => (target.kind === "file" && target.file !== from ? target.file : []))))
    return [...files.keys()].filter(file => !imported.has(files[file]!.file))
}

import type { ApiName } from "../../catalog/entry.ts"
import type { Resolution } from "../facts.ts"
import { readKey } from "./calls.ts"
import { matcher } from "./patterns.ts"
import { moduleVariable } from "./operations.ts"
import type { Value, Variable } from "./points-to.ts"
import type { Call, Instance, Solver } from "./solver.ts"
import { normalize } from "./strings.ts"

/** A directory whose files are all loaded by a computed name has this many at most; more is no plugin folder but a guess. */
const MOST_FILES = 400

/** Copies of browser libraries among what is sent to browsers: nothing of the server's runs in them. */
const VENDORED = /(?:^|\/)(?:public|static|assets|client)\/(?:[^/]+\/)*(?:vendors?|third[-_]?party)\//

/** Makes the objects of one module and runs its code, if that has not been done. */
export function startModule(solver: Solver, file: number): void {
    const { pointsTo, heap } = solver
    if (solver.started.has(file) || VENDORED.test(solver.facts(file).file)) return
    solver.started.add(file)
    const module = moduleValue(solver, file)
    const exports = exportsValue(solver, file)
    const instance = solver.defaultInstance(solver.values.function(file, 0, -1))
    pointsTo.add(heap.property(module, "exports"), exports)
    pointsTo.add(moduleVariable(instance, "module"), module)
    pointsTo.add(moduleVariable(instance, "exports"), exports)
    pointsTo.add(instance.base, exports)
    pointsTo.add(moduleVariable(instance, "require"), solver.values.api("node:module#require", { file }))
}

function moduleValue(solver: Solver, file: number): Value {
    return solver.values.object(`module${file}`, { shape: "module", file })
}

export function exportsValue(solver: Solver, file: number): Value {
    return solver.values.object(`exports${file}`, { shape: "exports", file })
}

export function exportName(solver: Solver, file: number, name: string, from: Variable): void {
    solver.pointsTo.flow(from, solver.heap.property(exportsValue(solver, file), name))
}

/** `export * from`: everything but the default; of a package, whatever is asked for. */
export function exportAll(solver: Solver, file: number, namespace: Variable): void {
    const exports = exportsValue(solver, file)
    solver.pointsTo.each(namespace, value => solver.heap.copyProperties(value, exports, "default"))
}

/** What `module.exports` of a file may be. */
export function moduleExports(solver: Solver, file: number): Variable {
    return solver.heap.lookup(moduleValue(solver, file), "exports")
}

const STATEMENT = 0
const REQUIRE = 1

/** `import`, `require`, `import()` with a constant name. */
export function importConstant(solver: Solver, instance: Instance, to: Variable, specifier: string, name: string, form: number, site: number): void {
    const facts = solver.facts(instance.file)
    const resolution = solver.project.resolutions[facts.file]?.[specifier]
    if (resolution) importResolved(solver, instance, to, specifier, resolution, name, form, site)
}

function importResolved(solver: Solver, instance: Instance, to: Variable, specifier: string, resolution: Resolution, name: string, form: number, site: number): void {
    switch (resolution.kind) {
        case "file": {
            const file = fileIndex(solver).get(resolution.file)
            if (file === undefined) return noteLoad(solver, instance, site, form)
            importFile(solver, instance, to, file, name, form, site)
            const known = solver.isInstalled(file) && !solver.isInstalled(instance.file) ? knownPackage(solver, specifier) : undefined
            if (known) importPackage(solver, to, known, name)
            return
        }
        case "builtin":
        case "package":
            if (form !== STATEMENT) noteLoad(solver, instance, site, form)
            importPackage(solver, to, resolution, name)
            return
        case "other":
            return importMissing(solver, instance, to, specifier, name, form, site)
    }
}

function importPackage(solver: Solver, to: Variable, resolution: PackageResolution, name: string): void {
    const value = packageValue(solver, resolution)
    if (name === "*" || name === "default") solver.pointsTo.add(to, value)
    else solver.pointsTo.flow(solver.heap.lookup(value, name), to)
}

/**
 * The package that a specifier names, if the catalog has something to say about it. Where the code
 * of such a package is read too, the program's own imports of it are both: the package's functions,
 * and the value by whose name the catalog knows its handlers, clients and blocking calls.
 */
export function knownPackage(solver: Solver, specifier: string): PackageResolution | undefined {
    const [, name, subpath] = /^((?:@[^/]+\/)?[^./][^/]*)(?:\/(.*))?$/.exec(specifier) ?? []
    if (name === undefined || !solver.catalog.packageNames.has(name)) return undefined
    return { kind: "package", name, subpath: subpath ?? "" }
}

/** A file that is not there: code that a generator writes, JSON, or nothing. */
function importMissing(solver: Solver, instance: Instance, to: Variable, specifier: string, name: string, form: number, site: number): void {
    const generated = solver.catalog.generatedPackage(specifier)
    if (generated === undefined) noteLoad(solver, instance, site, form)
    else importResolved(solver, instance, to, specifier, { kind: "package", name: generated, subpath: "" }, name, form, site)
}

export type PackageResolution = Extract<Resolution, { kind: "builtin" | "package" }>

/** The exports of a package or of one of its subpaths. */
export function packageValue(solver: Solver, resolution: PackageResolution): Value {
    const subpath = resolution.kind === "package" && resolution.subpath !== "" ? `/${resolution.subpath}` : ""
    const name: ApiName = `${solver.catalog.canonicalModule(resolution.name + subpath)}#default`
    const canonical = solver.catalog.canonicalType(name)
    // `lodash/map` is the function `lodash#map`; most other names of a default are types of its instances.
    return subpath !== "" && canonical !== name ? solver.values.api(canonical) : solver.values.api(name, { module: true })
}

function importFile(solver: Solver, instance: Instance, to: Variable, file: number, name: string, form: number, site: number): void {
    const { pointsTo } = solver
    startModule(solver, file)
    const esModule = solver.facts(file).esModule
    const exported = moduleExports(solver, file)
    if (form !== STATEMENT && site >= 0) {
        const loaded = solver.defaultInstance(solver.values.function(file, 0, -1))
        solver.recordEdge({ caller: instance, site, args: { list: [], spreadFrom: 0 }, to, kind: "import" }, loaded)
        // A module runs once, whoever asks for it first.
        solver.recordLeaving({ caller: instance, site, args: { list: [], spreadFrom: 0 }, to, kind: "import" }, loaded.id, "startup")
    }
    if (name === "*") {
        if (form === REQUIRE || esModule) pointsTo.flow(exported, to)
        else pointsTo.add(to, namespaceOf(solver, file))
    } else if (name === "default") {
        pointsTo.each(exported, value => readKey(solver, instance, -1, value, "default", to))
        if (!esModule) pointsTo.flow(exported, to)
    } else pointsTo.each(exported, value => readKey(solver, instance, -1, value, name, to))
}

/** The namespace object that an ES import of a CommonJS module gives: its properties, and the whole as `default`. */
function namespaceOf(solver: Solver, file: number): Value {
    const namespace = solver.values.object(`namespace${file}`, { shape: "namespace", file })
    const exported = moduleExports(solver, file)
    solver.pointsTo.flow(exported, solver.heap.property(namespace, "default"))
    solver.pointsTo.each(exported, value => solver.heap.copyProperties(value, namespace))
    return namespace
}

/** A module or JSON file that is read and evaluated when this line runs. */
function noteLoad(solver: Solver, instance: Instance, site: number, form: number): void {
    if (form !== REQUIRE || site < 0) return
    solver.recordApiCall({ caller: instance, site, args: { list: [], spreadFrom: 0 }, to: 0, kind: "call" }, "node:module#require")
}

/** `require(path.join(dir, name))`, `import(name)`: modules named by values. */
export function importComputed(solver: Solver, instance: Instance, to: Variable, specifier: Variable, form: number, site: number): void {
    noteLoad(solver, instance, site, form)
    solver.computedImports.set(to, specifier)
    solver.pointsTo.each(specifier, value => {
        const abstract = solver.values.get(value)
        if (abstract.kind !== "string") return
        const found = abstract.pattern ? filesLike(solver, instance.file, abstract.text) : exactFile(solver, instance.file, abstract.text)
        if (found.length > MOST_FILES) return solver.count("computedImports")
        for (const file of found) importFile(solver, instance, to, file, "*", form, site)
        if (found.length === 0 && !abstract.pattern) importConstant(solver, instance, to, abstract.text, "*", form, -1)
    })
}

/** The files in a folder and below, with their paths in it; the asking file is not among them. */
export function filesBelow(solver: Solver, from: number, folder: string): { readonly file: number; readonly path: string }[] {
    const start = asPath(solver, from, folder)
    if (start === undefined) return []
    const prefix = start === "" || start === "." ? "" : `${start}/`
    const found = [...solver.project.files.entries()].filter(([file, facts]) => file !== from && facts.file.startsWith(prefix) && !solver.isInstalled(file))
    if (found.length > MOST_FILES) solver.count("computedImports")
    return found.length > MOST_FILES ? [] : found.map(([file, facts]) => ({ file, path: facts.file.slice(prefix.length) }))
}

/** A function of a package loads a file. */
export function loadFile(solver: Solver, call: Call, file: number, to: Variable): void {
    importFile(solver, call.caller, to, file, "*", REQUIRE, call.site)
}

/** What a module is used as: its default export where it has one. */
export function exportsOf(solver: Solver, loaded: Variable): Variable {
    const used = solver.pointsTo.allocate()
    solver.pointsTo.each(loaded, value => {
        if (solver.values.get(value).kind === "object") solver.pointsTo.flow(solver.heap.lookup(value, "default"), used)
        solver.pointsTo.add(used, value)
    })
    return used
}

/** `require` as a value, or one made by `createRequire`, is called. */
export function requireFrom(solver: Solver, call: Call, file: number, specifier: Variable): void {
    const module = solver.defaultInstance(solver.values.function(file, 0, -1))
    const from: Instance = file === call.caller.file ? call.caller : module
    importComputed(solver, from, call.to, specifier, REQUIRE, file === call.caller.file ? call.site : -1)
}

const indexes = new WeakMap<Solver, Map<string, number>>()

export function fileIndex(solver: Solver): Map<string, number> {
    let index = indexes.get(solver)
    if (!index) indexes.set(solver, (index = new Map(solver.project.files.map((facts, file) => [facts.file, file]))))
    return index
}

const EXTENSIONS = ["", ".js", ".ts", ".mjs", ".cjs", ".jsx", ".tsx", ".mts", ".cts", "/index.js", "/index.ts"]

/** A path relative to the analysed folder, or undefined for names of packages. Absolute ones come from `__dirname`. */
function asPath(solver: Solver, file: number, specifier: string): string | undefined {
    if (specifier.startsWith("file://")) return asPath(solver, file, specifier.slice("file://".length))
    if (specifier.startsWith("/")) return normalize(specifier.slice(1))
    if (!specifier.startsWith(".")) return undefined
    const name = solver.facts(file).file
    return normalize(`${name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : "."}/${specifier}`)
}

function exactFile(solver: Solver, file: number, specifier: string): number[] {
    const path = asPath(solver, file, specifier)
    if (path === undefined) return []
    const index = fileIndex(solver)
    for (const candidate of [path, path.replace(/\.[cm]?js$/, "")]) {
        for (const extension of EXTENSIONS) {
            const found = index.get(candidate + extension)
            if (found !== undefined) return [found]
        }
    }
    return []
}

/** The file that a text names, relative to the file that says so, or to its package. */
export function fileNamed(solver: Solver, from: number, text: string): number | undefined {
    const name = solver.facts(from).file
    const homes = solver.project.packages.map(({ folder }) => folder).filter(folder => folder === "" || name.startsWith(`${folder}/`))
    return [text.startsWith(".") ? text : `./${text}`, ...homes.map(folder => `/${folder}/${text}`)].flatMap(path => exactFile(solver, from, path))[0]
}

/** Files that a path with unknown parts may name; it has to name a folder at least. `*` does not cross folders unless it is all there is. */
function filesLike(solver: Solver, file: number, pattern: string): number[] {
    const path = asPath(solver, file, pattern)
    if (path === undefined || path.startsWith("*") || !path.split("*")[0]!.includes("/")) return []
    const own = solver.facts(file).file
    const matches = matcher(path)
    const found: number[] = []
    for (const [index, facts] of solver.project.files.entries()) {
        if (facts.file === own) continue
        const bare = facts.file.replace(/\.[cm]?[jt]sx?$/, "")
        if ([facts.file, bare, bare.replace(/\/index$/, "")].some(name => matches(name))) found.push(index)
    }
    return found
}

import type { ApiName, EntryKind, HandlerShape } from "../../catalog/entry.ts"
import type { Catalog, QualifiedShape } from "../../catalog/index.ts"
import { mayInclude } from "../../catalog/versions.ts"
import type { ClassFact, DecorationFact, ProjectFacts } from "../facts.ts"
import { SLOT } from "../facts.ts"
import { qualified, typed } from "./apis.ts"
import { enterHandler, frameworkOf, type Registration, registerAll, registerValue, resultOf } from "./entries.ts"
import { type ActionRoutes, actionOf, addressName, namesOfAction, routesIn } from "./file-actions.ts"
import { nameOfFileExport, prefixOfFile } from "./file-routes.ts"
import { matcher } from "./patterns.ts"
import { madePerRequest } from "./made-per-request.ts"
import { exportsValue, fileIndex, moduleExports } from "./modules.ts"
import { routerAt } from "./mounts.ts"
import type { Value } from "./points-to.ts"
import { noteGroup } from "./route-groups.ts"
import type { DecoratorCall, Naming, RouteName } from "./route-names.ts"
import type { AppliedDecorator, Call, Solver } from "./solver.ts"
import { resolveType } from "./types.ts"

/**
 * Handlers that no call registers: decorated methods, members of classes of a framework, exports
 * of files at conventional places, functions with a directive, names by convention. Asked once
 * the values of the program are known.
 */
export function handlersByConvention(solver: Solver, entries: readonly HandlerShape[]): void {
    const calls = decoratorCalls(solver)
    const decorated = decoratedClasses(solver, calls)
    const names: Named = new Map([...decorated].map(([key, decorators]) => [key, decorators.map(({ name }) => name)]))
    parameterDecorators(solver)
    methodDecorators(solver, decorated, calls)
    for (const shape of solver.catalog.classShapes()) {
        if (shape.where) productsPerRequest(solver, shape, decorated, calls)
        else membersOfClasses(solver, shape, names)
    }
    for (const shape of [...solver.catalog.fileShapes(), ...own(entries, "file")]) exportsOfFiles(solver, shape)
    exportsByName(solver)
    for (const shape of [...solver.catalog.directiveShapes(), ...own(entries, "directive")]) directives(solver, shape)
    for (const shape of [...solver.catalog.nameShapes(), ...own(entries, "name")]) namesInFiles(solver, shape)
}

/** The user's own entries, which belong to no package. */
function own<Kind extends "file" | "directive" | "name">(entries: readonly HandlerShape[], kind: Kind): QualifiedShape<Kind>[] {
    return entries.filter(shape => shape.kind === kind).map(shape => ({ ...shape, package: "" }) as QualifiedShape<Kind>)
}

type Named = Map<string, ApiName[]>

const apiNamesOf = (solver: Solver, variable: number): ApiName[] =>
    solver.pointsTo.valuesOf(variable).flatMap(value => {
        const abstract = solver.values.get(value)
        return abstract.kind === "api" ? [solver.catalog.canonicalType(abstract.name.replace(/\(\)$/, "") as ApiName)] : []
    })

/** Decorators of classes, by file and class. */
function decoratedClasses(solver: Solver, calls: DecoratorCalls): ReadonlyMap<string, readonly DecoratorCall[]> {
    const found = new Map<string, DecoratorCall[]>()
    for (const applied of solver.decorators) {
        const decoration = solver.facts(applied.file).decorations[applied.decoration]!
        if (decoration.target !== "class") continue
        const key = `${applied.file},${decoration.class}`
        found.set(key, [...(found.get(key) ?? []), ...apiNamesOf(solver, applied.decorator).map(name => ({ name, call: callOfDecorator(solver, applied, calls), of: key }))])
    }
    for (const [key, decorators] of found) for (const decorator of decorators) noteGroup(solver, key, decorator)
    // A route that is inherited belongs to the classes that inherit it.
    const inherited = new Map<string, DecoratorCall[]>()
    for (const [key, decorators] of found) {
        for (const value of solver.classValues.get(key) ?? []) {
            for (const parent of classesAbove(solver, value, 0)) inherited.set(parent, [...(inherited.get(parent) ?? []), ...decorators])
        }
    }
    for (const [key, decorators] of inherited) found.set(key, [...(found.get(key) ?? []), ...decorators])
    return found
}

function classesAbove(solver: Solver, value: Value, depth: number): string[] {
    if (depth > 5) return []
    return solver.pointsTo.valuesOf(solver.heap.prototypeOf(value)).flatMap(parent => {
        const abstract = solver.values.get(parent)
        return abstract.kind === "function" && abstract.class !== undefined ? [`${abstract.file},${abstract.class}`, ...classesAbove(solver, parent, depth + 1)] : []
    })
}

type DecoratorCalls = ReadonlyMap<string, Call>

/** Calls of functions around decorators, by instance and site. */
function decoratorCalls(solver: Solver): DecoratorCalls {
    const around = new Set(solver.decorators.map(applied => applied.instance))
    return new Map(solver.openCalls.flatMap(({ call }) => (around.has(call.caller) ? [[`${call.caller.id},${call.site}`, call] as const] : [])))
}

/** `Get("cats")` in `@Get("cats")`: it begins one character after the decorator and ends with it. */
function callOfDecorator(solver: Solver, applied: AppliedDecorator, calls: DecoratorCalls): Call | undefined {
    const { sites } = solver.facts(applied.file)
    const [line, column, endLine, endColumn] = sites[applied.site]!.at
    const site = sites.findLastIndex(({ at }, index) => index < applied.site && at[0] === line && at[1] === column + 1 && at[2] === endLine && at[3] === endColumn)
    return calls.get(`${applied.instance.id},${site}`)
}

/** `find(@Query() query)`: what such a parameter receives comes from the client. */
function parameterDecorators(solver: Solver): void {
    for (const applied of solver.decorators) {
        const decoration = solver.facts(applied.file).decorations[applied.decoration]!
        if (decoration.target !== "parameter" || decoration.fn === undefined) continue
        for (const name of apiNamesOf(solver, applied.decorator)) {
            const value = solver.values.api(name.replace("#", "#@") as ApiName, { instance: true })
            const method = solver.values.function(applied.file, decoration.fn, applied.instance.id)
            const position = parameterPosition(decoration.member)
            if (position !== undefined) solver.pointsTo.add(solver.defaultInstance(method).base + SLOT.firstParameter + position, value)
        }
    }
}

function parameterPosition(text: string | undefined): number | undefined {
    const position = Number(text?.split(/[.#:]/).at(-1))
    return Number.isInteger(position) ? position : undefined
}

function registration(solver: Solver, shape: QualifiedShape, naming: string | Naming, file: number, site: number, self?: Value): Registration {
    return {
        framework: frameworkOf(shape),
        naming: typeof naming === "string" ? { by: "text", text: naming, as: kindOf(shape), shape } : naming,
        file, site,
        ...(shape.role === "startup" && { atStartup: true as const }),
        parameters: (shape.parameters ?? []).map(type => typed(solver, `${shape.package}#default`, type)),
        ...(shape.role === "job" && { role: "job" as const }),
        ...(self !== undefined && { self }),
    }
}

function kindOf(shape: QualifiedShape): EntryKind {
    return shape.as ?? (shape.role === "job" ? "job" : "callback")
}

function methodDecorators(solver: Solver, classes: ReadonlyMap<string, readonly DecoratorCall[]>, calls: DecoratorCalls): void {
    const besides = decoratedMethods(solver, calls)
    for (const applied of solver.decorators) {
        const facts = solver.facts(applied.file)
        const decoration = facts.decorations[applied.decoration]!
        if (decoration.target !== "method" || decoration.member === undefined) continue
        const klass = facts.classes[decoration.class]!
        const around = classes.get(`${applied.file},${decoration.class}`) ?? []
        for (const name of apiNamesOf(solver, applied.decorator)) {
            for (const shape of solver.catalog.decoratorShapes(name)) {
                if (shape.role === "startup") continue
                if (shape.classDecorators && !around.some(given => shape.classDecorators!.includes(given.name))) continue
                const naming: Naming = { by: "decorator", decorator: name, call: callOfDecorator(solver, applied, calls), classes: around, besides: besides.get(memberKey(applied, decoration)) ?? [], shape, member: `${klass.name}.${decoration.member}` }
                const make = (self: Value): Registration => registration(solver, shape, naming, applied.file, applied.site, self)
                if (klass.members.some(({ fn, kind }) => fn === decoration.fn && kind === "getter")) registerGetter(solver, applied, decoration, make)
                else registerMember(solver, applied.file, decoration.class, decoration.member, make)
            }
        }
    }
}

/** All decorators of each method. */
function decoratedMethods(solver: Solver, calls: DecoratorCalls): ReadonlyMap<string, readonly DecoratorCall[]> {
    const found = new Map<string, DecoratorCall[]>()
    for (const applied of solver.decorators) {
        const decoration = solver.facts(applied.file).decorations[applied.decoration]!
        if (decoration.target !== "method") continue
        const key = memberKey(applied, decoration)
        found.set(key, [...(found.get(key) ?? []), ...apiNamesOf(solver, applied.decorator).map(name => ({ name, call: callOfDecorator(solver, applied, calls) }))])
    }
    return found
}

function memberKey({ file }: AppliedDecorator, { class: klass, member }: DecorationFact): string {
    return `${file},${klass},${member ?? ""}`
}

/** Methods of a class become handlers, called on an instance that the framework makes. */
function registerMember(solver: Solver, file: number, klass: number, member: string, make: (self: Value) => Registration): void {
    for (const value of solver.classValues.get(`${file},${klass}`) ?? []) {
        const self = instanceMade(solver, value)
        registerAll(solver, solver.heap.lookup(self, member), make(self))
        const isStatic = solver.facts(file).classes[klass]!.members.some(one => one.static && one.key === member)
        if (isStatic) registerAll(solver, solver.heap.lookup(value, member), make(value))
    }
}

/** A getter is no value of the instance: what is read is what it returns. */
function registerGetter(solver: Solver, { file, instance }: AppliedDecorator, { class: klass, fn }: DecorationFact, make: (self: Value) => Registration): void {
    for (const value of solver.classValues.get(`${file},${klass}`) ?? []) registerValue(solver, solver.values.function(file, fn!, instance.id), make(instanceMade(solver, value)))
}

/** An instance that is made by somebody else, with its constructor run. */
function instanceMade(solver: Solver, klass: Value): Value {
    const self = solver.makeInstance(klass)
    solver.pointsTo.add(solver.defaultInstance(klass).base + SLOT.this, self)
    return self
}

function membersOfClasses(solver: Solver, shape: QualifiedShape<"class">, names: Named): void {
    for (const [file, facts] of solver.project.files.entries()) {
        for (const [index, klass] of facts.classes.entries()) {
            if (klass.abstract || !isMeant(solver, shape, file, index, klass, names)) continue
            const members = new Set(shape.methods.flatMap(pattern => (pattern.includes("*") ? memberNames(solver, klass, pattern) : [pattern])))
            if (shape.role === "startup") {
                for (const { key, fn } of klass.members) if (members.has(key)) solver.startupHooks.add(`${file},${fn}`)
                continue
            }
            for (const member of members) {
                registerMember(solver, file, index, member, self => registration(solver, shape, `${klass.name}.${member}`, file, -1, self))
            }
        }
    }
}

/** `@Injectable({ scope: Scope.REQUEST })`: constructors and factories that run while a client waits. Only programs with decorators of the framework have its container. */
function productsPerRequest(solver: Solver, shape: QualifiedShape<"class">, decorated: ReadonlyMap<string, readonly DecoratorCall[]>, calls: DecoratorCalls): void {
    if (![...decorated.values()].some(decorators => decorators.some(({ name }) => name.startsWith(`${shape.package}#`)))) return
    const { classes, factories } = madePerRequest(solver, shape, decorated, askedBy(solver, shape.where?.asks ?? [], calls))
    for (const key of classes) {
        const [file, index] = key.split(",").map(Number)
        const { name } = solver.facts(file!).classes[index!]!
        for (const value of solver.classValues.get(key) ?? []) enterHandler(solver, value, registration(solver, shape, `new ${name}`, file!, -1, solver.makeInstance(value)))
    }
    for (const { value, token, given } of factories) enterHandler(solver, value, { ...registration(solver, shape, `makes ${token}`, solver.values.fileOf(value)!, -1), parameters: given })
}

/** What classes ask for by name: arguments of these decorators of constructor parameters and properties. */
function askedBy(solver: Solver, decorators: readonly string[], calls: DecoratorCalls): ReadonlyMap<string, readonly number[]> {
    const asked = new Map<string, number[]>()
    for (const applied of solver.decorators) {
        const decoration = solver.facts(applied.file).decorations[applied.decoration]!
        if (decoration.target !== "property" && (decoration.target !== "parameter" || decoration.of !== "constructor")) continue
        if (!apiNamesOf(solver, applied.decorator).some(name => decorators.includes(name))) continue
        const token = callOfDecorator(solver, applied, calls)?.args.list[0]
        const key = `${applied.file},${decoration.class}`
        if (token !== undefined) asked.set(key, [...(asked.get(key) ?? []), token])
    }
    return asked
}

function memberNames(_: Solver, klass: ClassFact, pattern: string): string[] {
    const matches = matcher(pattern)
    return klass.members.filter(member => member.kind === "method" && !member.static && member.key !== "constructor" && !member.key.startsWith("#") && matches(member.key)).map(member => member.key)
}

function isMeant(solver: Solver, shape: QualifiedShape<"class">, file: number, index: number, klass: ClassFact, names: Named): boolean {
    if (shape.decorators?.some(decorator => names.get(`${file},${index}`)?.includes(decorator as ApiName))) return true
    if (!shape.types) return false
    const declared = [...klass.implements, ...(klass.extends === undefined ? [] : [klass.extends])]
    if (declared.some(type => resolveType(solver, file, type).some(resolved => resolved.kind === "api" && isNamedType(solver, resolved.name, shape.types!)))) return true
    return (solver.classValues.get(`${file},${index}`) ?? []).some(value => inheritsFrom(solver, value, shape.types!, 0))
}

/** Whether a type is one of these, by another name or by what it extends. */
export function isNamedType(solver: Solver, name: ApiName, types: readonly string[]): boolean {
    const canonical = solver.catalog.canonicalType(name)
    return types.some(type => solver.catalog.canonicalType(type as ApiName) === canonical) || solver.catalog.superTypes(canonical).some(parent => types.includes(parent))
}

function inheritsFrom(solver: Solver, value: Value, types: readonly string[], depth: number): boolean {
    return depth < 10 && solver.pointsTo.valuesOf(solver.heap.prototypeOf(value)).some(parent => {
        const abstract = solver.values.get(parent)
        return abstract.kind === "api" ? isNamedType(solver, abstract.name, types) : abstract.kind === "function" && inheritsFrom(solver, parent, types, depth + 1)
    })
}

/** Paths of a file in the packages that depend on the framework (and on a version that has the convention). */
function pathsForPackage(project: ProjectFacts, file: string, shape: Pick<QualifiedShape, "package" | "aliases" | "versions">): string[] {
    if (shape.package === "") return [file]
    const paths: string[] = []
    for (const folder of project.packages) {
        if (folder.folder !== "" && !file.startsWith(`${folder.folder}/`)) continue
        const isMeant = [shape.package, ...(shape.aliases ?? [])].some(name => folder.name === name || (folder.dependencies.includes(name) && mayInclude(folder.ranges?.[name], shape.versions)))
        if (isMeant) paths.push(folder.folder === "" ? file : file.slice(folder.folder.length + 1))
    }
    return paths
}

/** Globs with `**`, `*`, `?`, `{a,b}`. */
export function globMatcher(glob: string): RegExp {
    let source = ""
    for (let at = 0; at < glob.length; at++) {
        const char = glob[at]!
        if (char === "*" && glob[at + 1] === "*") {
            at++
            if (glob[at + 1] === "/") {
                at++
                source += "(?:[^/]+/)*"
            } else source += ".*"
        } else if (char === "*") source += "[^/]*"
        else if (char === "?") source += "[^/]"
        else if (char === "{") source += "(?:"
        else if (char === "}") source += ")"
        else if (char === ",") source += "|"
        else source += char.replace(/[\\^$.+()[\]|]/g, "\\$&")
    }
    return new RegExp(`^(?:${source})$`)
}

export type FileMatcher = (file: string) => boolean

/** Whether a file stands where a framework looks for handlers. */
export function builtinFrameworkFiles(project: ProjectFacts, catalog: Catalog, entries: readonly HandlerShape[]): FileMatcher {
    const shapes = [...catalog.fileShapes(), ...catalog.nameShapes(), ...own(entries, "file"), ...own(entries, "name")]
    const places = shapes.filter(shape => shape.files !== undefined).map(shape => ({ shape, globs: shape.files!.map(globMatcher) }))
    const named = new Set(project.namedHandlers?.map(({ file }) => file))
    return file => named.has(file) || places.some(({ shape, globs }) => pathsForPackage(project, file, shape).some(path => globs.some(glob => glob.test(path))))
}

function exportsOfFiles(solver: Solver, shape: QualifiedShape<"file">): void {
    const globs = shape.files.map(globMatcher)
    const others = shape.unlessFiles?.map(globMatcher) ?? []
    const routes: ActionRoutes = shape.actions ? actionRoutes(solver, shape.package) : new Map()
    for (const [index, facts] of solver.project.files.entries()) {
        if (shape.unlessDirective !== undefined && facts.directives.includes(shape.unlessDirective)) continue
        const path = pathsForPackage(solver.project, facts.file, shape).find(candidate => globs.some(glob => glob.test(candidate)) && !others.some(glob => glob.test(candidate)))
        if (path === undefined) continue
        const made = shape.role === "startup" && shape.urls ? registeringBelow(solver, shape, index, prefixOfFile(shape.urls, path, globMatcher)) : {}
        registerExports(solver, shape, index, shape.exports, name => fileNamings(shape, path, name, routes), made)
    }
}

/** What the files with routes of a framework say of its actions. */
function actionRoutes(solver: Solver, framework: string): ActionRoutes {
    const found = new Map<string, string[]>()
    for (const shape of solver.catalog.fileShapes()) {
        if (shape.routes === undefined || shape.package !== framework) continue
        const globs = shape.files.map(globMatcher)
        for (const [index, { file }] of solver.project.files.entries()) {
            if (pathsForPackage(solver.project, file, shape).some(path => globs.some(glob => glob.test(path)))) routesIn(solver, index, shape.routes, found)
        }
    }
    return found
}

/** `GET app/files/route.ts`; the default export needs no name of its own. */
function labelled(file: string): (path: readonly string[]) => readonly string[] {
    return path => [`${path.join(".") === "default" ? "" : `${path.join(".")} `}${file}`]
}

/** Exports that a call or the configuration of a deployment names, file and all. */
function exportsByName(solver: Solver): void {
    for (const { shape, file, exports } of solver.references.values()) registerExports(solver, shape, file, exports, labelled(solver.facts(file).file))
    const files = fileIndex(solver)
    for (const named of solver.project.namedHandlers ?? []) {
        const shape: QualifiedShape<"file"> = { kind: "file", package: named.framework, files: [named.file], exports: [named.export], source: "configuration", ...(named.role && { role: named.role }) }
        registerExports(solver, shape, files.get(named.file)!, shape.exports, labelled(named.file))
    }
}

/** The names of an export: more than one where several routes lead to it. */
function fileNamings(shape: QualifiedShape<"file">, path: string, exported: readonly string[], routes: ActionRoutes): readonly Naming[] {
    const text = exported.join(".")
    const names: readonly RouteName[] = shape.urls
        ? [nameOfFileExport(shape.urls, kindOf(shape), path, text, globMatcher)]
        : shape.actions
          ? namesOfAction(shape.actions, kindOf(shape), actionOf(shape.actions, path, text, globMatcher(shape.actions.below)), routes)
          : shape.routes
            ? [{ kind: "route", name: addressName(exported[1]!) }]
            : labelled(path)(exported).map(name => ({ kind: kindOf(shape), name }))
    return names.map(({ kind, name }) => ({ by: "text", text: name, as: kind }))
}

/** What the file is given, with routers that are mounted at the path of its folder. */
function registeringBelow(solver: Solver, shape: QualifiedShape<"file">, file: number, prefix: string): Partial<Registration> {
    const parameters = (shape.parameters ?? []).map((type, position) => {
        const name = type === null ? undefined : qualified(`${shape.package}#default`, type)
        if (name === undefined || prefix === "" || !solver.catalog.isRouter(solver.catalog.canonicalType(name))) return typed(solver, `${shape.package}#default`, type)
        return solver.constant(routerAt(solver, `file${file}:${position}`, solver.catalog.canonicalType(name), prefix))
    })
    return { parameters }
}

/** Functions a file exports under these names; `*` in a name stands for any characters. */
function registerExports(solver: Solver, shape: QualifiedShape, file: number, names: readonly string[], label: (path: readonly string[]) => readonly (string | Naming)[], more: Partial<Registration> = {}): void {
    const { pointsTo, values } = solver
    const exported = new Set<Value>([exportsValue(solver, file), ...pointsTo.valuesOf(moduleExports(solver, file))])
    for (const object of exported) {
        const register = (variable: number, path: readonly string[]): void => {
            for (const naming of label(path)) registerAll(solver, variable, { ...registration(solver, shape, naming, file, -1), ...more })
        }
        for (const name of names) {
            const path = name.split(".")
            // `module.exports = function () {}` is the default export itself.
            if (values.get(object).kind !== "function") eachExport(solver, object, path, [], register)
            else if (path[0] === "default") eachExport(solver, object, path.slice(1), ["default"], register)
        }
    }
}

/** Values at a path below an export: conventions put functions into objects, lists and results too (`actions.*`, `default.()`). */
function eachExport(solver: Solver, value: Value, [key, ...rest]: readonly string[], path: readonly string[], then: (variable: number, path: readonly string[]) => void): void {
    const { heap, values } = solver
    const { kind } = values.get(value)
    if (key === undefined) return then(solver.constant(value), path)
    if (kind !== "object" && kind !== "function") return
    const below = (variable: number, name: readonly string[]): void => {
        if (rest.length === 0) then(variable, name)
        else for (const inner of elementsOf(solver, variable)) eachExport(solver, inner, rest, name, then)
    }
    if (key === "()") {
        const result = resultOf(solver, value)
        if (result !== undefined) below(result, path)
    } else if (!key.includes("*")) below(heap.lookup(value, key), [...path, key])
    else if (kind === "object") {
        const names = heap.ownKeys(value).filter(name => matcher(key)(name) && (path.length > 0 || name !== "default"))
        for (const name of names) below(heap.lookup(value, name), [...path, name])
    }
}

/** What a variable may hold, and of lists among it the elements. */
function elementsOf({ heap, pointsTo, values }: Solver, variable: number): Value[] {
    return pointsTo.valuesOf(variable).flatMap(value => {
        const abstract = values.get(value)
        return abstract.kind === "object" && abstract.shape === "array" ? heap.ownKeys(value).flatMap(key => pointsTo.valuesOf(heap.lookup(value, key))) : [value]
    })
}

const byName = (path: readonly string[]): readonly string[] => [path.join(".")]

function directives(solver: Solver, shape: QualifiedShape<"directive">): void {
    for (const [index, facts] of solver.project.files.entries()) {
        if (pathsForPackage(solver.project, facts.file, shape).length === 0) continue
        if (facts.directives.includes(shape.directive)) registerExports(solver, shape, index, ["*", "default"], byName)
        for (const instance of [...solver.instances]) {
            if (instance.file !== index || solver.functionFact(instance).directive !== shape.directive) continue
            registerValue(solver, instance.value, registration(solver, shape, "", index, -1))
        }
    }
}

/** Functions whose name alone makes them handlers: exported, or members of what is exported. */
function namesInFiles(solver: Solver, shape: QualifiedShape<"name">): void {
    if (shape.role === "startup") return
    const globs = shape.files?.map(globMatcher)
    for (const [index, facts] of solver.project.files.entries()) {
        const paths = pathsForPackage(solver.project, facts.file, shape)
        if (!paths.some(path => !globs || globs.some(glob => glob.test(path)))) continue
        registerExports(solver, shape, index, shape.names, byName)
        for (const [classIndex, klass] of facts.classes.entries()) {
            for (const pattern of shape.names) {
                for (const member of memberNames(solver, klass, pattern)) {
                    registerMember(solver, index, classIndex, member, self => registration(solver, shape, `${klass.name}.${member}`, index, -1, self))
                }
            }
        }
    }
}

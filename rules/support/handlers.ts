import type { TSESLint, TSESTree } from "@typescript-eslint/utils"
import type { ApiName, HandlerShape } from "../../catalog/entry.ts"
import type { Catalog, QualifiedShape } from "../../catalog/index.ts"
import { calledApi } from "./calls.ts"
import { type Carrier, callsOf, type Exported, flowOf } from "./carriers.ts"
import { constantOf } from "./constants.ts"
import { typeNameOf } from "./declared-types.ts"
import { anyGlob, matchesGlob, matchesName } from "./glob.ts"
import { nameOf } from "./names.ts"
import { bare, type CallNode, type ClassNode, enclosingClass, type FunctionNode, isCall, type Node, writtenKey } from "./nodes.ts"
import { type OwnPackage, ownPackage } from "./package-json.ts"
import { nameOfParameter } from "./parameters.ts"
import { mentions } from "./scan.ts"
import type { View } from "./view.ts"

/** A function that a framework calls. */
export interface Handler {
    readonly framework: string
    readonly role: "request" | "job" | "startup"
    /** What it is passed, as far as the catalog says. */
    readonly parameters: readonly (string | null)[]
}

/** How this function serves requests, messages, jobs or events, if it does, as far as its file shows. */
export function handlerOf(view: View, fn: FunctionNode): Handler | undefined {
    const known = view.known.handlers.get(fn)
    if (known !== undefined) return known ?? undefined
    view.known.handlers.set(fn, null)
    const handler = computeHandler(view, fn)
    if (handler) view.known.handlers.set(fn, handler)
    return handler
}

function computeHandler(view: View, fn: FunctionNode): Handler | undefined {
    const { carriers, exported } = flowOf(view, fn)
    const registered = carriers.flatMap(carrier => registrations(view, fn, carrier))
    const serving = registered.find(handler => handler.role === "request") ?? registered[0]
    return serving ?? ofDecorators(view, fn) ?? ofClass(view, fn) ?? ofExports(view, fn, exported) ?? ofName(view, fn, exported) ?? byParameters(view, fn)
}

/** Calls that register what is among their arguments: `app.get("/", value)`, `fastify.route({ handler: value })`. */
function registrations(view: View, fn: FunctionNode, { node, path }: Carrier): Handler[] {
    const call = node.parent
    if (!isCall(call)) return []
    const position = call.arguments.indexOf(node as TSESTree.CallExpressionArgument)
    if (position < 0) return []
    const called = calledApi(view, call)
    if (!called || called.indirect) return byLook(fn, call, position, path, view)
    const last = call.arguments.length - 1
    const found: Handler[] = []
    for (const shape of view.catalog.handlerShapes(called.api)) {
        if (registers(view, shape, call.arguments, position, last, path)) found.push(handler(shape, fn))
    }
    return found
}

function registers(view: View, shape: QualifiedShape<"argument" | "option" | "members" | "reference">, given: readonly Node[], position: number, last: number, path: readonly string[]): boolean {
    switch (shape.kind) {
        case "argument": {
            if (path.length > 0 || position < (shape.from === "last" ? last : shape.from)) return false
            if (!shape.events) return true
            const event = given[0] && constantOf(view, given[0])
            return typeof event === "string" && shape.events.includes(event)
        }
        case "option":
            return position === (shape.argument === "last" ? last : shape.argument) && shape.properties.includes(path.join("."))
        case "members": {
            if (position !== (shape.argument === "last" ? last : shape.argument)) return false
            const prefix = shape.property?.split(".") ?? []
            const depth = path.length - prefix.length
            return prefix.every((part, index) => path[index] === part) && depth > 0 && depth <= shape.depth && (!shape.names || shape.names.includes(path[prefix.length]!))
        }
        // The handlers are in another file.
        case "reference":
            return false
    }
}

function handler(shape: QualifiedShape, fn: FunctionNode): Handler {
    const parameters = shape.parameters ?? []
    // Error handlers of express have one parameter more, and it comes first.
    const isShort = shape.errorFirst && fn.params.length < parameters.length
    return { framework: shape.framework ?? shape.package.replace(/^node:/, ""), role: shape.role ?? "request", parameters: isShort ? parameters.slice(1) : parameters }
}

const VERBS = new Set(["get", "post", "put", "patch", "delete", "del", "head", "options", "all", "use"])
const REQUEST: readonly string[] = ["req", "request", "_req", "_request"]
const RESPONSE: readonly string[] = ["res", "resp", "response", "reply", "_res", "_resp", "_response", "_reply"]
const HTTP: readonly (string | null)[] = ["express#Request", "express#Response"]

/** `args.app.get("/p/:pad", (req, res) => …)` where nothing is known of `args`. */
function byLook(fn: FunctionNode, call: TSESTree.CallExpression | TSESTree.NewExpression, position: number, path: readonly string[], view: View): Handler[] {
    const { callee } = call
    if (path.length > 0 || position === 0 || callee.type !== "MemberExpression" || !VERBS.has(writtenKey(callee) ?? "")) return []
    const route = constantOf(view, call.arguments[0]!)
    return typeof route === "string" && route.startsWith("/") && takesRequestAndResponse(fn) ? [{ framework: "express", role: "request", parameters: HTTP }] : []
}

function takesRequestAndResponse(fn: FunctionNode): boolean {
    const names = fn.params.map(parameter => (parameter.type === "Identifier" ? parameter.name : ""))
    const from = names.length === 4 ? 1 : 0
    return REQUEST.includes(names[from] ?? "") && RESPONSE.includes(names[from + 1] ?? "")
}

/** `@Get() show() {}` */
function ofDecorators(view: View, fn: FunctionNode): Handler | undefined {
    const member = memberOf(fn)
    const ownClass = member && enclosingClass(member)
    if (!member?.decorators?.length || !ownClass) return undefined
    for (const name of decoratorNames(view, member)) {
        for (const shape of view.catalog.decoratorShapes(name)) {
            if (!shape.classDecorators || decoratorNames(view, ownClass).some(given => shape.classDecorators!.includes(given))) return handler(shape, fn)
        }
    }
    return undefined
}

/** Methods that a framework calls because of what their class is: `class Guard implements CanActivate`. */
function ofClass(view: View, fn: FunctionNode): Handler | undefined {
    const member = memberOf(fn)
    const ownClass = member && enclosingClass(member)
    const key = member && writtenKey(member)
    if (!ownClass || key === undefined || !(ownClass.superClass || ownClass.implements?.length || ownClass.decorators?.length)) return undefined
    const shape = view.catalog.classShapes().find(one => one.methods.some(pattern => matchesName(key, pattern)) && isMeant(view, ownClass, one))
    return shape && handler(shape, fn)
}

function isMeant(view: View, ownClass: ClassNode, shape: QualifiedShape<"class">): boolean {
    if (shape.decorators && decoratorNames(view, ownClass).some(name => shape.decorators!.includes(name))) return true
    return shape.types !== undefined && declaredTypes(view, ownClass).some(name => isOneOf(view.catalog, name, shape.types!))
}

function declaredTypes(view: View, ownClass: ClassNode): ApiName[] {
    const types: (ApiName | undefined)[] = (ownClass.implements ?? []).map(one => (one.expression.type === "Identifier" || one.expression.type === "MemberExpression" ? nameOf(view, one.expression) : undefined))
    if (ownClass.superClass) types.push(nameOf(view, ownClass.superClass))
    return types.filter(name => name !== undefined)
}

function isOneOf(catalog: Catalog, name: ApiName, types: readonly string[]): boolean {
    const canonical = catalog.canonicalType(name)
    return types.some(type => catalog.canonicalType(type as ApiName) === canonical) || catalog.superTypes(canonical).some(parent => types.includes(parent))
}

function memberOf(fn: FunctionNode): TSESTree.MethodDefinition | TSESTree.PropertyDefinition | undefined {
    const { parent } = fn
    return (parent.type === "MethodDefinition" && parent.kind === "method") || parent.type === "PropertyDefinition" ? (parent as TSESTree.MethodDefinition) : undefined
}

function decoratorNames(view: View, node: { readonly decorators?: readonly TSESTree.Decorator[] }): ApiName[] {
    return (node.decorators ?? []).flatMap(({ expression }) => {
        const name = nameOf(view, expression.type === "CallExpression" ? expression.callee : expression)
        return name ? [view.catalog.canonicalType(name)] : []
    })
}

/** Exports of files at conventional places, and functions with a directive. */
function ofExports(view: View, fn: FunctionNode, exported: readonly Exported[]): Handler | undefined {
    for (const shape of [...view.catalog.directiveShapes(), ...ownEntries(view, "directive")]) {
        const isMarked = hasDirective(fn.body, shape.directive) || (exported.length > 0 && hasDirective(view.sourceCode.ast, shape.directive))
        if (isMarked) return handler(shape, fn)
    }
    if (exported.length === 0) return undefined
    const shape = shapesOfPlace(view).find(one => exported.some(given => one.exports.some(pattern => isExport(given, pattern))))
    return shape && handler(shape, fn)
}

/** Conventions that hold for this file. Asked once: there are many, and mostly none holds. */
function shapesOfPlace(view: View): readonly QualifiedShape<"file">[] {
    return (view.known.shapesOfPlace ??= [...conventionsAt(view, view.catalog.fileShapes()), ...ownEntries(view, "file")].filter(
        shape => isPlace(view, shape.files) && !(shape.unlessFiles && isPlace(view, shape.unlessFiles)) && !(shape.unlessDirective !== undefined && hasDirective(view.sourceCode.ast, shape.unlessDirective)),
    ))
}

/** Those of the frameworks that the file's package depends on, where the file is at one of the places that they are about: mostly none. */
function conventionsAt<Shape extends QualifiedShape<"file" | "name">>(view: View, all: readonly Shape[]): readonly Shape[] {
    const shapes = ofDependencies(view, all)
    let places = placesOf.get(shapes)
    if (!places) placesOf.set(shapes, (places = anyGlob(shapes.flatMap(({ files }) => files ?? []))))
    return pathsOf(view).some(path => places.test(path)) ? shapes : []
}

const placesOf = new WeakMap<readonly QualifiedShape[], RegExp>()

function isExport({ name, path }: Exported, pattern: string): boolean {
    // `module.exports = value` is the default export, and what it holds are exports.
    const written = name === "*" ? (path.length === 0 ? "default" : path.join(".")) : [name, ...path].join(".")
    return matchesName(written, pattern)
}

const shapesOfDependencies = new WeakMap<readonly QualifiedShape[], Map<OwnPackage | null, readonly QualifiedShape[]>>()

/** Conventions of the frameworks that the file's package depends on. Asked once per package: there are many, and a package depends on few. */
function ofDependencies<Shape extends QualifiedShape>(view: View, shapes: readonly Shape[]): readonly Shape[] {
    const own = ownPackage(view.file)
    let byPackage = shapesOfDependencies.get(shapes)
    if (!byPackage) shapesOfDependencies.set(shapes, (byPackage = new Map()))
    let found = byPackage.get(own)
    if (!found) byPackage.set(own, (found = own ? shapes.filter(shape => [shape.package, ...(shape.aliases ?? [])].some(name => own.dependencies.has(name))) : shapes))
    return found as readonly Shape[]
}

/** Whether the file is at such a place. */
function isPlace(view: View, globs: readonly string[]): boolean {
    const paths = pathsOf(view)
    return globs.some(glob => paths.some(path => matchesGlob(path, glob)))
}

/** From the working directory, and from the package that the file is of. */
function pathsOf(view: View): readonly string[] {
    const { known, file, path } = view
    if (!known.paths) {
        const own = ownPackage(file)
        known.paths = own && file.startsWith(`${own.folder}/`) ? [path, file.slice(own.folder.length + 1)] : [path]
    }
    return known.paths
}

/** Functions whose name alone makes them handlers: `hook_*` in the plugins of Haraka. */
function ofName(view: View, fn: FunctionNode, exported: readonly Exported[]): Handler | undefined {
    const shapes = namesOfPlace(view)
    if (shapes.length === 0) return undefined
    const member = memberOf(fn)
    const key = member && writtenKey(member)
    const shape = shapes.find(one => one.names.some(pattern => (key !== undefined && matchesName(key, pattern)) || exported.some(given => isExport(given, pattern))))
    return shape && handler(shape, fn)
}

function namesOfPlace(view: View): readonly QualifiedShape<"name">[] {
    const { known, catalog } = view
    if (!known.namesOfPlace) {
        const here = conventionsAt(view, catalog.nameShapes())
        known.namesOfPlace = [...catalog.nameShapes().filter(shape => !shape.files || here.includes(shape)), ...ownEntries(view, "name")].filter(shape => !shape.files || isPlace(view, shape.files))
    }
    return known.namesOfPlace
}

/** The project's own entries, which belong to no package. */
function ownEntries<Kind extends "file" | "directive" | "name">(view: View, kind: Kind): QualifiedShape<Kind>[] {
    return view.settings.entries.filter((shape: HandlerShape) => shape.kind === kind).map(shape => ({ framework: "own", ...shape, package: "" }) as unknown as QualifiedShape<Kind>)
}

function hasDirective(body: Node, directive: string): boolean {
    if (body.type !== "BlockStatement" && body.type !== "Program") return false
    for (const statement of body.body) {
        if (statement.type !== "ExpressionStatement" || statement.expression.type !== "Literal") return false
        if (statement.expression.value === directive) return true
    }
    return false
}

/**
 * Functions that declare, or show by the names of their parameters, that they take what frameworks
 * pass to handlers, and that nothing in the file calls: their routes are elsewhere.
 */
function byParameters(view: View, fn: FunctionNode): Handler | undefined {
    if (fn.params.length < 2 || callsOf(view, fn).length > 0) return undefined
    const declared = typedPair(view, fn)
    if (declared) return { framework: declared.framework, role: "request", parameters: [] }
    return takesRequestAndResponse(fn) ? { framework: "http", role: "request", parameters: fn.params.length === 4 ? [null, ...HTTP] : HTTP } : undefined
}

interface Pair {
    readonly framework: string
    readonly first: ApiName
    readonly second: ApiName
}

function typedPair(view: View, fn: FunctionNode): Pair | undefined {
    const [first, second] = fn.params.slice(fn.params.length === 4 ? 1 : 0).map(parameter => parameter.type === "Identifier" && declaredName(view, fn, parameter))
    if (!first || !second) return undefined
    return handlerPairs(view.catalog).find(pair => pair.first === first && pair.second === second)
}

function declaredName(view: View, fn: FunctionNode, parameter: TSESTree.Identifier): ApiName | undefined {
    const declared = parameter.typeAnnotation && typeNameOf(view, parameter.typeAnnotation.typeAnnotation)
    const name = declared ?? nameOfParameter(view, fn, parameter)
    return name && view.catalog.canonicalType(name)
}

const pairs = new WeakMap<Catalog, readonly Pair[]>()

/** The first two parameters of handlers, of every framework that types both. */
function handlerPairs(catalog: Catalog): readonly Pair[] {
    let known = pairs.get(catalog)
    if (!known) {
        const found: Pair[] = []
        for (const facts of catalog.packages) {
            for (const shape of facts.handlers ?? []) {
                const [first, second] = (shape.errorFirst ? shape.parameters?.slice(1) : shape.parameters) ?? []
                if (!first || !second || shape.role) continue
                const canonical = (type: string): ApiName => catalog.canonicalType((type.includes("#") ? type : `${facts.package}#${type}`) as ApiName)
                found.push({ framework: shape.framework ?? facts.package.replace(/^node:/, ""), first: canonical(first), second: canonical(second) })
            }
        }
        pairs.set(catalog, (known = found))
    }
    return known
}

/**
 * Whether a value in the file can be of a request. Cheap, and "no" only where it is sure: it uses no
 * framework, no parameters have the names of handlers', and no framework looks for handlers there.
 */
export function mayHaveRequests(view: View): boolean {
    return view.types !== undefined || showsRequests(view)
}

/** Whether the file itself says that it serves: by what it imports, by names of parameters, by its place. */
export function showsRequests(view: View): boolean {
    return mentions(view, "request") || (view.sourceCode.scopeManager?.scopes ?? []).some(takesRequest) || isPlaceOfHandlers(view)
}

function takesRequest({ type, set }: TSESLint.Scope.Scope): boolean {
    return type === "function" && REQUEST.some(name => set.has(name)) && RESPONSE.some(name => set.has(name))
}

function isPlaceOfHandlers(view: View): boolean {
    if ([...shapesOfPlace(view), ...namesOfPlace(view)].some(shape => shape.parameters)) return true
    return [...view.catalog.directiveShapes(), ...ownEntries(view, "directive")].some(shape => shape.parameters && view.sourceCode.text.includes(shape.directive))
}

/** Whether a function's own body registers handlers: such a function sets a server up. */
export function isRegistration(view: View, node: Node): boolean {
    const call = bare(node)
    if (!isCall(call)) return false
    const called = calledApi(view, call)
    return called !== undefined && !called.indirect && view.catalog.handlerShapes(called.api).some(shape => shape.role !== "job" || shape.framework !== "timer")
}

/** `NestFactory.create(AppModule)`, `express()`: what gives something that middleware is added to. */
export function makesApplication(view: View, call: CallNode): boolean {
    const called = calledApi(view, call)
    const made = called && !called.indirect && view.catalog.signature(called.api, called.isNew)?.returns
    return typeof made === "string" && applications(view.catalog).has(view.catalog.canonicalType(made as ApiName))
}

const applicationsOf = new WeakMap<Catalog, ReadonlySet<string>>()

/** Types that middleware is added to: applications and routers. */
function applications(catalog: Catalog): ReadonlySet<string> {
    let known = applicationsOf.get(catalog)
    if (!known) {
        const found = new Set<string>()
        for (const facts of catalog.packages) {
            for (const shape of facts.handlers ?? []) {
                if (shape.kind === "argument" && shape.on !== undefined && shape.methods.includes("use")) found.add(catalog.canonicalType(`${facts.package}#${shape.on}`))
            }
        }
        applicationsOf.set(catalog, (known = found))
    }
    return known
}

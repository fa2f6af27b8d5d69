import type { TSESTree } from "@typescript-eslint/utils"
import { calledApi } from "./calls.ts"
import { callsOf } from "./carriers.ts"
import { constantOf } from "./constants.ts"
import { handlerOf, isRegistration, makesApplication } from "./handlers.ts"
import { bare, type CallNode, enclosingFunction, type FunctionNode, isCall, isClass, isFunction, type Node, walk, writtenKey } from "./nodes.ts"
import { callbackFacts, ITERATIONS } from "./parameters.ts"
import { type View, variableOf } from "./view.ts"

/**
 * When a function runs. `request`: while a request, message or event is served. `async`: it is
 * asynchronous, so it runs beside others. `job`: on a schedule or from a queue. `startup`: once,
 * when the process starts. `elsewhere`: not on this event loop, or when the process ends.
 * `unknown`: nothing in the file says.
 */
export type Phase = "request" | "async" | "job" | "startup" | "elsewhere" | "unknown"

/** When the code at this place runs. */
export function phaseAt(view: View, node: Node): Phase {
    if (isBehindMainGuard(view, node)) return "startup"
    if (isForDevelopers(view, node)) return "elsewhere"
    const fn = enclosingFunction(node)
    return fn ? phaseOf(view, fn) : "startup"
}

/** Whether somebody waits while the code at this place runs. */
export function isRequestTime(view: View, node: Node): boolean {
    const phase = phaseAt(view, node)
    return phase === "request" || phase === "async"
}

export function phaseOf(view: View, fn: FunctionNode): Phase {
    const known = view.known.phases.get(fn)
    if (known !== undefined) return known
    // A function that calls itself says nothing about when it runs.
    view.known.phases.set(fn, "unknown")
    const phase = computePhase(view, fn)
    view.known.phases.set(fn, phase)
    return phase
}

function computePhase(view: View, fn: FunctionNode): Phase {
    const handler = handlerOf(view, fn)
    if (handler) return handler.role
    const place = phaseByPlace(view, fn)
    if (place) return place

    const calls = callsOf(view, fn).filter(call => enclosingFunction(call) !== fn)
    const phases = calls.map(call => phaseAt(view, call))
    // An asynchronous caller, of which nothing else is known, says less than that.
    if (!phases.includes("request") && fn.async && (INIT.test(nameOfFunction(fn) ?? "") || loadsWhatItFinds(view, fn))) return "startup"
    for (const phase of ["request", "async", "job"] as const) if (phases.includes(phase)) return fn.async && phase === "job" ? "job" : phase
    if (phases.length > 0 && phases.every(phase => phase === "startup" || phase === "elsewhere")) return phases[0]!
    if (fn.async) return isNamedForStart(fn) || UPGRADES.test(view.path) || setsUp(view, fn) ? "startup" : "async"
    // A function within another runs when that does, unless a name says otherwise.
    const outer = enclosingFunction(fn)
    return outer && !isClass(fn.parent.parent) ? phaseOf(view, outer) : "unknown"
}

/** What the call says in which the function stands. */
function phaseByPlace(view: View, fn: FunctionNode): Phase | undefined {
    const { parent } = fn
    if (!isCall(parent)) return undefined
    if (parent.callee === fn) return ofFlow(view, fn, parent)
    const position = parent.arguments.indexOf(fn as TSESTree.CallExpressionArgument)
    if (position < 0) return undefined

    const runs = callbackFacts(view, parent, position)?.runs
    if (runs) return runs === "startup" ? "startup" : "elsewhere"
    const called = calledApi(view, parent)
    if (called && view.catalog.offload(called.api, called.isNew).some(offload => offload.argument === position)) return "elsewhere"
    return isCalledInFlow(view, parent) ? ofFlow(view, fn, parent) : undefined
}

/** The function runs as part of the code around it, at once or a little later. */
function ofFlow(view: View, fn: FunctionNode, call: Node): Phase {
    const phase = phaseAt(view, call)
    return phase === "unknown" && fn.async ? "async" : phase
}

const LATER = new Set(["then", "catch", "finally", "nextTick"])
const FLOW = new Set(["global#Promise", "global#setTimeout", "global#setImmediate", "global#queueMicrotask", "node:timers#setTimeout", "node:timers#setImmediate", "node:process#default.nextTick"])

/** `xs.map(f)`, `promise.then(f)`, `new Promise(f)`, `setTimeout(f)` */
function isCalledInFlow(view: View, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const callee = bare(call.callee)
    if (callee.type === "MemberExpression") {
        const method = writtenKey(callee) ?? ""
        if (ITERATIONS.has(method) || LATER.has(method)) return true
    }
    const called = calledApi(view, call)
    return called !== undefined && FLOW.has(called.api)
}

const MAIN = /\brequire\.main\b|\bimport\.meta\.(?:main|url)\b|\bprocess\.argv\b/

/** `if (require.main === module) { … }` */
function isBehindMainGuard(view: View, node: Node): boolean {
    for (let at = node; at.parent; at = at.parent) {
        if (at.parent.type === "IfStatement" && at.parent.consequent === at && MAIN.test(view.sourceCode.getText(at.parent.test))) return true
        if (isFunction(at)) return false
    }
    return false
}

const FOR_DEVELOPERS = /\bNODE_ENV\b\s*(?:===?\s*["'](?:dev|development|test|local)["']|!==?\s*["']production["'])|\bis_?dev(?:elopment)?(?:_?(?:mode|env|environment))?\b/i

/** `if (isDevelopment) { … }`: no client waits there. */
function isForDevelopers(view: View, node: Node): boolean {
    for (let at = node; at.parent; at = at.parent) {
        const { parent } = at
        const test = (parent.type === "IfStatement" || parent.type === "ConditionalExpression") && parent.consequent === at ? parent.test : parent.type === "LogicalExpression" && parent.operator === "&&" && parent.right === at ? parent.left : undefined
        if (!test) continue
        const text = view.sourceCode.getText(test)
        if (FOR_DEVELOPERS.test(text) && !text.includes("||") && !/!(?!==?)/.test(text.replaceAll(/!==?/g, ""))) return true
    }
    return false
}

/** `import(file)` of the files that it finds: the program's own parts, which are loaded once. */
function loadsWhatItFinds(view: View, fn: FunctionNode): boolean {
    const text = view.sourceCode.getText(fn.body)
    return /\breaddir|\bglob/i.test(text) && /\b(?:import|require)\((?!\s*["'`][^$"'`]*["'`]\s*\))/.test(text)
}

/** Names that functions have which run once, when a process starts. Only asked about functions that nothing in the file calls per request. */
const START_NAMES = /^(?:main|start|startup|setup|boot|connect|configure|useFactory)$|^(?:init|initiali[sz]e|bootstrap|migrate|seed)(?![a-z])|^(?:start|setup|create|build|make)(?:App|Server|Application)(?![a-z])|^(?:load|run|apply)\w*(?:Seeds?|SeedData|Migrations?)$/

const INIT = /^[_#$]*(?:init|initiali[sz]e|bootstrap)(?![a-z])/

/** Files whose functions bring the database or the files of an older version up to date. Their handlers are handlers all the same. */
const UPGRADES = /(?:migrat|schema-?upgrade|upgrade-?steps)[\w.-]*\.[cm]?[jt]s$/i

/** What a factory makes without being told anything is the same each time, and mostly kept: `createSigner()`. */
const FACTORY_NAMES = /^(?:create|make|build|register|preload|prepare)(?=[A-Z])/

function isNamedForStart(fn: FunctionNode): boolean {
    const name = nameOfFunction(fn)?.replace(/^[_#$]+/, "")
    return name !== undefined && (START_NAMES.test(name) || (FACTORY_NAMES.test(name) && fn.params.length === 0 && !isMethod(fn)))
}

function nameOfFunction(fn: FunctionNode): string | undefined {
    const { parent } = fn
    const owner = fn.type === "FunctionDeclaration" || (fn.type === "FunctionExpression" && fn.id) ? fn.id : parent.type === "VariableDeclarator" ? parent.id : parent.type === "AssignmentExpression" ? parent.left : undefined
    if (owner?.type === "Identifier") return owner.name
    if (owner?.type === "MemberExpression") return writtenKey(owner)
    return parent.type === "MethodDefinition" || parent.type === "PropertyDefinition" || parent.type === "Property" ? writtenKey(parent) : undefined
}

/** A method works with its object, which may be one for each request. */
function isMethod({ parent }: FunctionNode): boolean {
    return parent.type === "MethodDefinition" || parent.type === "PropertyDefinition"
}

/** An asynchronous function that registers handlers, makes an application, or starts to listen, sets a server up. */
function setsUp(view: View, fn: FunctionNode): boolean {
    let found = false
    walk(fn.body, view.sourceCode.visitorKeys, node => {
        if (found || isFunction(node) || isClass(node)) return "skip"
        if (isCall(node) && (isRegistration(view, node) || makesApplication(view, node) || isListening(view, node) || isRoute(view, node, fn))) found = true
        return undefined
    })
    return found
}

const ROUTES = new Set(["get", "post", "put", "patch", "delete", "del", "head", "options", "all", "use"])

/**
 * `app.get("/", …)` or `server.route({ path, handler })` on what the function is given: a plugin, whose
 * application another file makes.
 */
function isRoute(view: View, call: CallNode, fn: FunctionNode): boolean {
    const callee = bare(call.callee)
    if (callee.type !== "MemberExpression" || !isParameterOf(view, callee.object, fn)) return false
    const [first] = call.arguments
    const method = writtenKey(callee) ?? ""
    if (!first) return false
    if (method === "route") return (first.type === "ArrayExpression" ? first.elements : [first]).some(one => one !== null && isRouteObject(one))
    const last = call.arguments.at(-1)
    const path = constantOf(view, first)
    return ROUTES.has(method) && last !== first && typeof path === "string" && path.startsWith("/") && last !== undefined && mayServe(last)
}

function isParameterOf(view: View, node: Node, fn: FunctionNode): boolean {
    const [definition] = (node.type === "Identifier" && variableOf(view, node)?.defs) || []
    return definition?.type === "Parameter" && definition.node === fn
}

function isRouteObject(node: Node): boolean {
    const keys = node.type === "ObjectExpression" ? node.properties.map(property => (property.type === "Property" ? writtenKey(property) : undefined)) : []
    return keys.includes("handler") && (keys.includes("path") || keys.includes("url"))
}

/** A function that is no callback for the result: `client.get("/", (error, data) => …)`. */
function mayServe(node: Node): boolean {
    if (!isFunction(node)) return node.type === "Identifier" || node.type === "MemberExpression" || node.type === "CallExpression"
    const [first] = node.params
    return first?.type !== "Identifier" || !/^(?:_?e|_?err|_?error)$/.test(first.name)
}

function isListening(view: View, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const callee = bare(call.callee)
    if (callee.type !== "MemberExpression" || writtenKey(callee) !== "listen") return false
    const called = calledApi(view, call)
    return called !== undefined && !called.api.startsWith("global#")
}

/** Followed by `process.exit()` in its block: nobody is served any more. */
export function endsProcess(node: Node): boolean {
    for (let at = node; at.parent && !isFunction(at); at = at.parent) {
        if (at.parent.type !== "BlockStatement" && at.parent.type !== "SwitchCase") continue
        const statements = at.parent.type === "BlockStatement" ? at.parent.body : at.parent.consequent
        if (statements.slice(statements.indexOf(at as TSESTree.Statement)).some(isExit)) return true
    }
    return false
}

function isExit(statement: TSESTree.Statement): boolean {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression") return false
    const { callee } = statement.expression
    return callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "process" && /^(?:exit|abort|reallyExit)$/.test(writtenKey(callee) ?? "")
}

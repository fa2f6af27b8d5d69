import { ts } from "ts-morph"
import { skipOuter } from "./names.ts"
import type { Variable, Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind

/**
 * Which parameters a function calls or hands on as functions (`FunctionFact.calls`). Found by how
 * the names are used while they are walked; what is only data should not count, because every
 * call of such a function is analysed on its own.
 */
function parameterOf(w: Walk, node: ts.Expression): Variable | undefined {
    const inner = skipOuter(node)
    if (inner.kind !== K.Identifier) return undefined
    const variable = lookup(w.scope, (inner as ts.Identifier).text)
    return variable?.parameter ? variable : undefined
}

function calls(variable: Variable): void {
    const { fn, index } = variable.parameter!
    ;(fn.calls ??= new Set()).add(index)
}

/** Stands for `this` among the parameters: `function through(x) { return this(x) }`. */
const THIS = -1

/** `p(…)`, `new p(…)`, `this(…)` */
export function noteCallee(w: Walk, callee: ts.Expression): void {
    if (callee.kind === K.ThisKeyword && w.frame.self.fn.kind === "function") (w.frame.self.fn.calls ??= new Set()).add(THIS)
    const variable = parameterOf(w, callee)
    if (variable) calls(variable)
}

const PRINTING = new Set(["log", "debug", "info", "warn", "error", "trace", "verbose", "write", "push", "format", "inspect"])

/** `p.call(…)`; `p.handler(…)` in a closure; `fns.map(…)` and `fns[i](…)` of a rest parameter. */
export function noteMethodCall(w: Walk, object: ts.Expression, key: string): void {
    if (key === "bind") noteMember(w, object)
    const variable = parameterOf(w, object)
    if (!variable) return
    const { fn, index } = variable.parameter!
    // `queries[name]()`: the parameter is a table of functions.
    if (key === "call" || key === "apply" || key === "bind" || key === "[]") return calls(variable)
    if (fn.rest === index && variable.declaration?.kind === K.Parameter && (ITERATED.has(key) || /^\d+$/.test(key))) return calls(variable)
    if (fn !== w.fn) (fn.closureCalls ??= new Set()).add(index)
}

const ITERATED = new Set(["map", "forEach", "reduce", "reduceRight", "some", "every", "filter", "find", "flatMap"])

/** Names that say that the value is a function. */
const FUNCTION_NAME =
    /^(?:fn|fns|func|funcs|f|cb|cbs|callback|callbacks|done|handler|handlers|middleware|middlewares|listener|listeners|resolver|controller|iteratee|iterator|executor|predicate|factory)$|(?:Fn|Func|Function|Callback|Cb|Handler|Handlers|Middleware|Middlewares|Listener|Controller|Resolver)$/

/** Methods that are given functions and hardly ever data. */
const TAKES_FUNCTIONS = new Set(["map", "flatMap", "forEach", "some", "every", "then", "catch", "finally", "nextTick"])

/**
 * `g(p)`: counts where the parameter's name or type, or what it is given to (`xs.forEach(p)`), says
 * that it is a function, and in a closure if the function returns one; `g(...fns)` counts unless `g` only prints.
 */
export function noteArgument(w: Walk, node: ts.Expression, method: string, spread: boolean): void {
    noteMember(w, node)
    const variable = parameterOf(w, node)
    if (!variable) return
    const { fn, index } = variable.parameter!
    if (spread ? fn.rest === index && !PRINTING.has(method) : FUNCTION_NAME.test(variable.name) || TAKES_FUNCTIONS.has(method) || isDeclaredFunction(variable)) calls(variable)
    else if (fn !== w.fn) (fn.closureCalls ??= new Set()).add(index)
}

/** `work: (item: Item) => void` */
function isDeclaredFunction({ declaration }: Variable): boolean {
    return declaration?.kind === K.Parameter && (declaration as ts.ParameterDeclaration).type?.kind === K.FunctionType
}

/**
 * `return g(p, [])`: what is made here takes up the parameter's parts and goes back to the caller
 * (`flatten`), and without a context to every other caller as well.
 */
export function noteReturnedCall(w: Walk, list: readonly ts.Expression[]): void {
    if (!list.some(isEmptyLiteral)) return
    for (const argument of list) {
        const variable = parameterOf(w, argument)
        if (variable) calls(variable)
    }
}

function isEmptyLiteral(node: ts.Expression): boolean {
    return (ts.isArrayLiteralExpression(node) && node.elements.length === 0) || (ts.isObjectLiteralExpression(node) && node.properties.length === 0)
}

/** `g(options.handler)`, `options.handler.bind(this)`: a function among the options is handed on. */
function noteMember(w: Walk, node: ts.Expression): void {
    const inner = skipOuter(node)
    if (inner.kind !== K.PropertyAccessExpression) return
    const { expression, name } = inner as ts.PropertyAccessExpression
    const variable = FUNCTION_NAME.test(name.text) ? parameterOf(w, expression) : undefined
    if (variable) calls(variable)
}

/**
 * `p[key] = …`, `Object.defineProperty(p, …)`, `for (key in p)`: what the function does with the
 * members of what it is given would otherwise be done to everything that was ever given to it.
 */
export function noteMembers(w: Walk, object: ts.Expression): void {
    const variable = parameterOf(w, object)
    if (variable) calls(variable)
}

import { ts } from "ts-morph"
import { askedWhen } from "./asked-guards.ts"
import { fills, missingKey } from "./keyed-guards.ts"
import { mainWhen } from "./main-guards.ts"
import { constantKey, skipOuter } from "./names.ts"
import type { FunctionDraft, Guard, Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind

/**
 * Conditions behind which code runs only a few times in a process: `if (!client) client = …`,
 * `if (ready) return`, `cache ??= …`, where the variable outlives the call and is set behind the
 * condition. Keyed caches do not count: they fill up with requests.
 */
export interface IfGuards {
    readonly then?: Guard
    readonly else?: Guard
    readonly main: boolean
}

const NO_GUARDS: IfGuards = { main: false }

export function guardsOf(w: Walk, node: ts.IfStatement): IfGuards {
    const main = mainWhen(w, node.expression, true)
    if (w.fn.index === 0) return main ? { main } : NO_GUARDS
    const then = guardedBy(w, node.expression, true, [node.thenStatement])
    if (then) return { then, main }
    const otherwise = node.elseStatement && guardedBy(w, node.expression, false, [node.elseStatement])
    if (otherwise) return { else: otherwise, main }
    return main ? { main } : NO_GUARDS
}

/** After `if (x) return`, the rest of the list runs while x is not set. */
export function afterIf(w: Walk, node: ts.IfStatement, list: readonly ts.Statement[], index: number): void {
    if (!leaves(node.thenStatement)) return
    if (mainWhen(w, node.expression, false)) w.main = true
    if (askedWhen(node.expression, false)) w.asked = true
    if (w.fn.index === 0) return
    const guard = guardedBy(w, node.expression, false, list.slice(index + 1))
    if (guard) w.guard = guard
}

/** Guard of `region`, which runs if the condition is `truth`. */
function guardedBy(w: Walk, condition: ts.Expression, truth: boolean, region: readonly ts.Node[]): Guard | undefined {
    const absent = absentWhen(w, condition, truth)
    if (absent && sets(w, region, absent)) return absent
    const unreached = stateBefore(w, condition, truth)
    if (unreached && region.some(node => reachesState(w, node, unreached.guard.text, unreached.state))) return unreached.guard
    if (w.guard) return undefined // Already runs once; that it is once for each key would be less.
    const cache = missingKey(w, condition, truth)
    return cache && region.some(node => fills(w, node, cache.text)) ? cache : undefined
}

/** `state !== LOADED`: the variable and the state it is not in yet, if the condition is `truth`. */
function stateBefore(w: Walk, condition: ts.Expression, truth: boolean): { readonly guard: Guard; readonly state: string } | undefined {
    const node = skipOuter(condition)
    if (node.kind !== K.BinaryExpression) return undefined
    const { left, right, operatorToken: { kind } } = node as ts.BinaryExpression
    const differs = kind === K.ExclamationEqualsToken || kind === K.ExclamationEqualsEqualsToken
    if (!differs && kind !== K.EqualsEqualsToken && kind !== K.EqualsEqualsEqualsToken) return undefined
    const state = differs === truth ? stateName(w, skipOuter(right)) : undefined
    const guard = state === undefined ? undefined : outliving(w, skipOuter(left))
    return guard && { guard, state: state! }
}

/** A constant by its name or value: `LOADED`, `State.Ready`, `"ready"`, `2`. */
function stateName(w: Walk, node: ts.Expression): string | undefined {
    if (ts.isStringLiteral(node) || ts.isNumericLiteral(node) || node.kind === K.TrueKeyword) return node.getText(w.source)
    return isAbsence(node) ? undefined : plainText(w, node)
}

/** Whether the variable is set to this state below, in this function. */
function reachesState(w: Walk, node: ts.Node, text: string, state: string): boolean {
    if (node.end - node.pos > LONGEST_REGION || ts.isFunctionLike(node)) return false
    if (node.kind === K.BinaryExpression) {
        const { left, right, operatorToken } = node as ts.BinaryExpression
        if (operatorToken.kind === K.EqualsToken && isTarget(w, left, text, text) && stateName(w, skipOuter(right)) === state) return true
    }
    return ts.forEachChild(node, child => reachesState(w, child, text, state) || undefined) === true
}

export function leaves(node: ts.Statement): boolean {
    if (node.kind === K.ReturnStatement || node.kind === K.ThrowStatement) return true
    if (node.kind !== K.Block) return false
    const last = (node as ts.Block).statements.at(-1)
    return last !== undefined && leaves(last)
}

/** Guard of what stands right of `left ||`, `left ??`, `left &&` or of an assignment of that kind. */
export function logicalGuard(w: Walk, left: ts.Expression, whole: ts.BinaryExpression): Guard | undefined {
    if (w.fn.index === 0 || !doesWork(whole.right)) return undefined
    const and = whole.operatorToken.kind === K.AmpersandAmpersandToken
    const assignment = whole.operatorToken.kind >= K.FirstAssignment && whole.operatorToken.kind <= K.LastAssignment
    const absent = absentWhen(w, left, and)
    if (!absent) {
        const cache = w.guard ? undefined : missingKey(w, left, and)
        return cache && (assignment || fills(w, whole.right, cache.text)) ? cache : undefined
    }
    return assignment || sets(w, and ? whole.right : w.fn.node, absent) ? absent : undefined
}

/** `x ? x : (x = …)` */
export function assignedBehind(w: Walk, condition: ts.Expression, whenFalse: ts.Expression): Guard | undefined {
    if (w.fn.index === 0 || !doesWork(whenFalse)) return undefined
    const absent = absentWhen(w, condition, false)
    return absent && sets(w, w.fn.node, absent) ? absent : undefined
}

function doesWork(node: ts.Expression): boolean {
    const inner = skipOuter(node)
    return !(inner.kind === K.Identifier || ts.isLiteralExpression(inner) || inner.kind === K.TrueKeyword || inner.kind === K.FalseKeyword || inner.kind === K.NullKeyword)
}

/** The variable that is not set if the condition is `truth`. */
function absentWhen(w: Walk, condition: ts.Expression, truth: boolean): Guard | undefined {
    const node = skipOuter(condition)
    switch (node.kind) {
        case K.PrefixUnaryExpression: {
            const { operator, operand } = node as ts.PrefixUnaryExpression
            return operator === K.ExclamationToken ? absentWhen(w, operand, !truth) : undefined
        }
        case K.BinaryExpression: {
            const { left, right, operatorToken } = node as ts.BinaryExpression
            switch (operatorToken.kind) {
                case K.AmpersandAmpersandToken:
                    return truth ? (absentWhen(w, left, true) ?? absentWhen(w, right, true)) : undefined
                case K.BarBarToken:
                    return truth ? undefined : (absentWhen(w, left, false) ?? absentWhen(w, right, false))
                case K.EqualsEqualsToken:
                case K.EqualsEqualsEqualsToken:
                    return truth ? compared(w, left, right) : undefined
                case K.ExclamationEqualsToken:
                case K.ExclamationEqualsEqualsToken:
                    return truth ? undefined : compared(w, left, right)
                default:
                    return undefined
            }
        }
        default:
            return truth ? undefined : outliving(w, node)
    }
}

/** `x === undefined`, `null == x`, `typeof x === "undefined"`, `ready === false` */
function compared(w: Walk, left: ts.Expression, right: ts.Expression): Guard | undefined {
    const [first, second] = [skipOuter(left), skipOuter(right)]
    if (isAbsence(second)) return outliving(w, first)
    if (isAbsence(first)) return outliving(w, second)
    if (first.kind === K.TypeOfExpression && ts.isStringLiteral(second) && second.text === "undefined") {
        return outliving(w, skipOuter((first as ts.TypeOfExpression).expression))
    }
    return undefined
}

export function isAbsence(node: ts.Expression): boolean {
    return (
        node.kind === K.NullKeyword ||
        node.kind === K.FalseKeyword ||
        node.kind === K.VoidExpression ||
        (node.kind === K.Identifier && (node as ts.Identifier).text === "undefined")
    )
}

const GLOBAL_OBJECTS = new Set(["globalThis", "global", "process", "window", "self"])

/** The variable or property as a guard, if it lives on after the function has returned. */
export function outliving(w: Walk, node: ts.Expression): Guard | undefined {
    const text = plainText(w, node)
    if (text === undefined) return undefined
    let root: ts.Expression = node
    while (root.kind === K.PropertyAccessExpression || root.kind === K.ElementAccessExpression) root = skipOuter((root as ts.PropertyAccessExpression).expression)
    if (root.kind === K.ThisKeyword) {
        if (root === node) return undefined
        const { home, self } = w.frame
        if (home?.static) return { text: text.replace(/^this/, home.className), ofThis: false, owner: 0 }
        return { text, ofThis: self.fn.index !== 0, owner: 0 }
    }
    const name = (root as ts.Identifier).text
    const variable = lookup(w.scope, name)
    if (!variable) return root !== node && GLOBAL_OBJECTS.has(name) ? { text, ofThis: false, owner: 0 } : undefined
    // Literals that run where they stand end with the function around them.
    let user: FunctionDraft | undefined = w.fn
    while (user && user !== variable.fn && user.here) user = user.parent
    return user === variable.fn ? undefined : { text, ofThis: false, owner: variable.fn.index }
}

/** Parameters that stand for the application: what is registered on them outlives the function. */
const APPLICATIONS = /^(?:app|router|fastify|server|io|express|instance|bot|program)$/

/** At the end of the file: a variable of a function that leaves no closure behind ends with its call. */
export function checkGuards(w: Walk): void {
    for (const site of w.sites) {
        if (site.onceOwner === undefined) continue
        const owner = w.functions[site.onceOwner]!
        const lives = owner.returnsClosure || owner.keepsClosure || isOfModule(owner) || owner.parameterNames.some(name => APPLICATIONS.test(name))
        if (lives) continue
        delete site.once
        delete site.onceOwner
    }
}

/** Called where it stands, by the module. */
function isOfModule(fn: FunctionDraft): boolean {
    return fn.parent === undefined || (fn.here && isOfModule(fn.parent))
}

/** `a.b.c` for chains of names and constant keys; undefined for anything else. */
export function plainText(w: Walk, expression: ts.Expression): string | undefined {
    const node = skipOuter(expression)
    switch (node.kind) {
        case K.Identifier:
            return (node as ts.Identifier).text
        case K.ThisKeyword:
            return "this"
        case K.PropertyAccessExpression: {
            const base = plainText(w, (node as ts.PropertyAccessExpression).expression)
            return base === undefined ? undefined : `${base}.${(node as ts.PropertyAccessExpression).name.text}`
        }
        case K.ElementAccessExpression: {
            const { expression: inner, argumentExpression } = node as ts.ElementAccessExpression
            if (!ts.isStringLiteralLike(skipOuter(argumentExpression))) return undefined
            const base = plainText(w, inner)
            return base === undefined ? undefined : `${base}.${constantKey(w, argumentExpression)}`
        }
        default:
            return undefined
    }
}

/**
 * Whether something below sets the guard's variable for good, itself or in a function of the file
 * that it calls. What sets it and takes it back is a lock, not a cache: `busy = true … busy = false`.
 */
function sets(w: Walk, where: ts.Node | readonly ts.Node[], guard: Guard): boolean {
    const nodes = Array.isArray(where) ? (where as readonly ts.Node[]) : [where as ts.Node]
    const { text } = guard
    const own = ownText(w, text)
    const found = nodes.map(node => setting(w, node, text, own))
    if (found.includes("reset")) return false
    const { called, handed } = functionsUsed(w, nodes)
    const foundThere = called.map(body => setting(w, body, text, own))
    if (foundThere.includes("reset") || handed.some(body => setting(w, body, text, own) === "reset")) return false
    return found.includes("set") || foundThere.includes("set")
}

/** How a static method itself may call `Class.member`: `this.member`. */
export function ownText(w: Walk, text: string): string {
    const className = w.frame.home?.static === true ? w.frame.home.className : undefined
    return className && text.startsWith(`${className}.`) ? `this${text.slice(className.length)}` : text
}

type Setting = "set" | "reset" | undefined

/** Code longer than this is bundled or generated; looking through it for each condition would be quadratic. */
export const LONGEST_REGION = 20_000

function setting(w: Walk, node: ts.Node, text: string, own: string): Setting {
    if (node.end - node.pos > LONGEST_REGION) return undefined
    const key = text.slice(text.lastIndexOf(".") + 1)
    return w.text.slice(node.pos, node.end).includes(key) ? settingBelow(w, node, text, own) : undefined
}

function settingBelow(w: Walk, node: ts.Node, text: string, own: string, recovering = false): Setting {
    let found: Setting
    if (node.kind === K.BinaryExpression) {
        const { left, right, operatorToken } = node as ts.BinaryExpression
        const { kind } = operatorToken
        const assigns = kind === K.EqualsToken || kind === K.QuestionQuestionEqualsToken || kind === K.BarBarEqualsToken
        if (assigns && isTarget(w, left, text, own)) {
            if (isNothing(right)) return recovering && skipOuter(right).kind !== K.FalseKeyword ? undefined : "reset"
            found = "set"
        }
    } else if (node.kind === K.CallExpression) {
        if (definesProperty(w, node as ts.CallExpression, own)) found = "set"
        recovering ||= isRecovery(node as ts.CallExpression)
    } else if (node.kind === K.CatchClause) return undefined
    return (
        ts.forEachChild(node, child => {
            const below = settingBelow(w, child, text, own, recovering)
            found ??= below
            return below === "reset" ? below : undefined
        }) ?? found
    )
}

const RECOVERIES = new Set(["catch", "on", "once", "addListener", "addEventListener"])

/** After a failure or a lost connection it may be set again; that is rare. */
function isRecovery(node: ts.CallExpression): boolean {
    return node.expression.kind === K.PropertyAccessExpression && RECOVERIES.has((node.expression as ts.PropertyAccessExpression).name.text)
}

/** The file's functions that are called below, by name or as methods of `this`, and those handed to others. */
function functionsUsed(w: Walk, nodes: readonly ts.Node[]): { called: ts.Node[]; handed: ts.Node[] } {
    const called: ts.Node[] = []
    const handed: ts.Node[] = []
    const note = (list: ts.Node[], value: ts.Expression): void => {
        const body = bodyOf(w, skipOuter(value))
        if (body && body.pos !== w.fn.node.pos) list.push(body)
    }
    const look = (inner: ts.Node, calls: ts.Node[]): void => {
        if (inner.kind === K.CallExpression) {
            note(calls, (inner as ts.CallExpression).expression)
            for (const argument of (inner as ts.CallExpression).arguments) note(handed, argument)
        }
        // What a function in there calls is called some time.
        const inside = ts.isFunctionLike(inner) ? handed : calls
        ts.forEachChild(inner, child => look(child, inside))
    }
    for (const node of nodes) if (node.end - node.pos <= LONGEST_REGION) look(node, called)
    return { called, handed }
}

function bodyOf(w: Walk, callee: ts.Expression): ts.Node | undefined {
    if (callee.kind === K.Identifier) {
        const variable = lookup(w.scope, (callee as ts.Identifier).text)
        if (variable?.declaration?.kind === K.FunctionDeclaration) return variable.declaration
        const init = variable?.constant && variable.init ? skipOuter(variable.init) : undefined
        return init && (init.kind === K.ArrowFunction || init.kind === K.FunctionExpression) ? init : undefined
    }
    if (callee.kind !== K.PropertyAccessExpression || (callee as ts.PropertyAccessExpression).expression.kind !== K.ThisKeyword) return undefined
    const { text } = (callee as ts.PropertyAccessExpression).name
    return w.frame.home?.members.find(m => m.kind === K.MethodDeclaration && m.name !== undefined && ts.isMemberName(m.name) && m.name.text === text)
}

function isNothing(node: ts.Expression): boolean {
    const inner = skipOuter(node)
    return isAbsence(inner) || (inner.kind === K.NumericLiteral && (inner as ts.NumericLiteral).text === "0")
}

function isTarget(w: Walk, left: ts.Expression, text: string, own: string): boolean {
    const inner = skipOuter(left)
    if (inner.kind === K.ArrayLiteralExpression) return (inner as ts.ArrayLiteralExpression).elements.some(e => isTarget(w, e, text, own))
    if (inner.kind === K.ObjectLiteralExpression) {
        return (inner as ts.ObjectLiteralExpression).properties.some(
            p =>
                (p.kind === K.ShorthandPropertyAssignment && p.name.text === text) ||
                (p.kind === K.PropertyAssignment && isTarget(w, (p as ts.PropertyAssignment).initializer, text, own)),
        )
    }
    const found = plainText(w, inner)
    return found !== undefined && (found === text || found === own)
}

/** `Object.defineProperty(this, "x", …)` sets `this.x`. */
function definesProperty(w: Walk, node: ts.CallExpression, text: string): boolean {
    const callee = node.expression
    if (callee.kind !== K.PropertyAccessExpression || (callee as ts.PropertyAccessExpression).name.text !== "defineProperty") return false
    const [base, key] = node.arguments
    if (!base || !key || !ts.isStringLiteralLike(key)) return false
    return `${plainText(w, base)}.${key.text}` === text
}

/** A function that replaces itself when it first runs; a getter that defines its own property. */
export function selfMemoizing(w: Walk, node: ts.FunctionLikeDeclaration, name: string): Guard | undefined {
    const { body } = node
    if (!body) return undefined
    if (node.kind === K.GetAccessor) {
        const key = name.slice(name.lastIndexOf(".") + 1)
        if (!w.text.slice(body.pos, body.end).includes("defineProperty")) return undefined
        const guard: Guard = { text: `this.${key}`, ofThis: !w.frame.home?.static, owner: 0 }
        return settingBelow(w, body, guard.text, guard.text) === "set" ? guard : undefined
    }
    if (name === "" || !/^(?:exports\.)?[\w$]+$/.test(name)) return undefined
    const text = w.text.slice(body.pos, body.end)
    if (!text.includes(`${name} = `)) return undefined
    const root = name.startsWith("exports.") ? "exports" : name
    const variable = lookup(w.scope, root)
    if (!variable || variable.fn === w.fn || !replacesItself(w, body, name)) return undefined
    return { text: name, ofThis: false, owner: variable.fn.index }
}

function replacesItself(w: Walk, node: ts.Node, name: string): boolean {
    if (node.kind === K.BinaryExpression) {
        const { left, right, operatorToken } = node as ts.BinaryExpression
        const value = skipOuter(right)
        const isFunction = value.kind === K.ArrowFunction || value.kind === K.FunctionExpression
        if (operatorToken.kind === K.EqualsToken && isFunction && plainText(w, left)?.endsWith(name)) return true
    }
    return ts.forEachChild(node, child => (!ts.isFunctionLike(child) && replacesItself(w, child, name) ? true : undefined)) === true
}

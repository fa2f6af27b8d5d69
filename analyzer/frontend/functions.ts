import { ts } from "ts-morph"
import { OP, SLOT } from "../facts.ts"
import type { FunctionFact } from "../facts.ts"
import { expression } from "./expressions.ts"
import { selfMemoizing } from "./guards.ts"
import { documentedParameter, documentedReturn, marking } from "./jsdoc.ts"
import { jsDocOf } from "./literals.ts"
import { functionPlace } from "./names.ts"
import { bindPattern } from "./patterns.ts"
import { declarePattern, hoistBody } from "./scopes.ts"
import { statements } from "./statements.ts"
import { typeOf, withTypeParameters } from "./types.ts"
import { hasVersions } from "./versions.ts"
import type { FunctionDraft, Frame, Home, Variable, Walk } from "./walk.ts"
import { INHERIT, OBJECT_KIND, USE, copy, declare, inFunction, lookup, newDraft, newSlot, object, openScope, slotOf, store, target } from "./writer.ts"

const K = ts.SyntaxKind

export type FunctionNode =
    | ts.FunctionDeclaration
    | ts.FunctionExpression
    | ts.ArrowFunction
    | ts.MethodDeclaration
    | ts.GetAccessorDeclaration
    | ts.SetAccessorDeclaration
    | ts.ConstructorDeclaration

/** A function or arrow where a value is wanted. A named one sees itself. */
export function functionExpression(w: Walk, node: ts.FunctionExpression | ts.ArrowFunction, to: number, use: number, name: string): number {
    if ((use & USE.returned) !== 0) w.fn.returnsClosure = true
    const slot = target(w, to)
    if (!node.name) {
        const draft = functionLike(w, node, node.kind === K.ArrowFunction ? "arrow" : "function", name)
        if (draft) w.fn.operations.push(OP.FUNCTION, slot, draft.index)
        return slot
    }
    const outer = w.scope
    const own = declare(openScope(w), node.name.text)
    own.declaration = node
    const draft = functionLike(w, node, "function", node.name.text)
    if (draft) w.fn.operations.push(OP.FUNCTION, own.slot, draft.index)
    copy(w, slot, own.slot)
    w.scope = outer
    return slot
}

export function functionDeclaration(w: Walk, node: ts.FunctionDeclaration): void {
    if (!node.body) return
    const name = node.name?.text ?? "default"
    w.docs = undefined
    const draft = functionLike(w, node, "function", name)
    if (!draft) return
    const variable = node.name && lookup(w.scope, node.name.text)
    // Of two declarations in one body the last one counts, from the beginning.
    if (variable?.declaration?.kind === K.FunctionDeclaration && variable.declaration !== node && w.scope.names.get(variable.name) === variable) return
    w.fn.operations.push(OP.FUNCTION, variable ? slotOf(w, variable) : declare(w.scope, "*default*").slot, draft.index)
}

/**
 * Walks a function and everything in it. Undefined where there is no body: overloads, abstract
 * and ambient declarations.
 *
 * @param first What runs before the body: field initialisers of a constructor.
 */
export function functionLike(
    w: Walk,
    node: FunctionNode,
    kind: FunctionFact["kind"],
    name: string,
    home?: Home,
    first?: () => void,
): FunctionDraft | undefined {
    if (!node.body) return undefined
    const { inherit } = w
    const draft = newDraft(w, w.fn, kind, name || "<anonymous>", node, functionPlace(w, node), (inherit & INHERIT.here) !== 0)
    w.functionOf.set(node, draft)
    draft.async = node.modifiers?.some(m => m.kind === K.AsyncKeyword) ?? false
    draft.generator = (node as ts.FunctionDeclaration).asteriskToken !== undefined
    const docs = jsDocOf(node) ?? w.docs
    w.docs = undefined
    draft.marked = marking(docs)
    const frame: Frame = kind === "arrow" ? w.frame : ownFrame(draft, home)
    inFunction(w, draft, frame, inherit, () => {
        withTypeParameters(w, node.typeParameters, () => {
            const scope = openScope(w, true)
            declareParameters(w, draft, scope, node)
            const type = node.type ? typeOf(w, node.type) : documentedReturn(w, docs)
            if (type >= 0) draft.returns = type
            if (draft.generator) object(w, SLOT.result, OBJECT_KIND.iterator, -1)
            const { body } = node
            if (body!.kind === K.Block) hoistBody(w, scope, (body as ts.Block).statements)
            bindParameters(w, node, docs)
            first?.()
            if (body!.kind !== K.Block) {
                expression(w, body!, SLOT.result, USE.returned)
                return
            }
            draft.directive = directiveOf(body as ts.Block)
            w.guard = selfMemoizing(w, node, name) ?? w.guard
            statements(w, (body as ts.Block).statements)
        })
    })
    return draft
}

export function ownFrame(draft: FunctionDraft, home: Home | undefined): Frame {
    return {
        self: { name: "this", fn: draft, slot: SLOT.this },
        args: { name: "arguments", fn: draft, slot: SLOT.arguments },
        home,
    }
}

/** `"use server"` and the like; `"use strict"` says nothing here. */
function directiveOf(body: ts.Block): string | undefined {
    const first = body.statements[0]
    if (first?.kind !== K.ExpressionStatement) return undefined
    const { expression: text } = first as ts.ExpressionStatement
    return text.kind === K.StringLiteral && (text as ts.StringLiteral).text !== "use strict" ? (text as ts.StringLiteral).text : undefined
}

function isThisParameter(parameter: ts.ParameterDeclaration): boolean {
    return parameter.name.kind === K.Identifier && parameter.name.text === "this"
}

/** Types of values that are no functions, so that it does not matter who hands them on. */
const PRIMITIVES = new Set([K.StringKeyword, K.NumberKeyword, K.BooleanKeyword, K.BigIntKeyword, K.LiteralType])

function declareParameters(w: Walk, draft: FunctionDraft, scope: Walk["scope"], node: FunctionNode): void {
    const parameters = node.parameters.filter(p => !isThisParameter(p))
    draft.parameters = parameters.length
    draft.slots = SLOT.firstParameter + parameters.length
    parameters.forEach((parameter, index) => {
        if (parameter.dotDotDotToken) draft.rest = index
        const { name } = parameter
        draft.parameterNames.push(name.kind === K.Identifier ? name.text : "")
        const origin = parameter.type && PRIMITIVES.has(parameter.type.kind) ? undefined : { fn: draft, index }
        if (name.kind === K.Identifier) {
            const variable: Variable = { name: name.text, fn: draft, slot: SLOT.firstParameter + index, declaration: parameter, ...(origin && { parameter: origin }) }
            scope.names.set(name.text, variable)
        } else {
            declarePattern(w, scope, name, variable => {
                if (origin) variable.parameter = origin
            })
        }
    })
}

/** Types, defaults and patterns of the parameters, and `constructor(private x: X)`. */
function bindParameters(w: Walk, node: FunctionNode, docs: readonly ts.JSDoc[] | undefined): void {
    let index = 0
    for (const parameter of node.parameters) {
        const self = isThisParameter(parameter)
        const slot = self ? SLOT.this : SLOT.firstParameter + index
        const type = parameter.type ? typeOf(w, parameter.type) : documentedParameter(w, docs, parameter, index)
        if (type >= 0) w.fn.operations.push(OP.TYPE, slot, type)
        if (self) continue
        index++
        const name = parameter.name.kind === K.Identifier ? parameter.name.text : ""
        if (parameter.initializer) expression(w, parameter.initializer, slot, USE.value, name)
        if (parameter.name.kind === K.Identifier) versionsOfParameter(w, name, slot, type)
        if (parameter.name.kind !== K.Identifier) bindPattern(w, parameter.name, slot)
        else if (node.kind === K.Constructor && isParameterProperty(parameter)) store(w, SLOT.this, name, slot, -1)
    }
}

/** What a parameter is given is the first of the values of a variable that is set again. */
function versionsOfParameter(w: Walk, name: string, slot: number, type: number): void {
    const variable = w.scope.names.get(name)
    if (variable?.slot !== slot || !hasVersions(w, variable)) return
    if (type >= 0) variable.type = type
    variable.slot = newSlot(w)
    copy(w, variable.slot, slot)
    w.versions.current.set(variable, slot)
}

export function isParameterProperty(parameter: ts.ParameterDeclaration): boolean {
    return (
        parameter.modifiers?.some(
            m =>
                m.kind === K.PrivateKeyword ||
                m.kind === K.PublicKeyword ||
                m.kind === K.ProtectedKeyword ||
                m.kind === K.ReadonlyKeyword ||
                m.kind === K.OverrideKeyword,
        ) === true
    )
}

/** A member's function under a key that is only known at run time. */
export function computedMember(w: Walk, base: number, node: FunctionNode, name: ts.ComputedPropertyName, kind: FunctionFact["kind"], home: Home): void {
    const key = expression(w, name.expression)
    const draft = functionLike(w, node, kind, `${home.className}[…]`, home)
    if (!draft) return
    const value = newSlot(w)
    w.fn.operations.push(OP.FUNCTION, value, draft.index)
    w.fn.operations.push(OP.DEFINE_COMPUTED, base, key, value, kind === "getter" ? 1 : kind === "setter" ? 2 : 0)
}


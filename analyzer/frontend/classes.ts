import { ts } from "ts-morph"
import { OP, SLOT } from "../facts.ts"
import type { ClassFact, ClassMember, DecorationFact, FunctionFact } from "../facts.ts"
import { expression } from "./expressions.ts"
import { computedMember, functionLike, isParameterProperty, ownFrame } from "./functions.ts"
import type { FunctionNode } from "./functions.ts"
import { documentedType } from "./jsdoc.ts"
import { jsDocOf } from "./literals.ts"
import { constantOf, functionPlace, propertyKey, shortText, skipOuter } from "./names.ts"
import { hoistBody } from "./scopes.ts"
import { newSite } from "./sites.ts"
import { statements } from "./statements.ts"
import { nameTypeClass, typeOf, withTypeParameters } from "./types.ts"
import type { Draft, FunctionDraft, Home, Variable, Walk } from "./walk.ts"
import { NEW_SLOT, USE, declare, hidden, inFunction, load, lookup, newDraft, newSlot, openScope, slotOf, store, target } from "./writer.ts"

const K = ts.SyntaxKind

export function classExpression(w: Walk, node: ts.ClassExpression, to: number, use: number, name: string): number {
    if ((use & USE.returned) !== 0) w.fn.returnsClosure = true
    const slot = target(w, to)
    const outer = w.scope
    if (node.name) {
        const own = declare(openScope(w), node.name.text)
        classLike(w, node, own.slot, node.name.text)
        w.fn.operations.push(OP.COPY, slot, own.slot)
    } else {
        classLike(w, node, slot, name || "<anonymous>")
    }
    w.scope = outer
    return slot
}

export function classDeclaration(w: Walk, node: ts.ClassDeclaration): void {
    const variable = node.name ? lookup(w.scope, node.name.text) : declare(w.scope, "*default*")
    if (variable) classLike(w, node, slotOf(w, variable), node.name?.text ?? "default")
}

function classLike(w: Walk, node: ts.ClassLikeDeclaration, slot: number, name: string): void {
    withTypeParameters(w, node.typeParameters, () => walkClass(w, node, slot, name))
}

function walkClass(w: Walk, node: ts.ClassLikeDeclaration, slot: number, name: string): void {
    const parent = node.heritageClauses?.find(clause => clause.token === K.ExtendsKeyword)?.types[0]
    const heritage = parent && hidden(w, expression(w, parent.expression))
    const properties: Record<string, number> = {}
    const members: ClassMember[] = []
    const index = w.classes.length
    const fact: Draft<ClassFact> = {
        name,
        at: functionPlace(w, node),
        constructor: -1,
        members,
        implements: (node.heritageClauses ?? [])
            .filter(clause => clause.token === K.ImplementsKeyword)
            .flatMap(clause => clause.types.map(type => typeOf(w, type)).filter(type => type >= 0)),
        properties,
    }
    w.classes.push(fact)
    const extended = parent ? typeOf(w, parent) : -1
    if (extended >= 0) fact.extends = extended
    if (node.modifiers?.some(m => m.kind === K.AbstractKeyword)) fact.abstract = true
    const typeName = nameTypeClass(w, node, name, index)
    if (typeName) fact.typeName = typeName

    w.fn.operations.push(OP.CLASS, slot, index, heritage ? 1 : 0, heritage ? heritage.slot : -1)
    const self = hidden(w, slot)
    const work: ClassWork = { w, node, slot, self, index, home: { className: name, members: node.members, heritage, static: false }, members, properties }
    const written = node.members.find((m): m is ts.ConstructorDeclaration => m.kind === K.Constructor && (m as ts.ConstructorDeclaration).body !== undefined)
    const fields = () => instanceFields(work)
    const constructor = written ? functionLike(w, written, "constructor", `${name}.constructor`, work.home, fields)! : implicitConstructor(work, parent, fields)
    fact.constructor = constructor.index
    for (const member of node.members) classMember(work, member, constructor)
    decorate(work, node, "class")
}

interface ClassWork {
    readonly w: Walk
    readonly node: ts.ClassLikeDeclaration
    readonly slot: number
    /** The class, as functions inside it reach it. */
    readonly self: Variable
    readonly index: number
    readonly home: Home
    readonly members: ClassMember[]
    readonly properties: Record<string, number>
}

/** A constructor that is not written down hands its arguments to the superclass. */
function implicitConstructor({ w, node, home }: ClassWork, parent: ts.ExpressionWithTypeArguments | undefined, fields: () => void): FunctionDraft {
    const draft = newDraft(w, w.fn, "constructor", `${home.className}.constructor`, node, functionPlace(w, node))
    draft.implicit = true
    inFunction(w, draft, ownFrame(draft, home), 0, () => {
        openScope(w, true)
        if (parent && home.heritage) {
            const callee = slotOf(w, home.heritage)
            w.fn.operations.push(OP.CALL_WITH_THIS, newSite(w, parent, "super"), newSlot(w), callee, SLOT.this, 1, 1, SLOT.arguments, 1)
        }
        fields()
    })
    return draft
}

function isStatic(member: ts.ClassElement): boolean {
    return ts.canHaveModifiers(member) && member.modifiers?.some(m => m.kind === K.StaticKeyword) === true
}

/** Field initialisers run in the constructor, with its `this`, but see the names around the class. */
function instanceFields({ w, node, home }: ClassWork): void {
    const inner = w.scope
    w.scope = inner.parent!
    for (const member of node.members) {
        if (member.kind !== K.PropertyDeclaration || isStatic(member)) continue
        const { name, initializer } = member as ts.PropertyDeclaration
        if (initializer) storeField(w, SLOT.this, name, initializer, home, member)
    }
    w.scope = inner
}

function storeField(w: Walk, base: number, name: ts.PropertyName, initializer: ts.Expression, home: Home, member: ts.Node): void {
    const key = propertyKey(w, name)
    w.docs = jsDocOf(member)
    const value = expression(w, initializer, NEW_SLOT, USE.value, key === undefined ? "" : `${home.className}.${key}`)
    w.docs = undefined
    if (value === w.fn.nothing) return
    if (key !== undefined) return store(w, base, key, value, -1)
    w.fn.operations.push(OP.STORE_COMPUTED, base, expression(w, (name as ts.ComputedPropertyName).expression), value, -1)
}

const MEMBER_KIND: Partial<Record<ts.SyntaxKind, FunctionFact["kind"] & ClassMember["kind"]>> = {
    [K.MethodDeclaration]: "method",
    [K.GetAccessor]: "getter",
    [K.SetAccessor]: "setter",
}

function classMember(work: ClassWork, member: ts.ClassElement, constructor: FunctionDraft): void {
    const { w, home, self } = work
    const fixed = isStatic(member) || member.kind === K.ClassStaticBlockDeclaration
    const own: Home = fixed ? { ...home, static: true } : home
    switch (member.kind) {
        case K.Constructor: {
            if (!(member as ts.ConstructorDeclaration).body) return
            for (const parameter of (member as ts.ConstructorDeclaration).parameters) {
                if (!isParameterProperty(parameter) || parameter.name.kind !== K.Identifier) continue
                const type = parameter.type ? typeOf(w, parameter.type) : -1
                if (type >= 0) work.properties[parameter.name.text] = type
            }
            return decorateParameters(work, member as ts.ConstructorDeclaration, "constructor", constructor)
        }
        case K.MethodDeclaration:
        case K.GetAccessor:
        case K.SetAccessor:
            return method(work, member as ts.MethodDeclaration, MEMBER_KIND[member.kind]!, own, fixed)
        case K.PropertyDeclaration:
            return property(work, member as ts.PropertyDeclaration, own, fixed)
        case K.ClassStaticBlockDeclaration: {
            const { body } = member as ts.ClassStaticBlockDeclaration
            return inClass(w, self, own, () => {
                hoistBody(w, openScope(w, true), body.statements)
                statements(w, body.statements)
            })
        }
    }
}

/** Code that runs where the class stands, with the class as `this`. */
function inClass(w: Walk, self: Variable, home: Home, body: () => void): void {
    const { frame, scope } = w
    w.frame = { self, args: undefined, home }
    body()
    w.frame = frame
    w.scope = scope
}

function method(work: ClassWork, node: ts.MethodDeclaration, kind: ClassMember["kind"], home: Home, fixed: boolean): void {
    const { w } = work
    if (!node.body) return
    const key = propertyKey(w, node.name)
    if (key === undefined) {
        const base = fixed ? work.slot : load(w, NEW_SLOT, work.slot, "prototype", -1)
        return computedMember(w, base, node, node.name as ts.ComputedPropertyName, kind, home)
    }
    const draft = functionLike(w, node, kind, `${home.className}.${key}`, home)!
    work.members.push({ key, fn: draft.index, kind, ...(fixed && { static: true as const }) })
    decorate(work, node, "method", key, draft)
    decorateParameters(work, node, key, draft)
}

function property(work: ClassWork, node: ts.PropertyDeclaration, home: Home, fixed: boolean): void {
    const { w } = work
    const key = propertyKey(w, node.name)
    if (key !== undefined && key !== "__proto__") {
        const type = node.type ? typeOf(w, node.type) : documentedType(w, jsDocOf(node))
        if (type >= 0) work.properties[key] = type
        decorate(work, node, "property", key)
    }
    if (fixed && node.initializer) {
        inClass(w, work.self, home, () => storeField(w, work.slot, node.name, node.initializer!, home, node))
    }
}

function decorateParameters(work: ClassWork, node: FunctionNode, member: string, fn: FunctionDraft): void {
    node.parameters.forEach((parameter, index) => decorate(work, parameter, "parameter", String(index), fn, member))
}

function decorate(work: ClassWork, node: ts.Node, kind: DecorationFact["target"], member?: string, fn?: FunctionDraft, of?: string): void {
    if (!ts.canHaveDecorators(node)) return
    const { w } = work
    for (const decorator of ts.getDecorators(node) ?? []) {
        const value = expression(w, decorator.expression)
        const call = skipOuter(decorator.expression)
        const first = call.kind === K.CallExpression ? (call as ts.CallExpression).arguments[0] : undefined
        const argument = first && constantOf(w, first)
        const callee = call.kind === K.CallExpression ? (call as ts.CallExpression).expression : call
        w.decorations.push({
            target: kind,
            class: work.index,
            ...(member !== undefined && { member }),
            ...(of !== undefined && { of }),
            ...(fn && { fn: fn.index }),
            ...(typeof argument === "string" && { argument }),
        })
        w.fn.operations.push(OP.DECORATE, newSite(w, decorator, `@${shortText(w, callee)}`), value, w.decorations.length - 1, work.slot)
    }
}


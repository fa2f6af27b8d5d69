import { ts } from "ts-morph"
import { ITERATOR, OP, SLOT } from "../facts.ts"
import { assignSlot } from "./assignments.ts"
import { askedWhen, givenBy } from "./asked-guards.ts"
import { isShortLoop } from "./bounds.ts"
import { classDeclaration } from "./classes.ts"
import { noteDisposal, noteMade } from "./closed.ts"
import { expression } from "./expressions.ts"
import { functionDeclaration } from "./functions.ts"
import { afterIf, guardsOf } from "./guards.ts"
import { documentedType, typedefs } from "./jsdoc.ts"
import { jsDocOf } from "./literals.ts"
import { exportDeclaration, exportNames, exportsFrom, importEquals, requiredTypes } from "./modules.ts"
import { skipOuter } from "./names.ts"
import { enumDeclaration, namespaceDeclaration } from "./namespaces.ts"
import { noteMembers } from "./parameters.ts"
import { bindPattern, boundSlot, elementOf } from "./patterns.ts"
import { declareList, declarePattern, declares, hoistBlock, isAmbient } from "./scopes.ts"
import { busyWait } from "./sinks.ts"
import { newSite } from "./sites.ts"
import { noteLoopCall } from "./started-calls.ts"
import { declareAlias, declareInterface, typeOf } from "./types.ts"
import { constantCondition, endsElsewhere, enterRegion, hasVersions, inRegion, setVersion, ways } from "./versions.ts"
import type { Loop, Variable, Walk } from "./walk.ts"
import { NEW_SLOT, USE, copy, hidden, load, lookup, newSlot, nothing, openScope, slotOf, store } from "./writer.ts"

const K = ts.SyntaxKind

/** Walks statements whose names are declared. What follows `if (x) return` is guarded by x. */
export function statements(w: Walk, list: readonly ts.Statement[]): void {
    const { guard, main, asked } = w
    for (let i = 0; i < list.length; i++) {
        const node = list[i]!
        statement(w, node)
        if (node.kind === K.IfStatement) afterIf(w, node as ts.IfStatement, list, i)
    }
    w.guard = guard
    w.main = main
    w.asked = asked
}

/** A list of statements with names of its own. */
function block(w: Walk, list: readonly ts.Statement[]): void {
    if (!declares(list)) return statements(w, list)
    const outer = w.scope
    hoistBlock(w, openScope(w), list)
    statements(w, list)
    w.scope = outer
}

export function statement(w: Walk, node: ts.Statement): void {
    if (w.javascript) typedefs(w, jsDocOf(node))
    switch (node.kind) {
        case K.ExpressionStatement: {
            const { expression: inner } = node as ts.ExpressionStatement
            w.docs = jsDocOf(node)
            expression(w, inner, NEW_SLOT, USE.unused)
            w.docs = undefined
            return noteLoopCall(w, inner)
        }
        case K.VariableStatement:
            return variableStatement(w, node as ts.VariableStatement)
        case K.ReturnStatement: {
            const { expression: value } = node as ts.ReturnStatement
            w.docs = jsDocOf(node)
            if (value && w.fn.generator) store(w, SLOT.result, ITERATOR.returned, expression(w, value, NEW_SLOT, USE.returned), -1)
            else if (value) expression(w, value, SLOT.result, USE.returned)
            w.docs = undefined
            return
        }
        case K.IfStatement:
            return ifStatement(w, node as ts.IfStatement)
        case K.Block:
            return block(w, (node as ts.Block).statements)
        case K.FunctionDeclaration:
            functionDeclaration(w, node as ts.FunctionDeclaration)
            return exportDeclaration(w, node as ts.FunctionDeclaration)
        case K.ClassDeclaration:
            classDeclaration(w, node as ts.ClassDeclaration)
            return exportDeclaration(w, node as ts.ClassDeclaration)
        case K.ForOfStatement:
        case K.ForInStatement:
            return forEach(w, node as ts.ForOfStatement | ts.ForInStatement)
        case K.ForStatement:
            return forStatement(w, node as ts.ForStatement)
        case K.WhileStatement:
        case K.DoStatement:
            return inLoop(w, node as ts.WhileStatement, () => {
                if (node.kind === K.WhileStatement) expression(w, (node as ts.WhileStatement).expression)
                statement(w, (node as ts.WhileStatement).statement)
                if (node.kind === K.DoStatement) expression(w, (node as ts.DoStatement).expression)
            })
        case K.SwitchStatement:
            return inRegion(w, node, () => switchStatement(w, node as ts.SwitchStatement))
        case K.TryStatement:
            return inRegion(w, node, () => tryStatement(w, node as ts.TryStatement))
        case K.ThrowStatement:
            return throwStatement(w, node as ts.ThrowStatement)
        case K.WithStatement:
            return withStatement(w, node as ts.WithStatement)
        case K.LabeledStatement:
            return inRegion(w, node, () => statement(w, (node as ts.LabeledStatement).statement))
        case K.EnumDeclaration:
            enumDeclaration(w, node as ts.EnumDeclaration)
            return exportDeclaration(w, node as ts.EnumDeclaration)
        case K.ModuleDeclaration:
            return namespaceDeclaration(w, node as ts.ModuleDeclaration)
        case K.ExportDeclaration:
            return exportsFrom(w, node as ts.ExportDeclaration)
        case K.ExportAssignment:
            return exportDeclaration(w, node as ts.ExportAssignment)
        case K.ImportEqualsDeclaration:
            return importEquals(w, node as ts.ImportEqualsDeclaration)
        case K.InterfaceDeclaration:
            return declareInterface(w, node as ts.InterfaceDeclaration)
        case K.TypeAliasDeclaration:
            return declareAlias(w, node as ts.TypeAliasDeclaration)
        // Imports are declared before anything else; the rest does nothing.
    }
}

function variableStatement(w: Walk, node: ts.VariableStatement): void {
    if (isAmbient(node)) return
    w.docs = jsDocOf(node)
    variables(w, node.declarationList)
    w.docs = undefined
    exportNames(w, node)
}

function variables(w: Walk, list: ts.VariableDeclarationList): void {
    for (const declaration of list.declarations) {
        const { name, initializer, type } = declaration
        if (w.fn.index === 0 && initializer?.kind === K.CallExpression) requiredTypes(w, name, initializer as ts.CallExpression)
        if (name.kind !== K.Identifier) {
            const slot = initializer ? expression(w, initializer) : newSlot(w)
            if (type) annotate(w, slot, type)
            derive(w, name, initializer)
            bindPattern(w, name, slot)
            continue
        }
        const variable = lookup(w.scope, (name as ts.Identifier).text)
        if (!variable) continue
        const slot = slotOf(w, variable)
        const declared = type ? typeOf(w, type) : w.javascript ? documentedType(w, w.docs) : -1
        if (declared >= 0) {
            w.fn.operations.push(OP.TYPE, slot, declared)
            variable.type = declared
        }
        derive(w, name, initializer)
        if (!hasVersions(w, variable)) {
            if (initializer) expression(w, initializer, slot, USE.value, variable.name)
        } else if (initializer) setVersion(w, variable, expression(w, initializer, NEW_SLOT, USE.value, variable.name))
        else if ((list.flags & ts.NodeFlags.BlockScoped) !== 0) setVersion(w, variable, nothing(w))
        if (initializer) noteMade(w, variable, initializer)
        if (dispose(w, list, name, slot)) noteDisposal(w, variable)
    }
}

/** `using x = …` calls the method that disposes of it when the block ends. Whether it is one. */
function dispose(w: Walk, { flags }: ts.VariableDeclarationList, name: ts.Node, slot: number): boolean {
    const kind = flags & ts.NodeFlags.BlockScoped
    if (kind !== ts.NodeFlags.Using && kind !== ts.NodeFlags.AwaitUsing) return false
    const site = newSite(w, name, "using", kind === ts.NodeFlags.AwaitUsing ? USE.awaited : USE.value)
    // `await using` also takes what is disposed of without waiting.
    for (const method of kind === ts.NodeFlags.Using ? ["dispose"] : ["asyncDispose", "dispose"]) {
        const disposer = load(w, NEW_SLOT, slot, `[Symbol.${method}]`, -1)
        w.fn.operations.push(OP.CALL_WITH_THIS, site, newSlot(w), disposer, slot, 0, 0)
    }
    return true
}

function annotate(w: Walk, slot: number, node: ts.TypeNode): void {
    const type = typeOf(w, node)
    if (type >= 0) w.fn.operations.push(OP.TYPE, slot, type)
}

/** `const f = fn` and `const { handler } = options` of a parameter are the parameter. */
function derive(w: Walk, name: ts.BindingName, initializer: ts.Expression | undefined): void {
    const from = initializer && skipOuter(initializer)
    if (from?.kind !== K.Identifier) return
    const parameter = lookup(w.scope, (from as ts.Identifier).text)?.parameter
    if (parameter) markNames(w, name, variable => (variable.parameter ??= parameter))
}

function markNames(w: Walk, name: ts.BindingName, mark: (variable: Variable) => void): void {
    if (name.kind === K.Identifier) {
        const variable = lookup(w.scope, (name as ts.Identifier).text)
        if (variable) mark(variable)
        return
    }
    for (const part of (name as ts.BindingPattern).elements) if (part.kind === K.BindingElement) markNames(w, part.name, mark)
}

function ifStatement(w: Walk, node: ts.IfStatement): void {
    // An `else if` chain is as deep as it is long.
    const outer = { guard: w.guard, main: w.main, asked: w.asked, given: w.given }
    let at: ts.IfStatement | undefined = node
    const branches = ways(w)
    let passes = true
    while (at) {
        const { expression: condition, thenStatement, elseStatement }: ts.IfStatement = at
        expression(w, condition)
        const known = constantCondition(condition)
        const guards = guardsOf(w, at)
        w.guard = guards.then ?? outer.guard
        w.main = guards.main || outer.main
        w.asked = outer.asked || askedWhen(condition, true)
        w.given = [...outer.given, ...givenBy(w, condition)]
        branches.walk(() => statement(w, thenStatement), known !== false && !endsElsewhere(thenStatement))
        w.given = outer.given
        w.main = outer.main
        w.asked = outer.asked || askedWhen(condition, false)
        w.guard = guards.else ?? outer.guard
        at = undefined
        passes &&= known !== true
        if (elseStatement?.kind === K.IfStatement) at = elseStatement as ts.IfStatement
        else if (elseStatement) {
            branches.walk(() => statement(w, elseStatement), passes && !endsElsewhere(elseStatement))
            passes = false
        }
    }
    branches.meet(passes)
    Object.assign(w, outer)
}

/** Runs `body` as the inside of a loop with a scope of its own. */
function inLoop(w: Walk, node: ts.IterationStatement, body: (loop: Loop) => void): void {
    const { scope, loops, repeated } = w
    const loop: Loop = { node, parent: loops, scope, fn: w.fn }
    w.loops = loop
    w.repeated ||= !isShortLoop(w, node)
    busyWait(w, node)
    inRegion(w, node, () => body(loop))
    w.loops = loops
    w.repeated = repeated
    w.scope = scope
}

function forEach(w: Walk, node: ts.ForOfStatement | ts.ForInStatement): void {
    const list = expression(w, node.expression)
    w.slotsOf.set(node, list)
    if (node.kind === K.ForInStatement) noteMembers(w, node.expression)
    inLoop(w, node, loop => {
        const { initializer } = node
        if (initializer.kind === K.VariableDeclarationList) {
            const declarations = initializer as ts.VariableDeclarationList
            if ((declarations.flags & ts.NodeFlags.BlockScoped) !== 0) declareList(w, openScope(w), declarations)
            const name = declarations.declarations[0]?.name
            if (name) {
                const from = skipOuter(node.expression)
                const parameter = from.kind === K.Identifier ? lookup(w.scope, (from as ts.Identifier).text)?.parameter : undefined
                markNames(w, name, variable => {
                    variable.loop = loop
                    if (parameter && parameter.fn.rest === parameter.index) variable.parameter ??= parameter
                })
                if (node.kind === K.ForInStatement) w.fn.operations.push(OP.KEYS, boundSlot(w, name), list)
                else {
                    const each = elementOf(w, node.expression, list, boundSlot(w, name))
                    if (name.kind !== K.Identifier) bindPattern(w, name, each)
                    dispose(w, declarations, name, each)
                }
            }
        } else if (node.kind === K.ForOfStatement) {
            assignSlot(w, initializer as ts.Expression, elementOf(w, node.expression, list, NEW_SLOT))
        } else {
            const name = newSlot(w)
            w.fn.operations.push(OP.KEYS, name, list)
            assignSlot(w, initializer as ts.Expression, name)
        }
        statement(w, node.statement)
    })
}

function forStatement(w: Walk, node: ts.ForStatement): void {
    const { initializer, condition, incrementor } = node
    const outer = w.scope
    if (initializer?.kind === K.VariableDeclarationList) {
        if ((initializer.flags & ts.NodeFlags.BlockScoped) !== 0) declareList(w, openScope(w), initializer as ts.VariableDeclarationList)
        variables(w, initializer as ts.VariableDeclarationList)
    } else if (initializer) {
        expression(w, initializer)
    }
    inLoop(w, node, () => {
        if (condition) expression(w, condition)
        statement(w, node.statement)
        if (incrementor) expression(w, incrementor)
    })
    w.scope = outer
}

function switchStatement(w: Walk, node: ts.SwitchStatement): void {
    expression(w, node.expression)
    const outer = w.scope
    const { clauses } = node.caseBlock
    if (clauses.some(clause => declares(clause.statements))) {
        const scope = openScope(w)
        for (const clause of clauses) hoistBlock(w, scope, clause.statements)
    }
    for (const clause of clauses) {
        enterRegion(w)
        if (clause.kind === K.CaseClause) expression(w, (clause as ts.CaseClause).expression)
        statements(w, clause.statements)
    }
    w.scope = outer
}

function throwStatement(w: Walk, node: ts.ThrowStatement): void {
    const value = expression(w, node.expression)
    if (w.caught !== undefined) return copy(w, w.caught, value)
    if (value === w.fn.nothing) return
    if (w.fn.thrown < 0) w.fn.thrown = newSlot(w)
    copy(w, w.fn.thrown, value)
}

/** Names that nothing declares may be properties of the object. */
function withStatement(w: Walk, node: ts.WithStatement): void {
    const { withs } = w
    w.withs = [...withs, hidden(w, expression(w, node.expression))]
    inRegion(w, node, () => statement(w, node.statement))
    w.withs = withs
}

function tryStatement(w: Walk, node: ts.TryStatement): void {
    const { caught } = w
    const own = node.catchClause ? newSlot(w) : caught
    w.caught = own
    block(w, node.tryBlock.statements)
    w.caught = caught
    if (node.catchClause) {
        enterRegion(w)
        const outer = w.scope
        const name = node.catchClause.variableDeclaration?.name
        if (name) {
            const scope = openScope(w)
            declarePattern(w, scope, name)
            bindPattern(w, name, own!)
        }
        block(w, node.catchClause.block.statements)
        w.scope = outer
    }
    if (node.finallyBlock) enterRegion(w)
    if (node.finallyBlock) block(w, node.finallyBlock.statements)
}


import { ts } from "ts-morph"
import type { Scope, Variable, Walk } from "./walk.ts"
import { declare } from "./writer.ts"

const K = ts.SyntaxKind

/** Declares what a function's body hoists: its `var`s in nested blocks, its own `let`, `const`, classes and functions. */
export function hoistBody(w: Walk, scope: Scope, statements: readonly ts.Statement[]): void {
    hoistVars(w, scope, statements)
    hoistBlock(w, scope, statements)
}

/** Whether a block declares anything of its own. */
export function declares(statements: readonly ts.Statement[]): boolean {
    return statements.some(
        s =>
            (s.kind === K.VariableStatement && ((s as ts.VariableStatement).declarationList.flags & ts.NodeFlags.BlockScoped) !== 0) ||
            s.kind === K.FunctionDeclaration ||
            s.kind === K.ClassDeclaration ||
            s.kind === K.EnumDeclaration ||
            s.kind === K.ModuleDeclaration,
    )
}

/** Declares `let`, `const`, `using`, classes, functions, enums, namespaces and imports of one list of statements. */
export function hoistBlock(w: Walk, scope: Scope, statements: readonly ts.Statement[]): void {
    for (const statement of statements) {
        switch (statement.kind) {
            case K.VariableStatement: {
                const list = (statement as ts.VariableStatement).declarationList
                if ((list.flags & ts.NodeFlags.BlockScoped) !== 0 && !isAmbient(statement)) declareList(w, scope, list)
                break
            }
            case K.FunctionDeclaration: {
                const { name, body } = statement as ts.FunctionDeclaration
                if (name && body && !(w.sloppy && !scope.hoists)) declare(scope, name.text).declaration = statement
                break
            }
            case K.ClassDeclaration:
            case K.EnumDeclaration: {
                const { name } = statement as ts.ClassDeclaration | ts.EnumDeclaration
                if (name && !isAmbient(statement)) declare(scope, name.text).declaration = statement
                break
            }
            case K.ModuleDeclaration: {
                const { name } = statement as ts.ModuleDeclaration
                if (name.kind === K.Identifier && !isAmbient(statement) && hasValues(statement as ts.ModuleDeclaration)) declare(scope, name.text)
                break
            }
        }
    }
}

export function isAmbient(node: ts.Node): boolean {
    return ts.canHaveModifiers(node) && node.modifiers?.some(m => m.kind === K.DeclareKeyword) === true
}

/** A namespace with types alone does not exist at run time. */
export function hasValues(node: ts.ModuleDeclaration): boolean {
    const { body } = node
    if (!body) return false
    if (body.kind === K.ModuleDeclaration) return hasValues(body as ts.ModuleDeclaration)
    if (body.kind !== K.ModuleBlock) return false
    return (body as ts.ModuleBlock).statements.some(s => {
        if (s.kind === K.InterfaceDeclaration || s.kind === K.TypeAliasDeclaration || isAmbient(s)) return false
        return s.kind !== K.ModuleDeclaration || hasValues(s as ts.ModuleDeclaration)
    })
}

/** Declares every name of `let a = 1, { b, c: [d] } = x`. A plain name remembers its initialiser. */
export function declareList(w: Walk, scope: Scope, list: ts.VariableDeclarationList): void {
    const constant = (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const
    for (const declaration of list.declarations) {
        if (declaration.name.kind !== K.Identifier) {
            const { initializer } = declaration
            declarePattern(w, scope, declaration.name, variable => {
                if (constant && initializer) variable.takenFrom = initializer
            })
            continue
        }
        const { text } = declaration.name as ts.Identifier
        const known = scope.names.has(text)
        const variable = declare(scope, text)
        if (known) Object.assign(variable, { assigned: true, redeclared: true })
        else if (declaration.initializer) {
            variable.init = declaration.initializer
            variable.constant = constant
        }
    }
}

export function declarePattern(w: Walk, scope: Scope, name: ts.BindingName, mark?: (variable: Variable) => void): void {
    if (name.kind === K.Identifier) {
        const variable = declare(scope, (name as ts.Identifier).text)
        mark?.(variable)
        return
    }
    for (const element of (name as ts.BindingPattern).elements) {
        if (element.kind === K.BindingElement) declarePattern(w, scope, element.name, mark)
    }
}

/** Declares the `var`s of statements nested anywhere below, not looking into functions. */
function hoistVars(w: Walk, scope: Scope, statements: readonly ts.Statement[], nested = false): void {
    for (const statement of statements) hoistVarsOf(w, scope, statement, nested)
}

function hoistVarsOf(w: Walk, scope: Scope, node: ts.Statement | ts.ForInitializer | undefined, nested: boolean): void {
    if (!node) return
    switch (node.kind) {
        case K.VariableStatement:
            if (!isAmbient(node)) hoistVarsOf(w, scope, (node as ts.VariableStatement).declarationList, nested)
            return
        case K.VariableDeclarationList:
            if ((node.flags & ts.NodeFlags.BlockScoped) === 0) declareList(w, scope, node as ts.VariableDeclarationList)
            return
        case K.FunctionDeclaration:
            if (nested && w.sloppy && (node as ts.FunctionDeclaration).name) declare(scope, (node as ts.FunctionDeclaration).name!.text)
            return
        case K.Block:
            return hoistVars(w, scope, (node as ts.Block).statements, true)
        case K.IfStatement:
            hoistVarsOf(w, scope, (node as ts.IfStatement).thenStatement, true)
            return hoistVarsOf(w, scope, (node as ts.IfStatement).elseStatement, true)
        case K.ForStatement:
        case K.ForInStatement:
        case K.ForOfStatement:
            hoistVarsOf(w, scope, (node as ts.ForStatement).initializer, true)
            return hoistVarsOf(w, scope, (node as ts.ForStatement).statement, true)
        case K.WhileStatement:
        case K.DoStatement:
        case K.LabeledStatement:
        case K.WithStatement:
            return hoistVarsOf(w, scope, (node as ts.WhileStatement).statement, true)
        case K.SwitchStatement:
            for (const clause of (node as ts.SwitchStatement).caseBlock.clauses) hoistVars(w, scope, clause.statements, true)
            return
        case K.TryStatement: {
            const { tryBlock, catchClause, finallyBlock } = node as ts.TryStatement
            hoistVars(w, scope, tryBlock.statements, true)
            if (catchClause) hoistVars(w, scope, catchClause.block.statements, true)
            if (finallyBlock) hoistVars(w, scope, finallyBlock.statements, true)
            return
        }
    }
}

import { ts } from "ts-morph"

const K = ts.SyntaxKind

/** Names that a function declares for its whole body, and those that it sets after their declaration. */
export interface FunctionNames {
    readonly node: ts.Node
    readonly parent: FunctionNames | undefined
    readonly names: Set<string>
    /** Positions of the assignments, by name. */
    readonly positions: Map<string, number[]>
}

/** The functions that set a name, by name. */
export type SetNames = ReadonlyMap<string, readonly FunctionNames[]>

/** Finds every place where a variable is set after its declaration. Empty if code may set what it likes: `eval`, `with`. */
export function findSetNames(source: ts.SourceFile): SetNames {
    const found = new Map<string, FunctionNames[]>()
    let anything = false
    // Without recursion: a sum of thousands of parts is as deep as it is long.
    const nodes: ts.Node[] = [source]
    const functions: FunctionNames[] = [open(source, undefined)]
    let fn = functions[0]!
    const later = (child: ts.Node): void => {
        nodes.push(child)
        functions.push(fn)
    }
    for (let node = nodes.pop(); node; node = nodes.pop()) {
        fn = functions.pop()!
        if (visit(node)) ts.forEachChild(node, later)
    }
    return anything ? new Map() : found

    function note(node: ts.Node): void {
        switch (node.kind) {
            case K.Identifier: {
                const { text } = node as ts.Identifier
                const known = fn.positions.get(text)
                if (known) return void known.push(node.pos)
                fn.positions.set(text, [node.pos])
                const functions = found.get(text)
                if (functions) functions.push(fn)
                else found.set(text, [fn])
                return
            }
            case K.ParenthesizedExpression:
            case K.AsExpression:
            case K.NonNullExpression:
            case K.SpreadElement:
            case K.SpreadAssignment:
                return note((node as ts.ParenthesizedExpression).expression)
            case K.ArrayLiteralExpression:
                return (node as ts.ArrayLiteralExpression).elements.forEach(part => note(part))
            case K.ObjectLiteralExpression:
                return (node as ts.ObjectLiteralExpression).properties.forEach(part => note(part))
            case K.PropertyAssignment:
                return note((node as ts.PropertyAssignment).initializer)
            case K.ShorthandPropertyAssignment:
                return note((node as ts.ShorthandPropertyAssignment).name)
            case K.BinaryExpression: // A default in a pattern.
                return note((node as ts.BinaryExpression).left)
        }
    }

    /** Whether there is more to see further in. */
    function visit(node: ts.Node): boolean {
        switch (node.kind) {
            case K.BinaryExpression: {
                const { operatorToken, left } = node as ts.BinaryExpression
                if (operatorToken.kind >= K.FirstAssignment && operatorToken.kind <= K.LastAssignment) note(left)
                break
            }
            case K.ForInStatement:
            case K.ForOfStatement:
                note((node as ts.ForOfStatement).initializer)
                break
            case K.VariableDeclarationList:
                if ((node.flags & ts.NodeFlags.BlockScoped) === 0) declare(fn, node as ts.VariableDeclarationList)
                break
            case K.CallExpression: {
                const { expression } = node as ts.CallExpression
                anything ||= expression.kind === K.Identifier && (expression as ts.Identifier).text === "eval"
                break
            }
            case K.WithStatement:
                anything = true
                break
            case K.FunctionDeclaration:
            case K.FunctionExpression:
            case K.ArrowFunction:
            case K.MethodDeclaration:
            case K.GetAccessor:
            case K.SetAccessor:
            case K.Constructor:
            case K.PropertyDeclaration:
            case K.ClassStaticBlockDeclaration:
            case K.ModuleDeclaration:
                fn = open(node, fn)
                break
            case K.InterfaceDeclaration:
            case K.TypeAliasDeclaration:
                return false
        }
        return true
    }
}

function open(node: ts.Node, parent: FunctionNames | undefined): FunctionNames {
    const fn: FunctionNames = { node, parent, names: new Set(), positions: new Map() }
    const { parameters, body } = node as Partial<ts.FunctionDeclaration>
    for (const { name } of parameters ?? []) addNames(fn.names, name)
    // Names of blocks further in say nothing of the function as a whole.
    for (const statement of body?.statements ?? []) if (statement.kind === K.VariableStatement) declare(fn, (statement as ts.VariableStatement).declarationList)
    return fn
}

function declare(fn: FunctionNames, list: ts.VariableDeclarationList): void {
    for (const { name } of list.declarations) addNames(fn.names, name)
}

function addNames(names: Set<string>, name: ts.BindingName): void {
    if (name.kind === K.Identifier) names.add((name as ts.Identifier).text)
    else for (const part of (name as ts.BindingPattern).elements) if (part.kind === K.BindingElement) addNames(names, part.name)
}

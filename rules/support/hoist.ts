import type { TSESLint, TSESTree } from "@typescript-eslint/utils"
import { enclosingFunction, isFunction, type Node, type Variable, walk } from "./nodes.ts"
import { type View, variableOf } from "./view.ts"

/** A change to the file that makes a value once, at module scope. */
export interface Hoist {
    readonly name: string
    readonly fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]
}

/**
 * Whether an expression would be the same each time: it is made of literals, of what the module
 * knows and of the environment. What a function gets or computes may differ from call to call.
 */
export function isSameEachTime(view: View, node: Node, depth = 0): boolean {
    if (depth > 6) return false
    let same = true
    walk(node, view.sourceCode.visitorKeys, inner => {
        if (!same) return "skip"
        if (inner.type === "ThisExpression" || inner.type === "Super" || inner.type === "AwaitExpression" || inner.type === "YieldExpression") same = false
        if (inner.type === "Identifier" && isUse(inner)) same = isKnownToModule(view, inner, node, depth)
        return undefined
    })
    return same
}

function isUse(identifier: TSESTree.Identifier): boolean {
    const { parent } = identifier
    if (parent.type === "MemberExpression" && parent.property === identifier && !parent.computed) return false
    if (parent.type === "Property" && parent.key === identifier && !parent.computed && !parent.shorthand) return false
    // `x!`, `x as T`: of the types around a value only the value is one.
    return !parent.type.startsWith("TS") || ("expression" in parent && parent.expression === identifier)
}

function isKnownToModule(view: View, identifier: TSESTree.Identifier, within: Node, depth: number): boolean {
    const variable = variableOf(view, identifier)
    if (!variable || variable.defs.length === 0) return true
    if (variable.scope.block.range[0] >= within.range[0] && variable.scope.block.range[1] <= within.range[1]) return true
    const [definition] = variable.defs
    if (enclosingFunction(definition!.node) === null && !isFunction(definition!.node)) return definition!.type !== "Variable" || isConstant(variable)
    if (definition!.type === "FunctionName") return enclosingFunction(definition!.node) === null
    // A local constant made of such values is one itself.
    if (definition!.node.type !== "VariableDeclarator" || !definition!.node.init) return false
    const { id, init } = definition!.node
    // `const { URL } = process.env`, but not `const { token } = session()`.
    if (id.type !== "Identifier" && !(isPlainPattern(id) && isPlainPath(init))) return false
    return isConstant(variable) && isSameEachTime(view, init, depth + 1)
}

function isPlainPattern(pattern: Node): boolean {
    return pattern.type === "ObjectPattern" && pattern.properties.every(property => property.type === "Property" && !property.computed && property.value.type === "Identifier")
}

function isPlainPath(node: Node): boolean {
    return node.type === "Identifier" || (node.type === "MemberExpression" && !node.computed && isPlainPath(node.object))
}

function isConstant(variable: Variable): boolean {
    return variable.references.every(reference => !reference.isWrite() || reference.init === true)
}

/** Whether the expression uses names that only the function sees: then it cannot be moved as it is. */
export function usesLocals(view: View, node: Node): boolean {
    let uses = false
    walk(node, view.sourceCode.visitorKeys, inner => {
        if (inner.type !== "Identifier" || !isUse(inner)) return undefined
        const variable = variableOf(view, inner)
        const definition = variable?.defs[0]?.node
        if (variable && definition && enclosingFunction(definition) !== null && !(variable.scope.block.range[0] >= node.range[0])) uses = true
        return uses ? "skip" : undefined
    })
    return uses
}

/** Whether everything of the module that the expression names is there before a statement of the module. */
function isDefinedBefore(view: View, node: Node, statement: Node): boolean {
    let defined = true
    walk(node, view.sourceCode.visitorKeys, inner => {
        if (inner.type !== "Identifier" || !isUse(inner)) return undefined
        const definition = variableOf(view, inner)?.defs[0]
        if (definition && (definition.type === "Variable" || definition.type === "ClassName") && enclosingFunction(definition.node) === null && definition.node.range[1] > statement.range[0]) defined = false
        return undefined
    })
    return defined
}

/** The statement at module level in which a node stands, where the module's own statements can be added before. */
function topStatement(view: View, node: Node): Node | undefined {
    let at: Node | undefined = node
    while (at && at.parent?.type !== "Program") at = at.parent
    return at && at !== view.sourceCode.ast ? at : undefined
}

/**
 * Moves `const client = new Client(…)` in front of the statement of the module it stands in, with its
 * name. Says nothing where the name is taken there, or where the declaration holds more than one.
 */
export function hoistDeclaration(view: View, value: Node): Hoist | undefined {
    const declarator = value.parent
    if (declarator?.type !== "VariableDeclarator" || declarator.init !== value) return undefined
    const declaration = declarator.parent
    const target = topStatement(view, declaration)
    if (!target || declaration.declarations.length !== 1 || declaration.parent.type === "ForStatement" || usesLocals(view, value) || !isDefinedBefore(view, value, target)) return undefined
    const variables = view.sourceCode.getDeclaredVariables?.(declaration) ?? []
    if (variables.length === 0 || variables.some(variable => !isConstant(variable) || isTakenOutside(view, variable))) return undefined

    const { sourceCode } = view
    const end = /;\s*$/m.test(sourceCode.text) ? ";" : ""
    const text = `${sourceCode.getText(declaration).replace(/^(?:let|var)\b/, "const").replace(/;$/, "")}${end}`
    const from = startOfLine(view, declaration)
    const to = endOfLine(view, declaration)
    return {
        name: variables.map(variable => variable.name).join(", "),
        fix: fixer => [fixer.insertTextBefore(target, `${unindent(text, declaration.loc.start.column)}\n\n`), fixer.removeRange([from, to])],
    }
}

/** Moves an expression to a constant of the module that is named, and uses it in its place. */
export function hoistExpression(view: View, value: Node, wanted: string): Hoist | undefined {
    const target = topStatement(view, value)
    if (!target || usesLocals(view, value) || !isDefinedBefore(view, value, target)) return undefined
    const name = [wanted, `shared${wanted[0]!.toUpperCase()}${wanted.slice(1)}`].find(one => !isNameTaken(view, value, one))
    if (!name) return undefined
    const semicolon = /;\s*$/m.test(view.sourceCode.text) ? ";" : ""
    return { name, fix: fixer => [fixer.insertTextBefore(target, `const ${name} = ${view.sourceCode.getText(value)}${semicolon}\n\n`), fixer.replaceText(value, name)] }
}

function isNameTaken(view: View, at: Node, name: string): boolean {
    for (let scope: TSESLint.Scope.Scope | null = view.sourceCode.getScope!(at); scope; scope = scope.upper) if (scope.set.get(name)?.defs.length) return true
    return view.sourceCode.scopeManager?.globalScope?.through.some(reference => reference.identifier.name === name) ?? false
}

/** Something between the module and the function, or in the module, has the name already. */
function isTakenOutside(view: View, variable: Variable): boolean {
    for (let scope = variable.scope.upper; scope; scope = scope.upper) if (scope.set.get(variable.name)?.defs.length) return true
    return view.sourceCode.scopeManager?.globalScope?.through.some(reference => reference.identifier.name === variable.name) ?? false
}

/** Lines that belong to the declaration alone go with it. */
function startOfLine({ sourceCode }: View, node: Node): number {
    const line = sourceCode.text.lastIndexOf("\n", node.range[0] - 1) + 1
    return sourceCode.text.slice(line, node.range[0]).trim() === "" ? line : node.range[0]
}

function endOfLine({ sourceCode }: View, node: Node): number {
    const rest = /^[ \t]*(?:\r?\n|$)/.exec(sourceCode.text.slice(node.range[1]))
    if (!rest) return /^ */.exec(sourceCode.text.slice(node.range[1]))![0].length + node.range[1]
    return startOfLine({ sourceCode } as View, node) === node.range[0] ? node.range[1] : node.range[1] + rest[0].length
}

function unindent(text: string, columns: number): string {
    return text.replaceAll(new RegExp(`\\n[ \\t]{1,${Math.max(1, columns)}}`, "g"), "\n")
}


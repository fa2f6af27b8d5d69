import { isBuiltin } from "node:module"
import { basename, dirname, join } from "node:path"
import ts from "typescript"
import type { Finding } from "../../analyzer/report.ts"
import { type Case, isSource } from "./cases.ts"

/** Changes of programs that change nothing of what they do, nor the number of any line. */

interface Edit {
    readonly start: number
    readonly end: number
    readonly text: string
}

/** Gives every variable, function and parameter of functions another name. `undefined` if there is none. */
export function renameLocals(one: Case): Map<string, string> | undefined {
    // This container reads the names of parameters at run time.
    if ([...one.files.values()].some(text => text.includes("awilix"))) return undefined
    return changed(one, (file, text) => {
        const { source, checker } = checked(file, text)
        const names = new Map<ts.Symbol, string>()
        const edits: Edit[] = []
        visitAll(source, node => {
            if (!ts.isIdentifier(node) || isName(node)) return
            const isShort = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node
            const symbol = isShort ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node)
            if (!symbol || !isLocal(symbol)) return
            const name = names.get(symbol) ?? `renamed${names.size}`
            names.set(symbol, name)
            const isShortBinding = ts.isBindingElement(node.parent) && node.parent.name === node && node.parent.propertyName === undefined && node.parent.dotDotDotToken === undefined && ts.isObjectBindingPattern(node.parent.parent)
            edits.push({ start: node.getStart(source), end: node.end, text: isShort || isShortBinding ? `${node.text}: ${name}` : name })
        })
        return edits
    })
}

/** The name of a property, a member or a label: no variable. */
function isName(node: ts.Identifier): boolean {
    const { parent } = node
    if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) return ("name" in parent ? parent.name : parent.right) === node
    if (ts.isBindingElement(parent)) return parent.propertyName === node
    return (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isJsxAttribute(parent) || ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) && !("initializer" in parent && parent.initializer === node)
}

/** Declared in a function, and not as a property of an object at the same time. Whose parameters look like a handler's keeps them: they are what says that it is one. */
function isLocal({ declarations = [], name }: ts.Symbol): boolean {
    return name !== "this" && name !== "arguments" && declarations.length > 0 && declarations.every(declaration => {
        if (ts.isParameter(declaration)) return declaration.modifiers === undefined && !isSignificant(name) && ts.isFunctionLike(declaration.parent) && "body" in declaration.parent
        if (!ts.isVariableDeclaration(declaration) && !ts.isBindingElement(declaration) && !ts.isFunctionDeclaration(declaration)) return false
        for (let at: ts.Node = declaration.parent; !ts.isSourceFile(at); at = at.parent) if (ts.isFunctionLike(at)) return ts.isFunctionDeclaration(declaration) || !isSignificant(name)
        return false
    })
}

/** Names of parameters by which the analyzer knows functions that nobody registers where it can see: `(request, response)`, `app`. */
function isSignificant(name: string): boolean {
    return /^_?(?:req|request|res|response|reply|ctx|context|next|app|application|server|fastify|router|io|socket|event|interaction|message|msg|err|error)$/i.test(name)
}

function checked(file: string, text: string): { readonly source: ts.SourceFile; readonly checker: ts.TypeChecker } {
    const name = `/${basename(file)}`
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
    const host: ts.CompilerHost = {
        getSourceFile: asked => (asked === name ? source : undefined),
        writeFile: () => {}, getDefaultLibFileName: () => "lib.d.ts", getCurrentDirectory: () => "/", getCanonicalFileName: asked => asked,
        useCaseSensitiveFileNames: () => true, getNewLine: () => "\n", fileExists: asked => asked === name, readFile: () => undefined,
    }
    const program = ts.createProgram([name], { allowJs: true, noLib: true, noResolve: true, jsx: ts.JsxEmit.Preserve, types: [] }, host)
    return { source, checker: program.getTypeChecker() }
}

/** Ways to write `callee(args)`, with the help of a variable of the function around it. */
type Detour = (callee: string, args: string, variable: string) => string

export const DETOURS = {
    "a local alias": (callee, args, variable) => `(${variable} = ${callee}, ${variable}(${args}))`,
    "a parameter": (callee, args) => `(held => held(${args}))(${callee})`,
    "an object's field": (callee, args) => `({ held: ${callee} }).held(${args})`,
} satisfies Record<string, Detour>

/** Writes the calls that lead to findings in another way. `undefined` if none of them is a call of a plain name or of a module's member. */
export function detourCalls(one: Case, findings: readonly Finding[], detour: Detour): Map<string, string> | undefined {
    const places = new Set(findings.flatMap(({ kind, handlers }) => handlers.flatMap(({ path }) => stepsOf(kind, path).map(({ file, line, column }) => `${file}:${line}:${column}`))))
    return changed(one, (file, text) => {
        const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
        const modules = new Set(source.statements.flatMap(namesOfModules))
        const edits: Edit[] = []
        const visit = (node: ts.Node, body: ts.Block | undefined): void => {
            if (ts.isCallExpression(node) && body && isPlain(node, modules)) {
                const start = node.getStart(source)
                const { line, character } = source.getLineAndCharacterOfPosition(start)
                if (places.has(`${file}:${line + 1}:${character + 1}`)) {
                    const variable = `held${edits.length}`
                    const outermost = ts.findAncestor(node, at => at.getStart(source) !== start || ts.isExpressionStatement(at))
                    // A line that begins with a bracket would go on with the one above.
                    const before = outermost && ts.isExpressionStatement(outermost) ? "void " : ""
                    edits.push({ start, end: node.end, text: before + detour(node.expression.getText(source), text.slice(node.arguments.pos, node.arguments.end), variable) })
                    // At the end: directives come first.
                    edits.push({ start: body.end - 1, end: body.end - 1, text: `; var ${variable} ` })
                    return
                }
            }
            const inner = ts.isFunctionLike(node) ? ("body" in node && node.body && ts.isBlock(node.body as ts.Node) ? (node.body as ts.Block) : undefined) : body
            ts.forEachChild(node, child => visit(child, inner))
        }
        visit(source, undefined)
        return edits
    })
}

/** What ends a path to a fan-out or a client is no call that leads somewhere. */
function stepsOf<Step>(kind: Finding["kind"], path: readonly Step[]): readonly Step[] {
    return kind === "blocking-call" ? path : path.slice(0, -1)
}

/** `load(…)` or `store.load(…)`: nothing is lost if it is called in another way. */
function isPlain({ expression, arguments: args, questionDotToken, typeArguments }: ts.CallExpression, modules: ReadonlySet<string>): boolean {
    if (questionDotToken || typeArguments || args.some(argument => contains(argument, isBound))) return false
    if (ts.isIdentifier(expression)) return expression.text !== "require" && expression.text !== "eval"
    return ts.isPropertyAccessExpression(expression) && expression.questionDotToken === undefined && ts.isIdentifier(expression.expression) && modules.has(expression.expression.text)
}

/** Means something else in another function. */
function isBound(node: ts.Node): boolean {
    return ts.isAwaitExpression(node) || ts.isYieldExpression(node) || (ts.isIdentifier(node) && node.text === "arguments")
}

/** `import * as store from "./store.js"`, `import fs from "node:fs"`, `const fs = require("fs")`: no objects with a `this`. */
function namesOfModules(statement: ts.Statement): string[] {
    if (ts.isImportDeclaration(statement)) {
        const clause = statement.importClause
        const star = clause?.namedBindings && ts.isNamespaceImport(clause.namedBindings) ? [clause.namedBindings.name.text] : []
        return [...(clause?.name && isBuiltin((statement.moduleSpecifier as ts.StringLiteral).text) ? [clause.name.text] : []), ...star]
    }
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
        const [, specifier] = /^require\("([^"]+)"\)$/.exec(initializer?.getText() ?? "") ?? []
        return ts.isIdentifier(name) && specifier !== undefined && isBuiltin(specifier) ? [name.text] : []
    })
}

/** Imports everything by way of a file that hands it on. `undefined` if nothing is imported. */
export function reexportImports(one: Case): Map<string, string> | undefined {
    const added = new Map<string, string>()
    const files = changed(one, (file, text) => {
        const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
        const edits: Edit[] = []
        const redirect = (specifier: ts.StringLiteralLike, contents: (from: string) => string, extension: string): void => {
            const name = `handed-on-${added.size}${extension}`
            added.set(join(dirname(file), name), `${contents(JSON.stringify(specifier.text))}\n`)
            edits.push({ start: specifier.getStart(source), end: specifier.end, text: JSON.stringify(`./${name}`) })
        }
        const extension = /\.[cm]?[jt]s/.exec(file)![0]
        for (const statement of source.statements) {
            if (ts.isImportDeclaration(statement) && statement.importClause && statement.importClause.phaseModifier === undefined && ts.isStringLiteral(statement.moduleSpecifier)) {
                redirect(statement.moduleSpecifier, from => handOn(statement.importClause!, from, text), extension)
            } else if (ts.isVariableStatement(statement)) {
                for (const { initializer } of statement.declarationList.declarations) {
                    if (!initializer || !ts.isCallExpression(initializer) || initializer.expression.getText(source) !== "require") continue
                    const [specifier] = initializer.arguments
                    if (specifier && ts.isStringLiteral(specifier)) redirect(specifier, from => `module.exports = require(${from})`, extension)
                }
            }
        }
        return edits
    })
    return files && new Map([...files, ...added])
}

function handOn({ name, namedBindings }: ts.ImportClause, from: string, text: string): string {
    const isStar = namedBindings !== undefined && ts.isNamespaceImport(namedBindings)
    // `export *` leaves the default out.
    const lines = name || (isStar && text.includes(`${namedBindings.name.text}.default`)) ? [`export { default } from ${from}`] : []
    if (isStar) lines.push(`export * from ${from}`)
    else for (const element of namedBindings?.elements ?? []) lines.push(`export { ${(element.propertyName ?? element.name).getText()} } from ${from}`)
    return lines.join("\n")
}

function changed(one: Case, editsOf: (file: string, text: string) => readonly Edit[]): Map<string, string> | undefined {
    let count = 0
    const files = new Map([...one.files].map(([file, text]) => {
        if (!isSource(file) || /\.d\.[cm]?ts$/.test(file)) return [file, text]
        const edits = [...editsOf(file, text)].sort((a, b) => b.start - a.start || b.end - a.end)
        count += edits.length
        return [file, edits.reduce((result, { start, end, text: replacement }) => result.slice(0, start) + replacement + result.slice(end), text)]
    }))
    return count === 0 ? undefined : files
}

function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
    visit(node)
    ts.forEachChild(node, child => visitAll(child, visit))
}

function contains(node: ts.Node, is: (node: ts.Node) => boolean): boolean {
    return is(node) || (ts.forEachChild(node, child => contains(child, is) || undefined) ?? false)
}

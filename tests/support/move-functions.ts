import { basename } from "node:path"
import ts from "typescript"
import { type Case, isSource } from "./cases.ts"

/** A program in which functions stand in another file, at the same lines. */
export interface Moved {
    readonly files: ReadonlyMap<string, string>
    /** Name of the file a line stood in before: `store.moved.ts` -> `store.ts`. */
    readonly originals: ReadonlyMap<string, string>
}

/**
 * Moves every declared function that needs nothing of its file but imports (and functions that are
 * moved with it) into a file next to it, and imports it from there. `undefined` if there is none.
 */
export function moveFunctions(one: Case): Moved | undefined {
    const files = new Map(one.files)
    const originals = new Map<string, string>()
    for (const [file, text] of one.files) {
        const movable = isSource(file) ? movableFunctions(file, text) : undefined
        if (!movable) continue
        const target = file.replace(/(\.[cm]?[jt]sx?)$/, ".moved$1")
        originals.set(target, file)
        files.set(file, withoutFunctions(text, movable, `./${basename(target)}`))
        files.set(target, onlyFunctions(text, movable))
    }
    return originals.size > 0 ? { files, originals } : undefined
}

interface Movable {
    readonly source: ts.SourceFile
    readonly esModule: boolean
    readonly imports: readonly ts.Statement[]
    readonly functions: readonly ts.FunctionDeclaration[]
}

function movableFunctions(file: string, text: string): Movable | undefined {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    const [first] = source.statements
    // A directive holds for the file, a hash-bang must stay on the first line.
    if (!first || text.startsWith("#!") || (ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression))) return undefined
    const esModule = ts.isExternalModule(source)
    const imports = source.statements.filter(statement => (esModule ? ts.isImportDeclaration(statement) : isRequire(statement)))
    const imported = new Set(imports.flatMap(namesDeclared))
    const declared = new Set(source.statements.flatMap(namesDeclared))

    let functions = source.statements.filter((statement): statement is ts.FunctionDeclaration => ts.isFunctionDeclaration(statement) && statement.name !== undefined && statement.body !== undefined)
    for (let before = -1; before !== functions.length; ) {
        before = functions.length
        const moved = new Set(functions.map(one => one.name!.text))
        functions = functions.filter(one => namesUsed(one).every(name => !declared.has(name) || imported.has(name) || moved.has(name)) && !namesUsed(one).some(name => name === "module" || name === "exports"))
    }
    return functions.length > 0 ? { source, esModule, imports, functions } : undefined
}

/** The rest of the file; what was moved becomes blank lines. */
function withoutFunctions(text: string, { source, esModule, functions }: Movable, specifier: string): string {
    let rest = text
    for (const one of [...functions].reverse()) {
        const start = startOf(one, source)
        rest = rest.slice(0, start) + text.slice(start, one.end).replaceAll(/[^\n]/g, "") + rest.slice(one.end)
    }
    const names = functions.map(one => one.name!.text)
    if (!esModule) return `const { ${names.join(", ")} } = require("${specifier}"); ${rest}`
    const exported = functions.filter(one => hasModifier(one, ts.SyntaxKind.ExportKeyword)).map(one => (hasModifier(one, ts.SyntaxKind.DefaultKeyword) ? `${one.name!.text} as default` : one.name!.text))
    return `import { ${names.join(", ")} } from "${specifier}"; ${exported.length > 0 ? `export { ${exported.join(", ")} }; ` : ""}${rest}`
}

/** The functions where they were, everything else blank; imports on the first line. */
function onlyFunctions(text: string, { source, esModule, imports, functions }: Movable): string {
    let moved = text.replaceAll(/[^\n]/g, " ")
    for (const one of functions) {
        const docs = text.slice(startOf(one, source), one.getStart(source))
        const body = one.getText(source)
        const declaration = docs + (esModule ? body.replace(/^(export\s+(default\s+)?)?/, "export ") : body)
        // `export` makes what is above longer by as much.
        const shift = moved.length - text.length
        moved = moved.slice(0, startOf(one, source) + shift) + declaration + moved.slice(one.end + shift)
    }
    const header = imports.map(statement => statement.getText(source).replaceAll("\n", " ")).join("; ")
    const footer = esModule ? "" : `module.exports = { ${functions.map(one => one.name!.text).join(", ")} }`
    return `${header}; ${moved}${footer}`
}

/** Where its JSDoc begins, which says things too. */
function startOf(one: ts.FunctionDeclaration, source: ts.SourceFile): number {
    return one.getStart(source, true)
}

/** `const a = require("a")`, `const { b } = require("b"), c = require("c").d` */
function isRequire(statement: ts.Statement): boolean {
    return ts.isVariableStatement(statement) && statement.declarationList.declarations.every(({ initializer }) => initializer !== undefined && /^require\("[^"]+"\)(\.\w+)*$/.test(initializer.getText()))
}

function namesDeclared(statement: ts.Statement): string[] {
    const names: string[] = []
    const collect = (node: ts.Node): void => {
        if (ts.isIdentifier(node)) names.push(node.text)
        else if (!ts.isStringLiteral(node)) ts.forEachChild(node, collect)
    }
    if (ts.isImportDeclaration(statement) && statement.importClause) collect(statement.importClause)
    else if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) collect(name)
    else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isModuleDeclaration(statement) || ts.isEnumDeclaration(statement)) && statement.name) names.push(statement.name.text)
    return names
}

/** Every name that occurs in it, whatever it means there: too many is only too careful. */
function namesUsed(one: ts.FunctionDeclaration): string[] {
    const names = new Set<string>()
    const collect = (node: ts.Node): void => {
        if (ts.isIdentifier(node) && node !== one.name) names.add(node.text)
        ts.forEachChild(node, collect)
    }
    collect(one)
    return [...names]
}

function hasModifier(one: ts.FunctionDeclaration, kind: ts.SyntaxKind): boolean {
    return one.modifiers?.some(modifier => modifier.kind === kind) ?? false
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils"
import type { ApiName } from "../../catalog/entry.ts"
import { canonicalModule } from "../../catalog/index.ts"
import { type Node, type Variable, writtenKey } from "./nodes.ts"
import { nameOf } from "./names.ts"
import { type View, variableOf } from "./view.ts"

export type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix

/** How code at some place can name an export of a module, and what has to be added to the file for that. */
export interface Reference {
    readonly text: string
    readonly edits: readonly Edit[]
}

interface Binding {
    readonly module: string
    /** `default` for a whole module. */
    readonly imported: string
    readonly local: string
    readonly variable: Variable
    /** `{ a, b }` it stands in, with its statement; absent for whole modules. */
    readonly element?: TSESTree.ImportSpecifier | TSESTree.Property
    readonly statement: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration
}

type Statement = Binding["statement"]

/**
 * Names an export at a place in the code: by a binding that is there, or by a new one that is
 * imported in the file's own style.
 *
 * @param spare A binding that will not be used any more: its place is taken over.
 */
export function refer(view: View, at: Node, api: ApiName, spare?: Variable): Reference | undefined {
    const [module, exported] = split(api)
    const bindings = bindingsOf(view)
    for (const binding of bindings) {
        if (binding.module === module && binding.imported === exported && isVisible(view, binding, at)) return { text: binding.local, edits: [] }
    }
    for (const binding of bindings) {
        if (binding.imported !== "default" || !isVisible(view, binding, at)) continue
        if (binding.module === module && exported !== "default") return { text: `${binding.local}.${exported}`, edits: [] }
        if (module === "node:fs/promises" && (binding.module === "node:fs" || binding.module === "graceful-fs")) return { text: `${binding.local}.promises.${exported}`, edits: [] }
    }
    return importNew(view, at, module, exported, bindings, spare)
}

function importNew(view: View, at: Node, module: string, exported: string, bindings: readonly Binding[], spare: Variable | undefined): Reference | undefined {
    const local = freeName(view, at, exported === "default" ? nameOfPackage(module) : exported)
    const replaced = spare && bindings.find(binding => binding.variable === spare && binding.element && usedOnce(binding.variable))
    const neighbour = bindings.find(binding => binding.module === module && binding.element && isValueImport(binding.statement))
    const anchor = replaced?.statement ?? neighbour?.statement ?? lastImport(view)
    const style = styleOf(view, anchor)

    if (exported !== "default" && neighbour?.element) {
        const element = style.element(exported, local)
        const target = neighbour.element
        if (replaced?.element && replaced.statement === neighbour.statement) return { text: local, edits: [fixer => fixer.replaceText(replaced.element!, element)] }
        const removal = replaced ? removeElement(view, replaced) : []
        return { text: local, edits: [...removal, fixer => fixer.insertTextAfter(target, `, ${element}`)] }
    }
    const statement = style.statement(module, exported, local)
    if (replaced && elementsOf(replaced.statement).length === 1) return { text: local, edits: [fixer => fixer.replaceText(replaced.statement, statement)] }
    const removal = replaced ? removeElement(view, replaced) : []
    return { text: local, edits: [...removal, insertStatement(view, anchor, statement)] }
}

/**
 * Declares a constant of the module, after its imports, and names it.
 *
 * @param api What the constant is, if it is one the file may have already.
 */
export function declare(view: View, at: Node, wanted: string, api: ApiName | undefined, value: string): Reference {
    for (const variable of moduleVariables(view)) {
        const [definition] = variable.defs
        if (api !== undefined && definition?.node.type === "VariableDeclarator" && nameOf(view, definition.name) === api && isFree(view, at, variable)) return { text: variable.name, edits: [] }
    }
    const local = freeName(view, at, wanted)
    const anchor = lastImport(view)
    return { text: local, edits: [insertStatement(view, anchor, `const ${local} = ${value}${styleOf(view, anchor).semicolon}`)] }
}

/** The export of a package that an expression is, as the file imports it: `parse` of `marked` for `marked.parse`. */
export function exportOf(view: View, node: Node): { readonly specifier: string; readonly name: string; readonly variable: Variable } | undefined {
    const [root, key] = node.type === "MemberExpression" ? [node.object, writtenKey(node)] : [node, undefined]
    if (root.type !== "Identifier" || (node.type === "MemberExpression" && key === undefined)) return undefined
    const variable = variableOf(view, root)
    const binding = bindingsOf(view).find(one => one.variable === variable)
    if (!binding || /^[./]/.test(binding.module)) return undefined
    if (key === undefined) return { specifier: binding.module, name: binding.imported, variable: binding.variable }
    return binding.imported === "default" ? { specifier: binding.module, name: key, variable: binding.variable } : undefined
}

/** Where the file says from which module an expression comes. */
export function specifierOf(view: View, node: Node): Node | undefined {
    const root = node.type === "MemberExpression" ? node.object : node
    if (root.type !== "Identifier") return undefined
    const variable = variableOf(view, root)
    const statement = bindingsOf(view).find(one => one.variable === variable)?.statement
    if (statement?.type === "ImportDeclaration") return statement.source
    const init = statement?.declarations.length === 1 ? statement.declarations[0]!.init : undefined
    return init?.type === "CallExpression" ? init.arguments[0] : undefined
}

function split(api: ApiName): [module: string, exported: string] {
    const at = api.indexOf("#")
    return [api.slice(0, at), api.slice(at + 1)]
}

/** Imports and requires at module level. */
function bindingsOf(view: View): Binding[] {
    return view.sourceCode.ast.body.flatMap(statement => {
        if (statement.type === "ImportDeclaration") return importedBy(view, statement)
        return statement.type === "VariableDeclaration" ? requiredBy(view, statement) : []
    })
}

function importedBy(view: View, statement: TSESTree.ImportDeclaration): Binding[] {
    if (statement.importKind === "type") return []
    return statement.specifiers.flatMap(specifier => {
        const variable = variableOf(view, specifier.local)
        if (!variable || (specifier.type === "ImportSpecifier" && specifier.importKind === "type")) return []
        const common = { module: canonicalModule(statement.source.value), local: specifier.local.name, variable, statement }
        if (specifier.type !== "ImportSpecifier") return [{ ...common, imported: "default" }]
        return [{ ...common, imported: specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value, element: specifier }]
    })
}

function requiredBy(view: View, statement: TSESTree.VariableDeclaration): Binding[] {
    return statement.declarations.flatMap(({ id, init }) => {
        if (init?.type !== "CallExpression" || init.callee.type !== "Identifier" || init.callee.name !== "require") return []
        const [source] = init.arguments
        if (source?.type !== "Literal") return []
        const module = canonicalModule(String(source.value))
        if (id.type === "Identifier") {
            const variable = variableOf(view, id)
            return variable ? [{ module, imported: "default", local: id.name, variable, statement }] : []
        }
        if (id.type !== "ObjectPattern") return []
        return id.properties.flatMap(property => {
            if (property.type !== "Property" || property.value.type !== "Identifier") return []
            const variable = variableOf(view, property.value)
            const imported = writtenKey(property)
            return variable && imported !== undefined ? [{ module, imported, local: property.value.name, variable, element: property, statement }] : []
        })
    })
}

function isValueImport(statement: Statement): boolean {
    return statement.type === "VariableDeclaration" || statement.importKind !== "type"
}

/** Nothing between the module and the place has the same name. */
function isVisible(view: View, { variable }: Binding, at: Node): boolean {
    return isFree(view, at, variable)
}

function isFree(view: View, at: Node, variable: Variable): boolean {
    for (let scope: TSESLint.Scope.Scope | null = view.sourceCode.getScope!(at); scope; scope = scope.upper) {
        const found = scope.set.get(variable.name)
        if (found) return found === variable
    }
    return false
}

function usedOnce(variable: Variable): boolean {
    return variable.references.filter(reference => reference.isRead()).length === 1
}

function moduleVariables(view: View): readonly Variable[] {
    return view.sourceCode.scopeManager?.scopes.find(scope => scope.type === "module" || (scope.type === "function" && scope.block.type === "Program"))?.variables ?? view.sourceCode.scopeManager?.globalScope?.variables ?? []
}

/** A name that nothing the place sees has, and that no name of the module would hide. */
function freeName(view: View, at: Node, wanted: string): string {
    const candidates = [wanted, `${wanted}Async`, `${wanted}Promise`, ...Array.from({ length: 20 }, (_, index) => `${wanted}${index + 2}`)]
    return candidates.find(name => !isTaken(view, at, name)) ?? `_${wanted}`
}

function isTaken(view: View, at: Node, name: string): boolean {
    if (RESERVED.has(name) || moduleVariables(view).some(variable => variable.name === name)) return true
    for (let scope: TSESLint.Scope.Scope | null = view.sourceCode.getScope!(at); scope; scope = scope.upper) {
        const found = scope.set.get(name)
        if (found && found.defs.length > 0) return true
    }
    // A global of this name is used somewhere: a binding of the module would take its place.
    return view.sourceCode.scopeManager?.globalScope?.through.some(reference => reference.identifier.name === name) ?? false
}

const RESERVED = new Set(["default", "delete", "new", "import", "export", "function", "class"])

function nameOfPackage(module: string): string {
    const last = module.replace(/^node:/, "").split("/").at(-1)!
    return last.replace(/[^\w$]+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")
}

interface Style {
    readonly semicolon: string
    element(exported: string, local: string): string
    statement(module: string, exported: string, local: string): string
}

/** How the file writes its imports, by the one that stands nearest. */
function styleOf(view: View, anchor: Statement | undefined): Style {
    const text = anchor ? view.sourceCode.getText(anchor) : ""
    const all = view.sourceCode.text
    const isRequire = anchor ? anchor.type === "VariableDeclaration" : view.sourceCode.ast.sourceType !== "module"
    const quote = /["']/.exec(text)?.[0] ?? (all.split("'").length > all.split('"').length ? "'" : '"')
    const semicolon = anchor ? (text.endsWith(";") ? ";" : "") : /;\s*$/m.test(all) ? ";" : ""
    const space = /\{\S/.test(text) ? "" : " "
    const prefixed = /["']node:/.test(all) || !/(?:from\s+|require\()["'](?:fs|path|util|crypto|http|https|os|zlib|child_process|stream|url|events)(?:\/promises)?["']/.test(all)
    const written = (module: string): string => `${quote}${prefixed ? module : module.replace(/^node:/, "")}${quote}`
    const element = (exported: string, local: string): string => (exported === local ? local : `${exported}${isRequire ? ":" : " as"} ${local}`)
    return {
        semicolon,
        element,
        statement: (module, exported, local) => {
            const bound = exported === "default" ? local : `{${space}${element(exported, local)}${space}}`
            return isRequire ? `const ${bound} = require(${written(module)})${semicolon}` : `import ${bound} from ${written(module)}${semicolon}`
        },
    }
}

/** The last import of the file, or the last `require` among those at its top. */
function lastImport(view: View): Statement | undefined {
    const { body } = view.sourceCode.ast
    const imported = body.findLast(statement => statement.type === "ImportDeclaration")
    if (imported) return imported as TSESTree.ImportDeclaration
    return body.findLast((statement): statement is TSESTree.VariableDeclaration => statement.type === "VariableDeclaration" && requiredBy(view, statement).length > 0)
}

function insertStatement(view: View, anchor: Statement | undefined, statement: string): Edit {
    if (anchor) return fixer => fixer.insertTextAfter(anchor, `\n${statement}`)
    const { body } = view.sourceCode.ast
    const first = body.find(one => !(one.type === "ExpressionStatement" && "directive" in one && one.directive))
    return fixer => (first ? fixer.insertTextBefore(first, `${statement}\n`) : fixer.insertTextAfterRange([0, 0], `${statement}\n`))
}

function elementsOf(statement: Statement): readonly Node[] {
    if (statement.type === "ImportDeclaration") return statement.specifiers
    return statement.declarations.flatMap<Node>(({ id }) => (id.type === "ObjectPattern" ? id.properties : [id]))
}

/** Takes one element out of `{ a, b }`, with its comma. */
function removeElement(view: View, { element }: Binding): Edit[] {
    const { sourceCode } = view
    const after = sourceCode.getTokenAfter(element!)
    if (after?.value === ",") {
        const next = sourceCode.getTokenAfter(after)!
        const end = next.value === "}" ? after.range[1] : next.range[0]
        return [fixer => fixer.removeRange([element!.range[0], end])]
    }
    const before = sourceCode.getTokenBefore(element!)
    return before?.value === "," ? [fixer => fixer.removeRange([before.range[0], element!.range[1]])] : []
}


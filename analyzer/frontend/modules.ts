import { ts } from "ts-morph"
import { MODULE_SLOT, OP } from "../facts.ts"
import { isRequire } from "./calls.ts"
import { expression } from "./expressions.ts"
import { jsDocOf } from "./literals.ts"
import { skipOuter } from "./names.ts"
import type { Scope, Variable, Walk } from "./walk.ts"
import { NEW_SLOT, USE, copy, declare, load, lookup, newSlot, slotOf, store, stringIndex } from "./writer.ts"

const K = ts.SyntaxKind

/** Declares the names of all imports. An import is only read (`OP.IMPORT`) once its name is used as a value. */
export function declareImports(w: Walk, scope: Scope): void {
    for (const node of w.source.statements) {
        if (node.kind === K.ImportDeclaration) importDeclaration(w, scope, node as ts.ImportDeclaration)
        else if (node.kind === K.ImportEqualsDeclaration) {
            const { name, moduleReference, isTypeOnly } = node as ts.ImportEqualsDeclaration
            const specifier = externalName(moduleReference)
            if (specifier !== undefined) bindImport(w, scope, name.text, specifier, "*", isTypeOnly, REQUIRE)
            else if (!isTypeOnly) declare(scope, name.text)
        }
    }
}

/** `form` of an import that gives what `require` gives. */
const REQUIRE = 1

function externalName(reference: ts.ModuleReference): string | undefined {
    if (reference.kind !== K.ExternalModuleReference) return undefined
    const { expression: name } = reference as ts.ExternalModuleReference
    return ts.isStringLiteralLike(name) ? name.text : undefined
}

function importDeclaration(w: Walk, scope: Scope, node: ts.ImportDeclaration): void {
    if (!ts.isStringLiteralLike(node.moduleSpecifier)) return
    const specifier = node.moduleSpecifier.text
    const { importClause } = node
    w.specifiers.add(specifier)
    if (!importClause) {
        w.fn.operations.push(OP.IMPORT, newSlot(w), stringIndex(w, specifier), stringIndex(w, "*"), 0, -1)
        return
    }
    const typeOnly = importClause.phaseModifier === K.TypeKeyword
    if (importClause.name) bindImport(w, scope, importClause.name.text, specifier, "default", typeOnly)
    const { namedBindings } = importClause
    if (namedBindings?.kind === K.NamespaceImport) bindImport(w, scope, namedBindings.name.text, specifier, "*", typeOnly)
    else for (const part of namedBindings?.elements ?? []) bindImport(w, scope, part.name.text, specifier, (part.propertyName ?? part.name).text, typeOnly || part.isTypeOnly)
}

function bindImport(w: Walk, scope: Scope, local: string, specifier: string, name: string, typeOnly: boolean, form = 0): void {
    w.specifiers.add(specifier)
    w.typeImports[local] = { specifier, name }
    if (!typeOnly) declare(scope, local).pendingImport = { specifier, name, form }
}

/** `import x = require("x")` is declared above; `import x = A.B` is a plain alias. */
export function importEquals(w: Walk, node: ts.ImportEqualsDeclaration): void {
    if (node.moduleReference.kind !== K.ExternalModuleReference && !node.isTypeOnly) {
        const variable = lookup(w.scope, node.name.text)
        if (variable) copy(w, slotOf(w, variable), entityName(w, node.moduleReference as ts.EntityName))
    }
    if (hasModifier(node, K.ExportKeyword)) exportLocal(w, node.name.text, node.name.text)
}

function entityName(w: Walk, name: ts.EntityName): number {
    if (name.kind === K.Identifier) return expression(w, name)
    return load(w, NEW_SLOT, entityName(w, name.left), name.right.text, -1)
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
    return ts.canHaveModifiers(node) && node.modifiers?.some(m => m.kind === kind) === true
}

/** Inside of a namespace, exports are properties of its object. */
function exportTarget(w: Walk): Variable | undefined {
    for (let scope: Scope | undefined = w.scope; scope; scope = scope.parent) {
        const namespace = scope.names.get(NAMESPACE)
        if (namespace) return namespace
        if (scope.hoists) return undefined
    }
    return undefined
}

/** Name under which a namespace's scope knows its object. */
export const NAMESPACE = "*namespace*"

function exportSlot(w: Walk, name: string, slot: number): void {
    const namespace = exportTarget(w)
    if (namespace) store(w, slotOf(w, namespace), name, slot, -1)
    else w.fn.operations.push(OP.EXPORT, stringIndex(w, name), slot)
}

function exportLocal(w: Walk, local: string, name: string): void {
    const variable = lookup(w.scope, local)
    if (variable) exportSlot(w, name, slotOf(w, variable))
    if (!exportTarget(w)) w.typeExports[name] = { local }
}

/** `export function f`, `export default …`, `export = …`. */
export function exportDeclaration(w: Walk, node: ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration | ts.ExportAssignment): void {
    if (node.kind === K.ExportAssignment) {
        const { expression: value, isExportEquals } = node as ts.ExportAssignment
        const named = skipOuter(value)
        if (named.kind === K.Identifier) w.typeExports["default"] = { local: (named as ts.Identifier).text }
        w.docs = jsDocOf(node)
        const slot = expression(w, value, NEW_SLOT, USE.value, "default")
        w.docs = undefined
        if (isExportEquals) store(w, MODULE_SLOT.module, "exports", slot, -1)
        else exportSlot(w, "default", slot)
        return
    }
    if (!hasModifier(node, K.ExportKeyword)) return
    const local = node.name?.text ?? "*default*"
    if (node.kind === K.FunctionDeclaration && !(node as ts.FunctionDeclaration).body) return
    exportLocal(w, local, hasModifier(node, K.DefaultKeyword) ? "default" : local)
}

/** `export const a = 1, { b } = x`. */
export function exportNames(w: Walk, node: ts.VariableStatement): void {
    if (!hasModifier(node, K.ExportKeyword)) return
    for (const declaration of node.declarationList.declarations) exportPattern(w, declaration.name)
}

function exportPattern(w: Walk, name: ts.BindingName): void {
    if (name.kind === K.Identifier) return exportLocal(w, name.text, name.text)
    for (const part of name.elements) if (part.kind === K.BindingElement) exportPattern(w, part.name)
}

/** `export { a as b }`, `export { a } from "m"`, `export * from "m"`, `export * as ns from "m"`. */
export function exportsFrom(w: Walk, node: ts.ExportDeclaration): void {
    const { exportClause, moduleSpecifier, isTypeOnly } = node
    const specifier = moduleSpecifier && ts.isStringLiteralLike(moduleSpecifier) ? moduleSpecifier.text : undefined
    if (specifier !== undefined) w.specifiers.add(specifier)
    if (!exportClause) {
        if (specifier === undefined) return
        w.exportAll.push(specifier)
        if (!isTypeOnly) w.fn.operations.push(OP.EXPORT_ALL, importName(w, specifier, "*"))
        return
    }
    if (exportClause.kind === K.NamespaceExport) {
        if (specifier === undefined) return
        const name = exportClause.name.text
        w.typeExports[name] = { specifier, name: "*" }
        if (!isTypeOnly) exportSlot(w, name, importName(w, specifier, "*"))
        return
    }
    for (const part of exportClause.elements) {
        const local = (part.propertyName ?? part.name).text
        const name = part.name.text
        const typeOnly = isTypeOnly || part.isTypeOnly
        if (specifier !== undefined) {
            w.typeExports[name] = { specifier, name: local }
            if (!typeOnly) exportSlot(w, name, importName(w, specifier, local))
        } else if (typeOnly) w.typeExports[name] = { local }
        else exportLocal(w, local, name)
    }
}

function importName(w: Walk, specifier: string, name: string): number {
    const slot = newSlot(w)
    w.fn.operations.push(OP.IMPORT, slot, stringIndex(w, specifier), stringIndex(w, name), 0, -1)
    return slot
}

/** `const X = require("x")` and `const { X } = require("x")` name types too, for JSDoc. */
export function requiredTypes(w: Walk, name: ts.BindingName, call: ts.CallExpression): void {
    const [specifier] = call.arguments
    if (!specifier || !ts.isStringLiteralLike(specifier) || !isRequire(w, call.expression)) return
    if (name.kind === K.Identifier) w.typeImports[name.text] = { specifier: specifier.text, name: "*" }
    if (name.kind !== K.ObjectBindingPattern) return
    for (const part of name.elements) {
        const key = part.propertyName ?? part.name
        if (part.name.kind !== K.Identifier || key.kind !== K.Identifier || part.dotDotDotToken) continue
        w.typeImports[part.name.text] = { specifier: specifier.text, name: key.text }
    }
}
